"""A report of an incident as the events of a record: what it states, and nothing that it does not.

The record opens when the report says that it began and closes when it says that it ended; who takes it in is not
who had declared it. It has no targets, no playbook and no checks, so that no clock runs and nothing alarms.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from typing import Any

from incident_desk.domain.counting import Counting
from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.past_corrected import (
    DroppedEntry,
    Fact,
    FactKind,
    Said,
    ToldAction,
    ToldEntry,
    milestones_set,
)
from incident_desk.domain.past_facts import THE_REPORT, PastFacts, Source, StatedMilestone
from incident_desk.domain.past_moments import every_moment, moment_of, needs_day, needs_zone
from incident_desk.domain.past_report import PastAction, PastReport
from incident_desk.domain.plain_data import to_plain
from incident_desk.domain.severity import Targets
from incident_desk.formats.reading.reports.milestones import Claims, milestones_of
from incident_desk.formats.reading.reports.said import corrected_report, told_actions, told_entries
from incident_desk.formats.reading.reports.said_in_words import corrections_in_words
from incident_desk.services.acts.declaring import LONGEST_TITLE
from incident_desk.services.acts.words import clean, one_line, storable
from incident_desk.services.days import day_named
from incident_desk.services.zones import zone_named

LONGEST_SOURCE = 5_000_000
"""Letters of the longest report that a record takes in."""
FROM_REPORT = "report"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said of a report: the zone and the day of times that state none, what it is called, and what
    stands in place of what it states."""

    zone: str = ""
    day: str = ""
    title: str = ""
    facts: Said = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PastIncident:
    """A report that can be taken in: its facts, its milestones in UTC, and what was left open."""

    document: ReadDocument
    read: PastReport
    """What the document states."""
    report: PastReport
    """The same with what a person said of it."""
    answers: Answers
    zone: tzinfo
    claims: Claims
    needs_zone: bool
    needs_day: bool

    @property
    def title(self) -> str:
        """What it is called."""
        return one_line(self.answers.title or self.report.title)[:LONGEST_TITLE].strip() or "Without a title"

    @property
    def open_doubts(self) -> tuple[str, ...]:
        """What contradicts itself or is only guessed; no answer settles it."""
        return (*self.report.doubts, *self.claims.doubts)

    @property
    def doubts(self) -> tuple[str, ...]:
        """All that was left open, the questions first."""
        zone = ("Some of its times state no zone: which is it?",) if self.asks_zone else ()
        day = (
            ("Some of its times state no day: they stand in the timeline without a time",) if self.asks_day else ()
        )
        return (*zone, *day, *self.open_doubts)

    @property
    def asks_zone(self) -> bool:
        """Whether the zone must be said before it can be taken in."""
        return self.needs_zone and not self.answers.zone.strip()

    @property
    def asks_day(self) -> bool:
        """Whether a day would give more of its times a place."""
        return self.needs_day and not self.answers.day

    def answered(self, answers: Answers) -> "PastIncident":
        """The same report with what a person said of it.

        Raises:
            Refused: a zone or a day that was named is none, or something that was said is not what it stands for.
        """
        zone = zone_named(answers.zone) if answers.zone.strip() else UTC
        day = _day(answers.day)
        facts = self._with_day(answers.facts, day) if day else answers.facts
        told = self if facts == self.answers.facts else self._corrected(facts)
        return replace(told, answers=replace(answers, day=day, facts=facts), zone=zone)

    def _with_day(self, facts: Said, day: str) -> Said:
        """What was said, with the day as the date of a report whose date is another one, or in doubt, and whose
        times have their day from that. A report whose times all state their own day keeps them."""
        date, fact = self.read.date, Fact(FactKind.DATE)
        if date is None or fact in facts or date.moment.day == day:
            return facts
        follows = any(one.after_date is not None for one in every_moment(self.read))
        return {**facts, fact: day} if follows else facts

    def _corrected(self, facts: Said) -> "PastIncident":
        """What is reckoned of the report is reckoned anew: its milestones, and what it leaves open."""
        report = corrected_report(self.read, facts)
        claims = milestones_of(report, self.document.text.split("\n"), milestones_set(facts))
        asks = needs_zone(report), needs_day(report)
        return replace(self, report=report, claims=claims, needs_zone=asks[0], needs_day=asks[1])

    def entries(self) -> Iterator[ToldEntry]:
        """The timeline, as it stands and as it was read."""
        return told_entries(self.read, self.answers.facts)

    def actions(self) -> Iterator[ToldAction]:
        """The actions, as they stand and as they were read."""
        return told_actions(self.read, self.answers.facts)

    def milestones(self) -> tuple[tuple[Milestone, Moment], ...]:
        """The milestones that it states, in UTC."""
        return tuple((one.milestone, self.at(one)) for one in self.claims.stated)

    def at(self, stated: Any) -> Moment:
        """The moment of whatever has one, in UTC."""
        return moment_of(stated.moment, self.zone, self.answers.day)


