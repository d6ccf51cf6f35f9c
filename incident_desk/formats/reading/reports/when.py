"""When an incident was: its date, its start and its end, from labels, the title, the summary and the timeline.

A label outranks the title, and the title a sentence. The date of the paper (published, updated, reviewed) is never
taken for the incident's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from incident_desk.domain.past_report import Passage, StatedMoment
from incident_desk.domain.past_times import PastMoment, PastPrecision, TimelineEntry
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.reports.days import TWO_ORDERS
from incident_desk.formats.reading.reports.facts import Fact
from incident_desk.formats.reading.reports.labelled_moments import (
    Sources,
    all_in,
    both_ends,
    clocked,
    days,
    is_date,
    is_detected,
    is_end,
    is_own_date,
    is_start,
    lengths_as_range,
    moments_of,
    of_facts,
    resolved,
    whole_days,
)
from incident_desk.formats.reading.reports.moments import Found
from incident_desk.formats.reading.reports.terms import (
    BEGINS,
    CAUSE,
    END,
    ENDS,
    HAPPENED,
    NOT_END,
    PUBLISHED,
    ROOT_CAUSE,
    START,
    ZONE,
)
from incident_desk.formats.reading.reports.told_moments import opening_moments, stands_before
from incident_desk.formats.reading.vocabulary import words_of
from incident_desk.formats.reading.words import folded, says, starts_with, together

_ANY_CAUSE = together(CAUSE, ROOT_CAUSE)
_LONGEST, _LONGEST_LABEL, _LONGEST_ZONE = 400, 30, 40
_FEW_WORDS = 2
"""Words of a timeline's entry that says "Resolved" and nothing else, which counts before those that say more."""
_OPENS = 24
"""Letters before the day of a sentence that begins with it: "On Wednesday, 2023-01-25 at 09:15 UTC"."""
_SOONEST, _LATEST = 2, 60
"""Days after its beginning in which a report is written that bears the day of its writing in its title."""
_NEAR = 24
"""Letters before a clock in which a sentence says what it is the time of."""
_CLAUSE = re.compile(r"[:：;.!?。]")
"""What parts a word from a clock that is of something else: "Status: Resolved Start: 14:02"."""
_BEGUN = words_of("report", "begun_at")
_ENDED = (*ENDS, *words_of("report", "ended_at"))


@dataclass(frozen=True, slots=True)
class When:
    """The date, the start and the end, as far as they are stated, and the zone's words."""

    date: StatedMoment | None
    start: StatedMoment | None
    end: StatedMoment | None
    zone: str


def read_when(sources: Sources) -> When:
    """When the incident was."""
    begun, ended = _start_of(sources), _end_of(sources)
    dated = _date_of(sources, begun) or _date_in_doubt(sources)
    day = dated.moment.day if dated else ""
    zone = _zone_of(sources, begun, ended)
    start = _placed(begun, day, 0, zone)
    near, after = (start.moment.day, start.moment.after_date) if start else (day, 0)
    end = _placed(_overnight(ended, start), near, after, zone)
    waits = dated is not None and not day
    start, end = (one if one and (one.moment.day or waits) else None for one in (start, end))
    return When(dated, start, end, zone)


def beside(stated: StatedMoment, when: When) -> StatedMoment:
    """A moment of the incident that is neither its start nor its end, on the day and in the zone of these."""
    start = when.start
    day = when.date.moment.day if when.date else ""
    near, after = (start.moment.day, start.moment.after_date) if start else (day, 0)
    return _placed(_overnight(stated, start), near, after, when.zone) or stated


def _placed(stated: StatedMoment | None, day: str, after: int | None, zone: str) -> StatedMoment | None:
    if stated is None:
        return None
    known = stated.moment.after_date
    return replace(stated, moment=stated.moment.on_date(day, after if known is None else known).within(zone))


def _overnight(ended: StatedMoment | None, start: StatedMoment | None) -> StatedMoment | None:
    """The end; where it states only a clock, and one before that of the start, on the day after, which is asked."""
    if ended is None or start is None or ended.moment.day or not start.moment.day:
        return ended
    if ended.moment.clock >= start.moment.clock:
        return ended
    begun = date.fromisoformat(start.moment.day)
    if begun == date.max:
        return ended
    after = (begun + timedelta(days=1)).isoformat()
    doubt = "it states no day, and its clock is before that of the start: it is taken to be the next day"
    days = start.moment.after_date
    placed = ended.moment.on_date(after, None if days is None else days + 1)
    return replace(ended, moment=replace(placed, doubt=doubt))


def _date_of(sources: Sources, begun: StatedMoment | None) -> StatedMoment | None:
    titled = _of_title(sources)
    for found in (
        of_facts(sources, is_date),
        titled if not _is_of_paper(titled, begun) else None,
        begun,
        _of_sentences(sources, HAPPENED),
        _of_entries(sources),
        _of_sentences(sources, ()),
    ):
        if found is not None and found.moment.day:
            return StatedMoment(_against_title(_only_day(found.moment), titled), found.span)
    return None


