"""A document with the edits of its playbook in it, which stays as it was written where nothing was edited.

The edits are put into the lines of what was edited. Where these can't hold them, the playbook is written anew as it
was read and as it is edited, and what differs between the two is merged into the document's own text, line by line.
Each outcome is read again: where it does not say what the edited playbook says, or says no more what nobody edited,
the text that is written anew stands in its place; and what that lacks is said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from incident_desk.domain.playbook import Playbook
from incident_desk.domain.playbook_editing_told import rename
from incident_desk.formats.list_numbers import Line, numbered_on
from incident_desk.formats.playbook_markdown import playbook_markdown, read_otherwise
from incident_desk.formats.playbook_writing.stages import in_stages
from incident_desk.formats.playbook_writing.survival import lost_lines, rewritten_lines
from incident_desk.formats.reading.playbook import known_page, title_of_page

_MOST_LINES = 4000
"""Lines of a document that is compared line by line; a longer one is written anew."""
_BESIDE = frozenset(("kind", "language", "title", "chosen_plan"))
"""What a person says of a document beside its text."""
_IN_WORDS = frozenset((
    "default_severity", "cadence_s", "channel", "status_format", "status_words", "watch_s", "review_due_s",
    "follow_up",
))  # fmt: skip
"""What a document may say in the words of a step."""
_ITEM = re.compile(r"^(\s*)((?:\d{1,9}[.)]|[-*+])\s+)")
_NUMBER = re.compile(r"^\d{1,9}[.)]$")
_RULE = re.compile(r"^[|\s:-]*-{2,}[|\s:-]*$")


@dataclass(frozen=True, slots=True)
class Revision:
    """The document's text with the edits, and the names of what would be read otherwise; none where all is well."""

    text: str
    otherwise: tuple[str, ...] = ()
    is_anew: bool = False
    """Whether all of it is written anew, because the edits could not be put into the document's own text."""
    lost: tuple[str, ...] = ()
    """Lines of the document that nobody edited and that the text says no more."""
    rewritten: tuple[str, ...] = ()
    """Lines that nobody edited and that say the same in other marks."""
    along: tuple[str, ...] = ()
    """What the document said in words that were taken out or said otherwise, and says no more."""


def revised(source: str, before: Playbook, after: Playbook) -> Revision:
    """The document *source*, read as *before*, as it has to be to be read as *after*.

    The edits are put into the document's own lines; where these can't hold them, what differs is merged into it
    line by line; where that is read otherwise, or says less, all is written anew. A title that a person said beside
    the text is put into it only where it is another one than before.
    """
    if before == after and source.strip():
        return Revision(source)
    stated = title_of_page(known_page(source), before.source_name)
    is_retitled = bool(after.title) and (before.title != after.title or not source.strip())
    book = replace(after, title=stated)
    wanted = rename(book, after.title) if is_retitled else after
    aim = wanted if is_retitled else book
    edits = _Edits(source, replace(before, title=stated), aim, wanted)
    found = edits.in_place() if source.strip() else None
    return found or edits.rewritten()


@dataclass(frozen=True, slots=True)
class _Edits:
    """A document, what it was read as, what its text is to say, and that with what a person says beside it."""

    source: str
    before: Playbook
    after: Playbook
    wanted: Playbook

    def in_place(self) -> Revision | None:
        """The document with the edits in its own lines; None where they are not read as they are meant."""
        placed = in_stages(self.source, self.before, self.after, _merged)
        if placed is None:
            return None
        wanted = replace(placed.playbook, title=self.wanted.title, kind=self.wanted.kind)
        found = [replace(self._told(text, wanted), along=placed.along) for text in placed.texts]
        exact = next((one for one in found if not one.lost and set(one.otherwise) <= _BESIDE), None)
        if exact is not None:
            return exact
        return next((one for one in map(self._with_what_goes_along, found) if one is not None), None)

    def _told(self, text: str, wanted: Playbook) -> Revision:
        edits = self.source, self.before, self.after, text
        return Revision(
            text, read_otherwise(wanted, text), lost=lost_lines(*edits), rewritten=rewritten_lines(*edits)
        )

    def _with_what_goes_along(self, found: Revision) -> Revision | None:
        """What is said in the words of a step goes with them, unless it was edited itself."""
        along = tuple(one for one in found.otherwise if one in _IN_WORDS)
        rest = tuple(one for one in found.otherwise if one not in along)
        is_edited = any(getattr(self.before, one) != getattr(self.after, one) for one in along)
        if found.lost or is_edited or not set(rest) <= _BESIDE:
            return None
        return Revision(found.text, rest, along=(*found.along, *along), rewritten=found.rewritten)

    def rewritten(self) -> Revision:
        """The document with the edits merged into it, or written anew."""
        new = playbook_markdown(self.after)
        if not self.source.strip():
            return Revision(new, read_otherwise(self.wanted, new), is_anew=True)
        anew = replace(self._told(new, self.wanted), is_anew=True)
        if max(self.source.count("\n"), new.count("\n")) > _MOST_LINES:
            return anew
        old = playbook_markdown(self.before)
        merged = [merge(self.source, old, new, numbers=numbers) for numbers in (True, False)]
        return min((*(self._told(text, self.wanted) for text in dict.fromkeys(merged)), anew), key=_loss)


def _merged(source: str, before: Playbook, after: Playbook) -> str:
    if source.count("\n") > _MOST_LINES:
        return ""
    return merge(source, playbook_markdown(before), playbook_markdown(after))


