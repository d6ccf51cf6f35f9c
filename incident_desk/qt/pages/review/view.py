"""The Review page: sections at the left, the writing in the middle, the report as it will be at the right."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.review.head import Head
from incident_desk.qt.pages.review.line_rows import LineRows
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
_ANSWERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
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
    looked_at = Signal(bool)
    """Whether it is what the person sees."""

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

    def _table(self) -> dict[QKeyCombination, Callable[[], object]]:
        """What the keys of the page do, beside those of its parts."""
        writing, model = self.writing, self.model
        does: dict[str, Callable[[], object]] = {
            "Ctrl+Return": writing.mark_done,
            "Ctrl+Enter": writing.mark_done,
            "Ctrl+PgDown": partial(_step, model, writing, 1),
            "Ctrl+PgUp": partial(_step, model, writing, -1),
            "Ctrl+I": writing.head.insert_wished.emit,
            "Ctrl+B": partial(writing.head.mark_by_key, "bold"),
            "Ctrl+J": partial(writing.head.mark_by_key, "italic"),
            "Ctrl+Shift+J": partial(writing.head.mark_by_key, "code-xml"),
            "Ctrl+Shift+U": partial(writing.head.mark_by_key, "link"),
            "Ctrl+T": self._turn_sort,
            "Ctrl+Shift+N": self._add_action,
            "I": self._add_action,
            "Alt+X": writing.banner.wish_aside,
            "Alt+Q": self.go_to_question,
        }
        return {QKeySequence(key)[0]: do for key, do in does.items()}  # type: ignore[index]

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

    def go_to_question(self) -> None:
        """Go to the next open question: of this section, then of the next one that has any."""
        banner = self.writing.banner
        is_here = bool(self.model.questions_here) and not self._holds_focus(banner)
        if not is_here and not (self._holds_focus(banner) and banner.go_on()):
            self.model.next_question()
            banner.begin()
        banner.take_focus()
        self.writing.area.verticalScrollBar().setValue(0)

    def tick(self, now: datetime) -> None:
        """A second has passed (UTC)."""
        if self.isVisible() and self.model.incident is not None:
            self.writing.tick(now)

    # -- Qt ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the page; Esc goes to the list of sections, and from there back."""
        does = self._table().get(event.keyCombination())
        if event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        elif does is not None:
            does()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _ANSWERS:
            self.writing.banner.answer(_ANSWERS.index(Qt.Key(event.key())))
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Set the pages from now on."""
        super().showEvent(event)
        self.looked_at.emit(True)
        self.paper.look(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed is saved, and what nobody sees is not set."""
        super().hideEvent(event)
        self.writing.save()
        self.paper.look(False)
        self.looked_at.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the columns beside are narrower."""
        super().resizeEvent(event)
        self._fit()

    # -- within -----------------------------------------------------------------------------------------------

    def _holds_focus(self, part: QWidget) -> bool:
        here = self.window().focusWidget()
        return here is not None and part.isAncestorOf(here)

    def _turn_sort(self) -> None:
        """The contributing factor that is typed is of the next kind."""
        field = self.writing.field
        if field is not None and isinstance(field.text, LineRows):
            field.text.turn_sort()

    def _add_action(self) -> None:
        if self.writing.items.isVisible():
            self.writing.items.add_wished.emit()

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
        self.report.foot.told.setText(
            f"To be written still: {few}" if missing else "Nothing that is needed is missing"
        )
        incident = self.model.incident
        self.report.foot.say_questions(len(self.model.questions))
        self.report.offer_versions(incident is not None and bool(incident.review.approvals))
        self._show_aids()

    def _show_aids(self) -> None:
        """What the record says in the open section, and where that stands on the paper."""
        here, sheets = self.model.open, self.paper.sheets
        self.writing.show_aids(sheets.aids.get(here.id, ()) if here is not None and sheets is not None else ())
        self.report.show_section(here.title if here is not None else "")

    def _on_section_changed(self) -> None:
        """The way of the Tab key goes on through the new fields."""
        writing = self.writing
        marks = (writing.head.not_needed, writing.head.done)
        parts = (*marks, *writing.fields, writing.items, writing.came_back, writing.aids)
        chain(writing.head.insert, [stop for one in (writing.banner, *parts) for stop in stops_in(one)])
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
        self.paper.changed.connect(self._show_aids)
        self.report.questions_wished.connect(self.go_to_question)
        self.sections.writing_wished.connect(self.writing.take_focus)
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


def _step(model: ReviewModel, writing: WritingColumn, by: int) -> None:
    """To the next section or the one before, and to its text; whoever goes by arrow keys stays in the list."""
    model.step(by)
    writing.take_focus()
