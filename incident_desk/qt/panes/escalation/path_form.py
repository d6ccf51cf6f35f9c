"""Where each level stands in a row of the path: what does not fit is shortened, the level at hand last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont

from incident_desk.qt.panes.escalation.levels import LevelShown, Mark
from incident_desk.qt.theme import TextKind, Theme
from incident_desk.qt.widgets.lettering import shortened, text_width

GLYPH, GAP = 14.0, 6.0
WORD_GAP = 5.0
_BETWEEN = 24.0
"""The least room between two levels: a line with air on both sides."""
_READABLE = 120.0
"""Pixels of a role under which words give way to it."""
_LETTERS = 30.0
"""Pixels under which a role says nothing any more."""
_SHARE_AT_HAND = 0.6


@dataclass(frozen=True, slots=True)
class Placed:
    """One level in its row, in the pixels of the design: its left edge, role and word, and its right edge."""

    level: LevelShown
    left: float
    role: str
    word: str
    right: float
    is_at_hand: bool


def role_font(theme: Theme, *, is_at_hand: bool) -> QFont:
    """The level at hand is the heavy one."""
    return theme.font(TextKind.SMALL, weight=600 if is_at_hand else None)


def word_font(theme: Theme) -> QFont:
    """The word after the role; its digits have one width."""
    return theme.font(TextKind.SMALL, tabular=True)


def placed(levels: Sequence[LevelShown], chosen: int | None, width: float, theme: Theme) -> tuple[Placed, ...]:
    """The levels side by side over that width; what room is left over goes to the lines between them."""
    row = _Row(levels, chosen, theme)
    words, between = row.words(width), max(0, len(levels) - 1)
    room = width - row.fixed(words) - between * _BETWEEN
    given = row.roles(room)
    roles = [shortened(one.role, font, space) if space > 0 else "" for one, font, space in
             zip(levels, row.fonts, given, strict=True)]  # fmt: skip
    widths = [text_width(role, font) for role, font in zip(roles, row.fonts, strict=True)]
    spare = max(0.0, room - sum(widths)) / between if between else 0.0
    found, left = [], 0.0
    for one, role, word, wide, at_hand in zip(levels, roles, words, widths, row.at_hand, strict=True):
        right = left + GLYPH + GAP + wide + row.word_width(word)
        found.append(Placed(one, left, role, word, right, at_hand))
        left = right + _BETWEEN + spare
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Row:
    """The levels with what they would need."""

    levels: Sequence[LevelShown]
    chosen: int | None
    theme: Theme

    @property
    def at_hand(self) -> list[bool]:
        """The level that the sheet is about; in the strip the one whose alarm stands."""
        if self.chosen is not None:
            return [one.level == self.chosen for one in self.levels]
        return [one.mark is Mark.DUE for one in self.levels]

    @property
    def fonts(self) -> list[QFont]:
        """The font of each role."""
        return [role_font(self.theme, is_at_hand=at_hand) for at_hand in self.at_hand]

    @property
    def wanted(self) -> list[float]:
        """How wide each role is."""
        return [text_width(one.role, font) + 1 for one, font in zip(self.levels, self.fonts, strict=True)]

    def word_width(self, word: str) -> float:
        """The word with its gap."""
        return text_width(word, word_font(self.theme)) + WORD_GAP if word else 0.0

    def fixed(self, words: Sequence[str]) -> float:
        """What is never shortened."""
        return sum(GLYPH + GAP + self.word_width(word) for word in words)

    def words(self, width: float) -> list[str]:
        """The words that there is room for: what is over goes first, what came of a call last."""
        words = [one.word for one in self.levels]
        for gives_way in _GIVE_WAY:
            roles = sum(min(_READABLE, wide) for wide in self.wanted)
            if self.fixed(words) + roles + (len(words) - 1) * _BETWEEN <= width:
                break
            words = ["" if gives_way(one) else word for one, word in zip(self.levels, words, strict=True)]
        return words

    def roles(self, room: float) -> list[float]:
        """The room of each role: the one at hand has the most, others that would be a letter or two have none.

        Where no alarm stands it is the one to call next.
        """
        wanted, at_hand = self.wanted, self.at_hand
        if not any(at_hand):
            at_hand = [one.is_next for one in self.levels]
        if sum(wanted) <= room:
            return wanted
        most = room * _SHARE_AT_HAND / max(1, sum(at_hand))
        first = {place: min(wanted[place], most) for place, one in enumerate(at_hand) if one}
        rest = [place for place in range(len(wanted)) if place not in first]
        shared = _shared([wanted[place] for place in rest], room - sum(first.values()))
        if any(given < min(_LETTERS, wanted[place]) for place, given in zip(rest, shared, strict=True)) and first:
            return [
                min(wanted[place], room / len(first)) if place in first else 0.0 for place in range(len(wanted))
            ]
        given = first | dict(zip(rest, shared, strict=True))
        return [given[place] for place in range(len(wanted))]


def _is_over(one: LevelShown) -> bool:
    return one.mark in (Mark.REACHED, Mark.PRESENT)


def _comes_later(one: LevelShown) -> bool:
    return one.mark is Mark.AHEAD and not one.is_next


def _is_not_next(one: LevelShown) -> bool:
    return not one.is_next


_GIVE_WAY: tuple[Callable[[LevelShown], bool], ...] = (_is_over, _comes_later, _is_not_next)


def _shared(wanted: Sequence[float], room: float) -> list[float]:
    """The room by need: short roles stand whole, the long ones share what is left."""
    given = [0.0] * len(wanted)
    left, order = room, sorted(range(len(wanted)), key=lambda place: wanted[place])
    for number, place in enumerate(order):
        share = max(0.0, left) / (len(order) - number)
        given[place] = min(wanted[place], share)
        left -= given[place]
    return given
