"""A time plan as a card: which one it is, and how its phases share its time."""

from collections.abc import Sequence
from math import sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from incident_desk.domain.playbook import Phase, Plan
from incident_desk.qt.pages.importing.found import Found, window_of
from incident_desk.qt.theme import TextKind, Theme
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.shapes import fill_box, outline_box

CARD, CARD_USED, GAP = 44, 96, 8
_INSET, _RADIO, _SEAM = 14.0, 18.0, 3.0
_LEAST_SHARE = 0.12
MOST = 8
"""Phases that are drawn; of more there is no word to read."""


def shares(phases: Sequence[Phase]) -> list[float]:
    """How much of the width each phase has: longer ones more, but none so much that the others can't be read."""
    if not phases:
        return []
    lengths = [(one.end_s or 0) - (one.start_s or 0) if one.end_s is not None else 0 for one in phases]
    roots = [sqrt(sqrt(max(length, 0))) for length in lengths]
    total = sum(roots)
    least = min(_LEAST_SHARE, 1 / len(phases))
    wanted = [max(root / total, least) if total else 1.0 for root in roots]
    return [one / sum(wanted) for one in wanted]


def paint_plan(painter: QPainter, area: QRectF, found: Found, theme: Theme, *, used: bool, radio: bool) -> None:
    """Draw the card; the one in use shows its phases."""
    card = area
    if used:
        fill_box(painter, card, 8, theme.colour.raised)
    line = theme.colour.accent if used and radio else theme.colour.line_strong
    outline_box(painter, card, 8, line, 2.0 if used and radio else 1.0)
    left, middle = card.left() + theme.px(_INSET), card.top() + theme.px(22)
    if radio:
        _paint_radio(painter, QPointF(left + theme.px(_RADIO) / 2, middle), theme, used)
        left += theme.px(_RADIO + 8)
    band = QRectF(left, middle - theme.px(10), card.right() - left - theme.px(_INSET), theme.px(20))
    end = draw_line(painter, band, found.text, theme.font(TextKind.BODY, weight=500), theme.colour.text)
    band.setLeft(end + theme.px(8))
    draw_line(painter, band, found.beside, theme.font(TextKind.SMALL, tabular=True), theme.colour.text3)
    if used and isinstance(found.thing, Plan):
        inner = card.adjusted(theme.px(_INSET), theme.px(38), -theme.px(_INSET), 0)
        _paint_phases(painter, inner, found.thing.phases, theme)


def _paint_radio(painter: QPainter, centre: QPointF, theme: Theme, taken: bool) -> None:
    radius = theme.px(_RADIO) / 2
    painter.setPen(Qt.PenStyle.NoPen)
    ring = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    fill_box(painter, ring, radius, theme.colour.raised)
    outline_box(painter, ring, radius, theme.colour.accent if taken else theme.colour.control, 1.5)
    if taken:
        reach = theme.px(4.5)
        fill_box(painter, QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach), reach,
                 theme.colour.accent)  # fmt: skip


def _paint_phases(painter: QPainter, area: QRectF, phases: Sequence[Phase], theme: Theme) -> None:
    left, font = area.left(), theme.font(TextKind.CAPTION, tabular=True)
    left_out = len(phases) - MOST
    if left_out > 0:
        phases = (*phases[: MOST - 1], Phase(f"{left_out + 1} more"))
    for phase, share in zip(phases, shares(phases), strict=True):
        width = share * area.width()
        box = QRectF(left, area.top(), max(1.0, width - _SEAM), theme.px(22))
        fill_box(painter, box, 4, theme.colour.ribbon_future)
        outline_box(painter, box, 4, theme.colour.line)
        draw_line(painter, box.adjusted(8, 0, -4, 0), phase.name, font, theme.colour.text)
        under = QRectF(left + 1, box.bottom() + 2, width - 4, theme.px(16))
        draw_line(painter, under, window_of(phase), font, theme.colour.text3)
        left += width
