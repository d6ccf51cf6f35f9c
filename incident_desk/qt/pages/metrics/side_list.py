"""The right column as a painted list; Enter on an incident opens what is missing of it, or the incident."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from incident_desk.domain.objectives import Verdict
from incident_desk.qt.pages.metrics.results import GoalLine, NamedLine
from incident_desk.qt.pages.metrics.side import (
    BLOCKS,
    EVERYTHING,
    BackLine,
    Cell,
    Columns,
    Gap,
    Heading,
    Note,
    ObjectiveLine,
    SideRow,
    TargetLine,
    spoken,
)
from incident_desk.qt.pages.playbooks.painting import begin_row
from incident_desk.qt.pages.playbooks.plain_list import ROW, PlainList
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, in_two_lines, text_width
from incident_desk.qt.widgets.plate import PlateModel, paint_plate, plate_size
from incident_desk.qt.widgets.shapes import fill_box, outline_box
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_HIGH: Mapping[type, tuple[int, int]] = {
    Heading: (46, 34),
    Columns: (24, 22),
    TargetLine: (38, 30),
    Note: (44, 42),
    ObjectiveLine: (72, 64),
    NamedLine: (29, 26),
    GoalLine: (29, 26),
    Gap: (29, 42),
    BackLine: (60, 56),
}
"""How high a row is, and in a small window."""
_GLYPHS = {Verdict.MET: GlyphState.MET, Verdict.MISSED: GlyphState.DOWN, Verdict.UNKNOWN: GlyphState.NO_DATA}


class SidePainter(QStyledItemDelegate):
    """Paints each kind of row."""

    def __init__(self, themes: ThemeService, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its kind is."""
        theme = self._themes.current
        high = _HIGH[type(index.data(ROW))]
        return QSize(0, theme.px(high[theme.is_compact]))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row within the insets of the page."""
        theme, row = self._themes.current, index.data(ROW)
        area = begin_row(painter, option, theme)
        side = theme.px(12 if theme.is_compact else 20)
        _PAINTERS[type(row)](painter, area.adjusted(side, 0, -theme.px(16), 0), row, theme)
        painter.restore()


def _line_above(painter: QPainter, area: QRectF, theme: Theme) -> None:
    painter.fillRect(
        QRectF(area.left() - theme.px(20), area.top(), area.width() + theme.px(36), 1), theme.colour.line
    )


def _paint_heading(painter: QPainter, area: QRectF, row: Heading, theme: Theme) -> None:
    _line_above(painter, area, theme)
    end = draw_line(painter, area, row.text, theme.font(TextKind.PANEL_TITLE), theme.colour.text)
    rest = QRectF(end + theme.px(12), area.top(), area.right() - end - theme.px(12), area.height())
    draw_line(painter, rest, row.caption, theme.font(TextKind.SMALL), theme.colour.text3)


def _columns(area: QRectF, theme: Theme) -> tuple[QRectF, ...]:
    """The first is as wide as a plate; the others share the rest."""
    first = max(float(theme.px(72)), area.width() * 0.165)
    rest = area.width() - first
    edges = [area.left(), *(area.left() + first + rest * share for share in (0.0, 0.34, 0.68, 1.0))]
    return tuple(
        QRectF(edges[place], area.top(), edges[place + 1] - edges[place] - 4, area.height()) for place in range(4)
    )


def _paint_columns(painter: QPainter, area: QRectF, row: Columns, theme: Theme) -> None:
    font = theme.font(TextKind.CAPTION, weight=500)
    for box, name in zip(_columns(area, theme), row.names, strict=True):
        # Of a name that is too long its first word says it all.
        words = name if text_width(name, font) <= box.width() else name.split()[0]
        draw_line(painter, box, words, font, theme.colour.text3)


def _paint_target(painter: QPainter, area: QRectF, row: TargetLine, theme: Theme) -> None:
    _line_above(painter, area, theme)
    boxes = _columns(area, theme)
    if row.is_total:
        draw_line(painter, boxes[0], row.severity, theme.font(TextKind.BODY, weight=500), theme.colour.text)
    else:
        model = PlateModel(row.severity, row.rank)
        size = plate_size(model, theme)
        at = QRectF(boxes[0].left(), area.center().y() - size.height() / 2, size.width(), size.height())
        paint_plate(painter, at, model, theme)
    for box, cell in zip(boxes[1:], row.cells, strict=True):
        _paint_cell(painter, box, cell, theme, blocks=not row.is_total)


def _paint_cell(painter: QPainter, box: QRectF, cell: Cell, theme: Theme, *, blocks: bool) -> None:
    colour, left = theme.colour, box.left()
    font = theme.font(TextKind.BODY, weight=500, tabular=True) if cell.is_told else theme.font(TextKind.CAPTION)
    step, high = theme.px(11), theme.px(18 if not theme.is_compact else 14)
    room = box.width() - text_width(cell.text, font) - theme.px(8)
    shown = cell.blocks if blocks and len(cell.blocks) <= BLOCKS and len(cell.blocks) * step <= room else ()
    for met in shown:
        block = QRectF(left, box.center().y() - high / 2, theme.px(8), high)
        if met:
            fill_box(painter, block, 2, colour.text3)
        else:
            outline_box(painter, block, 2, colour.alarm, 1.5)
        left += step
    left += theme.px(8) if shown else 0
    ink = colour.text3 if not cell.is_told else colour.alarm if cell.is_missed and blocks else colour.text
    draw_line(painter, QRectF(left, box.top(), box.right() - left, box.height()), cell.text, font, ink)


def _paint_note(painter: QPainter, area: QRectF, row: Note, theme: Theme) -> None:
    font = theme.font(TextKind.CAPTION)
    lines = in_two_lines(row.text, font, area.width())
    high = theme.px(16)
    top = area.center().y() - high * (1 if lines[1] else 0.5)
    for place, words in enumerate(lines):
        draw_line(
            painter, QRectF(area.left(), top + place * high, area.width(), high), words, font, theme.colour.text3
        )


def _paint_objective(painter: QPainter, area: QRectF, row: ObjectiveLine, theme: Theme) -> None:
    px, colour = theme.px, theme.colour
    _line_above(painter, area, theme)
    paint_state_glyph(painter, QRectF(area.left(), area.top() + px(9), px(18), px(18)), _GLYPHS[row.verdict], theme)
    left, strong = area.left() + px(30), theme.font(TextKind.BODY, weight=600)
    first = QRectF(left, area.top() + px(8), area.right() - left, px(20))
    verdict = row.verdict.value.capitalize()
    ink = {Verdict.MISSED: colour.alarm, Verdict.UNKNOWN: colour.text2}.get(row.verdict, colour.text)
    draw_line(painter, first, verdict, strong, ink, Qt.AlignmentFlag.AlignRight)
    end = draw_line(painter, first, row.name, theme.font(TextKind.BODY, weight=500), colour.text) + px(8)
    room = area.right() - text_width(verdict, strong) - px(8) - end
    meaning = QRectF(end, first.top(), room, first.height())
    draw_line(painter, meaning, row.meaning, theme.font(TextKind.SMALL), colour.text3)
    small, bold = theme.font(TextKind.SMALL), theme.font(TextKind.SMALL, weight=500, tabular=True)
    at = left
    for words, font, tone in (
        ("Goal ", small, colour.text2), (row.goal, bold, colour.text), ("  ·  was ", small, colour.text2),
        (row.was, bold, colour.text),
    ):  # fmt: skip
        at = draw_line(painter, QRectF(at, first.bottom() + 1, area.right() - at, px(18)), words, font, tone)
    last = QRectF(left, first.bottom() + px(19), area.right() - left, px(16))
    draw_line(painter, last, row.why, theme.font(TextKind.CAPTION), colour.text3)


def _paint_named(painter: QPainter, area: QRectF, row: NamedLine, theme: Theme) -> None:
    _line_above(painter, area, theme)
    font, colour, wide = theme.font(TextKind.SMALL), theme.colour, area.width()
    draw_line(painter, QRectF(area.left(), area.top(), wide * 0.42, area.height()), row.label, font, colour.text2)
    rest = QRectF(area.left() + wide * 0.44, area.top(), wide * 0.56, area.height())
    draw_line(painter, rest, row.text, theme.font(TextKind.SMALL, weight=500, tabular=True), colour.text)


def _paint_goal(painter: QPainter, area: QRectF, row: GoalLine, theme: Theme) -> None:
    _line_above(painter, area, theme)
    font, colour = theme.font(TextKind.SMALL), theme.colour
    wide, said = area.width(), row.result or "unknown"
    left, least = area.left(), text_width("unknown", font)
    if row.beside:
        ticket = QRectF(left, area.top(), wide * 0.2, area.height())
        left = draw_line(painter, ticket, row.beside, theme.font(TextKind.CAPTION), colour.text3) + theme.px(8)
    first = QRectF(left, area.top(), area.left() + wide * 0.42 - left, area.height())
    draw_line(painter, first, row.label, font, colour.text2)
    # A result takes what room it needs, and leaves the goal a part of it.
    room = min(max(least, text_width(said, font)), wide * 0.3)
    middle = QRectF(area.left() + wide * 0.44, area.top(), wide * 0.56 - room - theme.px(8), area.height())
    draw_line(painter, middle, row.text, font, colour.text2)
    last, ink = (
        QRectF(area.right() - room, area.top(), room, area.height()),
        colour.text if row.result else colour.text3,
    )
    draw_line(painter, last, said, font, ink, Qt.AlignmentFlag.AlignRight)


def _paint_gap(painter: QPainter, area: QRectF, row: Gap, theme: Theme) -> None:
    if row.key:
        _line_above(painter, area, theme)
    font, colour, wide = theme.font(TextKind.SMALL), theme.colour, theme.px(92)
    what, why = _gap_boxes(area.adjusted(wide, 0, 0, 0), theme)
    key = QRectF(area.left(), what.top(), wide - theme.px(4), what.height())
    draw_line(painter, key, row.key, theme.font(TextKind.SMALL, weight=500, tabular=True), colour.text)
    draw_line(painter, what, row.what, font, colour.text2)
    draw_line(painter, why, row.why, font, colour.text3)


def _gap_boxes(area: QRectF, theme: Theme) -> tuple[QRectF, QRectF]:
    """What and why side by side; in a small window one under the other."""
    if theme.is_compact:
        high, top = theme.px(18), area.center().y() - theme.px(18)
        return QRectF(area.left(), top, area.width(), high), QRectF(area.left(), top + high, area.width(), high)
    half = area.width() * 0.46
    what = QRectF(area.left(), area.top(), half - theme.px(8), area.height())
    return what, QRectF(area.left() + half, area.top(), area.width() - half, area.height())


def _paint_back(painter: QPainter, area: QRectF, row: BackLine, theme: Theme) -> None:
    px, colour = theme.px, theme.colour
    _line_above(painter, area, theme)
    body, caption = theme.font(TextKind.SMALL, weight=500), theme.font(TextKind.CAPTION)
    top = area.center().y() - px(26)
    lines = (
        (f"{row.key} {row.title}", body, colour.text),
        (f"like {row.earlier}: {row.why}", caption, colour.text3),
        (row.state, caption, colour.caution if row.is_open else colour.text2),
    )
    for words, font, ink in lines:
        high = px(20 if font is body else 16)
        draw_line(painter, QRectF(area.left(), top, area.width(), high), words, font, ink)
        top += high


_PAINTERS: Mapping[type, Callable[..., None]] = {
    Heading: _paint_heading,
    Columns: _paint_columns,
    TargetLine: _paint_target,
    Note: _paint_note,
    ObjectiveLine: _paint_objective,
    NamedLine: _paint_named,
    GoalLine: _paint_goal,
    Gap: _paint_gap,
    BackLine: _paint_back,
}


class SideList(PlainList):
    """The list; a click or Enter on a row that is about an incident leads there."""

    incident_wished = Signal(str)
    """The incident with this id is wanted."""
    times_wished = Signal(str)
    """The times that this incident (its id) lacks are to be added."""
    result_wished = Signal(object)
    """What was reached of this ``GoalLine`` is to be said."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__("Targets, objectives, what is not counted", parent)
        self._shown: list[SideRow] = []
        self.setAccessibleDescription(
            "Enter on an incident opens it, or where its missing times are added; on a goal, it says the result"
        )
        self.setItemDelegate(SidePainter(themes, self))
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._on_double_clicked)
        themes.theme_changed.connect(self._on_theme_changed)

    def show_side(self, rows: list[SideRow]) -> None:
        """Show these rows; where the list was scrolled to stays."""
        if rows == self._shown:
            return
        self._shown = rows
        top, current = self.verticalScrollBar().value(), self.currentIndex().row()
        self.show_rows(rows, [spoken(row) for row in rows], min(current, len(rows) - 1))
        self.verticalScrollBar().setValue(top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the incident; all else moves, as in every list. A click alone only chooses a row."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._lead(self.currentIndex().data(ROW))

    def add_times(self) -> None:
        """Lead to where the times of the chosen incident are added, else those of the first that lacks some."""
        rows = [self.rows.index(place, 0).data(ROW) for place in range(self.rows.rowCount())]
        gaps = [row for row in (self.currentIndex().data(ROW), *rows) if is_gap(row)]
        if gaps:
            self._lead(gaps[0])

    def enter_result(self) -> None:
        """Ask for the result of the chosen goal, else of the first that has none."""
        rows = [self.rows.index(place, 0).data(ROW) for place in range(self.rows.rowCount())]
        lacking = [row for row in rows if isinstance(row, GoalLine) and not row.result]
        here = self.currentIndex().data(ROW)
        self._lead(here if isinstance(here, GoalLine) else next(iter(lacking), None))

    def _lead(self, row: SideRow | None) -> None:
        if isinstance(row, GoalLine) and row.incident:
            self.result_wished.emit(row)
        elif isinstance(row, Gap) and is_gap(row):
            self.times_wished.emit(row.incident)
        elif isinstance(row, (Gap, BackLine, ObjectiveLine)) and row.incident:
            self.incident_wished.emit(row.incident)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._lead(index.data(ROW))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.doItemsLayout()


def is_gap(row: object) -> bool:
    """Whether times of an incident are missing, which can be added."""
    return isinstance(row, Gap) and bool(row.incident) and row.what != EVERYTHING
