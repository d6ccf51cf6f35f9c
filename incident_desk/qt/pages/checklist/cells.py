"""The clock and the cells of a run: up to four times that are due, and how many steps are done."""

from dataclasses import replace

from incident_desk.domain.durations import span
from incident_desk.domain.incident import Incident
from incident_desk.domain.run_criteria import asked_by_checks
from incident_desk.domain.run_crossings import calling_in, late_in
from incident_desk.domain.run_reading import RunReading
from incident_desk.domain.sensed_steps import bindings_of
from incident_desk.domain.target_reading import TargetState
from incident_desk.formats.times import clock_face
from incident_desk.qt.pages.checklist.parts import Deadline, deadlines
from incident_desk.qt.panes.instruments.cells import CellLook, CellNames, target_cell
from incident_desk.qt.widgets.clock import ClockModel
from incident_desk.qt.widgets.deadline_cell import DeadlineModel
from incident_desk.qt.widgets.deadline_dress import CellState

MOST = 4
"""Times that have a cell: those that are over give way to those that are ahead."""
_OVER = (TargetState.MET, TargetState.MISSED)


def clock_of(run: Incident, reading: RunReading) -> ClockModel:
    """How long it is live, and before that how long it runs."""
    if reading.live.at is not None and reading.since_live_s is not None:
        return ClockModel(int(reading.since_live_s), "Since live", f"{clock_face(reading.live.at)} UTC")
    caption = "Since the start" if run.is_open else "Took"
    return ClockModel(int(reading.elapsed_s), caption, f"{clock_face(run.declared_at)} UTC")


def cells_of(run: Incident, reading: RunReading, pulse: bool) -> tuple[DeadlineModel, ...]:
    """The cells from left to right; the last one counts the steps."""
    shown = _shown(deadlines(reading))
    look = CellLook(pulse, _first(shown, run, reading))
    return (*(_cell(one, run, look) for one in shown), _steps(run, reading))


def key_is_seen(run: Incident, reading: RunReading) -> bool:
    """Whether the key of both means Seen now: something is late and unseen, and no decision waits."""
    is_due = reading.decision is not None and reading.decision.is_due
    return not (is_due or asked_by_checks(run)) and any(one.seen is None for one in late_in(reading))


def _first(shown: tuple[Deadline, ...], run: Incident, reading: RunReading) -> str:
    """The cell whose alarm the key would silence; empty where the key answers the decision."""
    due = calling_in(reading)[0].due if key_is_seen(run, reading) else None
    return next((one.name for one in shown if due is not None and one.reading.due == due), "")


def _shown(found: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    over = [one for one in found if one.reading.state in _OVER]
    gone = over[: max(0, len(found) - MOST)]
    return tuple(one for one in found if one not in gone)[:MOST]


def _cell(one: Deadline, run: Incident, look: CellLook) -> DeadlineModel:
    if one.waits:
        value, caption = span(one.reading.seconds or 0), "from the moment it is live"
        return DeadlineModel(
            one.name, value, caption, short_label=one.name, short_caption="from live", name=one.name
        )
    names = CellNames(one.name, f"{one.name}, late", one.name, f"{one.name}, late", one.name)
    cell = target_cell(names, one.reading, run.is_open, look)
    if not run.is_open and one.reading.done_at is None:
        cell = replace(cell, short_caption="not met")
    told = f"{one.counts.done + one.counts.skipped} of {one.counts.total} steps"
    return replace(
        cell,
        caption=f"{cell.caption} · {told}" if one.reading.done_at else cell.caption,
        spoken=f"{cell.spoken}, {told}" if cell.spoken else told,
        name=one.name,
    )


def _steps(run: Incident, reading: RunReading) -> DeadlineModel:
    """How many steps are done, and what became of the others."""
    counts = reading.counts
    overridden = sum(bool(mark.overrides) for mark in run.steps.values())
    told = (
        (counts.skipped, "not needed"),
        (counts.deferred, "deferred"),
        (overridden, "overridden"),
        (len(bindings_of(run)), "sensed"),
    )
    caption = (
        " · ".join(f"{count} {word}" for count, word in told if count) or "each is done, put off or not needed"
    )
    done = counts.done + counts.skipped
    return DeadlineModel(
        "Steps",
        f"{done} of {counts.total}",
        caption,
        CellState.NORMAL,
        short_label="Steps",
        short_caption=f"{counts.deferred} deferred" if counts.deferred else "",
        spoken=f"{done} of {counts.total}, {caption.replace(' ·', ',')}",
        name="steps",
    )
