"""Lists of an edited document, numbered on in the way in which the document numbers them.

A list that was counted 1, 2, 3 is counted on behind a new or missing item; one whose every item says 1 goes on
saying so; one that its author counted otherwise keeps its numbers. What nobody touched stays letter by letter.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_ITEM = re.compile(r"^(\s*)(\d{1,9}[.)]|[-*+])(\s+)(?=\S)")
_FENCES = ("```", "~~~")
_ENDS = ("#", "|", ">", *_FENCES)
"""How a line begins that is no further line of the words above it."""


@dataclass(slots=True)
class Line:
    """A line of the outcome, and which line of the document it was; None where it is a new one."""

    text: str
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class _Style:
    """How a list of the document marks its items: a bullet, or the first number, what is behind it, and the step
    from one to the next; None where its author counted otherwise."""

    bullet: str
    first: int = 1
    behind: str = "."
    by: int | None = 1
    tight: bool = True

    def mark(self, place: int, own: str, before: str) -> str:
        """The mark of the item at that place, whose own is that, behind one with that mark."""
        if self.bullet:
            return self.bullet
        if self.by is None:
            return own or f"{int(before[:-1] or 0) + 1 if before[:-1].isdigit() else self.first}{self.behind}"
        return f"{self.first + place * self.by}{self.behind}"


def numbered_on(source: Sequence[str], lines: Sequence[Line]) -> list[str]:
    """The lines with the items of every list that was touched marked as the document marks them."""
    known = [tuple(run) for run in _runs(source, frozenset())]
    home_of = {line: run for run in known for line in run}
    untouched = set(known)
    texts = [line.text for line in lines]
    new = frozenset(place for place, line in enumerate(lines) if line.origin is None)
    dropped: set[int] = set()
    for run in _runs(texts, new):
        origins = tuple(lines[place].origin for place in run)
        home = next((home_of[one] for one in origins if one is not None and one in home_of), None)
        if home is None or origins in untouched:
            continue
        style = _style([source[place] for place in home], _is_tight(source, home))
        _restyle(texts, run, style, new)
        if style.tight:
            dropped.update(_spare(texts, run, new))
    return [text for place, text in enumerate(texts) if place not in dropped]


def _runs(lines: Sequence[str], new: frozenset[int]) -> Iterator[list[int]]:
    """The lines of the items of each list; a *new* line may have the mark of any list."""
    open_runs: list[tuple[int, str, list[int]]] = []
    in_fence, is_blank = False, True
    for place, line in enumerate(lines):
        bare = line.strip()
        fence = bare.startswith(_FENCES)
        item = None if in_fence else _ITEM.match(line)
        if item is not None:
            yield from _joined(open_runs, (len(item[1]), "" if place in new else _kind(item[2])), place)
        elif bare and not in_fence and (is_blank or bare.startswith(_ENDS)):
            indent = len(line) - len(line.lstrip())
            while open_runs and open_runs[-1][0] >= indent:
                yield open_runs.pop()[2]
        in_fence, is_blank = in_fence is not fence, not bare
    yield from (run for _, _, run in open_runs)


def _joined(open_runs: list[tuple[int, str, list[int]]], item: tuple[int, str], place: int) -> Iterator[list[int]]:
    """Puts an item into the list that it goes on with; those that it ends come out."""
    indent, kind = item
    while open_runs and open_runs[-1][0] > indent:
        yield open_runs.pop()[2]
    if open_runs and open_runs[-1][0] == indent:
        _, known, run = open_runs[-1]
        if not kind or not known or kind == known:
            run.append(place)
            open_runs[-1] = (indent, known or kind, run)
            return
        yield open_runs.pop()[2]
    open_runs.append((indent, kind, [place]))


def _kind(mark: str) -> str:
    return mark[-1]


def _style(items: Sequence[str], tight: bool) -> _Style:
    marks = [found[2] for line in items if (found := _ITEM.match(line)) is not None]
    if not marks[0][:-1]:
        return _Style(marks[0], tight=tight)
    numbers = [int(mark[:-1]) for mark in marks]
    steps = {after - before for before, after in zip(numbers, numbers[1:], strict=False)} or {1}
    by = steps.pop() if steps in ({0}, {1}) else None
    return _Style("", numbers[0], marks[0][-1], by, tight)


def _is_tight(source: Sequence[str], run: Sequence[int]) -> bool:
    return all(source[place - 1].strip() for place in run[1:])


def _restyle(texts: list[str], run: Sequence[int], style: _Style, new: frozenset[int]) -> None:
    before = ""
    for at, place in enumerate(run):
        item = _ITEM.match(texts[place])
        if item is None:
            continue
        mark = style.mark(at, "" if place in new else item[2], before)
        if mark != item[2]:
            texts[place] = f"{item[1]}{mark}{item[3]}{texts[place][item.end() :]}"
            _shift(texts, place, item.end(), item.end() + len(mark) - len(item[2]))
        before = mark


def _shift(texts: list[str], place: int, old: int, now: int) -> None:
    """Moves what stands under an item whose words begin further right or left than they did."""
    under = list(_under(texts, place))
    indents = [len(texts[one]) - len(texts[one].lstrip()) for one in under if texts[one].strip()]
    least = min(indents, default=0)
    by = now - least if now > old and old <= least < now else now - old if least == old else 0
    for one in under if by else ():
        if texts[one].strip():
            texts[one] = " " * by + texts[one] if by > 0 else texts[one][-by:]


def _under(texts: Sequence[str], place: int) -> Iterator[int]:
    """The lines that stand under an item."""
    indent = len(texts[place]) - len(texts[place].lstrip())
    for one in range(place + 1, len(texts)):
        bare = texts[one].strip()
        if bare and len(texts[one]) - len(texts[one].lstrip()) <= indent:
            return
        yield one


def _spare(texts: Sequence[str], run: Sequence[int], new: frozenset[int]) -> Iterator[int]:
    """The new empty lines between the items of a list that has none."""
    for place in run[1:]:
        if place - 1 in new and not texts[place - 1].strip():
            yield place - 1
