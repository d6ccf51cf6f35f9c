"""A report made fit for its readers: by the fields they may have, then by what is found in the texts that are left.

Everything that is written of it, and what is attached, comes from the one changed report.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from incident_desk.domain.errors import WrongUse
from incident_desk.domain.events import Event
from incident_desk.domain.report import ReportModel
from incident_desk.domain.response_cost import CostFact
from incident_desk.domain.roles import TITLES
from incident_desk.domain.writers import PROGRAM
from incident_desk.formats.record_file import with_record
from incident_desk.formats.redaction.audiences import RULES, Audience, Rule, with_sections
from incident_desk.formats.redaction.fields import Place, allowed_data, allowed_only, changed_texts
from incident_desk.formats.redaction.hider import Choice, Finding, Hider, is_person, name_of
from incident_desk.formats.redaction.may_be import MayBe, may_be_names
from incident_desk.formats.redaction.name_book import NameBook, book_of
from incident_desk.formats.redaction.on_pages import OnPages
from incident_desk.formats.redaction.papers import document_for
from incident_desk.formats.redaction.replacing import Replacing
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.formats.redaction.told_in_zone import in_zone
from incident_desk.formats.report_document import Document

_SIGNED = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")


@dataclass(frozen=True, slots=True)
class Wish:
    """For whom, and what is hidden: ``sorts`` None is as that audience has it.

    ``kept`` and ``also`` name found texts that stay, or go though their sort stays. ``customers`` and ``words`` are
    names to look for.
    """

    audience: Audience = Audience.INTERNAL
    sorts: frozenset[Sort] | None = None
    kept: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    """Sections of the review whose text may go to readers who get none by themselves, by their titles."""
    lists: bool = True
    """Whether what stays is looked for as well, so that it can be listed."""
    removed: tuple[str, ...] = ()
    """Terms that go without a stand-in."""
    removed_sorts: frozenset[Sort] = frozenset()
    """Sorts that go without a stand-in."""
    reasons: tuple[tuple[str, str], ...] = ()
    """Why a kept term stays; told to the program's journal alone."""
    replaced_there: tuple[str, ...] = ()
    """Texts of leaks that are replaced wherever a file would say them."""
    on: OnPages = OnPages()
    """What stands on the pages besides."""

    @property
    def rule(self) -> Rule:
        """What that audience gets."""
        return with_sections(RULES[self.audience], frozenset(one.casefold() for one in self.sections))

    @property
    def choice(self) -> Choice:
        """What is hidden."""
        hidden = self.rule.sorts if self.sorts is None else self.sorts
        removed = frozenset(map(name_of, self.removed))
        choice = Choice.of(hidden, self.kept, self.also)
        return replace(choice, removed=removed, removed_sorts=self.removed_sorts, says_removed=self.on.says_removed)


@dataclass(frozen=True, slots=True)
class Handout:
    """What would leave: the changed report as a document and as data, what was found, which fields are withheld."""

    wish: Wish
    report: ReportModel
    document: Document
    findings: tuple[Finding, ...]
    withheld: tuple[str, ...]
    book: NameBook = field(repr=False)
    record: Callable[[], Sequence[Event]] | None = field(default=None, repr=False, compare=False)
    """Reads the events that the report was made of; None where nothing does."""
    may_be: tuple[MayBe, ...] = ()
    """What in it may still be a name, as ``with_may_be`` finds it: it stays, for nobody named it."""

    @property
    def hidden(self) -> tuple[Finding, ...]:
        """The findings that go."""
        return tuple(one for one in self.findings if one.is_hidden)

    @property
    def replacing(self) -> Replacing:
        """What takes away the texts of leaks that a person wants gone."""
        return Replacing(self.wish.replaced_there, self.findings, self.book)

    @property
    def data(self) -> dict[str, Any]:
        """The report as plain data: what is attached to the PDF, and the JSON. Withheld fields are not in it.

        What is for us, with nothing replaced, has the whole record with it, so that the incident can be made of it
        again.
        """
        allowed: dict[str, Any] = self.replacing.in_data(allowed_data(self.report, self.wish.rule))
        if self.wish.audience is Audience.INTERNAL and not self.hidden:
            if self.record is None or self.wish.replaced_there:
                return allowed
            return with_record(allowed, self.record())
        counts = counted(self.hidden)
        told = {"audience": self.wish.audience.value, "withheld": list(self.withheld), "hidden": dict(counts)}
        return told | allowed


