"""An incident and its clocks as plain lines for a terminal."""

from collections.abc import Callable, Iterable
from datetime import datetime

from incident_desk.domain.clock import ClockReading, TargetReading, TargetState
from incident_desk.domain.durations import countdown, elapsed, overrun, span
from incident_desk.domain.escalation import EscalationReading
from incident_desk.domain.events import Kind, RecordKind
from incident_desk.domain.impact import ImpactReading
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import TITLES
from incident_desk.domain.past_facts import PastFacts
from incident_desk.domain.roles import TITLES as ROLES
from incident_desk.domain.timeline import Entry
from incident_desk.formats.past_text import past_head, past_parts
from incident_desk.formats.pattern_text import patterns_text
from incident_desk.formats.step_text import step_lines
from incident_desk.formats.times import clock_face, describe

_STANDING_ROWS = 100
"""How much of what happened to the standing checks is shown: a year holds thousands of changes. JSON has all."""


def list_text(
    incidents: Iterable[Incident], local: Callable[[datetime], str], hidden: int = 0, runs: int = 0
) -> str:
    """The library, one line each; ``hidden``: how many drills and past incidents were left out.

    ``runs``: how many checklist runs there are, which have a list of their own.
    """
    rows = [
        f"{one.key:<10} {one.severity or '—':<5} {one.status.capitalize():<14} {_when(one, local)}  {one.title}"
        for one in incidents
    ]
    if not rows:
        rows.append('No incidents. Declare one with: incident-desk declare "what is happening"')
    if hidden:
        rows.append(f"{hidden} more with --all: drills and past incidents")
    if runs:
        words = "1 checklist run" if runs == 1 else f"{runs} checklist runs"
        rows.append(f"{words}: incident-desk checklist list")
    return "\n".join(rows)


def show_text(incident: Incident, entries: Iterable[Entry], clocks: ClockReading) -> str:
    """The whole incident as it stands, times in UTC; the standing checks have no clocks and no severity."""
    if incident.record is RecordKind.STANDING:
        return _standing_text(incident, entries)
    if incident.past is not None:
        return _past_text(incident, incident.past, entries)
    head = [
        f"{incident.key}  {incident.title}",
        f"{incident.severity or 'severity not stated'} · {incident.status.capitalize()} · "
        f"declared {incident.declared_at:%Y-%m-%d %H:%M:%S} UTC by {incident.declared_by}",
    ]
    roles = ", ".join(f"{ROLES[role]} {person}" for role, person in incident.roles.items())
    parts = [
        "\n".join([*head, *([roles] if roles else []), *(one.words for one in incident.links)]),
        clock_text(clocks),
        "\n".join(f"{TITLES[name]:<18} {describe(moment)}" for name, moment in incident.milestones.items()),
        *_phases(incident),
        *patterns_text(incident),
        "Timeline (UTC)\n" + "\n".join(_row(entry) for entry in entries),
    ]
    return "\n\n".join(part for part in parts if part)


def _past_text(incident: Incident, past: PastFacts, entries: Iterable[Entry]) -> str:
    """What was taken in from a report: it has no clocks, and what it states is told in its words."""
    parts = (
        f"{incident.key}  {incident.title}\n{past_head(incident, past)}",
        "\n".join(f"{TITLES[name]:<18} {describe(moment)}" for name, moment in incident.milestones.items()),
        *past_parts(past),
        "\n".join(f"[{'x' if one.done else ' '}] {one.text}" for one in incident.actions),
        "Timeline (UTC)\n" + "\n".join(_dated_row(entry) for entry in entries),
    )
    return "\n\n".join(part for part in parts if part)


def _when(incident: Incident, local: Callable[[datetime], str]) -> str:
    """When it was declared, or of what was taken in from a report when it began, if anybody knows."""
    if incident.past is not None and incident.past.day_alone:
        # A later row has a clock, but nothing says that it began then.
        return incident.past.day_alone
    is_known = incident.past is None or incident.past.is_dated
    return local(incident.declared_at) if is_known else "no date"


def _standing_text(record: Incident, entries: Iterable[Entry]) -> str:
    """The checks with what was recorded of each last, and what happened; times in UTC."""
    rows = []
    for check, data in record.checks.items():
        mark = record.check_marks.get(check)
        word = "paused" if data.get("paused") else "" if mark is None else mark.state.replace("_", " ")
        since = f" since {mark.at:%Y-%m-%d %H:%M:%S}" if mark is not None and not data.get("paused") else ""
        rows.append(f"{data.get('name', check)!s:<30} {word or 'no change recorded'}{since}")
    happened = [entry for entry in entries if entry.kind != Kind.OPENED]
    told = "\n".join(_dated_row(entry) for entry in happened[-_STANDING_ROWS:])
    earlier = len(happened) - _STANDING_ROWS
    head = f"What happened, UTC{f', the last {_STANDING_ROWS} of {len(happened)}' if earlier > 0 else ''}"
    parts = [f"{record.key}  {record.title}", "\n".join(rows) or "None is watched", told and f"{head}\n{told}"]
    return "\n\n".join(part for part in parts if part)


