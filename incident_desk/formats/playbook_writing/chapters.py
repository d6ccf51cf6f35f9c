"""The headings of a playbook in the making, each with the blocks under it at their places."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from incident_desk.domain.playbook import Command, Heading, Span
from incident_desk.formats.playbook_writing.spelling import spelled
from incident_desk.formats.reading.words import says


@dataclass(slots=True, eq=False)
class Chapter:
    """A heading with its blocks; *first* is the line of the heading, *works* whether steps stand under it."""

    level: int
    text: str
    first: int
    blocks: list[tuple[int, str]] = field(default_factory=list)
    works: bool = False

    def put(self, line: int, *blocks: str) -> None:
        """Add blocks at a line; what is added later at the same line stands after them."""
        self.blocks += [(line, block) for block in blocks if block]

    def put_last(self, *blocks: str) -> None:
        """Add blocks after everything else."""
        last = max((line for line, _ in self.blocks), default=self.first)
        self.put(last, *blocks)


class Chapters:
    """All chapters in their order. The first one has no heading: what stands above every heading."""

    def __init__(
        self, headings: Iterable[Heading], kept: Iterable[int] = (), *, numbers: bool = True, bold: bool = True
    ) -> None:
        self.all = [Chapter(0, "", 0), *(Chapter(one.level, one.text, one.line) for one in headings)]
        self._firsts = [chapter.first for chapter in self.all]
        self._kept = sorted(kept)
        self.numbers, self.bold = numbers, bold
        """Whether steps without boxes are numbered, and whether the labels of commands are bold."""

    def at(self, span: Span | None) -> Chapter:
        """The chapter that something stands in; the last one where nobody knows."""
        if span is None:
            return self.all[-1]
        return self.all[bisect_right(self._firsts, span.first) - 1]

    def headed(self, span: Span | None) -> Chapter | None:
        """The chapter whose heading begins the thing; None where no heading does."""
        chapter = self.at(span)
        return chapter if span is not None and chapter.level and chapter.first == span.first else None

    def under(self, chapter: Chapter) -> Sequence[Chapter]:
        """The chapters that stand under the heading of one."""
        place = self.all.index(chapter) + 1
        end = place
        while end < len(self.all) and self.all[end].level > chapter.level:
            end += 1
        return self.all[place:end]

    def is_under(self, chapter: Chapter, words: tuple[str, ...]) -> bool:
        """Whether the heading of a chapter, or one that it stands under, says one of the words."""
        level = chapter.level + 1
        for one in reversed(self.all[: self.all.index(chapter) + 1]):
            if one.level < level and says(one.text, words):
                return True
            level = min(level, one.level)
        return False

    def runs(self, commands: Sequence[Command]) -> list[list[Command]]:
        """The commands in the runs that kept text parts, such as the label over the second fence."""
        found: list[list[Command]] = []
        for command in commands:
            if found and not self._is_kept_between(found[-1][-1].span, command.span):
                found[-1].append(command)
            else:
                found.append([command])
        return found

    def _is_kept_between(self, one: Span | None, other: Span | None) -> bool:
        if one is None or other is None:
            return False
        return bisect_right(self._kept, one.last) < bisect_right(self._kept, other.first)

    def add(self, level: int, text: str) -> Chapter:
        """A new chapter at the end."""
        chapter = Chapter(level, text, self._firsts[-1] + 1_000_000)
        self.all.append(chapter)
        self._firsts.append(chapter.first)
        return chapter

    def drop_empty(self) -> None:
        """Leave out headings with nothing under them, as of a phase that was taken out."""
        self.all = [one for one in self.all if one.blocks or any(inner.blocks for inner in self.under(one))]

    def written(self) -> str:
        """The Markdown of all chapters."""
        parts: list[str] = []
        for chapter in self.all:
            if chapter.level:
                marks = "#" * min(chapter.level, 6)
                parts.append(f"{marks} {spelled(chapter.text, '# ')}".rstrip())
            parts += [block for _, block in sorted(chapter.blocks, key=_line)]
        return "\n\n".join(parts) + "\n"


def _line(piece: tuple[int, str]) -> int:
    return piece[0]
