"""An open incident as a live card at the top of Home: it is never out of sight."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSizeF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.clock import ClockReading, TargetReading, TargetState
from incident_desk.domain.durations import countdown, overrun
from incident_desk.domain.events import RecordKind
from incident_desk.domain.health import State
from incident_desk.domain.incident import Incident
from incident_desk.domain.severity import rank_in
from incident_desk.qt.course import course
from incident_desk.qt.pages.home.library_row import source_of
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.clock import Clock, ClockModel, ClockSize
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.plate import Plate, PlateModel, PlateSize
from incident_desk.qt.widgets.ribbon import Ribbon
from incident_desk.qt.widgets.ribbon_form import RibbonForm
from incident_desk.qt.widgets.ribbon_model import RibbonModel
from incident_desk.qt.widgets.shapes import fill_box, outline_box
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_DOWN = frozenset({State.DOWN, State.FLAPPING, State.RECOVERING})


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a readout: words, and the sign before them."""

    text: str
    glyph: GlyphState | None = None
    tone: str = "text"


@dataclass(frozen=True, slots=True)
class Readout:
    """A caption over its value."""

    caption: str
    parts: tuple[Part, ...] = (Part("—"),)


class ReadoutView(PaintedWidget[Readout]):
    """A readout as a widget; it keeps its width while digits change."""

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as the wider of its lines."""
        value = theme.font(TextKind.BODY, weight=600, tabular=True)
        widths = [text_width(one.text, value) + (20 if one.glyph else 0) for one in self.model.parts]
        line = sum(widths) + 8 * (len(widths) - 1)
        return QSizeF(max(text_width(self.model.caption, theme.font(TextKind.CAPTION)), line) + 2, 38)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw it."""
        caption = QRectF(0, 0, area.width(), 16)
        draw_line(painter, caption, self.model.caption, theme.font(TextKind.CAPTION), theme.colour.text2)
        font, left = theme.font(TextKind.BODY, weight=600, tabular=True), 0.0
        for one in self.model.parts:
            if one.glyph is not None:
                paint_state_glyph(painter, QRectF(left, 20, 14, 14), one.glyph, theme)
                left += 20
            ink: QColor = getattr(theme.colour, one.tone)
            left = draw_line(painter, QRectF(left, 17, area.width() - left, 20), one.text, font, ink) + 8

    def spoken(self) -> Spoken:
        """Caption and value."""
        return Spoken(self.model.caption, ", ".join(one.text for one in self.model.parts))


