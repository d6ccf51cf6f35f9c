"""A text of Markdown that is typed: as high as it is long, its signs dressed as what they mean."""

import re

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QSizePolicy, QWidget

from incident_desk.qt.pages.review.markdown_ink import MarkdownInk
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.passing_keys import passes_on

_ALT = Qt.KeyboardModifier.AltModifier
_ITEM = re.compile(r"(?P<indent> *)(?P<sign>[-*+]|(?P<number>\d{1,3})(?P<after>[.)])) ")


class ProseField(QPlainTextEdit):
    """As high as its text, with the caret in sight; Tab goes on, and Esc is the page's."""

    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, themes: ThemeService, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._lines = themes, lines
        self.room = 22
        """Pixels of the design beside the lines of text: above and below them, with the frame."""
        self._ink = MarkdownInk(themes, self.document())
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        self._sight = QTimer(self)
        """Fires once the field has its height and its place."""
        self._sight.setSingleShot(True)
        self._sight.timeout.connect(self._show_caret)
        self.cursorPositionChanged.connect(self._on_caret_moved)

    def fit(self) -> None:
        """Take the height of what is written."""
        line = self.fontMetrics().lineSpacing()
        lines = max(self._lines, int(self.document().size().height()))
        self.setFixedHeight(line * lines + self._themes.current.px(self.room))

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
        """Esc is for the page, and so are the keys with Alt, which would write their letters; all else writes."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape or (held == _ALT and event.text().isalnum()):
            event.ignore()
        elif not (event.key() == Qt.Key.Key_Return and not held and self._goes_on_with_list()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height moves the caret on the page."""
        super().resizeEvent(event)
        self._on_caret_moved()

    def _on_caret_moved(self) -> None:
        if self.hasFocus():
            self._sight.start(0)

    def _show_caret(self) -> None:
        """What scrolls is the page around the field: it follows whoever types under its edge."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        sheet = area.widget() if area is not None else None
        if area is not None and sheet is not None and self.hasFocus():
            caret = self.viewport().mapTo(sheet, self.cursorRect().center())
            area.ensureVisible(caret.x(), caret.y(), 0, self.fontMetrics().lineSpacing())

    def _goes_on_with_list(self) -> bool:
        """Enter in an item of a list begins the next one, in an empty one it ends the list; whether it was one."""
        cursor = self.textCursor()
        found = _ITEM.match(cursor.block().text())
        if found is None or cursor.hasSelection() or cursor.positionInBlock() < found.end():
            return False
        if not cursor.block().text()[found.end() :].strip():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        else:
            number = found["number"]
            sign = f"{int(number) + 1}{found['after']}" if number else found["sign"]
            cursor.insertText(f"\n{found['indent']}{sign} ")
        self.ensureCursorVisible()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A menu or another program is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()
