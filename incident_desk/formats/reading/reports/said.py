"""A report as a person corrects it: the words that they say are read as a report's own are, and nothing is added.

What is said of no fact stays as it was read. An empty word takes a fact back: the report states none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from incident_desk.domain.past_corrected import (
    ALONE,
    DONE,
    DROPPED,
    DUE,
    NO,
    OWNER,
    TEXT,
    TIME,
    YES,
    Fact,
    FactKind,
    Said,
    ToldAction,
    ToldEntry,
    parts_said,
)
from incident_desk.domain.past_report import Passage, PastAction, PastReport, StatedMoment
from incident_desk.domain.past_times import PastMoment, TimelineEntry
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.reports.report import SEVERAL_STATES, doubts_of
from incident_desk.formats.reading.reports.said_words import (
    duration_said,
    moment_said,
    severity_said,
    status_said,
    time_and_words,
)

_FIELDS = {FactKind.CAUSE: "root_cause"}
"""The names of those fields that are not their kinds' own words."""
_LESSONS = {FactKind.WELL: "well", FactKind.WRONG: "wrong", FactKind.LUCKY: "lucky", FactKind.LESSON: "other"}


def stated(report: PastReport, fact: Fact) -> Any:
    """What the report states under that fact; None where it states nothing."""
    kind, place = fact.kind, fact.place
    if kind in ALONE:
        return getattr(report, field_of(kind))
    return _several(report, kind)[place] if place < len(_several(report, kind)) else None


def field_of(kind: FactKind) -> str:
    """The name of the field of a report."""
    return _FIELDS.get(kind, kind.value)


def _several(report: PastReport, kind: FactKind) -> Sequence[Any]:
    if kind in _LESSONS:
        found: Sequence[Any] = getattr(report.lessons, _LESSONS[kind])
        return found
    return {
        FactKind.CONTRIBUTED: report.contributing,
        FactKind.SIGNED: report.sign_off,
        FactKind.ENTRY: report.timeline,
        FactKind.ACTION: report.actions,
    }.get(kind, ())


def words_of(report: PastReport, fact: Fact) -> str:
    """The report's own words for a fact, or for a part of it; empty where it states none."""
    one = stated(report, fact)
    if one is None:
        return ""
    match fact.kind:
        case FactKind.DATE | FactKind.START | FactKind.END:
            words = one.moment.written
        case FactKind.SEVERITY:
            words = one.text or one.name
        case FactKind.STATUS:
            words = one.text or one.state
        case FactKind.SIGNED:
            words = one.value
        case FactKind.ENTRY:
            words = one.moment.written if fact.part == TIME else one.text if fact.part == TEXT else ""
        case FactKind.ACTION:
            words = _action_words(one, fact.part)
        case _:
            words = one.text
    return str(words)


def _action_words(action: PastAction, part: str) -> str:
    if part == DONE:
        return YES if action.done else NO
    return {OWNER: action.owner, DUE: action.due}.get(part, action.text)


def read_said(report: PastReport, fact: Fact, words: str) -> Any:
    """What the words mean in place of that fact of the report.

    Raises:
        Refused: they are no time, no length, no level or no state; the message says how to write one.
    """
    one, span = stated(report, fact), getattr(stated(report, fact), "span", None)
    if not words.strip() and fact.kind in ALONE:
        return None
    match fact.kind:
        case FactKind.DATE | FactKind.START | FactKind.END:
            return StatedMoment(moment_said(words, one.moment if one else None, _near(report), report.zone), span)
        case FactKind.DURATION:
            return duration_said(words, span)
        case FactKind.SEVERITY:
            return severity_said(words, span)
        case FactKind.STATUS:
            return status_said(words, span)
        case FactKind.ENTRY | FactKind.ADDED if fact.part == TIME:
            return _entry_time(report, one, words, fact)
        case FactKind.IMPACT | FactKind.CAUSE:
            return Passage(words.strip(), span)
        case _:
            return words.strip()


def corrected_report(report: PastReport, said: Said) -> PastReport:
    """The report with what was said; the same value where nothing was.

    Raises:
        Refused: something that was said is no such thing.
    """
    if not said:
        return report
    read, report = report, _dated(report, said)
    alone = {
        field_of(fact.kind): read_said(report, fact, words) for fact, words in said.items() if fact.kind in ALONE
    }
    lessons = {name: _texts(getattr(report.lessons, name), said, kind) for kind, name in _LESSONS.items()}
    signed = parts_said(said, FactKind.SIGNED)
    told = replace(
        report, **alone, lessons=replace(report.lessons, **lessons),
        contributing=_texts(report.contributing, said, FactKind.CONTRIBUTED),
        sign_off=tuple(
            replace(one, value=signed[place][""]) if place in signed else one
            for place, one in enumerate(report.sign_off)
        ),
        timeline=tuple(one.now for one in told_entries(read, said) if one.now is not None),
        actions=tuple(one.now for one in told_actions(report, said)),
    )  # fmt: skip
    return replace(told, doubts=_doubts(read, told, said))


