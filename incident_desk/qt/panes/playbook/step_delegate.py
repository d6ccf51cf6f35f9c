"""Paints the rows of the playbook pane: headings, steps with their box, notes, commands in their field."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from incident_desk.domain.checklist import WORDS, StepState
from incident_desk.qt.panes.playbook.outline import Node, NodeKind
from incident_desk.qt.panes.playbook.row_form import RowForm
from incident_desk.qt.panes.playbook.step_tree import DEPTH_ROLE, NODE_ROLE
from incident_desk.qt.theme import Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.as_text import wrapped
from incident_desk.qt.widgets.chip import paint_chip
from incident_desk.qt.widgets.lettering import baseline_in, draw_line, draw_text, shortened, text_width
from incident_desk.qt.widgets.shapes import fill_box, outline_box
from incident_desk.qt.widgets.step_box import StepBoxState, paint_step_box

Index = QModelIndex | QPersistentModelIndex
_RIGHT = 12


def form_of(index: Index, theme: Theme, width: float) -> RowForm | None:
    """The form of the row at that index; None where there is none."""
    node = index.data(NODE_ROLE)
    return RowForm(theme, node, int(index.data(DEPTH_ROLE)), width) if isinstance(node, Node) else None


def belongs_to_current(index: Index) -> bool:
    """Whether the row is the current step, or a command or note under it."""
    node = index.data(NODE_ROLE)
    if isinstance(node, Node) and node.kind in (NodeKind.COMMAND, NodeKind.NOTE):
        node = index.parent().data(NODE_ROLE)
    return isinstance(node, Node) and node.current


class StepDelegate(QStyledItemDelegate):
    """Rows as wide as the view; the view says how wide that is."""

    def __init__(self, themes: ThemeService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.width = 400.0
        self.copy_hovered = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The width of the view, and what the words need."""
        form = form_of(index, self._themes.current, self.width)
        return QSize(int(self.width), form.height if form else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row over its whole width."""
        option_data: Any = option
        theme, area = self._themes.current, QRectF(option_data.rect)
        form = form_of(index, theme, self.width)
        if form is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option_data.state
        _paint_ground(painter, area, index, theme, state)
        is_open = isinstance(option_data.widget, QTreeView) and option_data.widget.isExpanded(index)
        match form.node.kind:
            case NodeKind.COMMAND:
                hovered = self.copy_hovered and bool(state & QStyle.StateFlag.State_MouseOver)
                _paint_command(painter, area, form, hovered)
            case NodeKind.NOTE:
                _paint_words(painter, area, form, theme.colour.text2)
            case NodeKind.GROUP:
                _paint_heading(painter, area, form, is_open)
            case _:
                has_rows = index.model().rowCount(index) > 0
                _paint_step(painter, area, form, is_open if has_rows else None)
        painter.restore()


def _paint_ground(painter: QPainter, area: QRectF, index: Index, theme: Theme, state: Any) -> None:
    is_selected = bool(state & QStyle.StateFlag.State_Selected)
    if belongs_to_current(index):
        painter.fillRect(area, theme.colour.selection)
        painter.fillRect(QRectF(area.left(), area.top(), theme.px(3), area.height()), theme.colour.accent)
    elif is_selected or state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(area, theme.colour.hover)
    if is_selected and state & QStyle.StateFlag.State_HasFocus:
        outline_box(painter, area.adjusted(1, 1, -1, -1), 4, theme.colour.accent, 2.0)


def _paint_step(painter: QPainter, area: QRectF, form: RowForm, is_open: bool | None) -> None:
    """A step; ``is_open`` None where nothing stands under it."""
    theme, node = form.theme, form.node
    if is_open is not None:
        _paint_fold(painter, form.fold(area.top()), is_open, theme)
    state = StepBoxState.WATCHING if node.watches else StepBoxState(WORDS[node.state])
    paint_step_box(painter, form.box(area.top()), state, theme)
    # What turned out to be the cause is what the work goes on from, and no less to be read for being settled.
    is_over = node.settled and node.state is not StepState.CONFIRMED
    _paint_words(painter, area, form, theme.colour.text3 if is_over else theme.colour.text)
    _paint_aside(painter, area, form)


def _paint_heading(painter: QPainter, area: QRectF, form: RowForm, is_open: bool) -> None:
    _paint_fold(painter, form.box(area.top()), is_open, form.theme)
    _paint_words(painter, area, form, form.theme.colour.text)
    _paint_aside(painter, area, form)


def _paint_fold(painter: QPainter, spot: QRectF, is_open: bool, theme: Theme) -> None:
    side = theme.px(14)
    square = QRectF(spot.center().x() - side / 2, spot.center().y() - side / 2, side, side)
    paint_icon(painter, square, "chevron-down" if is_open else "chevron-right", theme.colour.text3)


def _paint_words(painter: QPainter, area: QRectF, form: RowForm, colour: QColor) -> None:
    lines, font = form.lines, form.words
    top = area.top() + (area.height() - form.line * len(lines)) / 2
    for place, line in enumerate(lines):
        baseline = baseline_in(top + place * form.line, form.line, font)
        draw_text(painter, QPointF(form.words_left, baseline), line, font, colour)
    for chip, spot in form.chip_spots(area.top()) if form.node.tags else ():
        paint_chip(painter, spot, chip, form.theme)


def _paint_aside(painter: QPainter, area: QRectF, form: RowForm) -> None:
    if not form.aside:
        return
    first = (area.height() - form.line * len(form.lines)) / 2
    band = QRectF(area.left(), area.top() + first, area.width() - form.theme.px(_RIGHT), form.line)
    draw_line(painter, band, form.aside, form.caption, form.theme.colour.text3, Qt.AlignmentFlag.AlignRight)


def _paint_command(painter: QPainter, area: QRectF, form: RowForm, hovered: bool) -> None:
    theme = form.theme
    _paint_remarks(painter, area, form)
    well = form.well(area.top())
    fill_box(painter, well, theme.tokens.radii.control, theme.colour.well if theme.is_dark else theme.colour.raised)
    outline_box(painter, well, theme.tokens.radii.control, theme.colour.line)
    spot = form.copy_spot(area.top())
    room = spot.left() - well.left() - theme.px(16)
    for place, line in enumerate(form.lines):
        top = well.top() + theme.px(4) + place * form.line
        baseline = baseline_in(top, form.line, form.words)
        _paint_command_line(painter, QPointF(well.left() + theme.px(12), baseline), line, room, form)
    if hovered:
        fill_box(painter, spot.adjusted(1, 1, -1, -1), 4, theme.colour.hover)
    side = theme.px(14)
    square = QRectF(spot.center().x() - side / 2, spot.center().y() - side / 2, side, side)
    paint_icon(painter, square, "copy", theme.colour.text if hovered else theme.colour.text3)


def _paint_remarks(painter: QPainter, area: QRectF, form: RowForm) -> None:
    theme = form.theme
    note, danger = form.remarks
    height = form.caption.pixelSize() + theme.px(4)
    top = area.top()
    for text, colour in ((note, theme.colour.text3), (danger, theme.colour.caution)):
        if text:
            band = QRectF(form.words_left, top, area.width() - form.words_left - theme.px(_RIGHT), height)
            draw_line(painter, band, text, form.caption, colour)
            top += height


def _paint_command_line(painter: QPainter, start: QPointF, line: str, room: float, form: RowForm) -> None:
    """One line of a command with its blanks marked; shortened where it is too long."""
    colour, font = form.theme.colour, form.words
    shown = shortened(line, font, room)
    x = start.x()
    for piece, is_blank in _pieces(shown, form.node):
        width = text_width(piece, font)
        if is_blank:
            box = QRectF(x - 2, start.y() - form.line * 0.74, width + 4, form.line)
            fill_box(painter, box, 3, colour.caution_tint)
            outline_box(painter, box, 3, colour.caution_line, dashed=True)
        draw_text(painter, QPointF(x, start.y()), piece, font, colour.caution if is_blank else colour.text)
        x += width


def _pieces(line: str, node: Node) -> list[tuple[str, bool]]:
    """The line cut at its blanks."""
    marks = [one.mark for one in node.command.blanks if one.mark] if node.command else []
    pieces = [(line, False)]
    for mark in marks:
        pieces = [part for piece in pieces for part in _cut(piece, mark)]
    return pieces


def _cut(piece: tuple[str, bool], mark: str) -> list[tuple[str, bool]]:
    text, is_blank = piece
    if is_blank or mark not in text:
        return [piece]
    parts: list[tuple[str, bool]] = []
    for place, part in enumerate(text.split(mark)):
        if place:
            parts.append((mark, True))
        if part:
            parts.append((part, False))
    return parts


def tooltip_of(node: Node) -> str:
    """The whole text of a row as a tooltip, safe from being read as rich text."""
    parts = [node.text, *(tag.text for tag in node.tags), node.why]
    if node.command is not None:
        parts += [node.command.note, f"Can lose work: {node.command.danger}" if node.command.danger else ""]
    return wrapped("\n".join(part for part in parts if part))
