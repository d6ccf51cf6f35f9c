"""The axis under the strip: ticks, times, flags of the targets, dots and diamond of the updates."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPen, QPolygonF

from incident_desk.qt.theme import TextKind
from incident_desk.qt.widgets.lettering import draw_text, text_width
from incident_desk.qt.widgets.ribbon_frame import RibbonFrame
from incident_desk.qt.widgets.ribbon_labels import AxisLabel, place_labels
from incident_desk.qt.widgets.ribbon_model import FlagState, RibbonFlag, elapsed_text

_LABEL_GAP = 8.0
_TICK_ROOM = 5.0
_SAME_PLACE = 2.0
_MOST_CHANGES = 12


@dataclass(frozen=True, slots=True)
class _Words:
    """A label in parts, each with its own font and colour, and where it may stand."""

    parts: tuple[tuple[str, QFont, QColor], ...]
    lefts: tuple[float, ...]
    gap: float

    @property
    def width(self) -> float:
        return sum(text_width(text, font) for text, font, _ in self.parts) + self.gap * (len(self.parts) - 1)


def paint_axis(frame: RibbonFrame) -> None:
    """Draw everything under the strip, and the flags that reach into it."""
    _paint_line(frame)
    for flag in frame.model.flags:
        if frame.build.is_full or flag.state is FlagState.MISSED or flag.moved:
            _paint_flag(frame, flag)
    _paint_updates(frame)
    if frame.build.is_full:
        _paint_words(frame)


def _paint_line(frame: RibbonFrame) -> None:
    colour, unit, y = frame.theme.colour, frame.build.unit, frame.top + frame.build.axis
    painter = frame.painter
    painter.setPen(QPen(colour.line_strong, unit, c=Qt.PenCapStyle.FlatCap))
    painter.drawLine(QLineF(frame.at(0), y, frame.at(frame.scale.axis_right), y))
    painter.drawLines([QLineF(x, y - 3.5 * unit, x, y - 0.5 * unit) for x in _sparse(frame)])
    if frame.build.is_full:
        painter.setPen(QPen(colour.control, unit, c=Qt.PenCapStyle.FlatCap))
        edges = [frame.x(edge) for edge in frame.scale.edges]
        painter.drawLines([QLineF(x, y - 6.5 * unit, x, y + 2.5 * unit) for x in edges])


def _sparse(frame: RibbonFrame) -> list[float]:
    """Small ticks that stand at least five pixels apart."""
    kept: list[float] = []
    for tick in frame.scale.ticks():
        x = frame.x(tick)
        if not kept or x - kept[-1] >= _TICK_ROOM:
            kept.append(x)
    return kept


def _paint_flag(frame: RibbonFrame, flag: RibbonFlag) -> None:
    colour, build, unit = frame.theme.colour, frame.build, frame.build.unit
    ink = colour.alarm if flag.state is FlagState.MISSED else colour.text2
    x, head = frame.x(flag.at), frame.top + build.bar_top - 5 * unit
    frame.painter.setPen(QPen(ink, 1.25 * unit, c=Qt.PenCapStyle.FlatCap))
    frame.painter.drawLine(QLineF(x, head + unit, x, frame.top + build.axis + 2.5 * unit))
    frame.painter.setPen(Qt.PenStyle.NoPen)
    frame.painter.setBrush(ink)
    corners = ((0, 0), (9, 0), (6.5, 3), (9, 6), (0, 6))
    frame.painter.drawPolygon(QPolygonF([QPointF(x + a * unit, head + b * unit) for a, b in corners]))


def _paint_updates(frame: RibbonFrame) -> None:
    colour, unit, y = frame.theme.colour, frame.build.unit, frame.top + frame.build.axis
    painter = frame.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour.text2)
    for sent in frame.model.updates:
        painter.drawEllipse(QPointF(frame.x(sent), y), 4 * unit, 4 * unit)
    update = frame.model.next_update
    if update is None:
        return
    x, reach = frame.x(update.at), 6 * unit
    painter.setPen(QPen(colour.alarm_fill if update.late else colour.accent, 1.75 * unit))
    painter.setBrush(colour.alarm_fill if update.late else colour.panel)
    corners = (QPointF(x, y - reach), QPointF(x + reach, y), QPointF(x, y + reach), QPointF(x - reach, y))
    painter.drawPolygon(QPolygonF(corners))


def _paint_words(frame: RibbonFrame) -> None:
    words = _by_weight(frame)
    labels = [AxisLabel(one.width, one.lefts) for one in words]
    places = place_labels(labels, frame.at(0), frame.at(1), _LABEL_GAP * frame.build.unit - 0.5)
    for one, place in zip(words, places, strict=True):
        if place is not None:
            _paint_parts(frame, one, place)


def _by_weight(frame: RibbonFrame) -> list[_Words]:
    """Times that carry a flag first, then targets and a late update, then plain times, then the next update, and
    where there is room what was changed."""
    edges, flags, updates = _edge_words(frame), _flag_words(frame), _update_words(frame)
    flagged = {frame.x(flag.at) for flag in frame.model.flags}
    carriers = [one for one in edges if any(abs(one.lefts[0] - x) < _SAME_PLACE for x in flagged)]
    plain = [one for one in edges if one not in carriers]
    is_late = frame.model.next_update is not None and frame.model.next_update.late
    late, ahead = (updates, []) if is_late else ([], updates)
    return [*carriers, *flags, *late, *plain, *ahead, *_change_words(frame)]


def _paint_parts(frame: RibbonFrame, words: _Words, left: float) -> None:
    baseline = frame.top + (frame.build.labels or 0)
    for text, font, ink in words.parts:
        left = draw_text(frame.painter, QPointF(left, baseline), text, font, ink) + words.gap


def _letters(frame: RibbonFrame, weight: int = 400) -> QFont:
    return frame.theme.font(TextKind.CAPTION, px=frame.build.label_px, weight=weight, tabular=True)


def _edge_words(frame: RibbonFrame) -> list[_Words]:
    letters, colour = _letters(frame), frame.theme.colour
    words = []
    for edge in frame.scale.edges:
        parts = [(elapsed_text(edge), letters, colour.text2)]
        clock = frame.model.clock_text(edge)
        parts += [(clock, letters, colour.text3)] if clock else []
        x = frame.x(edge)
        one = _Words(tuple(parts), (x,), 6 * frame.build.unit)
        # At the right end the time may stand before its tick.
        words.append(_Words(one.parts, (x, x - one.width), one.gap))
    return words


def _flag_words(frame: RibbonFrame) -> list[_Words]:
    """A label on an edge stands behind that edge's time or before its tick; elsewhere it stands at its flag."""
    words = []
    gap = _LABEL_GAP * frame.build.unit
    edges = {frame.x(edge): one.width for edge, one in zip(frame.scale.edges, _edge_words(frame), strict=True)}
    for flag in frame.model.flags:
        missed = flag.state is FlagState.MISSED
        letters = _letters(frame, 600 if missed else 400)
        ink = frame.theme.colour.alarm if missed else frame.theme.colour.text2
        x, width = frame.x(flag.at), text_width(flag.label, letters)
        taken = next((room + gap for edge, room in edges.items() if abs(edge - x) < _SAME_PLACE), 0.0)
        words.append(_Words(((flag.label, letters, ink),), (x + taken, x - width - (gap if taken else 0)), 0))
    return words


def _change_words(frame: RibbonFrame) -> list[_Words]:
    """The newest first: they go before where there is no room for all."""
    letters, ink, words = _letters(frame), frame.theme.colour.text2, []
    for change in sorted((one for one in frame.model.changes if one.at >= 0), key=lambda one: -one.at):
        x, width = frame.x(change.at), text_width(change.label, letters)
        words.append(_Words(((change.label, letters, ink),), (x - width / 2, x, x - width), 0))
    return words[:_MOST_CHANGES]


def _update_words(frame: RibbonFrame) -> list[_Words]:
    update = frame.model.next_update
    if update is None or not update.label:
        return []
    letters = _letters(frame, 600 if update.late else 400)
    ink = frame.theme.colour.alarm if update.late else frame.theme.colour.accent
    x, width = frame.x(update.at), text_width(update.label, letters)
    return [_Words(((update.label, letters, ink),), (x - width / 2, x, x - width), 0)]