def _date_in_doubt(sources: Sources) -> StatedMoment | None:
    """The date under its label or in the title, whose figures can be read in either order."""
    stated = [(fact.value, fact.span) for fact in sources.facts if is_date(fact)]
    for text, span in (*stated, (sources.title.text, sources.title.span)):
        for one in all_in(text, sources):
            if TWO_ORDERS in one.moment.doubt and not one.moment.day:
                return StatedMoment(_only_day(one.moment), span)
    return None


def _is_of_paper(titled: StatedMoment | None, begun: StatedMoment | None) -> bool:
    """Whether the title's day is that on which the report was written: days after the day and the clock at which
    the text says that it began."""
    if titled is None or begun is None or not (titled.moment.day and begun.moment.day and begun.moment.clock):
        return False
    after = (date.fromisoformat(titled.moment.day) - date.fromisoformat(begun.moment.day)).days
    return _SOONEST <= after <= _LATEST


def _against_title(day: PastMoment, titled: StatedMoment | None) -> PastMoment:
    """The date with a doubt where the title says another one."""
    if titled is None or not titled.moment.day or day.doubt:
        return day
    last = titled.moment.until_day or titled.moment.day
    if titled.moment.day <= day.day <= last or day.day <= titled.moment.day <= (day.until_day or day.day):
        return day
    return replace(day, doubt=f"the title says {titled.moment.written}")


def _only_day(moment: PastMoment) -> PastMoment:
    """The day alone; a range of clocks within it is no range of days."""
    ranged = bool(moment.until_day) and moment.until_day != moment.day
    precision = PastPrecision.RANGE if ranged else PastPrecision.EXACT
    return PastMoment(
        moment.written, day=moment.day, precision=precision, until_day=moment.until_day if ranged else "",
        doubt=moment.doubt,
    )  # fmt: skip


def _of_title(sources: Sources) -> StatedMoment | None:
    return next(
        (
            StatedMoment(one.moment, sources.title.span)
            for one in all_in(sources.title.text, sources)
            if one.moment.day
        ),
        None,
    )


def _of_sentences(sources: Sources, words: tuple[str, ...]) -> StatedMoment | None:
    """The first day in a sentence that tells of the incident; without *words*, in a line that is only a day."""
    for passage in sources.told:
        text = passage.text[:_LONGEST]
        if says(text, PUBLISHED):
            continue
        for one in all_in(text, sources):
            if one.moment.day and (_tells(text, one, words) if words else _is_alone(text, one)):
                return StatedMoment(one.moment, passage.span)
    return None


def _tells(text: str, found: Found, words: tuple[str, ...]) -> bool:
    """Whether a sentence tells of the incident, or begins with its day."""
    return says(text, words) or (found.start <= _OPENS and len(text) > found.end + _OPENS)


def _is_alone(text: str, found: Found) -> bool:
    return re.search(r"[^\W\d_]{3,}", text[: found.start] + text[found.end :]) is None


def _of_entries(sources: Sources) -> StatedMoment | None:
    return next((StatedMoment(entry.moment, entry.span) for entry in sources.timeline if entry.moment.day), None)


def _start_of(sources: Sources) -> StatedMoment | None:
    for found in (
        clocked(moments_of(sources, is_start)),
        clocked(moments_of(sources, is_own_date)),
        next(lengths_as_range(sources), None),
        clocked(_told(sources)),
        _begun_or_range(sources),
        _of_timeline(sources, BEGINS),
        _of_range(sources),
        next(opening_moments(sources.told, sources.hints), None),
        clocked(moments_of(sources, is_detected)),
        next(days(moments_of(sources, is_start)), None),
        whole_days(sources),
        next(_days_of_timeline(sources, BEGINS, START), None),
    ):
        if found is not None:
            return replace(found, moment=_beginning(found.moment))
    return None


def _days_of_timeline(sources: Sources, words: tuple[str, ...], labels: tuple[str, ...]) -> Iterator[StatedMoment]:
    """The days without a clock in the timeline that are said to be what is looked for: "Resolved on: 5 May"."""
    for entry in sources.timeline:
        labelled = entry.how == "label" and starts_with(entry.text, labels) and not says(entry.text[:60], NOT_END)
        if entry.moment.day and not entry.moment.clock and (labelled or (words and _says_so(entry, words))):
            yield StatedMoment(entry.moment, entry.span)


def _beginning(moment: PastMoment) -> PastMoment:
    if not moment.until_clock and not moment.until_day:
        return moment
    return replace(moment, precision=PastPrecision.EXACT, until_day="", until_clock="")


def _ending(moment: PastMoment) -> PastMoment:
    """The later end of a range."""
    return replace(
        moment, day=moment.until_day or moment.day, clock=moment.until_clock or moment.clock,
        precision=PastPrecision.EXACT if moment.until_clock else moment.precision, until_day="", until_clock="",
    )  # fmt: skip


def _told(sources: Sources) -> Iterator[StatedMoment]:
    """A moment with its day and its clock in a sentence that says that it began."""
    for passage in sources.told:
        if says(passage.text, BEGINS):
            for one in all_in(passage.text, sources):
                if one.moment.day and one.moment.clock:
                    yield StatedMoment(one.moment, passage.span)