def past_incident(document: ReadDocument, answers: Answers = Answers()) -> PastIncident:
    """A read document as a past incident; nothing is written.

    Raises:
        Refused: it is no report of an incident, or a zone or a day that was named is none.
    """
    report = document.report
    if report is None:
        raise Refused(f"{document.name} is no report of an incident")
    if len(document.text) + len(document.original) > LONGEST_SOURCE:
        raise Refused(f"{document.name} is too long to be kept in the record: {LONGEST_SOURCE:,} letters at most")
    claims = milestones_of(report, document.text.split("\n"))
    asks = (needs_zone(report), needs_day(report))
    return PastIncident(document, report, report, Answers(), UTC, claims, *asks).answered(answers)


def _day(words: str) -> str:
    return day_named(words).isoformat() if words.strip() else ""


def take_in_past(past: PastIncident, key: str, now: datetime) -> Sequence[Draft]:
    """The record of a past incident, as one act.

    Raises:
        Refused: its times state no zone, and nobody named one.
    """
    if past.asks_zone:
        raise Refused("Its times state no zone. Say which one it is: UTC, +02:00 or Europe/Berlin")
    opening, rows = _opening(past), tuple(_rows(past))
    return (
        Draft(Kind.OPENED, _opened(past, key), opening),
        Draft(Kind.PAST_TAKEN, {**_facts(past, opening), "ended": _ended(past, opening, now).isoformat()}),
        Draft(Kind.PAST_SOURCE, _source(past.document)),
        *rows,
        *(
            Draft(Kind.MILESTONE_SET, {"milestone": milestone, "source": FROM_REPORT}, moment)
            for milestone, moment in past.milestones()
        ),
        *(_action(one) for one in past.actions()),
    )


def _opened(past: PastIncident, key: str) -> Mapping[str, Any]:
    severity = past.report.severity
    return {
        "key": key,
        "record": RecordKind.PAST,
        "title": _sound(past.title),
        "severity": one_line(severity.name) if severity else None,
        "targets": Targets().to_data(),
        "playbook": None,
        "affects": None,
        "counting": Counting().to_data(),
        # Where the report states when it was declared, that is a milestone like the others.
        "declared": False,
    }


def _opening(past: PastIncident) -> Moment:
    """When it began, as well as the report says it: by its start, its first row, its day; else unknown."""
    report = past.report
    stated = [one for one in (report.start, *report.timeline, *past.claims.stated) if one is not None]
    clocked = [moment for one in stated if one.moment.clock and (moment := past.at(one)).at is not None]
    begun = past.at(report.start) if report.start is not None else Moment.unknown()
    if begun.at is not None and report.start is not None and report.start.moment.clock:
        return begun
    if clocked:
        return min(clocked, key=_at)
    dated = [moment for one in (report.date, *stated) if one and (moment := past.at(one)).at is not None]
    return dated[0] if dated else Moment.unknown()


