"""Where the steps of a document stand in its lines, and what stands between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from incident_desk.domain.playbook import Step
from incident_desk.formats.list_numbers import Line
from incident_desk.formats.playbook_writing.own_lines import UnfitError

Region = tuple[int, int, list[Line]]
"""Lines of the document, from the first to behind the last, and those in their place."""
Slot = tuple[int, int]
"""The lines of a step, from the first to behind the last."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The lines of a document."""

    lines: Sequence[str]

    def own(self, first: int, last: int) -> list[Line]:
        """The lines from *first* to *last*, which is left out."""
        return [Line(self.lines[place], place) for place in range(first, last)]

    def with_regions(self, first: int, last: int, regions: Sequence[Region]) -> list[Line]:
        """The lines with others in the place of some of them."""
        found: list[Line] = []
        at = first
        for begin, end, lines in sorted(regions, key=_begin):
            if begin < at or end > last:
                raise UnfitError
            found += [*self.own(at, begin), *lines]
            at = end
        return found + self.own(at, last)

    def extent(self, step: Step) -> Slot:
        """The lines of a step: from the first to behind the last that says something.

        Raises:
            UnfitError: nobody knows where it stands.
        """
        if step.span is None:
            raise UnfitError(step.text)
        return step.span.first - 1, self.trimmed(step.span.first - 1, step.span.last)

    def trimmed(self, first: int, last: int) -> int:
        """Behind the last line that says something."""
        last = min(last, len(self.lines))
        while last > first + 1 and not self.lines[last - 1].strip():
            last -= 1
        return last

    def slots(self, steps: Sequence[Step]) -> list[Slot]:
        """The lines of steps that stand one behind the other.

        Raises:
            UnfitError: they stand in each other's lines.
        """
        slots = [self.extent(step) for step in steps]
        if any(one[1] > other[0] for one, other in zip(slots, slots[1:], strict=False)):
            raise UnfitError(steps[0].text)
        return slots

    def gaps(self, slots: Sequence[Slot], rows: Sequence[int]) -> list[list[Line]]:
        """What stands before, between and behind the places that stay; the empty lines of those that go, go."""
        edges = [-1, *rows, len(slots)]
        found = []
        for before, behind in zip(edges, edges[1:], strict=False):
            if behind - before == 1:
                inner = before >= 0 and behind < len(slots)
                found.append(self.own(slots[before][1], slots[behind][0]) if inner else [])
                continue
            parts = [
                self.own(slots[one][1], slots[one + 1][0])
                for one in range(max(before, 0), min(behind, len(slots) - 1))
            ]
            is_outer = before < 0 or behind == len(slots)
            found.append(_joined(parts, is_outer))
        return found

    def empty_between(self, slots: Sequence[Slot]) -> list[Line]:
        """The empty line between the steps of a list that has one between all of them."""
        gaps = [self.lines[one[1] : other[0]] for one, other in zip(slots, slots[1:], strict=False)]
        return [Line("")] if gaps and all(gap and not gap[0].strip() for gap in gaps) else []

    def spare(self, slots: Sequence[Slot], found: Sequence[Line]) -> int:
        """How many empty lines go with the last of the steps that stood between two of them."""
        around = self.lines[slots[0][0] - 1 : slots[0][0]], self.lines[slots[-1][1] : slots[-1][1] + 1]
        return int(not found and all(len(one) == 1 and not one[0].strip() for one in around))


def _begin(region: Region) -> tuple[int, int]:
    return region[0], region[1]


def _joined(parts: Sequence[list[Line]], is_outer: bool) -> list[Line]:
    """What stays between two places where what stood between them went: text, or the longest empty one."""
    told = [part for part in parts if any(line.text.strip() for line in part)]
    if told:
        return [line for part in told for line in part]
    return [] if is_outer else max(parts, key=len)
