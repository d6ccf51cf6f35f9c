"""What was put off: why, by whom it will be done, and until when."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from incident_desk.domain.durations import span
from incident_desk.domain.roles import initials
from incident_desk.domain.run_reading import RunStep
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.checklist.pane_head import PaneHead
from incident_desk.qt.pages.checklist.parts import by
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, ThemeService, set_surface, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph
from incident_desk.qt.widgets.upright_area import upright_area

_MOST_IN_SIGHT = 3
"""Rows that have room; further ones are scrolled to."""
_NOTHING = "Nothing is put off. F puts a step off: with a reason, and with who does it by when."


class DeferredRow(QWidget):
    """A step that was put off; it can be done from here."""

    def __init__(self, themes: ThemeService, parent: QWidget) -> None:
        super().__init__(parent)
        px = themes.current.px
        self.glyph = StateGlyph(themes, GlyphModel(GlyphState.PAUSED, "deferred"), self)
        self.title = Lettered(themes, TextKind.BODY, parent=self)
        self.why = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.due = Lettered(themes, TextKind.SMALL, "text2", parent=self)
        self.done = Button(themes, ButtonModel("", icon="check", name="Done"), self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.why)
        row = QHBoxLayout()
        row.setContentsMargins(px(20), px(7), px(8), px(7))
        row.setSpacing(px(10))
        row.addWidget(self.glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.due)
        row.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(themes, parent=self))
        column.addLayout(row)

    def show_step(self, one: RunStep, now: datetime) -> None:
        """Show why, who and until when; what is past says so."""
        mark = one.mark
        self.title.setText(one.step.text)
        owner = initials(mark.owner) if mark and mark.owner else "no owner"
        self.why.setText(f"{mark.reason if mark else ''}. {owner}".lstrip(". "))
        until = mark.until if mark else None
        late = until is not None and until < now
        self.due.setText(_due(until, now))
        set_tone(self.due, "alarm" if late else "text2")
        self.done.set_model(ButtonModel("", icon="check", name=f"Done: {one.step.text}"))
        self.done.setObjectName(one.step.id)
        self.setAccessibleName(f"{one.step.text}, deferred: {self.why.text()}, {self.due.text()}")


def _due(until: datetime | None, now: datetime) -> str:
    if until is None:
        return "no day"
    if until < now:
        return f"due {by(until, now)}, {span((now - until).total_seconds() // 60 * 60 or 60)} past"
    return f"due {by(until, now)}"


class DeferredList(QWidget):
    """The steps that were put off, in reading order."""

    done_wanted = Signal(str)
    """The step with that id is done."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.head = PaneHead(themes, "Deferred", self)
        self.nothing = QLabel(_NOTHING, self)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_tone(self.nothing, "text3")
        self.rows: list[DeferredRow] = []
        self._area = upright_area(self)
        self._inside = QWidget(self._area.viewport())
        set_surface(self._inside, "panel")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._area.setWidget(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.nothing)
        column.addWidget(self._area, 1)
        column.addStretch(0)
        self._fit()
        themes.theme_changed.connect(self._fit)

    def show_steps(self, steps: tuple[RunStep, ...], now: datetime) -> None:
        """Show these."""
        while len(self.rows) > len(steps):
            gone = self.rows.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(steps):
            row = DeferredRow(self._themes, self._inside)
            row.done.clicked.connect(self._on_done_clicked)
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
        for row, one in zip(self.rows, steps, strict=True):
            row.show_step(one, now)
        self.head.say(f"{len(steps)}, each with a reason" if steps else "")
        self.nothing.setVisible(not steps)
        self._area.setVisible(bool(steps))
        self._give_room()

    def _give_room(self) -> None:
        """As high as its rows, up to the most that leaves room for what stands below; the rest is scrolled."""
        heights = [one.sizeHint().height() for one in self.rows[:_MOST_IN_SIGHT]]
        self._area.setFixedHeight(sum(heights))

    def _on_done_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.done_wanted.emit(sender.objectName())

    def _fit(self) -> None:
        theme = self._themes.current
        self.nothing.setFont(theme.font(TextKind.SMALL))
        side = theme.px(14 if theme.is_compact else 20)
        self.nothing.setContentsMargins(side, 0, side, theme.px(8))