def hand_out(report: ReportModel, wish: Wish) -> Handout:
    """The report as its readers get it. The same report and wish always give the same.

    Raises:
        WrongUse: a section is named that nobody has written.
    """
    _look_for(wish.sections, report)
    people = people_of(report)
    book = book_of(people, wish.customers, wish.words)
    hider = Hider(wish.choice, book, roles_of(report))
    allowed, withheld = allowed_only(report, wish.rule)
    if _hides_cost(allowed.cost, wish.choice):
        allowed, withheld = replace(allowed, cost=None), (*withheld, "cost")
    if not (wish.lists or wish.choice.sorts or wish.choice.also):
        document = wish.on.on(
            in_zone(lambda: document_for(allowed, wish.audience, whole=report), wish.on.zone), wish.audience
        )
        return Handout(wish, allowed, document, (), withheld, book)
    changed = changed_texts(allowed, hider.hide)
    findings = hider.findings()
    replacing = Replacing(wish.replaced_there, findings, book)
    changed = replacing.in_values(changed)
    told = notes(findings, withheld)
    document = in_zone(lambda: document_for(changed, wish.audience, told, report), wish.on.zone)
    document = replacing.in_values(wish.on.on(document, wish.audience))
    return Handout(wish, changed, document, findings, withheld, book)


def with_may_be(handout: Handout) -> Handout:
    """The same with what may still be a name. Of a copy that hides nothing, as the internal one, none is told."""
    choice = handout.wish.choice
    if handout.wish.audience is Audience.INTERNAL or not (choice.sorts or choice.also):
        return handout
    return replace(handout, may_be=may_be_names(handout.report, handout.book, choice))


def _hides_cost(cost: CostFact | None, choice: Choice) -> bool:
    """Whether what the response cost goes: where money does, or where somebody hides that very sum or rate."""
    if cost is None:
        return False
    sums = {cost.hourly.text} | ({cost.hourly.sum_text(cost.cost)} if cost.cost is not None else set())
    squeezed = {"".join(one.split()).casefold() for one in sums}
    return Sort.MONEY in choice.sorts or any("".join(one.split()) in squeezed for one in choice.also)


def _look_for(titles: tuple[str, ...], report: ReportModel) -> None:
    """That each section is written.

    Raises:
        WrongUse: one is not.
    """
    every = report.review.sections if report.review is not None else ()
    written = {one.title.casefold(): one.title for one in every if one.text}
    for title in titles:
        if title.casefold() not in written:
            known = ", ".join(written.values()) or "none"
            raise WrongUse(f"{title!r} is no written section of this review. Written are: {known}")


def people_of(report: ReportModel) -> tuple[str, ...]:
    """Everybody whom the record names: who wrote, who has a role or an action, who was called, who signed."""
    found: dict[str, None] = {}

    def look(text: str, place: Place) -> str:
        if text and not PROGRAM.match(text) and (is_person(place) or _is_signature(text, place)):
            found[text] = None
        return text

    changed_texts(report, look)
    return tuple(found)


def _is_signature(text: str, place: Place) -> bool:
    return "sign_off" in place and place[-1] == "value" and _SIGNED.fullmatch(text) is not None


def roles_of(report: ReportModel) -> Mapping[str, str]:
    """Which role stands in a person's place: the first that the person took."""
    roles: dict[str, str] = {}
    for one in report.roles:
        if one.person:
            roles.setdefault(one.person, TITLES[one.role].lower())
    if report.header.commander:
        roles.setdefault(report.header.commander, "commander")
    return roles


def counted(findings: Iterable[Finding]) -> Mapping[str, int]:
    """How many of each sort."""
    counts: dict[str, int] = {}
    for one in findings:
        counts[one.sort.value] = counts.get(one.sort.value, 0) + 1
    return counts


def notes(findings: Iterable[Finding], withheld: tuple[str, ...]) -> tuple[str, ...]:
    """What the copy says of itself: how much of it was replaced or withheld."""
    hidden = [one for one in findings if one.is_hidden]
    replaced = _went([one for one in hidden if not one.is_removed], "replaced")
    removed = _went([one for one in hidden if one.is_removed], "removed")
    fields = f"{_count(len(withheld), 'field')} of the record withheld" if withheld else ""
    told = ", ".join(part for part in (replaced, removed, fields) if part)
    return (f"{told[0].upper()}{told[1:]}.",) if told else ()


def _went(gone: list[Finding], how: str) -> str:
    places = sum(len(one.places) for one in gone)
    return f"{_count(len(gone), 'term')} {how} in {_count(places, 'place')}" if gone else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
