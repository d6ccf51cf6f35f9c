"""A text that the record filled in part and a person fills in full; both kinds of places are marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from incident_desk.qt.theme import ThemeService
from incident_desk.services.filling import Draft


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words that were filled in; the cursor holds their place while the text around them changes."""

    cursor: QTextCursor
    words: str
    mark: str

    @property
    def stands(self) -> bool:
        return self.cursor.selectedText() == self.words


class DraftField(QPlainTextEdit):
    """Tab leaves it. What the record filled is underlined, what is still blank is boxed."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._stretches: list[_Stretch] = []
        self._blanks: Sequence[str] = ()
        self.setTabChangesFocus(True)

    @property
    def filled(self) -> tuple[str, ...]:
        """What the record filled and nobody changed since, each once."""
        return tuple(dict.fromkeys(one.words for one in self._stretches if one.stands))

    def begin(self, draft: Draft) -> None:
        """Begin with this draft; undo brings back what stood there."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(draft.text)
        self._stretches = []
        for one in draft.filled:
            self._hold(_units(draft.text[: one.start]), one.words, one.mark)
        self._show_marks()

    @property
    def unfilled(self) -> str:
        """The text with its blanks again wherever the words of the record still stand."""
        text = self.toPlainText().encode("utf-16-le")
        stand = [one for one in self._stretches if one.stands]
        for one in sorted(stand, key=lambda one: one.cursor.selectionStart(), reverse=True):
            start, end = 2 * one.cursor.selectionStart(), 2 * one.cursor.selectionEnd()
            text = text[:start] + one.mark.encode("utf-16-le") + text[end:]
        return text.decode("utf-16-le")

    def renew(self, draft: Draft) -> None:
        """Put in what the record says by now, wherever its older words still stand."""
        now = {one.mark: one.words for one in draft.filled}
        for stretch in [one for one in self._stretches if one.stands]:
            words = now.get(stretch.mark, stretch.words)
            if words != stretch.words:
                start = stretch.cursor.selectionStart()
                self._stretches.remove(stretch)
                stretch.cursor.insertText(words)
                self._hold(start, words, stretch.mark)
        self._show_marks()

    def mark_blanks(self, blanks: Sequence[str]) -> None:
        """Mark these wherever they stand."""
        self._blanks = blanks
        self._show_marks()

    def _hold(self, start: int, words: str, mark: str) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(start + _units(words), QTextCursor.MoveMode.KeepAnchor)
        # What is typed right behind it is not part of it.
        cursor.setKeepPositionOnInsert(True)
        self._stretches.append(_Stretch(cursor, words, mark))

    def _show_marks(self) -> None:
        colour = self._themes.current.colour
        blank, filled = QTextCharFormat(), QTextCharFormat()
        blank.setBackground(colour.caution_tint)
        blank.setForeground(colour.caution)
        filled.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        filled.setUnderlineColor(colour.accent)
        marks = [_selection(one.cursor, filled) for one in self._stretches if one.stands]
        marks += [_selection(cursor, blank) for mark in self._blanks for cursor in self._places(mark)]
        self.setExtraSelections(marks)

    def _places(self, mark: str) -> list[QTextCursor]:
        found, places = self.document().find(mark), []
        while not found.isNull():
            places.append(found)
            found = self.document().find(mark, found)
        return places


def _units(text: str) -> int:
    """How many places Qt counts for a text: two for a letter outside the first plane, such as most emoji."""
    return len(text.encode("utf-16-le")) // 2


def _selection(cursor: QTextCursor, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
    one = QTextEdit.ExtraSelection()
    one.cursor, one.format = cursor, form
    return one
