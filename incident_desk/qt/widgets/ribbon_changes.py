"""Changes of the world on a ribbon: a pole with a head that points at its moment, and a hint at what was before."""

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPen, QPolygonF

from incident_desk.domain.counted import counted
from incident_desk.domain.durations import span
from incident_desk.qt.widgets.ribbon_frame import RibbonFrame
from incident_desk.qt.widgets.ribbon_model import RibbonChange, RibbonModel

MOST_TOLD = 5
"""How many changes a tooltip names, the newest: a ribbon is no list."""
_EDGE_ROOM = 10.0
"""Pixels of inset that the hint at the left edge needs."""
_APART = 1.0


def paint_changes(frame: RibbonFrame) -> None:
    """A pole through the strip for each change after zero; a head at the left edge where there are any before."""
    model, build, unit = frame.model, frame.build, frame.build.unit
    ink, painter = frame.theme.colour.text, frame.painter
    top, foot = frame.top + build.bar_top - 1.5 * unit, frame.top + build.axis + 2.5 * unit
    for x in _places(frame):
        painter.setPen(QPen(ink, 1.25 * unit, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(QLineF(x, top, x, foot))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        head = ((-4, -4), (4, -4), (0, 1.5))
        painter.drawPolygon(QPolygonF([QPointF(x + a * unit, top + b * unit) for a, b in head]))
    if build.inset >= _EDGE_ROOM and any(one.at < 0 for one in model.changes):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        x, y = frame.at(0) - 3 * unit, frame.top + build.bar_top + build.bar_height / 2
        arrow = ((0, -4), (0, 4), (-5.5, 0))
        painter.drawPolygon(QPolygonF([QPointF(x + a * unit, y + b * unit) for a, b in arrow]))


def _places(frame: RibbonFrame) -> list[float]:
    """Where the poles stand; several within a pixel are one."""
    kept: list[float] = []
    for moment in sorted(one.at for one in frame.model.changes if one.at >= 0):
        x = frame.x(moment)
        if not kept or x - kept[-1] >= _APART:
            kept.append(x)
    return kept


def before_lines(model: RibbonModel) -> list[str]:
    """What was changed before zero, newest first, for the left edge's tooltip."""
    before = sorted((one for one in model.changes if one.at < 0), key=lambda one: -one.at)
    lines = [f"{one.words}, {_when(model, one)}" for one in before[:MOST_TOLD]]
    more = len(before) - len(lines)
    return [*lines, f"and {more} more before" if more else ""][: len(lines) + bool(more)]


def spoken_changes(model: RibbonModel) -> str:
    """How many changes there are, and the last ones by name."""
    if not model.changes:
        return ""
    newest = sorted(model.changes, key=lambda one: -one.at)[:MOST_TOLD]
    return f"{counted(len(model.changes), 'change')}: " + ", ".join(
        f"{one.label} {_when(model, one)}" for one in newest
    )


def _when(model: RibbonModel, one: RibbonChange) -> str:
    """``02:49, 7 min before``; of what came after zero ``0:12 after``."""
    way = "before" if one.at < 0 else "after"
    apart = span(abs(one.at)) if abs(one.at) >= 1 else "0 s"
    return ", ".join(filter(None, (model.clock_text(one.at), f"{apart} {way} the declaration")))
