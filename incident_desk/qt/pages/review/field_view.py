"""One field on the page: title, text, how far it is kept, and the question where another wrote meanwhile."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.review.field_model import FieldModel
from incident_desk.qt.pages.review.fields import Sort
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle
from incident_desk.qt.widgets.passing_keys import passes_on

_LEAST = {Sort.TEXT: 9, Sort.LIST: 3, Sort.FIGURE: 1}
"""Lines of text that a field has room for before anything is written."""


_QUOTED = 400
"""Signs of what another wrote that are shown in the question."""


class ProseField(QPlainTextEdit):
    """As high as its text; Tab goes on, and Esc is the page's."""

    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, themes: ThemeService, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._lines = themes, lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)

    def fit(self) -> None:
        """Take the height of what is written."""
        line = self.fontMetrics().lineSpacing()
        lines = max(self._lines, int(self.document().size().height()))
        self.setFixedHeight(line * lines + self._themes.current.px(22))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, self.height())

    def wrap(self, before: str, after: str) -> None:
        """Put signs of Markdown around the chosen words, or an empty pair at the cursor."""
        cursor = self.textCursor()
        words = cursor.selectedText().replace("\u2029", "\n")
        cursor.insertText(f"{before}{words}{after}")
        if not words:
            cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(after))
            self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_lines(self, sign: str) -> None:
        """Put a sign before each chosen line."""
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        cursor.beginEditBlock()
        block = self.document().findBlock(first)
        while block.isValid() and block.position() <= max(last - 1, first):
            QTextCursor(block).insertText(sign)
            last += len(sign)
            block = block.next()
        cursor.endEditBlock()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert_lines(self, text: str) -> None:
        """Put text at the cursor as an item of a list, so that it runs into nothing in the report."""
        cursor = self.textCursor()
        before = cursor.block().text()
        gap = "" if not before.strip() else "\n" if before.lstrip().startswith("- ") else "\n\n"
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertText(f"{gap}- {text}")
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """What is the window's goes on to it."""
        return passes_on(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is for the page; all else writes."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A menu or another program is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()


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
        self.text = ProseField(themes, _LEAST[model.field.sort], self)
        self._question = QWidget(self)
        self._told = Paragraph(themes, "", ParagraphStyle(TextKind.SMALL, colour="caution"), self._question)
        self.theirs = Button(themes, ButtonModel("Take theirs", small=True), self._question)
        self.mine = Button(themes, ButtonModel("Keep mine on top", small=True), self._question)
        self._lay_out()
        self.text.setAccessibleName(model.field.title)
        self.text.setAccessibleDescription(model.field.hint)
        self.text.textChanged.connect(self._on_typed)
        self.text.left.connect(model.leave)
        self.theirs.clicked.connect(model.take_theirs)
        self.mine.clicked.connect(model.keep_mine)
        model.replaced.connect(self._on_replaced)
        model.state_changed.connect(self._show_state)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()
        self._on_replaced(model.text)
        self._show_state()

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
        self._hint.setVisible(bool(field.hint))

    def _on_typed(self) -> None:
        self.model.type(self.text.toPlainText(), self._now())

    def _on_replaced(self, text: str) -> None:
        if text == self.text.toPlainText():
            return
        place = self.text.textCursor().position()
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.setPosition(min(place, len(self.text.toPlainText())))
        self.text.setTextCursor(cursor)

    def _show_state(self) -> None:
        theirs = self.model.theirs
        self._state.setText(self.model.words)
        self._question.setVisible(theirs is not None)
        if theirs is not None:
            words = " ".join(theirs.text.split())
            words = f"“{words[:_QUOTED]}…”" if len(words) > _QUOTED else f"“{words}”"
            who = (
                f"{theirs.who} wrote here at {theirs.at} UTC since you began" if theirs.who else "It was taken back"
            )
            self._told.set_text(f"{who}: {words} Nothing is written over.")

    def _fit(self) -> None:
        theme = self._themes.current
        self.text.setFont(theme.font(TextKind.BODY))
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(theme.px(6))
        self.text.fit()

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
