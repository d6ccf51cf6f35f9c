"""Edited steps and phases in the document's own lines.

A step that moves takes its lines along, with everything under it; one that is new has the mark of the list it comes
into; one that goes takes its lines away. What was not edited keeps its lines letter by letter.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from incident_desk.domain.playbook import Phase, Playbook, Step, walk
from incident_desk.domain.playbook_editing_homes import Home, homes, steps_in, with_steps_in
from incident_desk.formats.list_numbers import Line, numbered_on
from incident_desk.formats.playbook_writing.fresh_lines import Mark, fresh, moved_in
from incident_desk.formats.playbook_writing.own_lines import (
    Piece,
    UnfitError,
    bare,
    commanded,
    reworded,
    width_of,
)
from incident_desk.formats.playbook_writing.spelling import heading_words
from incident_desk.formats.playbook_writing.standing import Region, Standing

_LABELLED = re.compile(r"^(\*\*[^*]+:\*\*|\*\*[^*]+\*\*:|[^\s:*\-#|>][^:]*:)\s+(\S.*)$")
"""A label with what it says behind it on its line."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The document with its work edited, and the playbook as which that is to be read: code that was typed into
    the words of a step is code there."""

    texts: tuple[str, ...]
    """With its lists numbered on, and with the numbers that were there."""
    playbook: Playbook
    along: tuple[str, ...] = ()
    """What else the edited lines say, which went with their words."""


def work_in_place(source: str, before: Playbook, after: Playbook) -> Placed | None:
    """*source*, read as *before*, with the phases and steps of *after*; None where its lines can't hold them.

    Both have the same phases and patterns in the same order, and a step's id says which one it was.
    """
    lines = source.split("\n")
    work = _Work(Standing(lines), before, after)
    try:
        found = work.outcome()
        told = work.told()
    except UnfitError:
        return None
    numbered = "\n".join(numbered_on(lines, found))
    return Placed(tuple(dict.fromkeys((numbered, "\n".join(line.text for line in found)))), told)


@dataclass(slots=True)
class _Work:
    document: Standing
    before: Playbook
    after: Playbook
    known: dict[str, Step] = field(default_factory=dict)
    """The steps of the document by their ids."""
    said: dict[str, Step] = field(default_factory=dict)
    """The steps whose words are read otherwise than they were typed."""

    def outcome(self) -> list[Line]:
        """All lines of the document."""
        for home in homes(self.before):
            self.known |= {step.id: step for step in walk(steps_in(self.before, home))}
        regions = [*self._headings()]
        for home in homes(self.after):
            olds, news = steps_in(self.before, home), steps_in(self.after, home)
            if not are_same(olds, news):
                regions.append(self._home(home, olds, news))
        return self.document.with_regions(0, len(self.document.lines), regions)

    def told(self) -> Playbook:
        """The edited playbook as its lines are read."""
        book = self.after
        for home in homes(book) if self.said else ():
            book = with_steps_in(book, home, tuple(map(self._told, steps_in(book, home))))
        return book

    def _told(self, step: Step) -> Step:
        said = self.said.get(step.id)
        children = tuple(map(self._told, step.children))
        if said is not None:
            step = replace(step, text=said.text, commands=said.commands)
        return replace(step, children=children)

    def _headings(self) -> Iterator[Region]:
        """The headings of phases with another name or window."""
        for old, new in zip(self.before.plan().phases, self.after.plan().phases, strict=True):
            if (old.name, old.start_s, old.end_s) == (new.name, new.start_s, new.end_s):
                continue
            line = old.span.first if old.span is not None else 0
            told = next((one for one in self.before.facts.headings if one.line == line), None)
            if told is None or self.document.lines[line - 1].count(told.text) != 1:
                raise UnfitError(old.name)
            words = _heading(told.text, old, new)
            yield line - 1, line, [Line(self.document.lines[line - 1].replace(told.text, words), line - 1)]

    def _home(self, home: Home, olds: Sequence[Step], news: Sequence[Step]) -> Region:
        if olds:
            slots = self.document.slots(olds)
            found = self._under_label(olds, news) or self._beside(olds, news, Mark())
            return slots[0][0], slots[-1][1] + self.document.spare(slots, found), found
        span = self.before.plan().phases[home.place].span if home.part == "phase" else None
        if span is None:
            raise UnfitError
        end = self.document.trimmed(span.first - 1, span.last)
        below = [Line("")] if end < len(self.document.lines) and self.document.lines[end].strip() else []
        return end, end, [Line(""), *self._listed(news, Mark()), *below]

    def _under_label(self, olds: Sequence[Step], news: Sequence[Step]) -> list[Line]:
        """A label with the one step behind it, as a label over a list, where steps come to it."""
        first, last = self.document.extent(olds[0])
        found = _LABELLED.match(self.document.lines[first])
        staying = [step for step in news if step.id == olds[0].id]
        if found is None or len(olds) > 1 or last > first + 1 or len(news) < 2 or not are_same(olds, staying):
            return []
        lines, mark = [Line(found[1], first)], Mark("", "1.", " ")
        for step in news:
            own = [Line(f"{mark.mark} {found[2]}")] if step.id == olds[0].id else self._come(step, mark)
            lines, mark = [*lines, *own], mark.after()
        is_closed = last >= len(self.document.lines) or not self.document.lines[last].strip()
        return lines if is_closed else [*lines, Line("")]

    def _listed(self, steps: Sequence[Step], mark: Mark) -> list[Line]:
        """Steps that come where none stood."""
        found: list[Line] = []
        for step in steps:
            lines = self._come(step, mark)
            found += lines
            mark = Mark.of(lines[0].text).after()
        return found

    # -- steps beside each other --------------------------------------------------------------------------------

    def _beside(self, olds: Sequence[Step], news: Sequence[Step], under: Mark) -> list[Line]:
        """The lines of steps that stand beside each other, from the first to the last one.

        The places stay with what stands between them; the steps that stay are put into them in their new order.
        """
        slots, here = self.document.slots(olds), {step.id: step for step in olds}
        ids = {step.id for step in news}
        rows = [place for place, step in enumerate(olds) if step.id in ids]
        gaps = self.document.gaps(slots, rows)
        staying = [step for step in news if step.id in here]
        marks = [Mark.of(self.document.lines[slots[row][0]], olds[row].text) for row in rows]
        blocks = {
            step.id: self._put(self._step(here[step.id], step), mark)
            for step, mark in zip(staying, marks, strict=True)
        }
        found = [*gaps[0]]
        place = 0
        for step in news:
            if step.id in blocks:
                found += [*(gaps[place] if place else []), *blocks[step.id]]
                place += 1
                continue
            whole, mark = self._whole(step), self._mark(marks, place, olds, under)
            come = whole or self._come(step, mark)
            is_apart = bool(whole) or not mark.mark
            sep = [Line("")] if is_apart else self.document.empty_between(slots)
            found += [*sep, *come] if place else [*come, *sep]
        return found + (gaps[-1] if rows else [])

    def _mark(self, marks: Sequence[Mark], place: int, olds: Sequence[Step], under: Mark) -> Mark:
        """How a step is marked that comes before the place of that number; the nearest one above is asked first."""
        near = [*reversed(marks[:place]), *marks[place:]]
        gone = (
            [Mark.of(self.document.lines[self.document.extent(one)[0]], one.text) for one in olds]
            if not near
            else []
        )
        return next((mark for mark in (*near, *gone) if mark.mark), under)

    def _put(self, block: list[Line], mark: Mark) -> list[Line]:
        """The lines of a step in the place of another one, which may have stood in a list of another kind."""
        own = Mark.of(block[0].text)
        if not own.mark or not mark.mark or own.cells or (own.indent, own.mark[-1]) == (mark.indent, mark.mark[-1]):
            return block
        texts = moved_in([line.text for line in block], mark)
        # Its head counts as new: it goes on with the marks of the list that it comes into.
        return [Line(texts[0]), *(Line(text, one.origin) for text, one in zip(texts[1:], block[1:], strict=True))]

    def _whole(self, step: Step) -> list[Line]:
        """The lines of a section or a label with its list, which comes from elsewhere as it is."""
        known = self.known.get(step.id)
        if known is None or Mark.of(self.document.lines[self.document.extent(known)[0]]).mark:
            return []
        return self._step(known, step)

    def _come(self, step: Step, mark: Mark) -> list[Line]:
        """The lines of a step that comes here, out of another list or from nowhere."""
        known = self.known.get(step.id)
        if known is not None:
            return [Line(text) for text in moved_in([line.text for line in self._step(known, step)], mark)]
        lines, said = fresh(step, mark)
        for one in walk((said,)):
            self.said[one.id] = one
        return [Line(text) for text in lines]

    # -- one step -----------------------------------------------------------------------------------------------

    def _step(self, old: Step, new: Step) -> list[Line]:
        """The lines of a step, edited where it was."""
        first, last = self.document.extent(old)
        if are_same((old,), (new,)):
            return self.document.own(first, last)
        if (old.role, old.detail, old.checked) != (new.role, new.detail, new.checked):
            raise UnfitError(old.text)
        regions = [(one.first, one.last, self._lines(one)) for one in self._pieces(old, new)]
        if not are_same(old.children, new.children):
            regions.append(self._children(old, new, last))
        return self.document.with_regions(first, last, regions)

    def _pieces(self, old: Step, new: Step) -> Iterator[Piece]:
        first, last = self.document.extent(old)
        if (old.text, old.due_s, old.start_s) != (new.text, new.due_s, new.start_s):
            piece, said = reworded(self.document.lines, first, last, old, new)
            self.said[new.id] = said
            yield piece
        if bare(old.commands) != bare(new.commands):
            yield from commanded(self.document.lines, first, last, old, new)

    def _lines(self, piece: Piece) -> list[Line]:
        """The lines of a piece; as many as there were are the same lines, said otherwise."""
        if len(piece.lines) == piece.last - piece.first:
            return [Line(text, piece.first + place) for place, text in enumerate(piece.lines)]
        is_head = piece.last > piece.first
        return [
            Line(text, piece.first if is_head and not place else None) for place, text in enumerate(piece.lines)
        ]

    def _children(self, old: Step, new: Step, last: int) -> Region:
        width = width_of(self.document.lines[self.document.extent(old)[0]])
        if old.children:
            slots = self.document.slots(old.children)
            lines = self._beside(old.children, new.children, Mark(" " * width))
            return slots[0][0], slots[-1][1], lines
        if not width:
            raise UnfitError(old.text)
        return last, last, self._listed(new.children, Mark(" " * width))


def _heading(told: str, old: Phase, new: Phase) -> str:
    """The heading of a phase with another name or window, in the form that it has."""
    renamed = told.replace(old.name, new.name, 1) if old.name else told
    return heading_words(new.name, new.start_s, new.end_s, renamed)


def are_same(olds: Sequence[Step], news: Sequence[Step]) -> bool:
    """Whether these are the same steps, whatever the lines on which they stand."""
    if olds is news:
        return True
    return len(olds) == len(news) and all(
        one is other or _is_same(one, other) for one, other in zip(olds, news, strict=True)
    )


def _is_same(one: Step, other: Step) -> bool:
    plain, like = (replace(step, span=None, commands=bare(step.commands), children=()) for step in (one, other))
    return plain == like and are_same(one.children, other.children)
