"""All checks as they stand, in two columns: sign, name, value, and since when each is in that state."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.domain.health import State
from incident_desk.domain.soak import SoakRow
from incident_desk.formats.times import clock_face
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_HIGH, _GAP, _SINCE, _VALUE = 28.0, 26.0, 76.0, 140.0
MOST, MOST_IN_LOW = 12, 8
"""How many checks are shown, and in a low window."""
_GLYPHS = {
    State.OK: GlyphState.NORMAL,
    State.SLOW: GlyphState.SLOW,
    State.FAILING: GlyphState.NORMAL,
    State.DOWN: GlyphState.DOWN,
    State.RECOVERING: GlyphState.DOWN,
    State.FLAPPING: GlyphState.FLAPPING,
    State.SUPPRESSED: GlyphState.SUPPRESSED,
    State.PAUSED: GlyphState.PAUSED,
    State.MAINTENANCE: GlyphState.MAINTENANCE,
    State.BLIND: GlyphState.BLIND,
}


@dataclass(frozen=True, slots=True)
class SnapshotShown:
    """The checks, those that are not normal first; as many as there is room for."""

    rows: tuple[SoakRow, ...]

    @classmethod
    def of(cls, rows: tuple[SoakRow, ...], most: int = MOST) -> "SnapshotShown":
        """Sorted, and cut where there are too many."""
        return cls(tuple(sorted(rows, key=lambda one: one.state is State.OK))[:most])


class SnapshotGrid(PaintedWidget[SnapshotShown]):
    """Painted, as it changes each second."""

    def __init__(self, themes: ThemeService, model: SnapshotShown, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """Two columns, read downwards."""
        return QSizeF(320, _HIGH * self._high)

    @property
    def _high(self) -> int:
        return (len(self.model.rows) + 1) // 2

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw it."""
        wide = (area.width() - _GAP) / 2
        for place, row in enumerate(self.model.rows):
            column, line = divmod(place, self._high)
            box = QRectF(column * (wide + _GAP), line * _HIGH, wide, _HIGH)
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), theme.colour.line)
            _paint_row(painter, theme, box, row)

    def spoken(self) -> Spoken:
        """Each check in words."""
        return Spoken("Snapshot of the checks", "; ".join(_in_words(row) for row in self.model.rows))


def _paint_row(painter: QPainter, theme: Theme, box: QRectF, row: SoakRow) -> None:
    colour, right = theme.colour, Qt.AlignmentFlag.AlignRight
    caption, small = theme.font(TextKind.CAPTION, tabular=True), theme.font(TextKind.SMALL, tabular=True)
    sign = QRectF(box.left(), box.center().y() - 7, 14, 14)
    paint_state_glyph(painter, sign, _GLYPHS.get(row.state, GlyphState.NO_DATA), theme)
    since = QRectF(box.right() - _SINCE, box.top(), _SINCE, box.height())
    draw_line(painter, since, _since(row), caption, colour.text3, right)
    wide = min(_VALUE, text_width(_value(row), small) + 1)
    value = QRectF(since.left() - wide, box.top(), wide, box.height())
    is_well = row.state is State.OK
    draw_line(painter, value, _value(row), small, colour.text2 if is_well else colour.text, right)
    name = QRectF(box.left() + 24, box.top(), value.left() - box.left() - 34, box.height())
    draw_line(painter, name, row.name, theme.font(TextKind.SMALL, weight=None if is_well else 600), colour.text)


def _value(row: SoakRow) -> str:
    """The answer of a check that is well; else what is wrong with it."""
    return row.value or ("" if row.state is State.OK else row.state.word)


def _since(row: SoakRow) -> str:
    return clock_face(row.since) if row.since else "no change"


def _in_words(row: SoakRow) -> str:
    value = f", {row.value}" if row.value else ""
    return f"{row.name} {row.state.word}{value}" + (f" since {clock_face(row.since)} UTC" if row.since else "")
