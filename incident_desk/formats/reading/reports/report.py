"""From a report of an incident to its facts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from incident_desk.domain.durations import span as length
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.past_report import PastReport, StatedDuration, StatedMoment, seconds_between
from incident_desk.domain.past_times import PastMoment, PastPrecision, TimelineEntry
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.headings import title_of
from incident_desk.formats.reading.page import Page
from incident_desk.formats.reading.reports.actions import actions_of
from incident_desk.formats.reading.reports.causes import contributing_of, impact_of, root_cause_of
from incident_desk.formats.reading.reports.facts import Fact, facts_of
from incident_desk.formats.reading.reports.labelled_moments import Sources, milestones_under_labels
from incident_desk.formats.reading.reports.lasted import stated_duration
from incident_desk.formats.reading.reports.led_lists import with_led_list
from incident_desk.formats.reading.reports.lessons import lessons_of
from incident_desk.formats.reading.reports.milestones import FACT, is_of_a_milestone
from incident_desk.formats.reading.reports.own_report import own_milestones, own_report
from incident_desk.formats.reading.reports.parts import parts_of
from incident_desk.formats.reading.reports.prose import summary_of
from incident_desk.formats.reading.reports.sign_off import sign_off_of
from incident_desk.formats.reading.reports.stated import (
    stated_severity,
    stated_status,
    status_of_updates,
    statuses,
)
from incident_desk.formats.reading.reports.timeline import hints_of, read_timeline
from incident_desk.formats.reading.reports.when import When, beside, read_when, title_passage, zone_label

SEVERAL_STATES = "The status is stated in several ways"
"""How the doubt begins that a report says more than one state."""
_SLACK_S = 300
"""Seconds by which a stated length may differ from its start and end before somebody is asked to look."""


def read_report(page: Page, title: str) -> PastReport:
    """What the document states of its incident."""
    root = parts_of(page)
    facts, told = facts_of(page, root), summary_of(root)
    sources = Sources(facts, title_passage(title, page.lines), told, (), hints_of(page, ""))
    before = read_when(sources)
    day = "" if before.date is None else before.date.moment.day or None
    own = own_report(page.lines)
    timeline = own.timeline if own is not None else read_timeline(page, day, zone_label(facts))
    when = read_when(replace(sources, timeline=timeline))
    if own is not None:
        when = _as_our_table_says(when, page.lines)
    impact = with_led_list(root, impact_of(root))
    labelled = () if own is not None else tuple(_under_labels(replace(sources, timeline=timeline), when))
    duration = stated_duration(facts, (sources.title, *told), impact)
    contributing = contributing_of(root)
    cause = with_led_list(root, root_cause_of(root)) or (contributing[0] if contributing else None)
    return PastReport(
        title=title, date=when.date, start=when.start, end=when.end, duration=duration,
        severity=stated_severity(facts, title_of(title).text, told),
        status=stated_status(facts) or status_of_updates(timeline), zone=when.zone,
        impact=impact, root_cause=cause, contributing=contributing, timeline=timeline,
        actions=own.actions if own is not None else actions_of(root),
        lessons=lessons_of(root), sign_off=sign_off_of(root),
        doubts=tuple(_doubts(when, duration, facts)), labelled=labelled,
    )  # fmt: skip


def _under_labels(sources: Sources, when: When) -> Iterator[TimelineEntry]:
    """The milestones that stand under labels of their own, but for the start and the end."""
    ends = {(one.span, one.moment.clock) for one in (when.start, when.end) if one is not None}
    for label, stated in milestones_under_labels(sources, is_of_a_milestone):
        if (stated.span, stated.moment.clock) not in ends:
            yield TimelineEntry(beside(stated, when).moment, label, span=stated.span, how=FACT)


def _as_our_table_says(when: When, lines: Sequence[str]) -> When:
    """Day and start of a report that the desk wrote: other times in its words, such as those of a search for
    changes, are none of its incident."""
    told = {title: StatedMoment(moment, Span(line, line)) for title, moment, line in own_milestones(lines)}
    declared = told.get(TITLES[Milestone.DECLARED])
    start = told.get(TITLES[Milestone.IMPACT_STARTED]) or declared
    return when if start is None else replace(when, date=declared or start, start=start)


def _doubts(when: When, duration: StatedDuration | None, facts: Sequence[Fact]) -> Iterator[str]:
    """What contradicts itself or leaves more than one reading: it is kept as written."""
    yield from doubts_of(when.date, when.start, when.end, duration)
    said = statuses(facts)
    if len({one.state for one in said}) > 1:
        yield f"{SEVERAL_STATES}: {', '.join(dict.fromkeys(one.text for one in said))}"


def doubts_of(
    day: StatedMoment | None, start: StatedMoment | None, end: StatedMoment | None, duration: StatedDuration | None
) -> Iterator[str]:
    """What is in doubt of these times by themselves and against each other."""
    for name, stated in (("date", day), ("start", start), ("end", end)):
        if stated is not None:
            yield from (f"The {name} {stated.moment.written!r}: {doubt}" for doubt in _open_in(stated.moment))
    yield from _about_length(start, end, duration)


def _open_in(moment: PastMoment) -> tuple[str, ...]:
    """What is in doubt of a moment; that an offset waits for the day is no doubt beside that of the day."""
    return moment.doubts if moment.day else tuple(filter(None, (moment.doubt,)))


def _about_length(
    start: StatedMoment | None, end: StatedMoment | None, duration: StatedDuration | None
) -> Iterator[str]:
    if start is None or end is None:
        return
    measured = seconds_between(start, end)
    if measured is None:
        if start.moment.clock and end.moment.clock and start.moment.day and end.moment.day:
            yield f"The end {end.moment.written!r} is before the start {start.moment.written!r}"
        return
    if duration is None or duration.seconds is None or duration.precision is PastPrecision.RANGE:
        return
    apart = duration.seconds - measured
    too_short = duration.precision is PastPrecision.AT_MOST and apart > 0
    too_long = duration.precision is PastPrecision.AT_LEAST and apart < 0
    if abs(apart) > max(_SLACK_S, duration.seconds // 5) and not too_short and not too_long:
        yield f"The stated length {duration.text!r} is not that from start to end, {length(measured)}"
