"""The Review page: sections at the left, the writing in the middle, the report as it will be at the right."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.review.head import Head
from incident_desk.qt.pages.review.paper_column import PaperColumn
from incident_desk.qt.pages.review.paper_model import PaperModel
from incident_desk.qt.pages.review.sections_column import SectionsColumn
from incident_desk.qt.pages.review.view_model import ReviewModel
from incident_desk.qt.pages.review.writing_column import WritingColumn
from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState
from incident_desk.qt.widgets.tab_order import chain, stops_in

LEFT, LEFT_COMPACT = 280, 206
RIGHT, RIGHT_NARROW, RIGHT_COMPACT = 716, 560, 430
_WIDE = 1800
_NEW_ACTION = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_N)
_EMPTY = EmptyModel(
    "file-text",
    "No incident to review",
    "Open one from Home: its review and its report stand here.",
    ButtonModel("Home", keys=("Ctrl", "1"), small=True),
)


class ReviewPage(QWidget):
    """Says what is wished; the fields write by themselves."""

    action_wished = Signal(str)
    """An action of the window's table: its id."""

    def __init__(
        self, themes: ThemeService, parts: tuple[DeskLink, ReviewModel, PaperModel],
        now: Callable[[], datetime], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._themes = themes
        link, self.model, self.paper = parts
        self._room, self.empty = QWidget(self), EmptyState(themes, _EMPTY, parent=self)
        self.head = Head(themes, self.model, link.who, self._room)
        self.sections = SectionsColumn(themes, self.model, self._room)
        self.writing = WritingColumn(themes, (link, self.model, now), self._room)
        self.report = PaperColumn(themes, self.paper, self._room)
        self._waits = False
        """Whether the keyboard came before there was a text."""
        self._lay_out()
        self._connect()
        self._fit()
        self._show()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order."""
        middle = self.writing.prose or self.writing.items.add
        return (self.sections.sections, middle, self.report.area)

    def take_focus(self) -> None:
        """Go to the text, or to the one button where there is no incident."""
        self._waits = not self.writing.fields
        if self.model.incident is not None:
            self.sections.sections.setFocus(Qt.FocusReason.OtherFocusReason)
            self.writing.take_focus()
            return
        for button in self.empty.findChildren(Button):
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- Qt ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter marks the section done, Ctrl+Page goes to another one, Esc to the list and then back."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.writing.mark_done()
        elif control and event.key() in steps:
            self.model.step(steps[Qt.Key(event.key())])
        elif control and event.key() == Qt.Key.Key_I:
            self.writing.insert_wished.emit()
        elif control and event.key() == Qt.Key.Key_B:
            self.writing.embolden()
        elif event.keyCombination() == _NEW_ACTION and self.writing.items.isVisible():
            self.writing.items.add_wished.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Set the pages from now on."""
        super().showEvent(event)
        self.paper.look(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed is saved, and what nobody sees is not set."""
        super().hideEvent(event)
        self.writing.save()
        self.paper.look(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the columns beside are narrower."""
        super().resizeEvent(event)
        self._fit()

    # -- within -----------------------------------------------------------------------------------------------

    def _on_escape(self) -> None:
        if self.sections.sections.hasFocus():
            self.action_wished.emit("desk")
        else:
            self.sections.sections.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_home_wished(self) -> None:
        self.action_wished.emit("home")

    def _on_playbook_wished(self) -> None:
        self.action_wished.emit("make_playbook")

    def _show(self) -> None:
        self._stack.setCurrentIndex(1 if self.model.incident is None else 0)
        missing = self.model.missing
        few = ", ".join(missing[:2]) + (f" and {len(missing) - 2} more" if len(missing) > 2 else "")
        self.report.say(f"To be written still: {few}" if missing else "Nothing that is needed is missing")

    def _on_section_changed(self) -> None:
        """The way of the Tab key goes on through the new fields."""
        stops = [stop for one in self.writing.fields for stop in stops_in(one)]
        chain(self.sections.sections, (*stops, *stops_in(self.writing.items)))
        if self.writing.hasFocus():
            self.sections.sections.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._waits and self.isVisible() and self.writing.fields and not self._is_elsewhere():
            self.take_focus()

    def _is_elsewhere(self) -> bool:
        """Whether the keyboard is where a person took it meanwhile."""
        here = self.window().focusWidget()
        own = (self.sections.sections, self)
        return here is not None and here not in own and not self.empty.isAncestorOf(here)

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.section_changed.connect(self._on_section_changed)
        self.report.action_wished.connect(self.action_wished)
        self.head.playbook_wished.connect(self._on_playbook_wished)
        self.empty.action_clicked.connect(self._on_home_wished)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _lay_out(self) -> None:
        themes = self._themes
        row, column = QHBoxLayout(), QVBoxLayout(self._room)
        row.addWidget(self.sections)
        row.addWidget(Hairline(themes, upright=True, parent=self._room))
        row.addWidget(self.writing, 1)
        row.addWidget(Hairline(themes, upright=True, parent=self._room))
        row.addWidget(self.report)
        column.addWidget(self.head)
        column.addWidget(Hairline(themes, parent=self._room))
        column.addLayout(row, 1)
        for one in (row, column):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(0)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._room)
        self._stack.addWidget(self.empty)

    def _fit(self) -> None:
        theme = self._themes.current
        px, compact = theme.px, theme.is_compact
        is_wide = self.window().width() >= px(_WIDE)
        self.sections.setFixedWidth(px(LEFT_COMPACT if compact else LEFT))
        self.report.setFixedWidth(px(RIGHT_COMPACT if compact else RIGHT if is_wide else RIGHT_NARROW))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