class OpenCard(QWidget):
    """Plate, title, readouts, clock, ribbon and the way to the desk. Only the first card has the ribbon."""

    opened = Signal(str)
    """The incident's id: bring it to the desk."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None, *, is_first: bool = True) -> None:
        super().__init__(parent)
        self._themes, self._is_first = themes, is_first
        self._incident: Incident | None = None
        self.plate = Plate(themes, PlateModel(), self)
        self.title, self.caption = ElidedLabel(parent=self), ElidedLabel(parent=self)
        self.readouts = [ReadoutView(themes, Readout(one), self) for one in _CAPTIONS]
        self.clock = Clock(themes, ClockModel(0, "Elapsed", ""), self._clock_size, self)
        variant = Variant.PRIMARY if is_first else Variant.SECONDARY
        self.button = Button(themes, ButtonModel("Open desk", variant), self)
        self.ribbon = Ribbon(themes, RibbonModel(()), RibbonForm.STRIP if not is_first else None, self)
        self.ribbon.setVisible(is_first)
        set_tone(self.caption, "text3")
        self._lay_out()
        self.button.clicked.connect(self._on_clicked)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    @property
    def _clock_size(self) -> ClockSize:
        return ClockSize.HOME if self._is_first and not self._themes.current.is_compact else ClockSize.STRIP

    def show_incident(self, incident: Incident, reading: ClockReading | None) -> None:
        """Show this incident at this reading."""
        self._incident = incident
        drill = incident.record is RecordKind.DRILL
        label = f"Drill {incident.severity or ''}".strip() if drill else incident.severity or "not stated"
        self.plate.set_model(PlateModel(label, rank_in(incident.severity, incident.playbook), self._plate_size))
        self.title.setText(incident.title)
        commander = f"Commander {incident.commander}" if incident.commander else "no commander"
        self.caption.setText(
            f"{incident.key} · {source_of(incident)} · {commander} · {incident.status.capitalize()}"
        )
        self.button.set_model(
            ButtonModel("Open desk", self.button.model.variant, self.button.model.keys, name=f"Open {incident.key}")
        )
        if reading is None:
            return
        for view, readout in zip(self.readouts, readouts(incident, reading), strict=True):
            view.set_model(readout)
        self.clock.set_model(ClockModel(int(reading.elapsed_s), "Elapsed", ""))
        if self._is_first:
            self.ribbon.set_model(course(incident, reading, ()))

    def show_key(self, opens_it: bool) -> None:
        """Whether the key of the desk brings this incident."""
        self.button.set_model(replace(self.button.model, keys=("Ctrl", "2") if opens_it else ()))

    @property
    def _plate_size(self) -> PlateSize:
        return PlateSize.BIG if self._is_first and not self._themes.current.is_compact else PlateSize.SMALL

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.caption)
        self._row = QHBoxLayout()
        self._row.addWidget(self.plate)
        self._row.addLayout(words, 1)
        rest: list[QWidget] = [*self.readouts, self.clock, self.button]
        for widget in rest:
            self._row.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._row)
        self._column.addWidget(self.ribbon)

    def _fit(self) -> None:
        theme = self._themes.current
        roomy = self._is_first and not theme.is_compact
        self.title.setFont(theme.font(TextKind.TITLE if roomy else TextKind.STRONG))
        self.caption.setFont(theme.font(TextKind.CAPTION))
        top = theme.px(14 if roomy else 6)
        self._column.setContentsMargins(theme.px(1), top, theme.px(1), theme.px(4 if self._is_first else 6))
        self._row.setContentsMargins(theme.px(16), 0, theme.px(15), 0)
        self._row.setSpacing(theme.px(24 if not theme.is_compact else 14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the outline of the card, in the accent's line: this one is live."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill_box(painter, QRectF(self.rect()), 10, theme.colour.window if theme.is_dark else theme.colour.raised)
        outline_box(painter, QRectF(self.rect()), 10, theme.colour.accent_line, 1.0)
        painter.end()

    def _on_clicked(self) -> None:
        if self._incident is not None:
            self.opened.emit(self._incident.id)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
        self.update()


_CAPTIONS = ("Next update", "Resolution target", "Health")


def readouts(incident: Incident, reading: ClockReading) -> tuple[Readout, ...]:
    """Next update, resolution target and health in words."""
    return (
        Readout(_CAPTIONS[0], (_left(reading.next_update),)),
        Readout(_CAPTIONS[1], (_left(reading.target("resolution"), " left"),)),
        Readout(_CAPTIONS[2], _health(incident)),
    )


def _left(one: TargetReading, after: str = "") -> Part:
    if one.state is TargetState.NOT_STATED or one.remaining_s is None:
        return Part("not stated", tone="text3")
    if one.remaining_s < 0:
        return Part(f"{overrun(one.remaining_s)} late", tone="alarm")
    tone = "caution" if one.state in (TargetState.AT_RISK, TargetState.ALMOST_DUE) else "text"
    return Part(f"{countdown(one.remaining_s)}{after}", tone=tone)


def _health(incident: Incident) -> tuple[Part, ...]:
    """What the record says of its checks. It holds changes alone: of one without a change, that it is watched."""
    if not incident.checks:
        return (Part("no checks", tone="text3"),)
    states = [incident.check_marks[one].state for one in incident.checks if one in incident.check_marks]
    down, slow = sum(one in _DOWN for one in states), sum(one == State.SLOW for one in states)
    unknown = sum(one in (State.NO_DATA, State.BLIND) for one in states)
    counts = ((down, "down", GlyphState.DOWN), (slow, "slow", GlyphState.SLOW))
    named = (*counts, (unknown, "no data", GlyphState.NO_DATA))
    parts = tuple(Part(f"{count} {word}", glyph) for count, word, glyph in named if count)
    normal = sum(one == State.OK for one in states)
    if not parts and normal == len(incident.checks):
        return (Part(f"{normal} normal", GlyphState.NORMAL),)
    return parts or (Part(f"{len(incident.checks)} watched"),)
