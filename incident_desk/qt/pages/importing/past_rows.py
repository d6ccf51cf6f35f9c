"""What a report states of its incident, as rows: when, how bad, why, what happened, what is to be done."""

from collections.abc import Iterator

from incident_desk.domain.counted import counted
from incident_desk.domain.milestones import TITLES
from incident_desk.domain.past_report import PastReport
from incident_desk.domain.playbook import Doubt, Span
from incident_desk.qt.pages.importing.found import Found, Look, head, one_line
from incident_desk.services.acts.taking_past import PastIncident


def questions(past: PastIncident | None) -> Iterator[Doubt]:
    """What a person must say, or can: they stand first."""
    if past is not None and past.needs_zone:
        yield Doubt("zone", "Some of its times state no time zone. Which is it?", ("UTC",))
    if past is not None and past.needs_day:
        yield Doubt("day", "Some of its times state no day, and stand without a time. Which day is it?")


def past_rows(past: PastIncident | None) -> Iterator[Found]:
    """The groups of a report; nothing where the document is none."""
    if past is None:
        return
    report = past.report
    facts = list(_facts(report))
    if facts:
        yield head("The incident", counted(len(facts), "fact"))
        yield from facts
    yield from _milestones(past)
    yield from _timeline(report)
    yield from _actions(report)
    yield from _lessons(report)


_LONGEST = 60
"""Letters of the words that state a milestone; the source beside has them all."""


def _past(text: str, beside: str, mark: str, span: Span | None) -> Found:
    return Found(Look.PAST, one_line(text), one_line(beside), mark, span)


def _facts(report: PastReport) -> Iterator[Found]:
    for name, stated in (("Date", report.date), ("Start", report.start), ("End", report.end)):
        if stated is not None:
            yield _past(stated.moment.written, name.lower(), "time", stated.span)
    lasted, severity, status = report.duration, report.severity, report.status
    if lasted is not None:
        yield _past(lasted.text, "duration", "duration", lasted.span)
    if severity is not None:
        yield _past(severity.text or severity.name, "severity", "severity", severity.span)
    if status is not None:
        yield _past(status.text or status.state, "status", "status", status.span)
    yield from _causes(report)


def _causes(report: PastReport) -> Iterator[Found]:
    if report.impact is not None:
        yield _past(report.impact.text, "impact", "impact", report.impact.span)
    if report.root_cause is not None:
        yield _past(report.root_cause.text, "root cause", "cause", report.root_cause.span)
    for one in report.contributing:
        yield _past(one.text, "contributed", "cause", one.span)


def _milestones(past: PastIncident) -> Iterator[Found]:
    """Those that the report states; they are set."""
    if past.claims.stated:
        yield head("Milestones that it states", counted(len(past.claims.stated), "milestone"))
    for one in past.claims.stated:
        place = Span(one.line, one.line) if one.line else None
        words = f"“{one.words[:_LONGEST]}”"
        yield _past(f"{one.moment.written}  {TITLES[one.milestone]}", words, "milestone", place)


def _timeline(report: PastReport) -> Iterator[Found]:
    if report.timeline:
        yield head("Timeline", counted(len(report.timeline), "moment"))
    for entry in report.timeline:
        yield _past(f"{entry.moment.written}  {entry.text}", entry.actor, "timeline", entry.span)


def _actions(report: PastReport) -> Iterator[Found]:
    if report.actions:
        done = sum(one.done for one in report.actions)
        yield head("Actions", f"{counted(len(report.actions), 'action')}, {done} done")
    for one in report.actions:
        words = ("done" if one.done else "", one.owner, one.due or one.horizon)
        yield _past(one.text, " · ".join(filter(None, words)), "action", one.span)


def _lessons(report: PastReport) -> Iterator[Found]:
    lessons = report.lessons
    sorts = (("went well", lessons.well), ("went wrong", lessons.wrong), ("was luck", lessons.lucky),
             ("", lessons.other))  # fmt: skip
    found = [(sort, passage) for sort, passages in sorts for passage in passages]
    if found:
        yield head("Lessons", counted(len(found), "lesson"))
    for sort, passage in found:
        yield _past(passage.text, sort, "lesson", passage.span)
    if report.sign_off:
        yield head("Signed off", counted(len(report.sign_off), "line"))
    for one in report.sign_off:
        yield _past(f"{one.label} {one.value}".strip(), "", "signature", one.span)
