"""Two edits of one text put together, part by part: what only one of them changed, and where both did.

Nothing is decided here and nothing is lost: the parts in their order are each of the three texts again. A row of a
table is put together cell by cell: two people who changed different cells of it did not change the same.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_BAR = re.compile(r"(?<!\\)\|")
_ALIKE = 0.6
"""How much of a line stays in one that is the same line said otherwise."""


class Choice(Enum):
    """What is taken where both changed a part."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines as they were, as I have them and as they have them; *heading* is the one over them."""

    before: tuple[str, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    heading: str = ""

    @property
    def is_clash(self) -> bool:
        """Whether both changed it, and not to the same; of a row a cell of it."""
        if not self.is_by_both:
            return False
        return not self.is_row or any(map(_differ, *map(_cells, self._lines)))

    @property
    def is_joined(self) -> bool:
        """Whether both changed it and it goes together by itself, for each changed cells of their own."""
        return self.is_by_both and not self.is_clash

    @property
    def is_by_both(self) -> bool:
        """Whether each made something else of it."""
        return self.before != self.mine != self.theirs != self.before

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table on every side; of it there can't be both."""
        return (
            len(self.before) == len(self.mine) == len(self.theirs) == 1
            and all(line.lstrip().startswith("|") for line in self._lines)
            and len({len(_cells(line)) for line in self._lines}) == 1
        )

    def joined(self, choice: Choice) -> str:
        """A row of what each side alone changed; where both changed a cell, as chosen, and mine where both are."""
        before, mine, theirs = map(_cells, self._lines)
        return "|".join(_cell(*three, choice) for three in zip(before, mine, theirs, strict=True))

    @property
    def _lines(self) -> tuple[str, str, str]:
        return self.before[0], self.mine[0], self.theirs[0]

    @property
    def is_mine(self) -> bool:
        """Whether I alone changed it."""
        return self.before != self.mine and self.before == self.theirs

    @property
    def is_theirs(self) -> bool:
        """Whether they alone changed it."""
        return self.before != self.theirs and self.before == self.mine


def parts(before: str, mine: str, theirs: str) -> tuple[Part, ...]:
    """The three texts side by side, in parts that begin and end together."""
    texts = [one.split("\n") for one in (before, mine, theirs)]
    found: list[Part] = []
    heading, at = "", [0, 0, 0]
    for common in _common(*texts):
        apart = [tuple(text[begin:end]) for text, begin, end in zip(texts, at, common[:3], strict=True)]
        if any(apart):
            for was, mine_now, theirs_now in _line_by_line(*apart):
                found.append(Part(was, mine_now, theirs_now, _last_heading(was, heading, first=True)))
                heading = _last_heading(theirs_now, heading)
        same = tuple(texts[0][common[0] : common[0] + common[3]])
        if same:
            found.append(Part(same, same, same, heading))
            heading = _last_heading(same, heading)
        at = [begin + common[3] for begin in common[:3]]
    return tuple(found)


def together(told: Sequence[Part], choices: Mapping[int, Choice]) -> str:
    """One text of all parts: what one side alone changed is taken; where both did, what was chosen, else mine."""
    lines: list[str] = []
    for place, part in enumerate(told):
        if not part.is_by_both:
            lines += part.theirs if part.is_theirs else part.mine
            continue
        choice = choices.get(place, Choice.MINE)
        if part.is_row:
            lines.append(part.joined(choice))
            continue
        lines += part.theirs if choice is not Choice.MINE else ()
        lines += part.mine if choice is not Choice.THEIRS else ()
    return "\n".join(lines)


_Lines = tuple[str, ...]


def _line_by_line(before: _Lines, mine: _Lines, theirs: _Lines) -> list[tuple[_Lines, _Lines, _Lines]]:
    """The lines of a part one by one, where each side only said them otherwise; else the part as it is."""
    if not 1 < len(before) == len(mine) == len(theirs):
        return [(before, mine, theirs)]
    lines = list(zip(before, mine, theirs, strict=True))
    if not all(_is_same(was, mine_now) and _is_same(was, theirs_now) for was, mine_now, theirs_now in lines):
        return [(before, mine, theirs)]
    return [((was,), (mine_now,), (theirs_now,)) for was, mine_now, theirs_now in lines]


def _is_same(was: str, now: str) -> bool:
    """Whether it is the same line, said otherwise: the row of the same thing, or most of the words."""
    if was.lstrip().startswith("|"):
        olds, news = _cells(was), _cells(now)
        return len(olds) == len(news) and olds[1].strip() == news[1].strip()
    return was == now or SequenceMatcher(None, was, now, autojunk=False).ratio() >= _ALIKE


def _cells(line: str) -> list[str]:
    return _BAR.split(line)


def _differ(before: str, mine: str, theirs: str) -> bool:
    """Whether each side made something else of a cell; how wide it is does not count."""
    was, mine_now, theirs_now = before.strip(), mine.strip(), theirs.strip()
    return was != mine_now != theirs_now != was


def _cell(before: str, mine: str, theirs: str, choice: Choice) -> str:
    if before.strip() == mine.strip() or (_differ(before, mine, theirs) and choice is Choice.THEIRS):
        return theirs
    return mine


def _common(before: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """What stands in all three: its place in each, and how many lines it has; the last one is the end."""
    ours = SequenceMatcher(None, before, mine, autojunk=False).get_matching_blocks()
    others = SequenceMatcher(None, before, theirs, autojunk=False).get_matching_blocks()
    one = other = 0
    while one < len(ours) and other < len(others):
        a, b = ours[one], others[other]
        first, last = max(a.a, b.a), min(a.a + a.size, b.a + b.size)
        if first < last:
            yield first, a.b + first - a.a, b.b + first - b.a, last - first
        if a.a + a.size < b.a + b.size:
            one += 1
        else:
            other += 1
    yield len(before), len(mine), len(theirs), 0


def _last_heading(lines: Sequence[str], known: str, *, first: bool = False) -> str:
    """The heading that is in force behind these lines, or over the *first* one of them."""
    if first:
        return lines[0].lstrip("# ") if lines and lines[0].startswith("#") else known
    return next((line.lstrip("# ") for line in reversed(lines) if line.startswith("#")), known)