def _loss(found: Revision) -> tuple[int, int, int]:
    return len(found.otherwise), len(found.lost), len(found.rewritten)


def merge(source: str, before: str, after: str, *, numbers: bool = True) -> str:
    """*source* with what differs between *before* and *after*; its lists numbered on, if *numbers* says so."""
    lines = source.split("\n")
    found = list(_Merge(lines, before.split("\n"), after.split("\n")).lines())
    return "\n".join(numbered_on(lines, found) if numbers else [line.text for line in found])


class _Merge:
    """Follows the lines of the text that is written anew in the document."""

    def __init__(self, source: list[str], before: list[str], after: list[str]) -> None:
        self._source, self._before, self._after = source, before, after
        keys = list(map(_key, source))
        old = list(map(_key, before))
        self._places: dict[int, int] = {}
        """The line of the document for each line of the text that was written of it."""
        for tag, first, last, there, _ in SequenceMatcher(None, old, keys, autojunk=False).get_opcodes():
            if tag == "equal":
                self._places |= {line: there + line - first for line in range(first, last)}
        olds, news = list(map(_nested_key, before)), list(map(_nested_key, after))
        self._edits = SequenceMatcher(None, olds, news, autojunk=False).get_opcodes()

    def lines(self) -> Iterator[Line]:
        """The lines of the outcome."""
        at = 0
        for tag, first, last, there, end in self._edits:
            if tag == "equal":
                continue
            begin = self._begin(first, at)
            until = max(begin, self._until(last, begin))
            begin += self._has_gap(begin, until)
            yield from self._own(at, begin)
            yield from self._replaced(first, last, there, end, begin, until)
            at = until
        yield from self._own(at, len(self._source))

    def _has_gap(self, begin: int, until: int) -> bool:
        """Whether these lines begin with the empty one between a heading and what goes on to stand under it."""
        gap = self._source[max(0, begin - 1) : begin + 1]
        below = self._source[until : until + 1]
        return begin < until and gap[0].startswith("#") and not gap[-1].strip() and any(map(str.strip, below))

    def _own(self, first: int, last: int) -> Iterator[Line]:
        return (Line(self._source[place], place) for place in range(first, last))

    def _begin(self, line: int, least: int) -> int:
        """Behind the line of the document that stands for the one before the edit."""
        known = next((self._places[one] for one in range(line - 1, -1, -1) if one in self._places), -1)
        return max(known + 1, least)

    def _until(self, line: int, least: int) -> int:
        """At the line of the document that stands for the one behind the edit."""
        if line == 0 or (line - 1 in self._places and self._places[line - 1] < least):
            return least
        later = (self._places[one] for one in range(line, len(self._before)) if one in self._places)
        known = next(later, len(self._source))
        return self._places[line - 1] + 1 if line - 1 in self._places else known

    def _replaced(self, first: int, last: int, there: int, end: int, begin: int, until: int) -> Iterator[Line]:
        """What stands in the place of these lines of the document."""
        olds, news = self._before[first:last], self._after[there:end]
        owns = self._source[begin:until]
        if len(olds) == len(news) == len(owns):
            for place, (own, old, new) in enumerate(zip(owns, olds, news, strict=True), start=begin):
                yield Line(_reworded(own, old, new), place)
            return
        yield from (Line(self._dressed(new, begin)) for new in news)

    def _dressed(self, line: str, begin: int) -> str:
        """A new item of a list with the mark that the items above it have in the document."""
        item = _ITEM.match(line)
        if item is None:
            return line
        for above in range(begin - 1, max(-1, begin - 40), -1):
            own = _ITEM.match(self._source[above])
            if own is not None and len(own[1]) == len(item[1]) and not _NUMBER.match(own[2].strip()):
                return f"{own[1]}{own[2]}{line[item.end() :]}"
            if self._source[above].startswith("#"):
                break
        return line


def _key(line: str) -> str:
    """What a line says, whatever its marks: two lines with one key are the same to a reader."""
    if _RULE.match(line):
        return "---" if "|" in line else line.strip()
    plain = _ITEM.sub("", line).strip()
    box = plain[:3] if plain[:3] in ("[ ]", "[x]", "[X]") else ""
    plain = re.sub(r"[*_`\\]+", "", plain[len(box) :])
    plain = re.sub(r"\s*\|\s*", "|", plain).replace(":", "")
    return f"{box.lower()}{' '.join(plain.split())}"


def _nested_key(line: str) -> str:
    """The same with how far it stands to the right, which says under what it stands."""
    key = _key(line)
    return f"{_indent(line)} {key} {line.count('|') if key == '---' else ''}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _reworded(own: str, old: str, new: str) -> str:
    """The document's line with the words that differ; its own marks stay where they can."""
    was, now = _pieces(old), _pieces(new)
    if len(was) != len(now):
        return new
    further = _indent(new) - _indent(old)
    line = " " * max(0, _indent(own) + further) + own.lstrip(" ") if further else own
    for one, other in zip(was, now, strict=True):
        if one == other:
            continue
        if not one or line.count(one) != 1:
            return new
        line = line.replace(one, other)
    return line


def _pieces(line: str) -> list[str]:
    """The cells of a table's row; of another line its words without the mark of a list."""
    if line.startswith("|"):
        return [cell.strip() for cell in line.split("|")]
    return [_ITEM.sub("", line).strip()]
