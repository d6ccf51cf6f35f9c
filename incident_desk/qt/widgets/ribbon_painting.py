"""Painting a ribbon, from the strip up to the needle; also used for delegates, the wall and the report."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from incident_desk.qt.theme import TextKind, Theme, with_alpha
from incident_desk.qt.widgets.lettering import draw_text, shortened, text_width
from incident_desk.qt.widgets.ribbon_axis import paint_axis
from incident_desk.qt.widgets.ribbon_changes import paint_changes
from incident_desk.qt.widgets.ribbon_form import RibbonBuild, RibbonForm
from incident_desk.qt.widgets.ribbon_frame import RibbonFrame
from incident_desk.qt.widgets.ribbon_labels import AxisLabel, place_labels
from incident_desk.qt.widgets.ribbon_model import (
    PhaseState,
    RibbonMark,
    RibbonModel,
    RibbonPhase,
    RibbonSpan,
    SpanKind,
)
from incident_desk.qt.widgets.ribbon_scale import lanes_of
from incident_desk.qt.widgets.ribbon_ticks import ticks_of
from incident_desk.qt.widgets.shapes import fill_box, left_rounded, outline_box, paint_hatch

_RADIUS = 4.0
_SEAM = 1.5
"""Half of the dark seam between two phases."""
_LANE_GAP = 2.0
_NAME_GAP = 12.0


@dataclass(frozen=True, slots=True)
class _Tile:
    """The box of one phase."""

    phase: RibbonPhase
    box: QRectF


def paint_ribbon(
    painter: QPainter, area: QRectF, model: RibbonModel, theme: Theme, build: RibbonBuild = RibbonForm.FULL.build
) -> None:
    """Draw the whole ribbon into ``area`` (as wide as it is, as high as the form says)."""
    frame = RibbonFrame(painter, theme, model, build, model.scale(), area)
    tiles = tuple(_tiles(frame))
    for tile in tiles:
        _paint_tile(frame, tile)
    for span in model.spans:
        _paint_span(frame, span)
    _paint_names(frame, tiles)
    _paint_marks(frame)
    if build.is_full:
        _paint_entries(frame)
    paint_axis(frame)
    paint_changes(frame)
    _paint_needle(frame)


def needle_box(model: RibbonModel, area: QRectF, build: RibbonBuild) -> QRectF:
    """The pixels that the needle covers; empty without a now."""
    if model.now is None:
        return QRectF()
    inside = area.width() - 2 * build.inset
    x = area.left() + build.inset + model.scale().position(model.now) * inside
    half = 7 * build.unit
    return QRectF(x - half, area.top() + build.bar_top - 12 * build.unit, 2 * half, build.height)


def _tiles(frame: RibbonFrame) -> Iterator[_Tile]:
    slots, build = frame.scale.slots, frame.build
    lanes = lanes_of(slots)
    count = max(lanes, default=0) + 1
    height = (build.bar_height - _LANE_GAP * (count - 1)) / count
    for phase, (left, right), lane in zip(frame.model.phases, slots, lanes, strict=True):
        x = frame.at(left) + (_SEAM * build.unit if left > 0 else 0)
        end = frame.at(right) - (_SEAM * build.unit if right < 1 - 1e-9 else 0)
        top = frame.top + build.bar_top + lane * (height + _LANE_GAP)
        yield _Tile(phase, QRectF(x, top, max(1.0, end - x), height))


def _paint_tile(frame: RibbonFrame, tile: _Tile) -> None:
    colour, radius = frame.theme.colour, _RADIUS * frame.build.unit
    if tile.phase.state is PhaseState.DONE:
        fill_box(frame.painter, tile.box, radius, colour.ribbon_done)
        return
    fill_box(frame.painter, tile.box, radius, colour.ribbon_future)
    if tile.phase.start is None:
        outline_box(frame.painter, tile.box, radius, colour.line_strong, 1.0, dashed=True)
    if tile.phase.state is PhaseState.CURRENT:
        _paint_current(frame, tile, radius)


def _paint_current(frame: RibbonFrame, tile: _Tile, radius: float) -> None:
    """Filled up to the needle; a phase without a stated time is filled whole."""
    colour, now = frame.theme.colour.ribbon_now, frame.now_x
    if tile.phase.start is None or now is None or now >= tile.box.right():
        fill_box(frame.painter, tile.box, radius, colour)
    elif now > tile.box.left():
        filled = QRectF(tile.box.left(), tile.box.top(), now - tile.box.left(), tile.box.height())
        frame.painter.fillPath(left_rounded(filled, radius), colour)


def _paint_span(frame: RibbonFrame, span: RibbonSpan) -> None:
    build, unit = frame.build, frame.build.unit
    left, right = frame.x(span.start), frame.x(span.end)
    if span.kind is SpanKind.OVERRUN:
        left += _SEAM * unit
    elif span.kind is SpanKind.AT_RISK:
        right -= _SEAM * unit
    box = QRectF(left, frame.top + build.bar_top, right - left, build.bar_height)
    if box.width() <= 0:
        return
    colour = frame.theme.colour
    if span.kind is SpanKind.PAUSED:
        frame.painter.fillRect(box, colour.ribbon_future)
        paint_hatch(frame.painter, box, colour.accent, step=8 * unit, width=1.5 * unit)
        outline_box(frame.painter, box, 0, colour.accent, unit)
    elif span.kind is SpanKind.LATER:
        paint_hatch(frame.painter, box, colour.control, step=8 * unit, width=1.5 * unit)
    elif span.kind is SpanKind.OVERRUN:
        frame.painter.fillRect(box, colour.alarm_fill)
        paint_hatch(frame.painter, box, with_alpha(colour.on_alarm, 0.35), step=9 * unit, width=2 * unit)
    else:
        ink = colour.caution_fill if frame.theme.is_dark else colour.caution
        paint_hatch(frame.painter, box, ink, step=8 * unit, width=1.5 * unit)


def _paint_names(frame: RibbonFrame, tiles: tuple[_Tile, ...]) -> None:
    """Names from left to right; a name may use the room up to the next one and is shortened there."""
    order = sorted(tiles, key=lambda tile: tile.box.left())
    cursor = frame.at(0.0)
    for index, tile in enumerate(order):
        left = max(tile.box.left() + 1, cursor)
        following = [other.box.left() for other in order[index + 1 :]]
        right = following[0] if following else frame.at(1.0)
        if right <= left:
            # Two phases that start together share the room of both.
            right = left + (max([frame.at(1.0), *following]) - left) / (len(following) + 1)
        cursor = _paint_name(frame, tile.phase, left, right - _NAME_GAP) + _NAME_GAP


def _paint_name(frame: RibbonFrame, phase: RibbonPhase, left: float, right: float) -> float:
    unit, colour = frame.build.unit, frame.theme.colour
    baseline = frame.top + frame.build.name_baseline
    if phase.state is PhaseState.DONE and phase.ticked:
        frame.painter.setPen(QPen(colour.text2, 1.6 * unit, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        frame.painter.setBrush(Qt.BrushStyle.NoBrush)
        tick = ((0, -4.5), (3.5, -1), (10, -8.5))
        frame.painter.drawPolyline(QPolygonF([QPointF(left + x * unit, baseline + y * unit) for x, y in tick]))
        left += 17 * unit
    is_current = phase.state is PhaseState.CURRENT
    letters = frame.theme.font(TextKind.SMALL, px=frame.build.name_px, weight=600 if is_current else 400)
    detail_letters = frame.theme.font(TextKind.SMALL, px=frame.build.detail_px, tabular=True)
    name, detail = _fitting(frame, phase, (letters, detail_letters), right - left)
    end = draw_text(
        frame.painter, QPointF(left, baseline), name, letters, colour.text if is_current else colour.text2
    )
    if not detail:
        return end
    return draw_text(frame.painter, QPointF(end + 10 * unit, baseline), detail, detail_letters, colour.text3)


def _fitting(frame: RibbonFrame, phase: RibbonPhase, letters: tuple[QFont, QFont], room: float) -> tuple[str, str]:
    """The longest wording that fits: full, with short counts, short name, name alone, name cut."""
    short = phase.short_name or phase.name
    detail = phase.detail if frame.build.is_full else phase.short_detail or phase.detail
    wordings = [(phase.name, detail), (phase.name, phase.short_detail), (short, phase.short_detail), (short, "")]
    if not frame.build.is_full:
        wordings = [(short, detail), *wordings]
    for name, count in wordings:
        width = text_width(name, letters[0])
        width += 10 * frame.build.unit + text_width(count, letters[1]) if count else 0
        if width <= room:
            return name, count
    return shortened(short, letters[0], room), ""


def _paint_marks(frame: RibbonFrame) -> None:
    """Dashed marks with their words; a small ribbon has only that of a target which a pause has moved."""
    build, colour = frame.build, frame.theme.colour
    letters = frame.theme.font(TextKind.CAPTION, px=build.label_px, tabular=True)
    top, gap = frame.top + build.bar_top, 6 * build.unit
    marks = [mark for mark in frame.model.marks if build.is_full or mark.moved]
    places = [frame.x(mark.at) for mark in marks]
    labels = [_mark_label(frame, mark, letters) for mark in marks]
    lefts = place_labels(labels, frame.at(0), frame.at(1), gap)
    for mark, x, left in zip(marks, places, lefts, strict=True):
        pen = QPen(colour.text2 if mark.moved else colour.control, build.unit)
        pen.setDashPattern([2, 3])
        frame.painter.setPen(pen)
        frame.painter.drawLine(QLineF(x, top, x, top + build.bar_height))
        if left is not None:
            baseline = QPointF(left, top + build.bar_height * 0.673)
            draw_text(frame.painter, baseline, mark.text, letters, colour.text3)


def _mark_label(frame: RibbonFrame, mark: RibbonMark, letters: QFont) -> AxisLabel:
    """The words right of the mark, unless a pole, a dash or a hatch would run through them."""
    width, left = text_width(mark.text, letters), frame.x(mark.at) + 6 * frame.build.unit
    lines = [frame.x(flag.at) for flag in frame.model.flags]
    lines += [frame.x(other.at) for other in frame.model.marks if other is not mark]
    hatched = [(frame.x(span.start), frame.x(span.end)) for span in frame.model.spans]
    is_free = not any(left <= line < left + width for line in lines)
    is_free = is_free and not any(start < left + width and left < end for start, end in hatched)
    return AxisLabel(width, (left,) if is_free else ())


def _paint_entries(frame: RibbonFrame) -> None:
    """One tick an entry; a thousand entries in one pixel are one tick."""
    build = frame.build
    top = frame.top + build.bar_top + build.bar_height * 0.28
    foot = frame.top + build.bar_top + build.bar_height * 0.72
    columns = ticks_of(frame.model.entries, frame.scale, frame.at(0.0), frame.at(1.0))
    frame.painter.setPen(
        QPen(with_alpha(frame.theme.colour.text, 0.55), 1.5 * build.unit, c=Qt.PenCapStyle.FlatCap)
    )
    frame.painter.drawLines([QLineF(x, top, x, foot) for x in columns])


def _paint_needle(frame: RibbonFrame) -> None:
    x, unit = frame.now_x, frame.build.unit
    if x is None:
        return
    colour: QColor = frame.theme.colour.accent
    top = frame.top + frame.build.bar_top - 6 * unit
    foot = frame.top + frame.build.axis + 5.5 * unit
    frame.painter.fillRect(QRectF(x - unit, top, 2 * unit, foot - top), colour)
    head = top - 5 * unit
    frame.painter.setPen(Qt.PenStyle.NoPen)
    frame.painter.setBrush(colour)
    corners = (QPointF(x - 5.5 * unit, head), QPointF(x + 5.5 * unit, head), QPointF(x, head + 7 * unit))
    frame.painter.drawPolygon(QPolygonF(corners))
