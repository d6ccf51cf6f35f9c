"""What a playbook tells besides its work, edited in the document's own lines.

Each edit is tried in the ways in which its lines may hold it; every outcome is read again, and only one that says
what is meant, and all that nobody edited, is gone on with.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain, islice
from typing import Any

from incident_desk.domain.playbook import Phase, Playbook
from incident_desk.formats.list_numbers import Line, numbered_on
from incident_desk.formats.playbook_writing.level_pieces import level_copies, target_pieces
from incident_desk.formats.playbook_writing.likeness import bare, unlike, without_lines
from incident_desk.formats.playbook_writing.own_lines import Piece
from incident_desk.formats.playbook_writing.path_words import path_anew, path_pieces
from incident_desk.formats.playbook_writing.survival import lost_lines, rewritten_lines
from incident_desk.formats.playbook_writing.told_pieces import (
    changed_pieces,
    come_pieces,
    gone_pieces,
    section_pieces,
    slot_of,
)
from incident_desk.formats.reading.playbook import read_playbook

PARTS = ("contacts", "escalation", "triggers", "thresholds", "criteria", "severities")
_BESIDE = frozenset(("kind", "language"))
_IN_WORDS = frozenset(("default_severity", "cadence_s", "channel", "status_format", "status_words"))
"""What a line may say besides."""
_FOLLOWS = frozenset(
    ("response_text", "resolution_text", "definition", "after_s", "phase", "empty", "written", "rank")
)
"""What follows from the words that state something else."""
_MOST, _FEWEST, _LINES = 40, 4, 20_000
"""Ways that are tried for one edit, and how many lines are read for it in all."""


@dataclass(frozen=True, slots=True)
class Told:
    """The document, as what it is read, and what went along with the words that were edited."""

    text: str
    playbook: Playbook
    along: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Edit:
    """One thing of a part: *new* at that place, before it where it comes, or nothing where it goes."""

    part: str
    place: int
    new: Any
    comes: bool = False


def differing(before: Playbook, after: Playbook) -> tuple[str, ...]:
    """The told parts that were edited."""
    return tuple(part for part in PARTS if _bares(before, part) != _bares(after, part))


def told_in_place(text: str, book: Playbook, after: Playbook, parts: Sequence[str]) -> Told | None:
    """*text*, read as *book*, with those *parts* of *after*; None where one edit can't be held by its lines."""
    told = Told(text, book)
    for part in parts:
        for edit in _edits(part, getattr(book, part), getattr(after, part)):
            found = _Trial(told, edit).outcome()
            if found is None:
                return None
            told = replace(found, along=tuple(dict.fromkeys((*told.along, *found.along))))
    return told


def unheld_line(text: str, book: Playbook, after: Playbook) -> int:
    """The line of the first thing whose edit its lines can't hold, counted from 1; 0 where there is none."""
    told = Told(text, book)
    for part in differing(book, after):
        for edit in _edits(part, getattr(book, part), getattr(after, part)):
            ones = getattr(book, part)
            one = ones[min(edit.place, len(ones) - 1)] if ones else None
            if _Trial(told, edit).outcome() is None:
                slot = slot_of(text.split("\n"), book, one) if one is not None else None
                return slot[0] + 1 if slot is not None else 0
    return 0


def _edits(part: str, olds: Sequence[Any], news: Sequence[Any]) -> Iterator[_Edit]:
    """The edits from the last one to the first, so that each place is that of the document."""
    codes = SequenceMatcher(None, list(map(bare, olds)), list(map(bare, news)), autojunk=False).get_opcodes()
    for _, first, last, there, end in reversed([code for code in codes if code[0] != "equal"]):
        paired = min(last - first, end - there)
        yield from (
            _Edit(part, first + paired, news[at], comes=True) for at in range(end - 1, there + paired - 1, -1)
        )
        yield from (_Edit(part, at, None) for at in range(last - 1, first + paired - 1, -1))
        yield from (_Edit(part, first + at, news[there + at]) for at in range(paired - 1, -1, -1))


