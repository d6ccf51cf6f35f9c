"""What a report states of its incident, as rows: when, how bad, why, what happened, what is to be done.

Each row is a fact that a person can correct; what they said stands in it, with what the document says beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from incident_desk.domain.counted import counted
from incident_desk.domain.milestones import TITLES
from incident_desk.domain.past_corrected import Fact, FactKind, ToldAction, ToldEntry, milestone_fact
from incident_desk.domain.past_report import PastAction
from incident_desk.domain.past_times import PastMoment, TimelineEntry
from incident_desk.domain.playbook import Doubt, Span
from incident_desk.formats.reading.reports.days import TWO_ORDERS
from incident_desk.formats.reading.reports.said import stated, words_of
from incident_desk.qt.pages.importing.found import FactRow, Found, Look, Standing, head, one_line
from incident_desk.services.acts.taking_past import PastIncident

_ALONE: Mapping[FactKind, str] = {
    FactKind.DATE: "time", FactKind.START: "time", FactKind.END: "time", FactKind.DURATION: "duration",
    FactKind.SEVERITY: "severity", FactKind.STATUS: "status", FactKind.IMPACT: "impact", FactKind.CAUSE: "cause",
}  # fmt: skip
"""What is stated once, with its word in the margin of the source."""
_LESSONS = (FactKind.WELL, FactKind.WRONG, FactKind.LUCKY, FactKind.LESSON)
_TIMES = (FactKind.DATE, FactKind.START, FactKind.END)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST = 60
"""Letters of the words that state a milestone; the source beside has them all."""


def questions(past: PastIncident | None) -> Iterator[Doubt]:
    """What a person must say, or can: they stand first."""
    if past is not None and past.needs_zone:
        yield Doubt("zone", "Some of its times state no time zone. Which is it?", ("UTC",))
    if past is not None and past.needs_day:
        words = "Some of its times state no day, and stand without a time. Which day is it?"
        yield Doubt("day", words, _days_in_doubt(past))


def _days_in_doubt(past: PastIncident) -> tuple[str, ...]:
    """The days that the figures of the date can be."""
    doubt = past.report.date.moment.doubt if past.report.date is not None else ""
    return tuple(_ISO_DAY.findall(doubt.partition(TWO_ORDERS)[2]))


def past_rows(past: PastIncident | None) -> Iterator[Found]:
    """The groups of a report; nothing where the document is none."""
    if past is None:
        return
    told = tuple(past.entries())
    yield from _facts(past)
    yield from _milestones(past, told)
    yield from _timeline(told)
    yield from _actions(past)
    yield from _lessons(past)


def _facts(past: PastIncident) -> Iterator[Found]:
    """What is stated once; what is not is told as that, for the document may say it in words that nobody read."""
    rows = [_alone(past, kind) for kind in _ALONE]
    shown = [row for row in rows if row is not None]
    missing = sum(_standing_of(row) is Standing.MISSING for row in shown)
    several = [Fact(FactKind.CONTRIBUTED, place) for place in range(len(past.read.contributing))]
    rest = [_passage(past, fact, "cause") for fact in several]
    words = counted(len(shown) + len(rest) - missing, "fact") + (f", {missing} not stated" if missing else "")
    yield head("The incident", words)
    yield from shown
    yield from rest


def _alone(past: PastIncident, kind: FactKind) -> Found | None:
    fact, mark = Fact(kind), _ALONE[kind]
    now, read = words_of(past.report, fact), words_of(past.read, fact)
    if fact in past.answers.facts:
        return _corrected(now, _with_day(past, kind), mark, fact, past, read)
    if stated(past.read, fact) is not None:
        return _row(now, _with_day(past, kind), mark, _span(past, fact), FactRow(fact))
    # Where nothing says the day, the start does, or is missed.
    return None if kind is FactKind.DATE else _row("", kind.value, mark, None, FactRow(fact, Standing.MISSING))


def _with_day(past: PastIncident, kind: FactKind) -> str:
    """What a fact is; of a date, a start and an end with the day that was read, unless their words say it."""
    one = stated(past.report, Fact(kind)) if kind in _TIMES else None
    return kind.value if one is None else _joined(kind.value, _unwritten_day(one.moment))


def _unwritten_day(moment: PastMoment) -> str:
    """The day of a moment, with the last one of a range; empty where the words say it so themselves."""
    days = dict.fromkeys((moment.day, "" if moment.until_clock else moment.until_day))
    return " to ".join(day for day in days if day and day not in moment.written)


def _passage(past: PastIncident, fact: Fact, mark: str) -> Found:
    """One of several passages; a lesson without its sort has no word beside it."""
    read = words_of(past.read, fact)
    beside = "" if fact.kind is FactKind.LESSON else fact.kind.value
    if fact in past.answers.facts:
        return _corrected(past.answers.facts[fact], beside, mark, fact, past, read)
    return _row(read, beside, mark, _span(past, fact), FactRow(fact))


def _milestones(past: PastIncident, told: Sequence[ToldEntry]) -> Iterator[Found]:
    """Those that the report states; they are set. One is corrected where it is stated."""
    if not past.claims.stated:
        return
    yield head("Milestones that it states", counted(len(past.claims.stated), "milestone"))
    places = _stating(past, told)
    for one in past.claims.stated:
        place = Span(one.line, one.line) if one.line else None
        words = f"“{one.words[:_LONGEST]}”"
        thing = FactRow(places[one.line], elsewhere=True) if one.line in places else None
        if (own := milestone_fact(one.milestone)) in past.answers.facts:
            words, thing = f"{words} set by you", FactRow(own, Standing.ADDED)
        yield _row(f"{one.moment.written}  {TITLES[one.milestone]}", words, "milestone", place, thing)


def _stating(past: PastIncident, told: Sequence[ToldEntry]) -> dict[int, Fact]:
    """By its line, the fact that a milestone is stated by."""
    lines, found = {one.line for one in past.claims.stated}, {}
    for one in told:
        span = one.read.span if one.read is not None else None
        line = span.first if span is not None else one.fact.place if one.read is None else 0
        if line in lines:
            found[line] = one.fact
    for kind in (FactKind.START, FactKind.END):
        span = _span(past, Fact(kind))
        if span is not None:
            found.setdefault(span.first, Fact(kind))
    return found


def _timeline(told: Sequence[ToldEntry]) -> Iterator[Found]:
    if told:
        count = counted(sum(one.now is not None for one in told), "moment")
        dropped = sum(one.now is None for one in told)
        yield head("Timeline", f"{count}, {dropped} dropped" if dropped else count)
    moments = [one.now.moment if one.now is not None else None for one in told]
    before, is_over_midnight = "", len({one.day for one in moments if one is not None and one.day}) > 1
    for one, moment in zip(told, moments, strict=True):
        turns = is_over_midnight and moment is not None and moment.day != before
        yield _entry(one, _unwritten_day(moment) if turns and moment is not None else "")
        before = moment.day or before if moment is not None else before


def _entry(told: ToldEntry, day: str) -> Found:
    """The row of an entry; *day* where it is another one than that of the entry before."""
    now, read = told.now, told.read
    if read is None and now is not None:
        thing = FactRow(told.fact, Standing.ADDED)
        return _row(_told(now), _joined(day, "added by you"), "timeline", now.span, thing)
    assert read is not None
    if now is None:
        return _row(_told(read), "dropped: it is none", "dropped", read.span, FactRow(told.fact, Standing.DROPPED))
    if not told.is_corrected or told.is_moved:
        return _row(_told(now), _joined(day, now.actor), "timeline", now.span, FactRow(told.fact))
    thing = FactRow(told.fact, Standing.CORRECTED, _told(read))
    return _row(_told(now), _joined(day, _was(thing.document)), "timeline", now.span, thing)


def _joined(*words: str) -> str:
    return " · ".join(filter(None, words))


def _told(entry: TimelineEntry) -> str:
    return f"{entry.moment.written or 'no time'}  {entry.text}"


def _actions(past: PastIncident) -> Iterator[Found]:
    told = list(past.actions())
    if told:
        done = sum(one.now.done for one in told)
        yield head("Actions", f"{counted(len(told), 'action')}, {done} done")
    for one in told:
        yield _action(one)


def _action(told: ToldAction) -> Found:
    now, span = told.now, told.read.span
    if now == told.read:
        return _row(now.text, _beside(now), "action", span, FactRow(told.fact))
    thing = FactRow(told.fact, Standing.CORRECTED, " · ".join(filter(None, (told.read.text, _beside(told.read)))))
    return _row(now.text, " · ".join(filter(None, (_beside(now), "corrected"))), "action", span, thing)


def _beside(action: PastAction) -> str:
    return " · ".join(filter(None, ("done" if action.done else "", action.owner, action.due or action.horizon)))


def _lessons(past: PastIncident) -> Iterator[Found]:
    lessons = past.read.lessons
    sorts = zip(_LESSONS, (lessons.well, lessons.wrong, lessons.lucky, lessons.other), strict=True)
    found = [Fact(kind, place) for kind, passages in sorts for place in range(len(passages))]
    if found:
        yield head("Lessons", counted(len(found), "lesson"))
    for fact in found:
        yield _passage(past, fact, "lesson")
    if past.read.sign_off:
        yield head("Signed off", counted(len(past.read.sign_off), "line"))
    for place, one in enumerate(past.read.sign_off):
        fact = Fact(FactKind.SIGNED, place)
        now = past.answers.facts.get(fact)
        thing = FactRow(fact) if now is None else FactRow(fact, Standing.CORRECTED, one.value)
        words = f"{one.label} {one.value if now is None else now}".strip()
        yield _row(words, "" if now is None else _was(one.value), "signature", one.span, thing)


def _corrected(now: str, kind: str, mark: str, fact: Fact, past: PastIncident, read: str) -> Found:
    thing = FactRow(fact, Standing.CORRECTED, read)
    return _row(now, " · ".join(filter(None, (kind, _was(read)))), mark, _span(past, fact), thing)


def _was(document: str) -> str:
    """What the document says, beside what a person put in its place."""
    return f"corrected, was “{document[:_LONGEST]}”" if document else "said by you"


def _row(text: str, beside: str, mark: str, span: Span | None, thing: FactRow | None) -> Found:
    words = one_line(text) or Standing.MISSING.value
    return Found(Look.PAST, words, one_line(beside), mark, span, thing=thing)


def _span(past: PastIncident, fact: Fact) -> Span | None:
    span: Span | None = getattr(stated(past.read, fact), "span", None)
    return span


def _standing_of(row: Found) -> Standing:
    return row.thing.standing if isinstance(row.thing, FactRow) else Standing.READ
