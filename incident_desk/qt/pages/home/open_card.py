"""The open incident as a live card at the top of Home: it is never out of sight."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from incident_desk.domain.clock import ClockReading, TargetReading, TargetState
from incident_desk.domain.durations import countdown, overrun
from incident_desk.domain.incident import Incident
from incident_desk.domain.severity import WORKSPACE_SCHEME, level_named, scale_of
from incident_desk.qt.course import course
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.clock import Clock, ClockModel, ClockSize
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.plate import Plate, PlateModel, PlateSize
from incident_desk.qt.widgets.ribbon import Ribbon
from incident_desk.qt.widgets.ribbon_model import RibbonModel
from incident_desk.qt.widgets.shapes import outline_box


class Figure(QWidget):
    """A caption over a value."""

    def __init__(self, themes: ThemeService, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._caption, self.value = QLabel(caption, self), QLabel("—", self)
        set_tone(self._caption, "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self.value)
        themes.theme_changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        theme = self._themes.current
        self._caption.setFont(theme.font(TextKind.CAPTION))
        self.value.setFont(theme.font(TextKind.STRONG, tabular=True))


class OpenCard(QWidget):
    """Plate, title, clock, ribbon and the way to the desk."""

    opened = Signal(str)
    """The incident's id: bring it to the desk."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._incident: Incident | None = None
        self.plate = Plate(themes, PlateModel(size=PlateSize.BIG), self)
        self.title, self.caption = ElidedLabel(parent=self), ElidedLabel(parent=self)
        self.update_figure = Figure(themes, "Next update", self)
        self.target_figure = Figure(themes, "Resolution target", self)
        self.clock = Clock(themes, ClockModel(0, "", ""), ClockSize.HOME, self)
        self.button = Button(themes, ButtonModel("Open desk", Variant.PRIMARY, ("Ctrl", "2")), self)
        self.ribbon = Ribbon(themes, RibbonModel(()), parent=self)
        set_tone(self.caption, "text3")
        self._lay_out()
        self.button.clicked.connect(self._on_clicked)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    def show_incident(self, incident: Incident, reading: ClockReading | None) -> None:
        """Show this incident at this reading."""
        self._incident = incident
        level = (
            level_named(incident.severity, scale_of(incident.playbook, WORKSPACE_SCHEME))
            if incident.severity
            else None
        )
        size = PlateSize.SMALL if self._themes.current.is_compact else PlateSize.BIG
        self.plate.set_model(PlateModel(incident.severity or "not stated", level.rank if level else None, size))
        self.title.setText(incident.title)
        playbook = incident.playbook.title if incident.playbook else "no playbook"
        commander = f" · Commander {incident.commander}" if incident.commander else ""
        self.caption.setText(f"{incident.key} · {playbook}{commander} · {incident.status.capitalize()}")
        if reading is None:
            return
        self.update_figure.value.setText(_left(reading.next_update))
        self.target_figure.value.setText(_left(reading.target("resolution")))
        self.clock.set_model(ClockModel(int(reading.elapsed_s), "", ""))
        self.ribbon.set_model(course(incident, reading, ()))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.caption)
        row = QHBoxLayout()
        row.addWidget(self.plate)
        row.addLayout(words, 1)
        for widget in (self.update_figure, self.target_figure, self.clock, self.button):
            row.addWidget(widget)
        row.setSpacing(24)
        self._column = QVBoxLayout(self)
        self._column.addLayout(row)
        self._column.addWidget(self.ribbon)

    def _fit(self) -> None:
        theme = self._themes.current
        self.title.setFont(theme.font(TextKind.TITLE))
        self.caption.setFont(theme.font(TextKind.CAPTION))
        self._column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The outline of the card, in the accent's line: this one is live."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline_box(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, theme.colour.accent_line, 1.0)
        painter.end()

    def _on_clicked(self) -> None:
        if self._incident is not None:
            self.opened.emit(self._incident.id)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
        self.update()


def _left(one: TargetReading) -> str:
    if one.state is TargetState.NOT_STATED or one.remaining_s is None:
        return "not stated"
    return overrun(one.remaining_s) if one.remaining_s < 0 else f"{countdown(one.remaining_s)} left"
