"""Where everything lies in a row of the timeline, in pixels of the screen, and the fonts of its columns."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from incident_desk.qt.theme import TextKind, Theme

LINES = 2
"""Lines of words in the highest row; the rest is in the reader."""

_MARK, _MARK_COMPACT = 70, 36


@dataclass(frozen=True, slots=True)
class RowForm:
    """The columns of a row: time, sign, words, writer. Made once for a theme and a width, used for every row."""

    theme: Theme
    width: float
    time_left: int
    time_width: int
    lane: int
    words_left: int
    words_width: float
    writer_left: float
    writer_width: int
    row: int
    line: int
    time_font: QFont
    writer_font: QFont

    def height(self, lines: int) -> int:
        """The height of a row of so many lines."""
        return self.row + (lines - 1) * self.line

    def lines_in(self, height: float) -> int:
        """How many lines a row of that height holds."""
        return LINES if height > self.row else 1

    def top(self, height: float) -> float:
        """Where the first line begins in a row of that height."""
        return (height - self.lines_in(height) * self.line) / 2

    def mark_room(self, files: int) -> int:
        """The room at the right of the words for the mark of so many pieces of evidence, in pixels."""
        if not files:
            return 0
        return self.theme.px(_MARK_COMPACT if self.theme.is_compact else _MARK)

    def band(self, area: QRectF, left: float, width: float) -> QRectF:
        """A column's part of the first line."""
        return QRectF(area.left() + left, area.top() + self.top(area.height()), width, self.line)


def row_form(theme: Theme, width: float) -> RowForm:
    """The form of rows of that width."""
    compact, px = theme.is_compact, theme.px
    time_left, time_width = px(14 if compact else 20), px(42 if compact else 66)
    lane = time_left + time_width + px(16 if compact else 22)
    words_left, writer_room = lane + px(17 if compact else 22), px(42 if compact else 52)
    return RowForm(
        theme=theme,
        width=width,
        time_left=time_left,
        time_width=time_width,
        lane=lane,
        words_left=words_left,
        words_width=max(60.0, width - words_left - writer_room),
        writer_left=width - writer_room,
        writer_width=writer_room - px(12 if compact else 16),
        row=theme.row_height,
        line=theme.line_height(TextKind.BODY),
        time_font=theme.font(TextKind.SMALL, tabular=True),
        writer_font=theme.font(TextKind.CAPTION),
    )
