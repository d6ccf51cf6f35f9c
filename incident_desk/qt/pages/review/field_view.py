"""One field on the page: title, text, how far it is kept, and the question where another wrote meanwhile."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.review.field_model import FieldModel
from incident_desk.qt.pages.review.fields import Field, Sort, Standing
from incident_desk.qt.pages.review.line_rows import LineRows, LinesModel
from incident_desk.qt.pages.review.prose_field import ProseField
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle

_LEAST = {Sort.TEXT: 7, Sort.FIGURE: 1}
"""Lines of text that a field has room for before anything is written."""
_LINES = {
    "whys": LinesModel("Why", "Add the next why, or stop here"),
    "factors": LinesModel("Factor", "Add a factor: what made it possible, harder to see or longer", sorted=True),
    "well": LinesModel("Well", "Add what went well"),
    "wrong": LinesModel("Wrong", "Add what went wrong"),
    "lucky": LinesModel("Lucky", "Add where you were lucky"),
}
END = -1
"""The place behind the last sign."""
_QUOTED = 400
"""Signs of what another wrote that are shown in the question."""


class FieldView(QWidget):
    """The field; what is typed goes to its model."""

    def __init__(
        self, themes: ThemeService, model: FieldModel, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self.model, self._now = themes, model, now
        self._title = Lettered(themes, TextKind.STRONG, parent=self)
        self._state = Lettered(themes, TextKind.CAPTION, "text3", parent=self)
        self._hint = Paragraph(themes, model.field.hint, ParagraphStyle(TextKind.SMALL, colour="text3"), self)
        self.text = _field_for(themes, model.field, self)
        self._question = QWidget(self)
        self._told = Paragraph(themes, "", ParagraphStyle(TextKind.SMALL, colour="caution"), self._question)
        self.theirs = Button(themes, ButtonModel("Take theirs", small=True), self._question)
        self.mine = Button(themes, ButtonModel("Keep mine on top", small=True), self._question)
        self._lay_out()
        self.text.setAccessibleName(model.field.title)
        self.text.setAccessibleDescription(model.field.hint)
        typed = self.text.changed if isinstance(self.text, LineRows) else self.text.textChanged
        typed.connect(self._on_typed)
        self.text.left.connect(model.leave)
        self.theirs.clicked.connect(model.take_theirs)
        self.mine.clicked.connect(model.keep_mine)
        model.replaced.connect(self._on_replaced)
        model.state_changed.connect(self._show_state)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()
        self._on_replaced(model.text)
        self._show_state()
        if not isinstance(self.text, LineRows):
            self._put_caret(END if model.place is None else model.place)
            self.text.cursorPositionChanged.connect(self._on_caret_moved)

    @property
    def prose(self) -> ProseField:
        """Where signs of Markdown go: the text, or the line that is typed in."""
        return self.text.here if isinstance(self.text, LineRows) else self.text

    @property
    def has_keyboard(self) -> bool:
        """Whether somebody types in it."""
        return self.prose.hasFocus()

    def take_focus(self) -> None:
        """Go to the text, or to the line after the last one."""
        self.prose.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert_lines(self, lines: Sequence[str]) -> None:
        """Put these where the cursor is: in a text as items of a list, in a list as lines of it."""
        if isinstance(self.text, LineRows):
            self.text.add_lines(lines)
        else:
            self.text.insert_lines("\n- ".join(lines))
        self.take_focus()

    def _lay_out(self) -> None:
        field = self.model.field
        self._title.setText(field.title)
        head, asked, column = QHBoxLayout(), QHBoxLayout(self._question), QVBoxLayout(self)
        head.addWidget(self._title)
        head.addWidget(self._state, 1)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(self._told, 1)
        asked.addWidget(self.theirs)
        asked.addWidget(self.mine)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self._question)
        column.addWidget(self.text)
        # The text of the section has its title over the page.
        self._title.setVisible(field.sort is not Sort.TEXT)
        self._state.setVisible(field.sort is not Sort.TEXT)
        self._hint.setVisible(bool(field.hint))

    def _on_typed(self) -> None:
        self.model.type(self.text.toPlainText(), self._now())

    def _on_replaced(self, text: str) -> None:
        if text == self.text.toPlainText():
            return
        if isinstance(self.text, LineRows):
            self.text.set_text(text)
            return
        cursor, document = self.text.textCursor(), self.text.document()
        place = END if cursor.atEnd() else cursor.position()
        if document.isUndoAvailable():
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
        else:
            # Nothing was typed here yet: the key that takes back typing must leave what the record has.
            self.text.setPlainText(text)
        self._put_caret(place)

    def _put_caret(self, place: int) -> None:
        """To that sign of a text, or behind the last one."""
        if not isinstance(self.text, LineRows):
            cursor, last = self.text.textCursor(), self.text.document().characterCount() - 1
            cursor.setPosition(last if place == END else min(place, last))
            self.text.setTextCursor(cursor)

    def _on_caret_moved(self) -> None:
        """Where a person went in a text they find again."""
        if self.has_keyboard:
            self.model.place = self.prose.textCursor().position()

    def _show_state(self) -> None:
        theirs = self.model.theirs
        self._state.setText(self.model.words)
        self._question.setVisible(theirs is not None)
        if theirs is not None:
            words = " ".join(theirs.text.split())
            words = f"“{words[:_QUOTED]}…”" if len(words) > _QUOTED else f"“{words}”"
            self._told.set_text(f"{_what_came(self.model, theirs)}: {words} Nothing is written over.")

    def _fit(self) -> None:
        theme = self._themes.current
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(theme.px(6))
        if isinstance(self.text, ProseField):
            self.text.setFont(theme.font(TextKind.BODY))
            self.text.fit()

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()


def _what_came(model: FieldModel, theirs: Standing) -> str:
    """How it comes that another text stands in the record."""
    if not theirs.who:
        return "It was taken back"
    if model.is_theirs_older:
        return f"It was taken back to what {theirs.who} wrote at {theirs.at} UTC"
    return f"{theirs.who} wrote here at {theirs.at} UTC since you began"


def _field_for(themes: ThemeService, field: Field, parent: QWidget) -> ProseField | LineRows:
    """What a field is typed in."""
    if field.sort is Sort.LIST:
        return LineRows(themes, _LINES[field.name], parent)
    return ProseField(themes, _LEAST[field.sort], parent)
