"""Change the severity: every target with its old and new time, before Enter."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QScrollArea, QSizePolicy, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.severity import PLAYBOOK, SETTINGS, Level, level_named, scale_of, targets_for
from incident_desk.formats.times import clock_face
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.dialogs.target_table import TargetShown, TargetTable, already_late, becomes_next, compare
from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.banner import Banner, BannerModel
from incident_desk.qt.widgets.key_cap import key_caps_width, paint_key_caps
from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton
from incident_desk.qt.widgets.plate import PlateModel, paint_plate, plate_size
from incident_desk.qt.widgets.shapes import fill_box, outline_box
from incident_desk.qt.widgets.upright_area import upright_area

_LEAST, _AROUND = 120, 24
"""How low the table may become, and the room over and under the dialog."""
_NUMBERS = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}


class LevelButton(PaintedButton[Level]):
    """A plate with the key that takes it."""

    def __init__(self, themes: ThemeService, model: Level, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(plain(" · ".join(part for part in (model.label, model.definition) if part)))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.toggled.connect(self._on_toggled)

    @property
    def _keys(self) -> tuple[str, ...]:
        return (str(self.model.rank),)

    def design_size(self, theme: Theme) -> QSizeF:
        """Room for the plate and the key."""
        size = plate_size(PlateModel(self.model.name, self.model.rank), theme)
        return QSizeF(size.width() + key_caps_width(self._keys, theme) + 34, 44)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw them."""
        colour = theme.colour
        taken = self.isChecked()
        fill_box(painter, area, 8, colour.accent_tint if taken else colour.hover if self.is_hot else colour.raised)
        outline_box(painter, area, 8, colour.accent if taken else colour.line_strong, 2.0 if taken else 1.0)
        plate = PlateModel(self.model.name, self.model.rank)
        size = plate_size(plate, theme)
        top = area.center().y() - size.height() / 2
        paint_plate(painter, QRectF(10, top, size.width(), size.height()), plate, theme)
        left = area.right() - 10 - key_caps_width(self._keys, theme)
        paint_key_caps(painter, left, area.center().y(), self._keys, theme)

    def spoken(self) -> Spoken:
        """The level and its key."""
        return Spoken(f"{self.model.name} {self.model.label}".strip(), f"Key {self.model.rank}")

    def _on_toggled(self, taken: bool) -> None:
        """Tab comes to the level that is taken; arrow keys go to the others."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if taken else Qt.FocusPolicy.ClickFocus)


class SeverityDialog(DialogFrame):
    """Picks a level; lowering asks why."""

    def __init__(
        self, themes: ThemeService, incident: Incident, scheme: tuple[Level, ...], now: datetime, window: QWidget
    ) -> None:
        super().__init__(themes, "Change severity", "Change", window, width=680)
        self._incident, self._scheme = incident, scheme
        self._now = max(now, incident.declared_at)
        self.scale = scale_of(incident.playbook, scheme)
        self._old = level_named(incident.severity, self.scale) if incident.severity else None
        self._current = self.scale.index(self._old) if self._old else 0
        self.levels = [LevelButton(themes, level, self) for level in self.scale]
        self.meaning = self.plain("", "text3")
        self.warning = Banner(themes, BannerModel("", ""), self)
        self.table = TargetTable(themes, self._compared(), self)
        self.why = QLineEdit(self)
        self.why.setAccessibleName("Why, in a line")
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._lay_out_body()
        for button in self.levels:
            button.clicked.connect(self._on_level_clicked)
        self.say_beside(f"{incident.key} is {incident.severity or 'without a severity'}")
        self._show()
        self.levels[self._current].setFocus()

    def tick(self, now: datetime) -> None:
        """Time goes on while the dialog stands."""
        self._now = max(now, self._incident.declared_at)
        self._show_targets()

    @property
    def level(self) -> Level:
        """The level that was chosen."""
        return self.scale[self._current]

    @property
    def reason(self) -> str:
        """Why; may be empty when it is raised."""
        return self.why.text().strip()

    @property
    def is_lower(self) -> bool:
        """Whether the chosen level is less severe than the present one."""
        return self._old is not None and self.level.rank > self._old.rank

    def missing(self) -> str:
        """Another level, and a reason where it is lower."""
        if self._old is not None and self.level.name == self._old.name:
            return f"It is {self.level.name} already"
        return f"{self.level.name} is lower: say in a line why" if self.is_lower and not self.reason else ""

    def complain(self, words: str) -> None:
        """Say what is wrong, and go where it is put right."""
        super().complain(words)
        if self.is_lower:
            self.why.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """0 to 4 pick the level of that rank."""
        text = event.text()
        if text.isdecimal() and not self.why.hasFocus():
            places = [place for place, level in enumerate(self.scale) if level.rank == int(text)]
            if places:
                self.levels[places[0]].setFocus()
                self.levels[places[0]].click()
                return
        super().keyPressEvent(event)

    def _lay_out_body(self) -> None:
        px = self.themes.current.px
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in self.levels:
            row.addWidget(button, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.meaning)
        self.body.addWidget(self.warning)
        self.body.addWidget(self._scrolled())
        self._why = self.caption("Why", "one line, logged with old and new times")
        self.body.addWidget(self._why)
        self.body.addWidget(self.why)

    def _scrolled(self) -> QScrollArea:
        """All clocks, however long the path: they scroll where the window is too low for them."""
        self._area = area = upright_area(self)
        area.setWidget(self.table)
        return area

    def refit(self) -> None:
        """As high as the table, up to what the window has."""
        px = self.themes.current.px
        self._area.setFixedHeight(0)
        self.body.invalidate()
        rest = self._column.totalHeightForWidth(self.width())
        most = max(px(_LEAST), self._window.height() - px(_AROUND) - rest)
        wanted = self.table.sizeHint().height()
        self._area.setFixedHeight(min(wanted, most))
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if wanted > most else Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName("Targets before and after")
        super().refit()
        # Words that wrap: before they are shown their least height is that of a narrow column.
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))
        self.move(self._window.geometry().center() - self.rect().center())

    def _on_level_clicked(self) -> None:
        taken = [place for place, button in enumerate(self.levels) if button.isChecked()]
        if taken:
            self._current = taken[0]
            self._show()
            self.refit()

    def _show(self) -> None:
        self.levels[self._current].setChecked(True)
        level = self.level
        self.meaning.set_text(_meaning(level, self._incident, self._scheme))
        self.say("Undo with Ctrl+Z" if not self.is_lower else "Lowering asks for a reason")
        keep = f"Keep {self._old.name}" if self._old else "Cancel"
        self.name_buttons(f"Change to {level.name}", keep)
        self._show_targets()

    def _compared(self) -> tuple[TargetShown, ...]:
        return compare(self._incident, self.level, self._scheme, self._now)

    def _show_targets(self) -> None:
        shown = self._compared()
        self.table.show_targets(shown)
        since = clock_face(self._incident.declared_at)
        old = f"{self._incident.severity} now" if self._incident.severity else "now"
        self.table.name_columns(old, f"{self.level.name}, counted from {since} UTC")
        late, was_late = already_late(shown), not self.warning.isHidden()
        self.warning.setVisible(bool(late))
        if late:
            many = "A target is" if len(late) == 1 else f"{_NUMBERS.get(len(late), len(late))} targets are"
            following = becomes_next(self._incident, self.level, self._scheme, self._now)
            words = [*late, *([f"Next: {following}"] if following else [])]
            self.warning.set_model(
                BannerModel(f"{many} already late under {self.level.name}", f"{'. '.join(words)}.")
            )
        if self.isVisible() and was_late is not bool(late):
            self.refit()


def _meaning(level: Level, incident: Incident, scheme: tuple[Level, ...]) -> str:
    """What the level says of the harm, and who stated its times."""
    words = " · ".join(part for part in (level.label, level.definition) if part)
    stop = "" if not words or words.endswith((".", "!", "?")) else "."
    return f"{words}{stop} {_source(level, incident, scheme)}".strip()


def _source(level: Level, incident: Incident, scheme: tuple[Level, ...]) -> str:
    book, targets = incident.playbook, targets_for(level.name, incident.playbook, scheme)
    stated = {one.source for one in (targets.response, targets.resolution, targets.update_every) if one}
    where = {SETTINGS: "settings", PLAYBOOK: book.title if book else "the playbook"}
    known = " and ".join(where.get(one, one) for one in sorted(stated))
    times = f"its times come from {known}" if stated else "no time is stated for it"
    if book is not None and book.severities and book.severity(level.name) is None:
        return f"{level.name} is not in {book.title}; {times}."
    return f"{times[0].upper()}{times[1:]}."
