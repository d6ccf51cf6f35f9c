"""What changed in a review since a version of it was approved: what went is struck, what came has a plus."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from incident_desk.domain.counted import counted
from incident_desk.domain.review_compared import Line
from incident_desk.formats.report_text import visible
from incident_desk.formats.review_compared import ComparedText, Told
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState

WAIT = "It is being compared…"
MORE = "More than is shown here has changed: Copy takes all of it"
_WIDTH, _HEIGHT, _LEAST = 860, 720, 160
_AROUND = 220
"""What of the window's height the dialog needs beside the text."""
_INSET, _BETWEEN = 4, 14
"""In pixels of the design: the room before a line's sign, and over a heading."""
_MOST, _A_LINE = 60_000, 20
"""Signs that are shown, and as how many each line counts beside its own."""
_WOULD = "What somebody writes in the review, or corrects in the record, stands here."
_MINUS, _PLUS = "−", "+"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a line looks that went, or one that came."""

    mark: str
    block: QTextBlockFormat
    sign: QTextCharFormat
    words: QTextCharFormat

    @classmethod
    def of(cls, theme: Theme, *, is_new: bool) -> Self:
        """In the colours of that theme; what wraps stands behind the sign."""
        colour, mark = theme.colour, f"{_PLUS if is_new else _MINUS} "
        block, words = QTextBlockFormat(), QTextCharFormat()
        words.setFont(theme.font(TextKind.BODY))
        words.setForeground(colour.good if is_new else colour.alarm)
        sign = QTextCharFormat(words)
        sign.setFontWeight(QFont.Weight.DemiBold)
        words.setFontStrikeOut(not is_new)
        hanging = QFontMetricsF(sign.font()).horizontalAdvance(mark)
        block.setBackground(colour.good_tint if is_new else colour.alarm_tint)
        block.setLeftMargin(theme.px(_INSET) + hanging)
        block.setTextIndent(-hanging)
        return cls(mark, block, sign, words)

    def write(self, cursor: QTextCursor, text: str) -> None:
        """Write such a line."""
        cursor.insertBlock(self.block)
        cursor.insertText(self.mark, self.sign)
        cursor.insertText(_shown(text), self.words)


class ChangedText(QTextEdit):
    """Headings and lines, each letter by letter whatever it looks like. The keys scroll."""

    def __init__(self, themes: ThemeService, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._told: tuple[Told, ...] = ()
        self.is_whole = True
        """Whether all that changed is shown."""
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        themes.theme_changed.connect(self._on_theme_changed)

    def show_told(self, told: Sequence[Told]) -> None:
        """Show these places; of very many words the first ones."""
        self._told = tuple(told)
        shown, self.is_whole = _fitting(self._told, _MOST)
        went, came = (_Look.of(self._themes.current, is_new=is_new) for is_new in (False, True))
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for place in shown:
            self._heading(cursor, place)
            for line in place.lines:
                (came if line.is_new else went).write(cursor, line.text)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends; Qt scrolls by the arrows and the page keys alone."""
        bar, key = self.verticalScrollBar(), event.key()
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def _heading(self, cursor: QTextCursor, place: Told) -> None:
        theme, block = self._themes.current, QTextBlockFormat()
        if cursor.position():
            block.setTopMargin(theme.px(_BETWEEN))
            cursor.insertBlock(block)
        head, more = QTextCharFormat(), QTextCharFormat()
        head.setFont(theme.font(TextKind.STRONG))
        head.setForeground(theme.colour.text)
        more.setFont(theme.font(TextKind.SMALL))
        more.setForeground(theme.colour.text3)
        cursor.insertText(_shown(place.where), head)
        cursor.insertText(_shown(f"  {place.what}"), more)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.show_told(self._told)


class ChangedSinceDialog(DialogFrame):
    """Shows what it is told; Enter copies all of it, and the dialog stays."""

    def __init__(self, themes: ThemeService, title: str, window: QWidget) -> None:
        super().__init__(themes, title, "Copy", window, width=_WIDTH)
        self.name_buttons("Copy", "Close")
        px = themes.current.px
        self._copy = ""
        self.text = ChangedText(themes, self)
        self.text.setAccessibleName(title)
        self.text.setFixedHeight(max(_LEAST, min(px(_HEIGHT), window.height() - px(_AROUND))))
        self.empty = EmptyState(themes, EmptyModel("history", "", ""), parent=self)
        self.empty.hide()
        self.body.addWidget(self.text)
        self.body.addWidget(self.empty)
        self.do.setEnabled(False)
        self.say(WAIT)
        self.text.setFocus()

    def show_compared(self, compared: ComparedText) -> None:
        """This is what changed, or nothing has."""
        self._copy = compared.copied
        self.text.show_told(compared.told)
        if not compared.told:
            self._say_empty(compared.nothing, _WOULD)
            return
        count = f"{counted(len(compared.told), 'place')} changed"
        self.do.setEnabled(True)
        self.say(f"{count}. {MORE}" if not self.text.is_whole else f"{count}. {_MINUS} went, {_PLUS} came")
        announce(self, count)

    def show_failure(self, words: str) -> None:
        """It can't be compared, and why."""
        self._say_empty(words, "")

    def missing(self) -> str:
        """What is to be copied, while it is not there."""
        return "" if self._copy else self.empty.model.title or WAIT

    def try_accept(self) -> None:
        """Copy all of it; the dialog stays."""
        if words := self.missing():
            self.complain(words)
            return
        QGuiApplication.clipboard().setText(self._copy)
        self.say("Copied", "good")
        announce(self, "Copied")

    def _say_empty(self, words: str, would: str) -> None:
        self.empty.set_model(EmptyModel("history", words, would))
        self.text.hide()
        self.empty.show()
        self.do.hide()
        self.say("")
        self.cancel.setFocus()
        announce(self, words)
        self.refit()


def _fitting(told: Sequence[Told], most: int) -> tuple[list[Told], bool]:
    """The first places and lines, of about so many signs at most, and whether these are all of it."""
    shown, room = list[Told](), most
    for place in told:
        lines = list[Line]()
        for line in place.lines:
            if room <= 0 or len(line.text) > room:
                cut = [replace(line, text=line.text[:room])] if room > 0 else []
                return [*shown, replace(place, lines=(*lines, *cut))], False
            lines.append(line)
            room -= len(line.text) + _A_LINE
        shown.append(place)
    return shown, True


def _shown(text: str) -> str:
    """What can't be seen is written out; a line end within a line is none of a paragraph."""
    return visible(text).replace("\n", "\u2028")
