"""An incident, its clocks and its timeline as plain data: what ``show --json`` and ``clock --json`` print."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from incident_desk.domain.calls import Snooze
from incident_desk.domain.clock import ClockReading, TargetReading
from incident_desk.domain.clock_facts import Booked, Pause
from incident_desk.domain.counting import Counted
from incident_desk.domain.escalation import EscalationReading
from incident_desk.domain.health_record import ChangeMade
from incident_desk.domain.impact import ImpactReading
from incident_desk.domain.incident import Incident
from incident_desk.domain.incident_links import IncidentLink
from incident_desk.domain.milestones import Milestone, durations
from incident_desk.domain.moments import Moment
from incident_desk.domain.severity import SETTINGS
from incident_desk.domain.timeline import Entry
from incident_desk.formats.outgoing_json import call_data, skipped_data, updates_data
from incident_desk.formats.past_json import past_data
from incident_desk.formats.pattern_json import patterns_data
from incident_desk.formats.recovery_json import recovery_data
from incident_desk.formats.run_json import carried_data
from incident_desk.formats.step_json import step_data
from incident_desk.formats.times import iso


def row_data(incident: Incident) -> dict[str, Any]:
    """One line of the library."""
    resolved = incident.milestones.get(Milestone.RESOLVED)
    return {
        "key": incident.key,
        "title": incident.title,
        "severity": incident.severity,
        "status": incident.status,
        "record": incident.record,
        "playbook": incident.playbook.title if incident.playbook else None,
        "commander": incident.commander,
        "declared": iso(incident.declared_at) if Milestone.DECLARED in incident.milestones else None,
        "resolved": iso(resolved.at) if resolved and resolved.at else None,
        "open": incident.is_open,
    }


def incident_data(incident: Incident, entries: Iterable[Entry], clocks: ClockReading) -> dict[str, Any]:
    """The whole incident as it stands."""
    return row_data(incident) | {
        "id": incident.id,
        "now": iso(clocks.now),
        "status_reason": incident.status_reason,
        "duplicate_of": incident.duplicate_of,
        "declared_by": incident.declared_by,
        "severity_changes": [
            {"old": one.old, "new": one.new, "at": iso(one.at), "reason": one.reason}
            for one in incident.severity_changes
        ],
        "phase": incident.phase.name if incident.phase else None,
        "phases": [_phase(incident, place) for place in range(len(incident.phases))],
        "patterns": patterns_data(incident),
        "roles": {role.value: person for role, person in incident.roles.items()},
        "milestones": {name.value: moment_data(moment) for name, moment in incident.milestones.items()},
        "durations": [
            {
                "name": one.rule.name,
                "formula": one.rule.formula,
                "seconds": one.length.total_seconds() if one.length is not None else None,
                "precision": one.precision,
                "n/a": one.why_not or None,
            }
            for one in durations(incident.milestones)
        ],
        "assessment": {question: answer.text for question, answer in incident.assessment.items()},
        "actions": [
            {
                "id": one.id,
                "text": one.text,
                "owner": one.owner,
                "due": one.due,
                "done": one.done,
                "horizon": one.horizon or None,
                "type": one.type or None,
                "end_state": one.end_state or None,
                "result": one.result or None,
                "ticket": one.ticket or None,
            }
            for one in incident.actions
        ],
        "checks": [dict(check) | {"state": _check_state(incident, key)} for key, check in incident.checks.items()],
        "changes": [change_data(one) for one in incident.changes],
        "recovery": recovery_data(incident),
        "run": carried_data(incident.came_from),
        "past": past_data(incident.past),
        "links": [link_data(one) for one in incident.links],
        "jumps": [{"seconds": one.seconds, "at": iso(one.at)} for one in incident.jumps],
        "pauses": [pause_data(one, clocks.now) for one in incident.pauses],
        "updates": updates_data(incident),
        "updates_skipped": [skipped_data(one) for one in incident.skipped],
        "contact_calls": [call_data(one) for one in incident.contact_calls],
        "escalations": [
            {"level": one.level, "role": one.role, "outcome": one.outcome, "at": iso(one.at), "who": one.who}
            for one in incident.escalations
        ],
        "snoozes": [snooze_data(one) for one in incident.snoozes],
        "crossings": [crossing_data(one) for one in incident.booked],
        "reopened": [{"at": iso(at), "reason": reason} for at, reason in incident.reopened],
        "clock": clock_data(clocks),
        "entries": [entry_data(entry) for entry in entries],
        "head": {"seq": incident.seq, "hash": incident.head},
    }


def link_data(link: IncidentLink) -> dict[str, Any]:
    """An incident that this one was merged into or split from, or that was merged in or split off."""
    return {"how": link.how, "key": link.key, "title": link.title, "at": iso(link.at), "entries": link.entries}


def change_data(change: ChangeMade) -> dict[str, Any]:
    """A change of the world: a deploy, a setting, a restart; ``source`` is who or what told of it."""
    return {
        "id": change.id,
        "at": iso(change.at),
        "what": change.what,
        "text": change.text,
        "ref": change.ref or None,
        "environment": change.environment or None,
        "source": change.source or None,
    }


def _check_state(incident: Incident, check: str) -> str | None:
    mark = incident.check_marks.get(check)
    return mark.state if mark else None


def _phase(incident: Incident, place: int) -> dict[str, Any]:
    phase = incident.phases[place]
    settled, total = incident.progress_of(phase)
    return {
        "name": phase.name,
        "start_min": None if phase.start_s is None else phase.start_s / 60,
        "end_min": None if phase.end_s is None else phase.end_s / 60,
        "current": place == incident.phase_place,
        "done": settled,
        "total": total,
        "steps": [step_data(incident, step) for step in phase.steps],
    }


def moment_data(moment: Moment) -> dict[str, Any]:
    """A moment with its precision."""
    return {
        "at": iso(moment.at) if moment.at else None,
        "until": iso(moment.until) if moment.until else None,
        "precision": moment.precision,
    }


def entry_data(entry: Entry) -> dict[str, Any]:
    """One row of the timeline."""
    return {
        "id": entry.id,
        "number": entry.seq,
        "kind": entry.kind,
        "text": entry.text,
        "detail": entry.detail,
        "happened": moment_data(entry.happened),
        "written": iso(entry.written_at),
        "who": entry.who,
        "owner": entry.owner,
        "tags": list(entry.tags),
        "ended": iso(entry.ended) if entry.ended else None,
        "starred": entry.starred,
        "pinned": entry.pinned,
        "parent": entry.parent,
        "files": entry.files,
        "amended": entry.amended,
        "amended_at": iso(entry.amended_at) if entry.amended_at else None,
        "amended_by": entry.amended_by or None,
        "struck": entry.struck,
        "undone": entry.undone,
        "erased": entry.erased,
        "origin": entry.origin.to_data() if entry.origin else None,
    }


def clock_data(clocks: ClockReading) -> dict[str, Any]:
    """Every clock and target at one moment."""
    phase = clocks.phase
    return {
        "now": iso(clocks.now),
        "elapsed_s": clocks.elapsed_s,
        "impact_s": clocks.impact_s,
        "running": clocks.running,
        "targets": [target_data(reading) for reading in clocks.targets],
        "clocks": [
            {"name": "elapsed", "seconds": clocks.elapsed_s, "running": clocks.running},
            {"name": "impact", "seconds": clocks.impact_s, "running": clocks.impact_running},
            {
                "name": "detected",
                "seconds": clocks.detected_s,
                "running": clocks.running and clocks.detected_s is not None,
            },
        ],
        "impact": impact_data(clocks.impact),
        "next_update": target_data(clocks.next_update),
        "phase": {
            "name": phase.name,
            "state": phase.state,
            "closes": iso(phase.closes_at) if phase.closes_at else None,
            "remaining_s": phase.remaining_s,
        }
        if phase
        else None,
        "escalation": escalation_data(clocks.escalation),
        "after": [_after_data(reading) for reading in clocks.after],
    }


def escalation_data(reading: EscalationReading | None) -> dict[str, Any] | None:
    """Whom to bring in next; None where no level is left or the incident has ended."""
    if reading is None:
        return None
    return {
        "role": reading.role,
        "level": reading.level,
        "due": iso(reading.due) if reading.due else None,
        "because": reading.because,
        "warning": {"at": iso(reading.warning), "from": SETTINGS} if reading.warning else None,
        "snoozed_until": iso(reading.snoozed_until) if reading.snoozed_until else None,
    }


def snooze_data(snooze: Snooze) -> dict[str, Any]:
    """That the alarm of a level was put off; its due time stays."""
    return {
        "level": snooze.level,
        "role": snooze.role,
        "until": iso(snooze.until),
        "reason": snooze.reason,
        "at": iso(snooze.at),
        "who": snooze.who,
    }


def crossing_data(booked: Booked) -> dict[str, Any]:
    """A threshold that was crossed, as it was booked; ``corrected`` says why it no longer holds."""
    crossing = booked.crossing
    return {
        "id": booked.id,
        "target": crossing.target,
        "phase": crossing.name or None,
        "mark": crossing.mark,
        "at": iso(crossing.at),
        "due": iso(crossing.due),
        "recorded_late": booked.recorded_late,
        "corrected": booked.corrected,
    }


def no_clock_data(now: datetime) -> dict[str, Any]:
    """The clocks at a moment at which the incident was not there yet: none."""
    nothing = {"next_update": None, "phase": None, "escalation": None}
    return {
        "now": iso(now), "elapsed_s": None, "impact_s": None, "running": False, "targets": [], "clocks": [],
        **nothing, "impact": None, "after": [],
    }  # fmt: skip


def impact_data(impact: ImpactReading) -> dict[str, Any]:
    """The impact: the sum of its intervals, or why there is none; ``assumed``: from the reopening."""
    return {
        "seconds": impact.seconds,
        "because": impact.why_not or None,
        "intervals": [
            {
                "from": moment_data(one.interval.started) if one.interval.started else None,
                "until": moment_data(one.interval.ended) if one.interval.ended and one.has_ended else None,
                "seconds": one.seconds,
                "assumed": one.interval.assumed,
            }
            for one in impact.stretches
        ],
    }


def target_data(reading: TargetReading) -> dict[str, Any]:
    """One target at one moment. ``seen`` is who has seen this alarm; it says nothing about the state."""
    seen = reading.seen
    return {
        "name": reading.name,
        "state": reading.state,
        "seen": {"at": iso(seen.at), "who": seen.who} if seen else None,
        "start": iso(reading.start),
        "due": iso(reading.due) if reading.due else None,
        "seconds": reading.seconds,
        "remaining_s": reading.remaining_s,
        "done": iso(reading.done_at) if reading.done_at else None,
        "late_by_s": reading.late_by_s,
        "took_s": reading.took_s,
        "paused_s": reading.paused_s,
        "from": reading.source,
        "allowance_s": reading.allowance_s,
        "because": reading.why_not or None,
    } | _counted_data(reading.counted)


def _counted_data(counted: Counted | None) -> dict[str, Any]:
    """How the target counts, and by how much the incident was detected before it was declared."""
    if counted is None:
        return {}
    return {
        "counts": counted.arrow,
        "counts_because": counted.instead or None,
        "detected": moment_data(counted.detected) if counted.detected else None,
        "detected_before_s": counted.detected_before_s,
    }


def _after_data(reading: TargetReading) -> dict[str, Any]:
    """What waits after the resolution; an action item says which it is."""
    action = reading.action
    return target_data(reading) | {"action": action.id if action else None, "text": action.text if action else None}


def pause_data(pause: Pause, now: datetime) -> dict[str, Any]:
    """A line of the ledger of pauses; ``until`` None: it still stands."""
    return {
        "target": pause.target,
        "reason": pause.reason,
        "party": pause.party,
        "what": pause.what or None,
        "case": pause.case or None,
        "from": iso(pause.since),
        "until": iso(pause.until) if pause.until else None,
        "ask_at": iso(pause.ask_at) if pause.ask_at else None,
        "seconds": pause.length_s(now),
    }
