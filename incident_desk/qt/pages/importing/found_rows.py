"""Draws each kind of row of what was understood."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from incident_desk.domain.difference import Difference
from incident_desk.domain.playbook import Command, SeverityLevel, Step
from incident_desk.qt.pages.importing.found import FactRow, Found, GuessDoubt, Look, Standing
from incident_desk.qt.pages.importing.found_table import target
from incident_desk.qt.theme import TextKind, Theme, paint_icon
from incident_desk.qt.widgets.button import ButtonModel, button_size, paint_button
from incident_desk.qt.widgets.chip import ChipLook, ChipModel, ChipSize, chip_size, paint_chip
from incident_desk.qt.widgets.lettering import draw_line, in_two_lines, text_width
from incident_desk.qt.widgets.plate import PlateModel, paint_plate, plate_size
from incident_desk.qt.widgets.shapes import outline_box
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph
from incident_desk.qt.widgets.step_box import StepBoxState, paint_step_box

HEIGHTS = {Look.HEAD: 46, Look.CAPTIONS: 22}
"""Pixels of the design of rows that are not as high as most; a plan's card and a question have their own."""
_USUAL, _USUAL_COMPACT = 34, 30
LOOKED_AT = ButtonModel("Looked at", small=True)
SET = ButtonModel("Set it", small=True)
_RESPOND, _RESOLVE, _LABEL, _GAP = 92, 80, 70, 12
_TIGHT, _NARROW = 66, 520
"""Both columns of targets where the row is narrower than this."""
_CHANGES = {"added": "plus", "removed": "minus", "moved": "arrow-left-right", "changed": "pencil"}
_SAID = {
    Standing.CORRECTED: "pencil",
    Standing.ADDED: "plus",
    Standing.DROPPED: "minus",
    Standing.MISSING: "circle-question-mark",
}
_QUIET = frozenset({Standing.DROPPED, Standing.MISSING})
_INDENT, _DEEPEST = 18, 8
_AT_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a row is drawn, in which look; whether its doubt is settled, or that of its group is open."""

    painter: QPainter
    area: QRectF
    theme: Theme
    is_settled: bool = False
    asks: str = ""

    def inset(self, left: float = 0, right: float = 0) -> QRectF:
        """The row without so much at its ends."""
        return self.area.adjusted(left, 0, -right, 0)


def height_of(look: Look, theme: Theme) -> int:
    """How high a row of that look is."""
    return theme.px(HEIGHTS.get(look, _USUAL_COMPACT if theme.is_compact else _USUAL))


def paint_row(ground: Ground, found: Found) -> None:
    """Draw the row; a line above it parts it from the one before."""
    if found.look not in (Look.HEAD, Look.CAPTIONS, Look.STEP):
        area = ground.area
        ground.painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), ground.theme.colour.line)
    _PAINTERS[found.look](ground, found)


def looked_at_box(area: QRectF, theme: Theme) -> QRectF:
    """Where the button of a doubt is."""
    size = button_size(LOOKED_AT, theme)
    top = area.center().y() - size.height() / 2
    return QRectF(area.right() - size.width(), top, size.width(), size.height())


def set_box(found: Found, area: QRectF, theme: Theme) -> QRectF:
    """Where the button is that sets a milestone which a row only looks like; nowhere for any other doubt."""
    if not isinstance(found.thing, GuessDoubt):
        return QRectF()
    size, beside = button_size(SET, theme), looked_at_box(area, theme)
    return QRectF(beside.left() - theme.px(8) - size.width(), beside.top(), size.width(), size.height())


def _set_room(found: Found, theme: Theme) -> float:
    is_guess = isinstance(found.thing, GuessDoubt)
    return button_size(SET, theme).width() + theme.px(8) if is_guess else 0.0


def _glyph(ground: Ground, state: GlyphState, left: float = 0) -> float:
    """A sign of 14 pixels; where it ends."""
    side, area = ground.theme.px(14), ground.area
    box = QRectF(area.left() + left, area.center().y() - side / 2, side, side)
    paint_state_glyph(ground.painter, box, state, ground.theme)
    return left + side + ground.theme.px(8)


def _two_ends(
    ground: Ground, found: Found, left: float, *, is_quiet: bool = False, is_struck: bool = False
) -> None:
    """The words at the left, what is beside them at the right; that gives way first, to two fifths or to what the
    words leave."""
    theme, area = ground.theme, ground.area
    small = theme.font(TextKind.SMALL, tabular=True)
    width, most = (text_width(found.beside, small) + 1 if found.beside else 0), area.width() * 0.4
    if width > most:
        left_over = area.width() - left - theme.px(_GAP) - text_width(found.text, theme.font(TextKind.SMALL)) - 1
        width = min(width, max(most, left_over))
    band = QRectF(area.right() - width, area.top(), width, area.height())
    draw_line(ground.painter, band, found.beside, small, theme.colour.text3, _AT_RIGHT)
    words = ground.inset(left, width + theme.px(_GAP))
    font = theme.font(TextKind.SMALL)
    font.setStrikeOut(is_struck)
    draw_line(ground.painter, words, found.text, font, theme.colour.text3 if is_quiet else theme.colour.text)


def _head(ground: Ground, found: Found) -> None:
    theme, painter = ground.theme, ground.painter
    area = ground.area.adjusted(0, theme.px(16), 0, -theme.px(6))
    end = draw_line(painter, area, found.text, theme.font(TextKind.STRONG), theme.colour.text)
    beside = area.adjusted(end - area.left() + theme.px(8), 0, 0, 0)
    draw_line(painter, beside, found.beside, theme.font(TextKind.SMALL), theme.colour.text3)
    is_kept = found.mark == "kept"
    words = ground.asks or ("nothing is dropped" if is_kept else "understood")
    font = theme.font(TextKind.SMALL)
    ink = theme.colour.caution if ground.asks else theme.colour.text2
    draw_line(painter, area, words, font, ink, _AT_RIGHT)
    side = theme.px(14)
    box = QRectF(
        area.right() - text_width(words, font) - side - theme.px(6), area.center().y() - side / 2, side, side
    )
    paint_state_glyph(painter, box, GlyphState.SLOW if ground.asks else GlyphState.MET, theme)


def _columns(ground: Ground) -> tuple[int, int]:
    """How wide the two targets of a severity are, in pixels of the design."""
    is_narrow = ground.area.width() < ground.theme.px(_NARROW)
    return (_TIGHT, _TIGHT) if is_narrow else (_RESPOND, _RESOLVE)


def _captions(ground: Ground, found: Found) -> None:
    theme = ground.theme
    respond, resolve = _columns(ground)
    for words, right, width in ((found.text, resolve + _GAP, respond), (found.beside, 0, resolve)):
        end = ground.area.right() - theme.px(right)
        band = QRectF(end - theme.px(width), ground.area.top(), theme.px(width), ground.area.height())
        draw_line(ground.painter, band, words, theme.font(TextKind.CAPTION), theme.colour.text3)


def _doubt(ground: Ground, found: Found) -> None:
    """What the doubt is, on two lines where one has no room for it: these words are not to be missed."""
    theme, area = ground.theme, ground.area
    left = _glyph(ground, GlyphState.MET if ground.is_settled else GlyphState.SLOW)
    right, font = looked_at_box(area, theme), theme.font(TextKind.SMALL)
    if ground.is_settled:
        band = QRectF(right.left(), area.top(), right.width(), area.height())
        draw_line(ground.painter, band, "looked at", font, theme.colour.text3, _AT_RIGHT)
    else:
        paint_button(ground.painter, right, LOOKED_AT, theme)
    if isinstance(found.thing, GuessDoubt):
        paint_button(ground.painter, set_box(found, area, theme), SET, theme)
    room = words_room(found, area.width(), theme)
    inner = ground.inset(0, right.width() + _set_room(found, theme) + theme.px(_GAP))
    draw_line(
        ground.painter, inner, found.beside, theme.font(TextKind.SMALL, tabular=True), theme.colour.text3, _AT_RIGHT
    )
    _in_lines(ground, found.text, left, room)


def _in_lines(ground: Ground, text: str, left: float, room: float) -> None:
    """Words in one line, or in two where one has no room for them and the row has."""
    theme, area = ground.theme, ground.area
    font, high = theme.font(TextKind.SMALL), theme.line_height(TextKind.SMALL)
    is_one = text_width(text, font) <= room or area.height() < 2 * high
    lines = (text,) if is_one else in_two_lines(text, font, room)
    top = area.center().y() - len(lines) * high / 2
    for number, words in enumerate(lines):
        band = QRectF(area.left() + left, top + number * high, room, high)
        draw_line(ground.painter, band, words, font, theme.colour.text)


def change_height(found: Found, width: float, theme: Theme) -> int:
    """How high the row of a change is where its place has that width: its words are not cut for one line."""
    fits = text_width(found.text, theme.font(TextKind.SMALL)) <= width - theme.px(14 + 8)
    return height_of(found.look, theme) + (0 if fits else theme.line_height(TextKind.SMALL))


def words_room(found: Found, width: float, theme: Theme) -> float:
    """How wide the words of a doubt may be in a row of that width."""
    beside = (
        text_width(found.beside, theme.font(TextKind.SMALL, tabular=True)) + theme.px(_GAP) if found.beside else 0
    )
    return (
        width - theme.px(14 + 8 + _GAP) - button_size(LOOKED_AT, theme).width() - beside - _set_room(found, theme)
    )


def doubt_height(found: Found, width: float, theme: Theme) -> int:
    """How high the row of a doubt is where its place has that width."""
    fits = text_width(found.text, theme.font(TextKind.SMALL)) <= words_room(found, width, theme)
    return height_of(found.look, theme) + (0 if fits else theme.line_height(TextKind.SMALL))


def _severity(ground: Ground, found: Found) -> None:
    level = found.thing
    if not isinstance(level, SeverityLevel):
        return
    theme, painter, area = ground.theme, ground.painter, ground.area
    plate = PlateModel(level.name[:12], min(4, max(0, level.rank)))
    size = plate_size(plate, theme)
    left = area.left() + theme.px(4)
    paint_plate(painter, QRectF(left, area.center().y() - size.height() / 2, *size.toTuple()), plate, theme)
    left += max(size.width(), theme.px(57)) + theme.px(_GAP)
    name = level.label if level.label != level.name else ""
    if name:
        width = max(theme.px(_LABEL), text_width(name, theme.font(TextKind.BODY, weight=500)) + 1)
        band = QRectF(left, area.top(), min(width, area.width() / 4), area.height())
        draw_line(painter, band, name, theme.font(TextKind.BODY, weight=500), theme.colour.text)
        left = band.right() + theme.px(_GAP)
    wide, last = _columns(ground)
    respond = area.right() - theme.px(wide + _GAP + last)
    definition = QRectF(left, area.top(), respond - theme.px(_GAP) - left, area.height())
    draw_line(painter, definition, found.text, theme.font(TextKind.SMALL), theme.colour.text2)
    for seconds, words, start, width in (
        (level.response_s, level.response_text, respond, theme.px(wide)),
        (level.resolution_s, level.resolution_text, area.right() - theme.px(last), theme.px(last)),
    ):
        stated = seconds is not None or bool(words)
        font = theme.font(TextKind.SMALL if seconds is None else TextKind.BODY, tabular=True)
        ink = theme.colour.text if stated else theme.colour.text3
        draw_line(painter, QRectF(start, area.top(), width, area.height()), target(seconds, words), font, ink)


def _phase(ground: Ground, found: Found) -> None:
    theme = ground.theme
    font, small = theme.font(TextKind.BODY, weight=500), theme.font(TextKind.SMALL, tabular=True)
    end = draw_line(ground.painter, ground.area, found.text, font, theme.colour.text)
    beside = ground.inset(end - ground.area.left() + theme.px(_GAP))
    draw_line(ground.painter, beside, found.beside, small, theme.colour.text3, _AT_RIGHT)


def _step(ground: Ground, found: Found) -> None:
    theme, step = ground.theme, found.thing
    left = theme.px(_INDENT * min(found.level, _DEEPEST) + 4)
    if isinstance(step, Step) and step.role == "step":
        side = theme.px(14)
        box = QRectF(ground.area.left() + left, ground.area.center().y() - side / 2, side, side)
        state = StepBoxState.DONE if step.checked else StepBoxState.TO_DO
        paint_step_box(ground.painter, box, state, theme)
        left += side + theme.px(8)
    _two_ends(ground, found, left)


def _command(ground: Ground, found: Found) -> None:
    theme, command, right = ground.theme, found.thing, 0.0
    tags = [ChipModel(found.beside, ChipLook.ALARM, ChipSize.TAG)] if found.beside else []
    if isinstance(command, Command):
        if command.blanks:
            tags.append(ChipModel("asks for a value", ChipLook.CAUTION, ChipSize.TAG))
        if not command.runnable:
            tags.append(ChipModel("to read, not to run", ChipLook.PLAIN, ChipSize.TAG))
    for tag in tags:
        width = chip_size(tag, theme).width()
        right += width
        spot = ground.area.right() - right
        paint_chip(ground.painter, QRectF(spot, ground.area.top(), width, ground.area.height()), tag, theme)
        right += theme.px(8)
    band = ground.inset(0, right)
    draw_line(ground.painter, band, found.text, theme.font(TextKind.MONO), theme.colour.text)


def _line(ground: Ground, found: Found) -> None:
    _two_ends(ground, found, _glyph(ground, GlyphState.MET))


def _change(ground: Ground, found: Found) -> None:
    """The sign says what became of it, as its word does."""
    theme, side = ground.theme, ground.theme.px(14)
    kind = found.thing.kind if isinstance(found.thing, Difference) else "changed"
    box = QRectF(ground.area.left(), ground.area.center().y() - side / 2, side, side)
    paint_icon(ground.painter, box, _CHANGES[kind], theme.colour.text2)
    _in_lines(ground, found.text, side + theme.px(8), ground.area.width() - side - theme.px(8))


def _past(ground: Ground, found: Found) -> None:
    """A fact of a report: what was read has the sign of what is understood, what a person said a pencil or a plus;
    what was dropped is struck out, what is not stated is quiet."""
    thing, theme = found.thing, ground.theme
    standing = thing.standing if isinstance(thing, FactRow) else Standing.READ
    if standing is Standing.READ:
        _line(ground, found)
        return
    side, area = theme.px(14), ground.area
    box = QRectF(area.left(), area.center().y() - side / 2, side, side)
    paint_icon(
        ground.painter, box, _SAID[standing], theme.colour.text3 if standing in _QUIET else theme.colour.text2
    )
    _two_ends(
        ground, found, side + theme.px(8), is_quiet=standing in _QUIET, is_struck=standing is Standing.DROPPED
    )


def _missing(ground: Ground, found: Found) -> None:
    _two_ends(ground, found, _glyph(ground, GlyphState.SLOW))


def _kept(ground: Ground, found: Found) -> None:
    theme, area = ground.theme, ground.area
    side = theme.px(14)
    bar = QRectF(area.left() + side / 2 - 2, area.center().y() - side / 2, 4, side)
    outline_box(ground.painter, bar, 0, theme.colour.control)
    _two_ends(ground, found, side + theme.px(8))


_PAINTERS: dict[Look, Callable[[Ground, Found], None]] = {
    Look.HEAD: _head,
    Look.CAPTIONS: _captions,
    Look.DOUBT: _doubt,
    Look.SEVERITY: _severity,
    Look.PHASE: _phase,
    Look.STEP: _step,
    Look.COMMAND: _command,
    Look.LINE: _line,
    Look.MISSING: _missing,
    Look.KEPT: _kept,
    Look.PAST: _past,
    Look.CHANGE: _change,
}
