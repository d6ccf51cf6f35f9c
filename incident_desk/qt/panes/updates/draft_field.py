"""A text that the record filled in part and a person fills in full; both kinds of places are marked.

The text never changes under the person's fingers: what the record knows is renewed only in places that nobody
changed, and while the field has the keyboard only after a rest.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from incident_desk.qt.panes.updates.drafting import Typed
from incident_desk.qt.panes.updates.stretches import form_of, known_now, stretches_in, with_marks
from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.shapes import outline_box
from incident_desk.services.filling import Draft

REST_MS = 2000
"""How long after the last key what the record knows may be renewed again."""
_NO_WAIVED: Mapping[str, str] = MappingProxyType({})
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DraftField(QPlainTextEdit):
    """Tab goes from blank to blank and then leaves it. What the record filled is underlined, a blank is a chip."""

    edited = Signal()
    """A person changed the text."""
    send_wished = Signal()
    """Ctrl+Enter."""
    waive_wished = Signal()
    """Alt+W: the blank at the cursor is to go out open."""
    left = Signal()
    """Esc."""
    held = Signal(bool)
    """The keyboard came, or went elsewhere than into a menu."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._blanks: Sequence[str] = ()
        self._is_ours = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(REST_MS)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_text_changed)
        themes.theme_changed.connect(self._on_theme_changed)

    @property
    def filled(self) -> tuple[str, ...]:
        """What the record filled and nobody changed since, each once."""
        return tuple(dict.fromkeys(one.words for one in stretches_in(self.document()) if not one.waived))

    @property
    def typed(self) -> Typed:
        """The text as it stands, and with its blanks where words of the record or a waiving word stand."""
        text, held = self.toPlainText(), stretches_in(self.document())
        waived = [one for one in held if one.waived]
        words = {one.mark: one.words for one in waived}
        return Typed(text, with_marks(text, held), with_marks(text, waived), words)

    def begin(self, draft: Draft, waived: Mapping[str, str] = _NO_WAIVED, *, undoable: bool = False) -> None:
        """Begin with this draft and these words for waived blanks; ``undoable`` keeps the way back."""
        cursor = QTextCursor(self.document())
        self._is_ours = True
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        place = 0
        for one in draft.filled:
            cursor.insertText(draft.text[place : one.start], QTextCharFormat())
            cursor.insertText(one.words, form_of(one.words, one.mark))
            place = one.start + len(one.words)
        cursor.insertText(draft.text[place:], QTextCharFormat())
        cursor.endEditBlock()
        self._is_ours = False
        for mark, word in waived.items():
            self._put([(one, word, mark) for one in reversed(self._places([mark]))], waived=True)
        if not undoable:
            self.document().clearUndoRedoStacks()
        self._show_marks()

    def renew(self, draft: Draft, *, now: bool = False) -> None:
        """Put in what the record says by now. ``draft`` is drafted from ``typed.unfilled``, as it stands.

        Older words of the record are renewed where nobody changed them; an open blank that the record knows by now
        is filled. ``now``: even while a person types, because the text goes out.
        """
        if not now and self.hasFocus() and (self._typing.isActive() or self.document().isRedoAvailable()):
            return
        held = stretches_in(self.document())
        wanted, changes = known_now(draft, held), []
        for stretch in held:
            new = wanted.get(stretch.start)
            if new and new.mark == stretch.mark and new.words != stretch.words and not stretch.waived:
                changes.append((stretch.cursor(self.document()), new.words, new.mark))
        for blank in self._places():
            new = wanted.get(blank.selectionStart())
            if new and new.mark == blank.selectedText():
                changes.append((blank, new.words, new.mark))
        changes = [one for one in changes if now or not self._is_touched(one[0])]
        if changes:
            self._put(sorted(changes, key=lambda one: one[0].selectionStart(), reverse=True))

    def waive(self, mark: str, word: str) -> None:
        """Put this word in the place of that blank, wherever it stands; Ctrl+Z takes it back."""
        places = self._places([mark])
        if places:
            self._put([(one, word, mark) for one in reversed(places)], waived=True)
            self.edited.emit()

    def mark_blanks(self, blanks: Sequence[str]) -> None:
        """Mark these wherever they stand."""
        if tuple(blanks) != tuple(self._blanks):
            self._blanks = tuple(blanks)
        self._show_marks()

    def say(self, mark: str, words: str) -> None:
        """Fill that blank with these words, and go on to the next one."""
        places = self._places([mark])
        if places:
            places[0].insertText(words, QTextCharFormat())
            self.begin_typing()

    def begin_typing(self, mark: str = "") -> None:
        """Take the keyboard, with that blank or the first one selected so that the next key fills it.

        Without a blank the cursor stands behind the text.
        """
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        places = self._places([mark] if mark else self._blanks)
        if places:
            self._select(places[0])
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def blank_at_hand(self) -> str:
        """The blank at the cursor, else the first one; empty where none is left."""
        places, here = self._places(), self.textCursor()
        at_cursor = (one for one in places if one.selectionStart() <= here.position() <= one.selectionEnd())
        found = next(at_cursor, places[0] if places else None)
        return found.selectedText() if found else ""

    def sizeHint(self) -> QSize:
        """A few lines: it takes the room that is left, and asks for none that others need."""
        return QSize(200, self.minimumHeight())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next blank, or the one before; behind the last one the field is left."""
        here, places = self.textCursor(), self._places()
        if forward:
            found = next((one for one in places if one.selectionStart() >= here.selectionEnd()), None)
        else:
            found = next((one for one in reversed(places) if one.selectionEnd() <= here.selectionStart()), None)
        if found is None or not self.hasFocus():
            return super().focusNextPrevChild(forward)
        self._select(found)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter, Alt+W and Esc are wishes; everything else is typing."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and control:
            self.send_wished.emit()
        elif event.key() == Qt.Key.Key_W and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.waive_wished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._step(self.undo, self.document().isUndoAvailable)
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._step(self.redo, self.document().isRedoAvailable)
        else:
            self._typing.start()
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """From now on the text is under the person's hands."""
        super().focusInEvent(event)
        self.held.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A menu takes the keyboard only for a moment."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._typing.stop()
            self.held.emit(False)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Words that are composed are typing too."""
        self._typing.start()
        super().inputMethodEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and the dashed box of each blank that stands on one line."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in self._places():
            first, last = QTextCursor(one), QTextCursor(one)
            first.setPosition(one.selectionStart())
            last.setPosition(one.selectionEnd())
            left, right = QRectF(self.cursorRect(first)), QRectF(self.cursorRect(last))
            if left.top() == right.top():
                box = QRectF(left.left() - 2, left.top(), right.left() - left.left() + 4, left.height())
                outline_box(painter, box, 4, self._themes.current.colour.caution_line, dashed=True)
        painter.end()

    # -- inside -------------------------------------------------------------------------------------------

    def _step(self, go: Callable[[], None], may_go: Callable[[], bool]) -> None:
        """Undo or redo what a person did: a step in which the record alone renewed its words is passed over."""
        before = self.typed
        while may_go() and (self.typed.unfilled, dict(self.typed.waived)) == (before.unfilled, dict(before.waived)):
            go()

    def _put(self, changes: list[tuple[QTextCursor, str, str]], *, waived: bool = False) -> None:
        """Put words in the place of what the cursors select."""
        was_undoable, cursor = self.document().isUndoAvailable(), QTextCursor(self.document())
        self._is_ours = True
        cursor.beginEditBlock()
        for place, words, mark in changes:
            cursor.setPosition(place.selectionStart())
            cursor.setPosition(place.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(words, form_of(words, mark, waived=waived))
        cursor.endEditBlock()
        self._is_ours = False
        if not waived and not was_undoable:
            self.document().clearUndoRedoStacks()
        self._show_marks()

    def _is_touched(self, place: QTextCursor) -> bool:
        """Whether the person's cursor stands in it, or it is selected."""
        here = self.textCursor()
        if not self.hasFocus():
            return False
        return here.selectionStart() < place.selectionEnd() and here.selectionEnd() > place.selectionStart()

    def _select(self, place: QTextCursor) -> None:
        self.setTextCursor(place)
        self.ensureCursorVisible()

    def _places(self, marks: Sequence[str] | None = None) -> list[QTextCursor]:
        """Where the blanks, or these marks, stand, in the order of the text."""
        document, found = self.document(), list[QTextCursor]()
        for mark in self._blanks if marks is None else marks:
            one = document.find(mark, 0, document.FindFlag.FindCaseSensitively)
            while not one.isNull():
                found.append(one)
                one = document.find(mark, one, document.FindFlag.FindCaseSensitively)
        return sorted(found, key=lambda one: one.selectionStart())

    def _show_marks(self) -> None:
        colour = self._themes.current.colour
        blank, filled, waived = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        blank.setBackground(colour.caution_tint)
        blank.setForeground(colour.caution)
        filled.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        filled.setUnderlineColor(colour.control)
        waived.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        waived.setUnderlineColor(colour.caution)
        document = self.document()
        marks = [
            _selection(one.cursor(document), waived if one.waived else filled) for one in stretches_in(document)
        ]
        self.setExtraSelections(marks + [_selection(cursor, blank) for cursor in self._places()])

    def _on_text_changed(self) -> None:
        if not self._is_ours:
            # A blank that is typed or undone into a text that has another of its name is no new one to the model.
            self._show_marks()
            self.edited.emit()

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._show_marks()


def _selection(cursor: QTextCursor, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
    one = QTextEdit.ExtraSelection()
    one.cursor, one.format = cursor, form
    return one