def _dated(report: PastReport, said: Said) -> PastReport:
    """The report with the date that was said, and with every moment on the day that follows from it; a moment that
    states its own day stays, and the same moment is the same value."""
    fact = Fact(FactKind.DATE)
    date_said = read_said(report, fact, said[fact]) if fact in said else None
    day = date_said.moment.day if date_said is not None else ""
    if not day or (report.date is not None and report.date.moment.day == day):
        return report
    ends = (
        replace(one, moment=one.moment.dated(day)) if one is not None else None
        for one in (report.start, report.end)
    )
    start, end = ends
    return replace(
        report,
        date=date_said,
        start=start,
        end=end,
        timeline=tuple(_moved(one, day) for one in report.timeline),
        labelled=tuple(_moved(one, day) for one in report.labelled),
    )


def _moved(entry: TimelineEntry, day: str) -> TimelineEntry:
    moment = entry.moment.dated(day)
    return entry if moment is entry.moment else replace(entry, moment=moment)


def told_entries(report: PastReport, said: Said) -> Iterator[ToldEntry]:
    """The timeline with what was said of it: each entry that was read, and those that were added at their lines."""
    given, read = parts_said(said, FactKind.ENTRY), report.timeline
    report = _dated(report, said)
    added = [_added(report, line, parts) for line, parts in sorted(parts_said(said, FactKind.ADDED).items())]
    for place, entry in enumerate(report.timeline):
        while added and entry.span is not None and added[0].fact.place < entry.span.first:
            yield added.pop(0)
        fact = Fact(FactKind.ENTRY, place)
        yield ToldEntry(fact, _corrected(report, fact, entry, given.get(place)), read[place])
    yield from added


def told_actions(report: PastReport, said: Said) -> Iterator[ToldAction]:
    """The actions with what was said of them."""
    given = parts_said(said, FactKind.ACTION)
    for place, action in enumerate(report.actions):
        parts = dict(given.get(place, {}))
        fact = Fact(FactKind.ACTION, place)
        now = replace(action, done=parts.pop(DONE) == YES) if DONE in parts else action
        texts = {name: parts.get(name, getattr(action, name)) for name in (TEXT, OWNER, DUE)}
        yield ToldAction(fact, replace(now, **texts) if parts else now, action)


def entry_on(line: int, text: str) -> Mapping[Fact, str]:
    """What a line of the source says as an entry: the time that it begins with, where it does, and its words."""
    time, words = time_and_words(text)
    fact = Fact(FactKind.ADDED, line)
    return {fact.with_part(TIME): time, fact.with_part(TEXT): words}


def _corrected(
    report: PastReport, fact: Fact, entry: TimelineEntry, parts: Mapping[str, str] | None
) -> TimelineEntry | None:
    if not parts:
        return entry
    if parts.get(DROPPED) == YES:
        return None
    moment = entry.moment
    if TIME in parts:
        moment = _entry_time(report, entry, parts[TIME], fact)
    return replace(entry, moment=moment, text=parts.get(TEXT, entry.text))


def _added(report: PastReport, line: int, parts: Mapping[str, str]) -> ToldEntry:
    fact = Fact(FactKind.ADDED, line)
    moment = _entry_time(report, None, parts.get(TIME, ""), fact)
    return ToldEntry(fact, TimelineEntry(moment, parts.get(TEXT, ""), span=Span(line, line), how="added"), None)


def _entry_time(report: PastReport, entry: TimelineEntry | None, words: str, fact: Fact) -> PastMoment:
    """The time of an entry. One that was added has the day and the zone of the entry before it, as rows have that
    stand under one heading."""
    if entry is not None:
        return moment_said(words, entry.moment, _near(report), report.zone)
    dated = [one for one in report.timeline if one.moment.day and one.span is not None]
    before = [one for one in dated if one.span is not None and one.span.first < fact.place]
    near = before[-1].moment if before else dated[0].moment if dated else None
    lent = PastMoment("", day=near.day, zone=near.zone, offset_min=near.offset_min) if near is not None else None
    return moment_said(words, lent, _near(report), report.zone)


def _near(report: PastReport) -> date | None:
    """The day of the incident, which lends its year, and itself to a clock that stands alone."""
    days = [one.moment.day for one in (report.start, report.date, report.end) if one is not None and one.moment.day]
    return date.fromisoformat(days[0]) if days else None


def _texts(passages: Sequence[Passage], said: Said, kind: FactKind) -> tuple[Passage, ...]:
    """The passages with what was said of them; one of no words is none."""
    given = {place: parts[""] for place, parts in parts_said(said, kind).items()}
    told = (replace(one, text=given[place]) if place in given else one for place, one in enumerate(passages))
    return tuple(one for one in told if one.text)


def _doubts(read: PastReport, now: PastReport, said: Said) -> tuple[str, ...]:
    """What is in doubt still: what was said can settle a doubt, and make one."""
    before = set(_of_times(read))
    kept = [doubt for doubt in read.doubts if doubt not in before]
    if Fact(FactKind.STATUS) in said:
        kept = [doubt for doubt in kept if not doubt.startswith(SEVERAL_STATES)]
    return (*_of_times(now), *kept)


def _of_times(report: PastReport) -> Iterator[str]:
    return doubts_of(report.date, report.start, report.end, report.duration)