def _begun_or_range(sources: Sources) -> StatedMoment | None:
    """What the summary says began at a clock, unless a range of clocks stands before it: the whole comes first."""
    near, ranged = next(_told_near(sources, _BEGUN), None), _of_range(sources)
    return ranged if near and ranged and stands_before(sources.told, ranged, near) else near


def _of_range(sources: Sources) -> StatedMoment | None:
    """The first range of clocks in the summary: "from 7:31 PM to 9:21 PM PT"."""
    for passage in sources.told:
        for one in () if _tells_cause(passage.text) else all_in(passage.text, sources):
            if one.moment.clock and one.moment.until_clock and not _is_of_a_row(one.moment, sources):
                return StatedMoment(one.moment, passage.span)
    return None


def _tells_cause(text: str) -> bool:
    """Whether a label says that it tells why: "Why: at 02:00-03:00 the keys changed"."""
    label, found, _ = text[:_LONGEST_LABEL].partition(":")
    return bool(found) and says(label, _ANY_CAUSE)


def _is_of_a_row(moment: PastMoment, sources: Sources) -> bool:
    """Whether a row of the timeline has this range, which then tells how long one act took."""
    rows = (entry.moment for entry in sources.timeline if entry.how in ("line", "list"))
    return any(row.until_clock == moment.until_clock and row.clock == moment.clock for row in rows)


def _end_of(sources: Sources) -> StatedMoment | None:
    labelled = clocked(both_ends(sources)) or clocked(moments_of(sources, is_end)) or clocked(resolved(sources))
    if labelled is not None:
        return replace(labelled, moment=_ending(labelled.moment))
    ranged = next(
        (
            one
            for one in (
                *moments_of(sources, is_start),
                *moments_of(sources, is_date),
                *lengths_as_range(sources),
            )
            if one.moment.until_clock
        ),
        None,
    )
    for found in (
        ranged,
        _of_timeline(sources, ENDS, last=True),
        _of_range(sources),
        next(_told_near(sources, _ENDED), None),
        next(days(moments_of(sources, is_end)), None),
        whole_days(sources),
        next(_days_of_timeline(sources, (), END), None),
    ):
        if found is not None:
            return replace(found, moment=_ending(found.moment))
    return None


def _told_near(sources: Sources, words: tuple[str, ...]) -> Iterator[StatedMoment]:
    """A clock in the summary right behind the word that it began or ended: "service was restored at 12:30 PM"."""
    for passage in sources.told:
        for one in all_in(passage.text, sources):
            before = _CLAUSE.split(passage.text[max(0, one.start - _NEAR) : one.start])[-1]
            if (
                one.moment.clock
                and not one.moment.until_clock
                and says(before, words)
                and "not " not in folded(before)
            ):
                yield StatedMoment(one.moment, passage.span)


def _of_timeline(sources: Sources, words: tuple[str, ...], last: bool = False) -> StatedMoment | None:
    labels = END if last else START
    entries = [
        entry
        for entry in sources.timeline
        if entry.moment.clock and (_says_so(entry, words) or _is_labelled(entry, labels))
    ]
    if not entries:
        return None
    fewest = min(max(_FEW_WORDS, len(entry.text.split())) for entry in entries)
    said = [entry for entry in entries if len(entry.text.split()) <= fewest] if fewest == _FEW_WORDS else entries
    chosen = said[-1 if last else 0]
    return StatedMoment(chosen.moment, chosen.span)


def _is_labelled(entry: TimelineEntry, labels: tuple[str, ...]) -> bool:
    """Whether an entry begins with a label that says so, or is one: "Recovery: we could start it again"."""
    label, found, _ = entry.text[:_LONGEST_LABEL].partition(":")
    alone = entry.how == "label" and len(entry.text) <= _LONGEST_LABEL
    return (bool(found) or alone) and starts_with(label, labels) and not says(label, NOT_END)


def _says_so(entry: TimelineEntry, words: tuple[str, ...]) -> bool:
    return says(entry.text[:200], words) and "not " not in folded(entry.text[:40])


def _zone_of(sources: Sources, *stated: StatedMoment | None) -> str:
    """The zone's words: under a label, else of the start or the end, else of the timeline."""
    moments = [one.moment for one in stated if one is not None]
    moments += [entry.moment for entry in sources.timeline]
    return next((moment.zone for moment in moments if moment.zone), zone_label(sources.facts))


def zone_label(facts: Sequence[Fact]) -> str:
    """The zone's words under a label of its own: "Time zone: UTC"."""
    return next((fact.value for fact in facts if says(fact.label, ZONE) and len(fact.value) <= _LONGEST_ZONE), "")


def title_passage(title: str, lines: Sequence[str]) -> Passage:
    """The title with the line on which it stands, if it stands in the text."""
    plain = folded(title)
    number = next(
        (place for place, line in enumerate(lines[:60], start=1) if plain and plain in folded(line)), None
    )
    return Passage(title, Span(number, number) if number else None)
