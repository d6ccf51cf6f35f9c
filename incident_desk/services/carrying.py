"""What an incident takes along of the checklist run that it came of: its steps, its checks, its timeline.

The copies happened at their true times, alarm nobody again, and have ids by their cause. The run goes on, and each
of the two names the other.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from incident_desk.domain.checklist import StepMark
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Event, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.status import Status
from incident_desk.domain.timeline import Entry, timeline

if TYPE_CHECKING:
    from incident_desk.domain.run_reading import RunStage, RunStep

MOST_ROWS = 2_000
"""Rows of a run's timeline, the newest, that are copied."""
_OK = "ok"
Cause = Callable[..., str]


def refuse_twice(run: Incident, others: Iterable[Incident]) -> None:
    """A run becomes one incident; one that was called off does not count.

    Raises:
        Refused: it has become one.
    """
    standing = next((one for one in others if one.status is not Status.CANCELLED), None)
    if standing is not None:
        raise Refused(f"{run.key} has become {standing.key} already")


def carried(run: Incident, events: Sequence[Event], incident: str, caused: Cause) -> Sequence[Draft]:
    """The run's events for the incident, which is opened in the same act."""
    from incident_desk.domain.run_reading import read_run

    reading = read_run(run, run.written_at or run.declared_at)
    body = {
        "run": run.id,
        "key": run.key,
        "title": run.title,
        "started": run.declared_at.isoformat(),
        "live": reading.live.at.isoformat() if reading.live.at else None,
        "steps": [_step(stage, one) for stage in reading.stages for one in stage.steps],
    }
    changes = list(_troubles(run, events))
    copied = {one.id for one in changes}
    rows = [row for row in timeline(events) if _is_told(row) and row.id not in copied][-MOST_ROWS:]
    return (
        Draft(Kind.RUN_CARRIED, body),
        *_checks(run),
        *(_change(one, caused("check_carried", incident, one.id)) for one in changes),
        *(_told(run, row, caused("run_told", incident, row.id)) for row in rows),
    )


def link(incident: str, key: str, title: str) -> Sequence[Draft]:
    """What the run says of the incident that came of it."""
    return (Draft(Kind.RUN_DECLARED, {"incident": incident, "key": key, "title": title}),)


def _step(stage: "RunStage", one: "RunStep") -> dict[str, object]:
    mark = one.mark
    told = _mark(mark) if mark else {}
    return {"step": one.step.id, "text": one.step.text, "stage": stage.name, "state": one.state, **told}


def _mark(mark: StepMark) -> dict[str, object]:
    """What is known of a step that was set; what is not is left out."""
    until = mark.until.isoformat() if mark.until else None
    told = {"reason": mark.reason, "overrides": mark.overrides, "owner": mark.owner, "until": until}
    return {"who": mark.who, "at": mark.at.isoformat(), **{name: said for name, said in told.items() if said}}


def _checks(run: Incident) -> Iterator[Draft]:
    if run.checks:
        yield Draft(Kind.CHECKS_TAKEN, {"checks": [dict(one) for one in run.checks.values()]})


def _troubles(run: Incident, events: Iterable[Event]) -> Iterator[Event]:
    """The last change of each check that is not normal: the incident begins with what is known."""
    last: dict[str, Event] = {}
    for event in events:
        if event.kind == Kind.CHECK_CHANGED and event.body is not None:
            last[str(event.data["check"])] = event
    marks = run.check_marks
    return (
        one for check, one in last.items() if check in run.checks and check in marks and marks[check].state != _OK
    )


def _change(event: Event, cause: str) -> Draft:
    own = {"alarms": False, "by": str(event.data.get("by") or event.who)}
    return Draft(Kind.CHECK_CHANGED, {**event.data, **own}, event.happened, cause)


def _is_told(row: Entry) -> bool:
    """What was taken back, struck or erased in the run is not told again."""
    return not (row.undone or row.struck or row.erased) and row.kind != Kind.RUN_DECLARED


def _told(run: Incident, row: Entry, cause: str) -> Draft:
    body = {
        "run": run.key,
        "text": row.text,
        "detail": row.detail,
        "kind": row.kind,
        "event": row.id,
        "by": row.who,
    }
    return Draft(Kind.RUN_TOLD, body, row.happened, cause)