def _at(moment: Moment) -> datetime:
    assert moment.at is not None
    return moment.at


def _ended(past: PastIncident, opening: Moment, now: datetime) -> datetime:
    """When it was over: its end, else the last time that the report states; never after now."""
    stated = [one for one in (past.report.end, *past.report.timeline) if one is not None]
    known = [moment for one in stated if (moment := past.at(one)).at is not None]
    end = past.at(past.report.end) if past.report.end is not None else Moment.unknown()
    last = end.at or max((_at(one) for one in (opening, *known) if one.at is not None), default=now)
    return min(last, now)


def _facts(past: PastIncident, opening: Moment) -> Mapping[str, Any]:
    document, report = past.document, _head_of(past.report)
    facts = PastFacts(
        report=report,
        source=Source(
            document.name.replace("\\", "/").rpartition("/")[2],
            document.original_sha256,
            document.text.count("\n") + 1,
            document.repairs,
        ),
        zone=past.answers.zone.strip(),
        day=past.answers.day,
        stated=tuple(StatedMilestone(one.milestone, one.words, one.line) for one in past.claims.stated),
        doubts=past.doubts,
        is_dated=opening.at is not None,
        read=_head_of(past.read) if _head_of(past.read) != report else None,
        corrected=corrections_in_words(past.read, past.answers.facts),
        dropped=tuple(
            DroppedEntry(one.fact.place, one.read) for one in past.entries() if one.now is None and one.read
        ),
    )
    body: Mapping[str, Any] = _sound(to_plain(facts))
    return body


def _head_of(report: PastReport) -> PastReport:
    """The report without what stands in events of its own."""
    return replace(report, timeline=(), actions=())


def _source(document: ReadDocument) -> Mapping[str, Any]:
    return {
        "name": _sound(document.name.replace("\\", "/").rpartition("/")[2]),
        "sha256": document.original_sha256,
        "text": _sound(document.text),
        "original": _sound(document.original) if document.original != document.text else "",
    }


def _rows(past: PastIncident) -> Iterator[Draft]:
    """The timeline; a row whose time is not known stands with the row before it, or else with the next one."""
    told = [one for one in past.entries() if one.now is not None]
    moments = [past.at(one.now) for one in told]
    place = next((moment.at for moment in moments if moment.at is not None), None)
    for one, moment in zip(told, moments, strict=True):
        place = moment.at or place
        yield Draft(Kind.PAST_TOLD, _row(one, place), moment)


def _row(told: ToldEntry, place: datetime | None) -> Mapping[str, Any]:
    """The row as it stands; what was read stays beside what a person says."""
    entry, read = told.now, told.read
    assert entry is not None
    row = {
        "text": clean(entry.text) or entry.moment.written or "(no words)",
        "entry": _sound(to_plain(read or entry)),
        "by": one_line(entry.actor) or THE_REPORT,
        "place": place.isoformat() if place else None,
    }
    if read is None:
        return {**row, "added": True}
    return {**row, "corrected": _sound(to_plain(entry))} if told.is_corrected else row


def _action(told: ToldAction) -> Draft:
    action = told.now
    body = {
        "text": clean(action.text) or "(no words)",
        "owner": one_line(action.owner) or None,
        "due": one_line(action.due) or None,
        "done": action.done,
        "horizon": one_line(action.horizon),
        **{name: one_line(said) for name, said in _said_besides(action) if said.strip()},
        "stated": _sound(to_plain(told.read)),
    }
    return Draft(Kind.ACTION_ADDED, body, Moment.unknown())


def _said_besides(action: PastAction) -> tuple[tuple[str, str], ...]:
    return (
        ("type", action.type),
        ("end_state", action.end_state),
        ("result", action.result),
        ("ticket", action.ticket),
    )


def _sound(value: Any) -> Any:
    """The same data with nothing in its texts that a record can't hold."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return {name: _sound(item) for name, item in value.items()}
    return [_sound(item) for item in value] if isinstance(value, (list, tuple)) else value