@dataclass(frozen=True, slots=True)
class _Trial:
    """One edit of a document that is known by its reading."""

    told: Told
    edit: _Edit

    def outcome(self) -> Told | None:
        """The document with the edit; None where no way of it is read as it is meant."""
        lines, near = self.told.text.split("\n"), None
        for text in self._texts(lines):
            again = read_playbook(text, self.told.playbook.source_name)
            along = self._goes_along(again)
            if along is None or lost_lines(self.told.text, self.told.playbook, again, text):
                continue
            found = Told(text, again, along)
            is_clean = not rewritten_lines(self.told.text, self.told.playbook, again, text)
            if is_clean and not set(along) - {"plans"} and self._is_exact(again):
                return found
            near = near if near is not None and _rank(near) <= _rank(found) else found
        return near

    def _texts(self, lines: Sequence[str]) -> Iterator[str]:
        """The document with the edit in each way, its lists numbered on and as they were."""
        seen = {self.told.text}
        most = min(_MOST, max(_FEWEST, _LINES // len(lines)))
        for piece in islice(self._pieces(lines), most):
            found = _with_piece(lines, piece)
            for text in ("\n".join(numbered_on(lines, found)), "\n".join(line.text for line in found)):
                if text not in seen:
                    seen.add(text)
                    yield text

    def _pieces(self, lines: Sequence[str]) -> Iterator[Piece]:
        edit, book = self.edit, self.told.playbook
        ways: list[Iterator[Piece]] = []
        if edit.part == "escalation":
            ways.append(path_pieces(lines, book, edit.place, edit.new, comes=edit.comes))
        if edit.part == "severities" and edit.new is not None:
            ways.append(
                level_copies(lines, book, edit.place, edit.new)
                if edit.comes
                else target_pieces(lines, book, edit.place, edit.new)
            )
        ways.append(self._plain(lines))
        if edit.part == "escalation":
            ways.append(path_anew(lines, book, self._wanted()))
        if edit.comes:
            ways.append(section_pieces(lines, book, edit.part, edit.new))
        return chain.from_iterable(ways)

    def _plain(self, lines: Sequence[str]) -> Iterator[Piece]:
        edit, book = self.edit, self.told.playbook
        if edit.comes:
            return come_pieces(lines, book, edit.part, edit.place, edit.new)
        if edit.new is None:
            return gone_pieces(lines, book, edit.part, edit.place)
        return changed_pieces(lines, book, edit.part, edit.place, edit.new)

    def _wanted(self) -> tuple[Any, ...]:
        """The part as it is to be."""
        ones, edit = getattr(self.told.playbook, self.edit.part), self.edit
        told = () if edit.new is None else (edit.new,)
        return (*ones[: edit.place], *told, *ones[edit.place + (not edit.comes) :])

    def _is_exact(self, again: Playbook) -> bool:
        return list(map(bare, self._wanted())) == _bares(again, self.edit.part)

    def _goes_along(self, again: Playbook) -> tuple[str, ...] | None:
        """What is read otherwise besides, because the same lines say it; None where that is more than may be."""
        part, wanted = self.edit.part, self._wanted()
        news = getattr(again, part)
        if len(news) != len(wanted) or not all(map(_is_alike, wanted, news)):
            return None
        whole: Any = {part: news}
        others = set(unlike(replace(self.told.playbook, **whole), again, places=False)) - _BESIDE
        return tuple(sorted(others)) if all(self._is_twin(one, again) for one in others) else None

    def _is_twin(self, name: str, again: Playbook) -> bool:
        """Whether only what stands on the same lines is read otherwise there."""
        book = self.told.playbook
        if name in _IN_WORDS:
            return True
        if name == "plans":
            return _without_details(book) == _without_details(again)
        if name not in PARTS:
            return False
        lines = self.told.text.split("\n")
        own = self._slot(lines)
        others = [one for one in getattr(book, name) if not _touch(own, slot_of(lines, book, one))]
        stays, there = Counter(map(bare, others)), Counter(_bares(again, name))
        return (
            own is not None
            and not stays - there
            and len(getattr(again, name)) <= len(getattr(book, name)) + self.edit.comes
        )

    def _slot(self, lines: Sequence[str]) -> tuple[int, int] | None:
        """The lines that the edit is about: of a path all of its levels, for these are counted on."""
        book, edit = self.told.playbook, self.edit
        ones = getattr(book, edit.part)
        ones = ones if edit.part == "escalation" or edit.comes else ones[edit.place : edit.place + 1]
        slots = [slot for one in ones if (slot := slot_of(lines, book, one)) is not None]
        return (min(one[0] for one in slots), max(one[1] for one in slots)) if slots else None


def _without_details(book: Playbook) -> list[Any]:
    """The work without the text that stands beside its steps, which may be the very line that was edited."""
    return [[_bare_of_detail(phase) for phase in plan.phases] for plan in without_lines(book).plans]


def _bare_of_detail(one: Any) -> Any:
    if isinstance(one, Phase):
        return replace(one, detail="", steps=tuple(map(_bare_of_detail, one.steps)))
    return replace(one, detail="", children=tuple(map(_bare_of_detail, one.children)))


def _touch(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _is_alike(wanted: Any, read: Any) -> bool:
    """Whether both say the same, but for what follows from the words."""
    names = [
        name for name in wanted.__slots__ if name not in _FOLLOWS or (name == "after_s" and hasattr(wanted, "role"))
    ]
    return all(getattr(bare(wanted), name) == getattr(bare(read), name) for name in names)


def _rank(told: Told) -> int:
    return len(told.along)


def _bares(book: Playbook, part: str) -> list[Any]:
    return list(map(bare, getattr(book, part)))


def _with_piece(lines: Sequence[str], piece: Piece) -> list[Line]:
    """The document's lines with others in the place of some."""
    is_same = len(piece.lines) == piece.last - piece.first
    told = [Line(text, piece.first + at if is_same else None) for at, text in enumerate(piece.lines)]
    own = [Line(text, at) for at, text in enumerate(lines)]
    return [*own[: piece.first], *told, *own[piece.last :]]
