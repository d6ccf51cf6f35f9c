"""What goes, row by row: each thing that was found, under its heading, and what becomes of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from incident_desk.domain.counted import counted
from incident_desk.formats.redaction.fields import Place, place_words
from incident_desk.formats.redaction.handout import Handout
from incident_desk.formats.redaction.hider import Finding, name_of
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.masked import masked
from incident_desk.formats.redaction.may_be import MayBe
from incident_desk.formats.redaction.sorts import REMOVED, Sort

_MOST_PLACES = 12
MOST_MAY_BE = 12
"""Words that may be names which have a row each."""


class Fate(StrEnum):
    """What becomes of a thing that was found; the value is the word for it."""

    REPLACED = "replaced"
    REMOVED = "removed"
    KEPT = "kept by you"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands over the rows of a kind."""

    title: str
    about: str
    sorts: tuple[Sort, ...] = ()
    more: int = 0
    """How many things it stands for that have no row."""


@dataclass(frozen=True, slots=True)
class GoRow:
    """One thing: its number on the pages, how it reads masked and plain, what stands there, in how many places."""

    number: int
    finding: Finding
    masked: str
    about: str
    fate: Fate
    may_be: bool = False
    """Whether nobody named it and it only looks like a name; it has no number, for no page is marked with it."""

    @property
    def text(self) -> str:
        """As it stands in the record, on one line."""
        return " ⏎ ".join(self.finding.text.splitlines())

    @property
    def verb(self) -> str:
        """What hides it."""
        return hiding_verb(self.finding.sort)

    @property
    def is_hidden(self) -> bool:
        """Whether it goes."""
        return self.fate in (Fate.REPLACED, Fate.REMOVED)

    @property
    def places(self) -> str:
        """In how many places it stands."""
        return counted(len(self.finding.places), "place")

    @property
    def spoken(self) -> str:
        """The row for ears; what is masked is not said."""
        if self.may_be:
            return f"May be a name: {self.text}, {self.fate}, {self.about}, {self.places}"
        named = self.masked if self.is_hidden or self.finding.sort is Sort.TOKEN else self.text
        return f"Item {self.number}, {self.finding.sort.noun} {named}, {self.fate}, {self.about}, {self.places}"


HEADINGS = (
    Heading(
        "Names and addresses",
        "roles and words instead",
        (Sort.PERSON, Sort.CUSTOMER, Sort.EMAIL, Sort.PHONE),
    ),
    Heading("Hosts and tokens", "tell an outsider where to knock", (Sort.HOST, Sort.ADDRESS, Sort.URL, Sort.TOKEN)),
    Heading("Money and code", "of the inside", (Sort.MONEY, Sort.COMMIT, Sort.PATH)),
    Heading("Your words", "in all files", (Sort.WORD,)),
)
MAY_BE = Heading("May be names", "not removed: nobody named them")


def hiding_verb(sort: Sort) -> str:
    """What hides a thing of this sort: ``Remove`` or ``Replace``."""
    return "Remove" if sort in REMOVED else "Replace"


def rows_of(handout: Handout, reasons: Mapping[str, str]) -> tuple[Heading | GoRow, ...]:
    """Every row under its heading. ``reasons`` says why a person keeps what, by the names of the things."""
    return (*_rows(handout.findings, reasons), *_may_be(handout.may_be))


def _rows(findings: Sequence[Finding], reasons: Mapping[str, str]) -> Iterator[Heading | GoRow]:
    for heading in HEADINGS:
        of_kind = [one for one in findings if one.sort in heading.sorts]
        if of_kind:
            yield heading
            yield from (_row(one, reasons) for one in of_kind)


def _may_be(names: Sequence[MayBe]) -> Iterator[Heading | GoRow]:
    """What looks like a name, under a heading of its own; what finds no row is named in one line."""
    if names:
        yield MAY_BE
    for one in names[:MOST_MAY_BE]:
        finding = Finding(0, Sort.WORD, one.text, "", False, one.places, (one.text,))
        yield GoRow(0, finding, one.text, _where(one.places), Fate.STAYS, may_be=True)
    more = names[MOST_MAY_BE:]
    if more:
        yield Heading(f"and {len(more)} more", ", ".join(one.text for one in more), more=len(more))


def _row(finding: Finding, reasons: Mapping[str, str]) -> GoRow:
    reason = reasons.get(name_of(finding.text), "")
    fate = fate_of(finding, bool(reason))
    # A secret is masked though it stays: whoever looks over the shoulder would have it.
    shown = masked(finding) if finding.is_hidden or finding.sort is Sort.TOKEN else finding.text
    one_line = " ⏎ ".join(shown.splitlines())
    return GoRow(finding.number, finding, one_line, _about(finding, fate, reason), fate)


def row_of_leak(leak: Leak) -> GoRow:
    """What a scan found by its shape alone, as a thing that may be kept."""
    finding = Finding(0, leak.sort, leak.text, f"[{leak.sort.noun}]", True, (), (leak.text,))
    return GoRow(0, finding, masked(finding), f"{leak.sort.noun} · in the {leak.where}", Fate.REPLACED)


def fate_of(finding: Finding, has_reason: bool) -> Fate:
    """What becomes of it."""
    if not finding.is_hidden:
        return Fate.KEPT if has_reason else Fate.STAYS
    return Fate.REMOVED if finding.is_removed else Fate.REPLACED


def _about(finding: Finding, fate: Fate, reason: str) -> str:
    where = _where(finding.places)
    if fate is Fate.KEPT:
        return f"{finding.sort.noun} · kept: {reason}"
    stands = finding.instead if finding.is_hidden and finding.instead else finding.sort.noun
    return f"{stands} · {where}"


def _where(places: Sequence[Place]) -> str:
    """The parts of the report in which it stands."""
    parts = dict.fromkeys(str(place[1] if place[0] == "header" else place[0]) for place in places if place)
    return f"in {', '.join(part.replace('_', ' ') for part in parts)}"


def places_told(finding: Finding) -> str:
    """Each place on a line of its own, the first dozen."""
    more = len(finding.places) - _MOST_PLACES
    lines = [place_words(place) for place in finding.places[:_MOST_PLACES]]
    return "\n".join([*lines, f"and {more} more"] if more > 0 else lines)


def count_words(rows: Sequence[Heading | GoRow]) -> str:
    """How many there are, and how many go: ``9 items, 8 go, 1 kept``, or ``8 go, 2 may be names, 1 kept``."""
    every = [one for one in rows if isinstance(one, GoRow)]
    items = [one for one in every if not one.may_be]
    guesses = len(every) - len(items) + sum(one.more for one in rows if isinstance(one, Heading))
    named = [f"{guesses} may be {'a name' if guesses == 1 else 'names'}"] if guesses else []
    if not items:
        return named[0] if named else "nothing was found"
    go, kept = sum(one.is_hidden for one in items), sum(one.fate is Fate.KEPT for one in items)
    # There is room for so much in the narrowest window: what may be a name stands below the fold there.
    first = [] if named else [counted(len(items), "item")]
    return ", ".join([*first, f"{go} go{'es' if go == 1 else ''}", *named, *([f"{kept} kept"] if kept else [])])
