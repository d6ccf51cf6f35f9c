"""Two edits of one text put together, part by part: what only one of them changed, and where both did.

Nothing is decided here and nothing is lost: the parts in their order are each of the three texts again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum


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
        """Whether both changed it, and not to the same."""
        return self.before != self.mine != self.theirs != self.before

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
            was, mine_now, theirs_now = apart
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
        if not part.is_clash:
            lines += part.theirs if part.is_theirs else part.mine
            continue
        choice = choices.get(place, Choice.MINE)
        lines += part.theirs if choice is not Choice.MINE else ()
        lines += part.mine if choice is not Choice.THEIRS else ()
    return "\n".join(lines)


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
