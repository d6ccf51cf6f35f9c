"""Dresses Markdown while it is typed: bold is bold, code has its letters, and what goes or comes has its ground."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from incident_desk.qt.theme import TextKind, Theme, ThemeService

_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_HEADING = re.compile(r"^ {0,3}#{1,6} ")
_MARK = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)]) ")
_QUOTE = re.compile(r"^ {0,3}>")
_CODE = re.compile(r"`[^`\n]+`")
_BOLD = re.compile(r"\*\*(?=\S)[^*\n]+?(?<=\S)\*\*|__(?=\S)[^_\n]+?(?<=\S)__")
_ITALIC = re.compile(
    r"(?<![*\w])\*(?=[^*\s])[^*\n]+?(?<=[^*\s])\*(?![*\w])|(?<![_\w])_(?=[^_\s])[^_\n]+?(?<=[^_\s])_(?![_\w])"
)
_LINK = re.compile(r"\[[^\]\n]+\]\([^)\s]+\)")
_IN_CODE = 1
_LONGEST = 5_000
"""Of a longer line nothing is dressed: it is no prose."""


class MarkdownInk(QSyntaxHighlighter):
    """Changes how the text looks, and none of its letters."""

    def __init__(self, themes: ThemeService, document: QTextDocument) -> None:
        super().__init__(document)
        self._themes = themes
        themes.theme_changed.connect(self._on_theme_changed)

    def highlightBlock(self, text: str) -> None:
        """Dress one line; a fence before it makes it code."""
        was_code, is_fence = self.previousBlockState() == _IN_CODE, bool(_FENCE.match(text))
        self.setCurrentBlockState(_IN_CODE if was_code is not is_fence else 0)
        if len(text) > _LONGEST:
            return
        if was_code or is_fence:
            self.setFormat(0, len(text), self._code_line(text, is_fence=is_fence))
            return
        for begin, length, dress in self._dressed(text):
            for place in range(begin, begin + length):
                format_ = self.format(place)
                format_.merge(dress)
                self.setFormat(place, 1, format_)

    def _dressed(self, text: str) -> Iterator[tuple[int, int, QTextCharFormat]]:
        theme = self._themes.current
        colour = theme.colour
        if _HEADING.match(text):
            yield 0, len(text), _dress(weight=QFont.Weight.DemiBold)
        if mark := _MARK.match(text):
            yield 0, mark.end(), _dress(ink=colour.text3)
        if _QUOTE.match(text):
            yield 0, len(text), _dress(ink=colour.text2)
        code = list(_CODE.finditer(text))
        for pattern, dress in (
            (_BOLD, _dress(weight=QFont.Weight.DemiBold)),
            (_ITALIC, _dress(italic=True)),
            (_LINK, _dress(ink=colour.accent)),
        ):
            for found in pattern.finditer(text):
                if not any(one.start() <= found.start() < one.end() for one in code):
                    yield found.start(), len(found[0]), dress
        for found in code:
            yield found.start(), len(found[0]), _code(theme)

    def _code_line(self, text: str, *, is_fence: bool) -> QTextCharFormat:
        theme = self._themes.current
        dress = _code(theme)
        if is_fence:
            dress.setForeground(theme.colour.text3)
        elif text.startswith("-"):
            dress.setBackground(theme.colour.alarm_tint)
        elif text.startswith("+"):
            dress.setBackground(theme.colour.good_tint)
        return dress

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.rehighlight()


def _dress(weight: QFont.Weight | None = None, italic: bool = False, ink: QColor | None = None) -> QTextCharFormat:
    dress = QTextCharFormat()
    if weight is not None:
        dress.setFontWeight(weight)
    if italic:
        dress.setFontItalic(True)
    if ink is not None:
        dress.setForeground(ink)
    return dress


def _code(theme: Theme) -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setFontFamilies(theme.font(TextKind.MONO).families())
    dress.setFontFixedPitch(True)
    dress.setBackground(theme.colour.hover)
    return dress
