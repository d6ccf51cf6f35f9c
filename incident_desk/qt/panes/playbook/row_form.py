"""Where everything lies in a row of the playbook pane, in pixels of the screen."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from incident_desk.qt.panes.playbook.outline import Node, NodeKind, Tag, TagLook
from incident_desk.qt.panes.playbook.wrapping import wrapped
from incident_desk.qt.theme import TextKind, Theme
from incident_desk.qt.widgets.chip import ChipLook, ChipModel, ChipSize, chip_size
from incident_desk.qt.widgets.lettering import text_width

_DEEPEST = 5
_STEP_LINES, _NOTE_LINES, _COMMAND_LINES = 3, 4, 8
_TAGS_MOST = 0.6
"""How much of a row's room its tags may take; those that don't fit are left to the tooltip."""
_LOOKS = {TagLook.PLAIN: ChipLook.LINE, TagLook.CAUTION: ChipLook.CAUTION, TagLook.ALARM: ChipLook.ALARM}


@dataclass(frozen=True)
class RowForm:
    """A row of that node, at that depth, in a pane of that width. What is measured is measured once."""

    theme: Theme
    node: Node
    depth: int
    width: float

    @property
    def left(self) -> float:
        """Where the box or the chevron begins."""
        theme = self.theme
        inset = theme.px(14 if theme.is_compact else 20)
        # Notes and commands belong to the row above them and stand under its words.
        depth = self.depth - (1 if self.node.kind in (NodeKind.NOTE, NodeKind.COMMAND) else 0)
        return inset + theme.px(18) * min(max(depth, 0), _DEEPEST)

    @property
    def words_left(self) -> float:
        """Where the words begin."""
        if self.node.kind is NodeKind.NOTE and self.depth == 0:
            return self.left
        return self.left + self.theme.px(28)

    @property
    def aside(self) -> str:
        """What is said at the right."""
        return self.node.aside_short if self.theme.is_compact else self.node.aside

    @cached_property
    def aside_width(self) -> float:
        """How much room the right side takes, with its gap."""
        return text_width(self.aside, self.caption) + self.theme.px(10) if self.aside else 0.0

    @cached_property
    def words_width(self) -> float:
        """How wide the words may be."""
        return self._room - sum(_width(one, self.theme) for one in self.chips)

    @cached_property
    def chips(self) -> tuple[ChipModel, ...]:
        """The tags for which there is room."""
        shown: list[ChipModel] = []
        left = self._room * _TAGS_MOST
        for tag in self.node.tags:
            chip = chip_of(tag)
            left -= _width(chip, self.theme)
            if left >= 0:
                shown.append(chip)
        return tuple(shown)

    @cached_property
    def _room(self) -> float:
        """What lies between the box and the right side."""
        return self.width - self.words_left - self.aside_width - self.theme.px(12)

    @cached_property
    def caption(self) -> QFont:
        """The font of the right side and of notes to commands; its digits have one width."""
        return self.theme.font(TextKind.CAPTION, tabular=True)

    @cached_property
    def words(self) -> QFont:
        """The font of the words."""
        match self.node.kind:
            case NodeKind.GROUP:
                return self.theme.font(TextKind.SMALL, weight=600)
            case NodeKind.COMMAND:
                return self.theme.font(TextKind.MONO)
            case NodeKind.NOTE:
                return self.theme.font(TextKind.SMALL)
            case _:
                return self.theme.font(TextKind.BODY, weight=500 if self.node.current else None)

    @property
    def line(self) -> int:
        """The height of one line of words."""
        is_small = self.node.kind is NodeKind.NOTE
        return self.theme.line_height(TextKind.SMALL if is_small else TextKind.BODY)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The words, set on their lines."""
        if self.node.kind is NodeKind.COMMAND:
            return self._command_lines()
        most = _NOTE_LINES if self.node.kind is NodeKind.NOTE else _STEP_LINES
        return wrapped(self.node.text, self.words, self.words_width, most)

    def _command_lines(self) -> tuple[str, ...]:
        lines = tuple(self.node.text.expandtabs(4).splitlines()) or ("",)
        if len(lines) <= _COMMAND_LINES:
            return lines
        left_out = len(lines) - _COMMAND_LINES + 1
        return (*lines[: _COMMAND_LINES - 1], f"… {left_out} more lines")

    @cached_property
    def remarks(self) -> tuple[str, str]:
        """What is said over a command: the note of the document, and what running it can cost."""
        command = self.node.command
        if command is None:
            return "", ""
        return " ".join(command.note.split()), f"Can lose work: {command.danger}" if command.danger else ""

    @property
    def remark_height(self) -> int:
        """The height of what is said over a command."""
        return self.theme.line_height(TextKind.CAPTION) * sum(bool(one) for one in self.remarks)

    @cached_property
    def height(self) -> int:
        """The height of the whole row."""
        theme, kind = self.theme, self.node.kind
        text = self.line * len(self.lines)
        if kind is NodeKind.COMMAND:
            return self.remark_height + text + theme.px(8) + theme.px(5 if theme.is_compact else 6)
        if kind is NodeKind.NOTE:
            return text + theme.px(6)
        air = theme.row_height - theme.line_height(TextKind.BODY)
        return text + air + (theme.px(2) if kind is NodeKind.GROUP else 0)

    def box(self, top: float) -> QRectF:
        """The square of the step box, or of the chevron of a heading."""
        side = self.theme.px(18)
        first = top + (self.height - self.line * len(self.lines)) / 2
        return QRectF(self.left, round(first + (self.line - side) / 2), side, side)

    def fold(self, top: float) -> QRectF:
        """Where a click folds or unfolds: the chevron of a heading, or the strip before a step's box."""
        box = self.box(top)
        return box if self.node.kind is NodeKind.GROUP else box.translated(-self.theme.px(18), 0)

    def well(self, top: float) -> QRectF:
        """The field in which a command stands."""
        theme = self.theme
        spare = theme.px(38 if theme.is_compact else 76)
        y = top + self.remark_height + theme.px(2)
        height = self.line * len(self.lines) + theme.px(8)
        return QRectF(self.words_left, y, max(theme.px(120), self.width - self.words_left - spare), height)

    def copy_spot(self, top: float) -> QRectF:
        """Where a click copies the command."""
        well, side = self.well(top), self.theme.px(28)
        return QRectF(well.right() - side - self.theme.px(4), well.top(), side, min(side, well.height()))

    def chip_spots(self, top: float) -> tuple[tuple[ChipModel, QRectF], ...]:
        """The tags with their places, behind the last line of the words."""
        lines, spots = self.lines, []
        left = self.words_left + text_width(lines[-1], self.words) + self.theme.px(8)
        first = top + (self.height - self.line * len(lines)) / 2
        for chip in self.chips:
            width = _width(chip, self.theme)
            spots.append((chip, QRectF(left, first + self.line * (len(lines) - 1), width, self.line)))
            left += width
        return tuple(spots)


def chip_of(tag: Tag) -> ChipModel:
    """The chip of a tag."""
    return ChipModel(tag.text, _LOOKS[tag.look], ChipSize.TAG, icon=tag.icon)


def _width(chip: ChipModel, theme: Theme) -> float:
    """A tag with the gap behind it."""
    return chip_size(chip, theme).width() + theme.px(8)