def clock_text(clocks: ClockReading) -> str:
    """Every clock in a line each."""
    lines = [f"Elapsed            {elapsed(clocks.elapsed_s)}" + ("" if clocks.running else "  (stopped)")]
    lines.append(f"{'Impact':<18} {impact_text(clocks.impact)}")
    if clocks.detected_s is not None:
        lines.append(f"{'Since detected':<18} {elapsed(clocks.detected_s)}")
    lines += [f"{one.name.capitalize():<18} {target_text(one)}{counted_text(one)}" for one in clocks.targets]
    lines.append(f"{clocks.next_update.name.capitalize():<18} {target_text(clocks.next_update)}")
    if clocks.phase is not None:
        phase = clocks.phase
        left = "" if phase.remaining_s is None else _left(phase.remaining_s)
        lines.append(f"{'Phase':<18} {phase.name}{', ' + left if left else ''}")
    if clocks.escalation is not None:
        lines.append(f"{'Escalation':<18} {escalation_text(clocks.escalation, clocks.now)}")
    lines += [_after_text(one) for one in clocks.after]
    return "\n".join(lines)


def impact_text(impact: ImpactReading) -> str:
    """How long users were hurt, or why nobody can say; of several intervals the sum."""
    if impact.seconds is None:
        return f"n/a, because {impact.why_not}"
    several = len(impact.stretches)
    words = elapsed(impact.seconds) + ("" if impact.running else "  (ended)")
    words += f", the sum of {several} intervals" if several > 1 else ""
    assumed = ", one from the reopening: when it began again was not said"
    return words + (assumed if impact.is_assumed else "")


def counted_text(reading: TargetReading) -> str:
    """The rule that the figure follows, and a detection before the declaration: it must not flatter."""
    counted = reading.counted
    if counted is None or reading.due is None:
        return ""
    words = f", {counted.words}" + (f" ({counted.instead})" if counted.instead else "")
    if reading.name != "response" or counted.detected is None or counted.detected_before_s is None:
        return words
    before = countdown(counted.detected_before_s)
    return f"{words}; detected {describe(counted.detected)}, {before} before the declaration"


def target_text(reading: TargetReading) -> str:
    """A target in words: ``on track, 03:12 left of 15 min``, ``missed by 03:26``; pauses left out."""
    if reading.due is None:
        return "not stated"
    if reading.why_not:
        return f"n/a, because {reading.why_not}"
    whole = span(reading.seconds or 0)
    if reading.allowance_s is not None:
        also = "" if reading.source == "settings" else ", from settings"
        whole += f" ({span(reading.allowance_s)} allowed{also})"
    where = f", {countdown(reading.paused_s)} paused" if reading.paused_s else ""
    where += " (from settings)" if reading.source == "settings" else ""
    where += f", seen {clock_face(reading.seen.at)} UTC by {reading.seen.who}" if reading.seen else ""
    if reading.done_at is not None:
        took = countdown((reading.took_s or 0) - reading.paused_s)
        late = f"missed by {countdown(reading.late_by_s)}, " if reading.state is TargetState.MISSED else "met, "
        return f"{late}{took} of {whole}{where}"
    state = reading.state.replace("_", " ")
    return f"{state}, {_left(reading.remaining_s or 0)} of {whole}, due {clock_face(reading.due)} UTC{where}"


def escalation_text(reading: EscalationReading, now: datetime) -> str:
    """Whom to bring in next, when and why, as it stands at ``now`` (UTC)."""
    if reading.due is None:
        return f"{reading.role}, when it is needed"
    if reading.snoozed_until is not None:
        until = clock_face(reading.snoozed_until)
        return f"{reading.role}, put off until {until} UTC, due since {clock_face(reading.due)} UTC"
    if reading.is_due(now):
        return f"{reading.role}, due since {clock_face(reading.due)} UTC, {reading.why(now)}"
    warning = f", warning {clock_face(reading.warning)} UTC (from settings)" if reading.warning else ""
    return f"{reading.role} at {clock_face(reading.due)} UTC, {reading.why(now)}{warning}"


def _after_text(reading: TargetReading) -> str:
    """The watch, the review or an action item, with the day it is due."""
    action = reading.action
    name = "Action item" if action else reading.name.capitalize()
    due = f", due {reading.due:%Y-%m-%d %H:%M} UTC" if reading.due else ""
    where = " (from settings)" if reading.source == "settings" else ""
    state = "no date" if reading.due is None and action else reading.state.replace("_", " ")
    state = "done" if reading.done_at and (action or reading.due is None) else state
    return f"{name:<18} {state}{due}{where}{': ' + action.text if action else ''}"


def _left(seconds: float) -> str:
    return f"{countdown(seconds)} left" if seconds >= 0 else overrun(seconds)


def _phases(incident: Incident) -> list[str]:
    blocks = []
    for place, phase in enumerate(incident.phases):
        settled, total = incident.progress_of(phase)
        mark = "▸" if place == incident.phase_place else " "
        lines = [f"{mark} {place + 1} {phase.name}  {settled} of {total}"]
        lines += [line for step in phase.steps for line in step_lines(incident, step, 1)]
        blocks.append("\n".join(lines))
    return blocks


def _dated_row(entry: Entry) -> str:
    return f"{entry.happened.day or entry.sort_at.date()} {_row(entry)}"


def _row(entry: Entry) -> str:
    at = clock_face(entry.happened.at) if entry.happened.at else "??:??:??"
    at = at if entry.happened.day is None else "no time "
    trace = f"  (struck: {entry.struck})" if entry.struck else "  (undone)" if entry.undone else ""
    detail = f"\n{' ' * 10}{entry.detail}" if entry.detail else ""
    return f"{at}  {entry.text}{'  · ' + entry.who if entry.who else ''}{trace}{detail}"
