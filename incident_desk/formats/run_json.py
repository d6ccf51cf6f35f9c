"""A checklist run as plain data: what ``checklist … --json`` prints, and what a run's PDF has attached."""

from datetime import datetime
from typing import Any

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Criterion
from incident_desk.domain.run_commands import RunBlank, blanks_of, command_text
from incident_desk.domain.run_criteria import measured_by
from incident_desk.domain.run_decision import RunDecision
from incident_desk.domain.run_facts import CarriedRun
from incident_desk.domain.run_reading import Counts, RunReading, RunStage, RunStep, RunWindow
from incident_desk.domain.target_reading import TargetReading
from incident_desk.formats.outgoing_json import contact_data
from incident_desk.formats.times import iso


def run_row(run: Incident, reading: RunReading) -> dict[str, Any]:
    """One line of the list of runs."""
    return {
        "key": run.key,
        "title": run.title,
        "checklist": run.playbook.title if run.playbook else None,
        "state": reading.state,
        "started": iso(run.declared_at),
        "started_by": run.declared_by,
        "ended": _iso(run.ended_at),
        "open": run.is_open,
        "counts": counts_data(reading.counts),
    }


def run_data(run: Incident, reading: RunReading) -> dict[str, Any]:
    """The whole run as it stands."""
    book, end, following = run.playbook, run.run_end, reading.next_step
    return run_row(run, reading) | {
        "id": run.id,
        "now": iso(reading.now),
        "elapsed_s": reading.elapsed_s,
        "next": following.step.id if following else None,
        "stages": [_stage(run, one) for one in reading.stages],
        "windows": [_window(one) for one in reading.windows],
        "deferred": [step_data(run, one) for one in reading.deferred],
        "criteria": [_criterion(run, one) for one in (book.criteria if book else ())],
        "live": live_data(reading),
        "roll_back": decision_data(reading.decision),
        "runs": run.course.runner or run.declared_by,
        "second": run.course.second or None,
        "blanks": [blank_data(one) for one in blanks_of(run)],
        "decision": {"name": end.decision or None, "criterion": end.criterion, "reason": end.reason}
        if end and end.criterion
        else None,
        "contacts": [contact_data(run, one) for one in (book.contacts if book else ())],
        "incidents": [{"key": one.key, "title": one.title, "declared": iso(one.at)} for one in run.led_to],
        "checks": [dict(one) for one in run.checks.values()],
        "head": {"seq": run.seq, "hash": run.head},
    }


def _criterion(run: Incident, one: Criterion) -> dict[str, Any]:
    """A criterion, with the name of the check that measures it."""
    check = measured_by(run, one.text)
    name = str(run.checks[check].get("name") or check) if check else None
    return {"decision": one.decision, "text": one.text, "check": name}


def live_data(reading: RunReading) -> dict[str, Any]:
    """Since when it is live, by whom, and what puts it live."""
    live = reading.live
    return {
        "at": _iso(live.at),
        "who": live.who or None,
        "by_hand": live.by_hand,
        "since_s": reading.since_live_s,
        "step": live.place.name if live.place else None,
    }


def decision_data(decision: RunDecision | None) -> dict[str, Any] | None:
    """The decision that is asked for at each window's end; None where the checklist states no criteria."""
    if decision is None:
        return None
    last = decision.last
    return {
        "name": decision.name,
        "due": _iso(decision.due),
        "is_due": decision.is_due,
        "state": decision.reading.state if decision.reading else None,
        "seen": _seen(decision.reading),
        "remaining_s": decision.reading.remaining_s if decision.reading else None,
        "kept_going": {
            "at": iso(last.at),
            "who": last.who,
            "reason": last.reason or None,
            "known": [{"text": one.text, "words": one.words} for one in last.known],
        }
        if last
        else None,
    }


def blank_data(blank: RunBlank) -> dict[str, Any]:
    """A blank of the commands with its value, and in how many commands it stands."""
    return {"blank": blank.text, "marks": list(blank.marks), "value": blank.value, "commands": blank.commands}


def carried_data(carried: CarriedRun | None) -> dict[str, Any] | None:
    """The run that an incident came of, with its steps as they stood; None where it came of none."""
    if carried is None:
        return None
    return {
        "key": carried.key,
        "title": carried.title,
        "started": iso(carried.started_at),
        "live": _iso(carried.live_at),
        "steps": [
            {
                "id": one.step,
                "text": one.text,
                "stage": one.stage,
                "state": one.state,
                "who": one.who or None,
                "at": _iso(one.at),
                "reason": one.reason or None,
                "overrides": one.overrides or None,
                "owner": one.owner or None,
                "until": _iso(one.until),
            }
            for one in carried.steps
        ],
    }


def counts_data(counts: Counts) -> dict[str, int]:
    """How many steps are done, not needed, deferred and open."""
    return {
        "done": counts.done,
        "skipped": counts.skipped,
        "deferred": counts.deferred,
        "open": counts.open,
        "total": counts.total,
    }


def step_data(run: Incident, one: RunStep) -> dict[str, Any]:
    """A step with its state and what is known of it; its commands with the values that the run has."""
    mark = one.mark
    return {
        "id": one.step.id,
        "text": one.step.text,
        "depth": one.depth,
        "group": one.group or None,
        "state": one.state,
        "who": mark.who if mark else None,
        "at": iso(mark.at) if mark else None,
        "reason": mark.reason if mark else None,
        "overrides": (mark.overrides or None) if mark else None,
        "owner": (mark.owner or None) if mark else None,
        "until": _iso(mark.until) if mark else None,
        "due": _iso(one.due),
        "commands": [command_text(run, command) for command in one.step.commands],
    }


def _stage(run: Incident, stage: RunStage) -> dict[str, Any]:
    return {
        "name": stage.name,
        "group": stage.group or None,
        "due": _iso(stage.due),
        "counts": counts_data(stage.counts),
        "steps": [step_data(run, one) for one in stage.steps],
    }


def _window(window: RunWindow) -> dict[str, Any]:
    reading = window.reading
    return {
        "name": window.name,
        "stage": window.stage,
        "step": window.step or None,
        "due": _iso(reading.due),
        "allowed_s": reading.seconds,
        "from": "live" if window.from_live else "start",
        "state": reading.state,
        "seen": _seen(reading),
        "remaining_s": reading.remaining_s,
        "done": _iso(reading.done_at),
        "counts": counts_data(window.counts),
    }


def _seen(reading: TargetReading | None) -> dict[str, str] | None:
    """Who has seen its alarm, and when."""
    mark = reading.seen if reading else None
    return {"at": iso(mark.at), "who": mark.who} if mark else None


def _iso(moment: datetime | None) -> str | None:
    return iso(moment) if moment else None
