"""Silence the alarms of a checklist run: what rang together is seen together. No clock stops."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.run_crossings import calling_in
from incident_desk.domain.run_reading import RunReading, read_run
from incident_desk.domain.target_reading import TargetReading
from incident_desk.services.acts.words import one_line


def see_in_run(run: Incident, now: datetime, due: datetime | None = None) -> Sequence[Draft]:
    """Say that somebody has seen what is due then (UTC) and calls, or the most pressing of what calls.

    A window that runs out and the decision at its end rang once, so they are seen with one act.

    Raises:
        Refused: nothing of it gives an alarm that was not seen.
    """
    waiting = _calling(run, now)
    wanted = due or (waiting[0].due if waiting else None)
    return _seen(run, [one for one in waiting if one.due == wanted])


def see_named_in_run(run: Incident, name: str, now: datetime) -> Sequence[Draft]:
    """The same for a window by its name or the beginning of it, or for the decision.

    Raises:
        NotFound: the run has no such clock.
        Refused: it gives no alarm, or that was seen.
    """
    plain, reading = one_line(name).casefold(), _read(run, now)
    decision = [reading.decision.reading] if reading.decision and reading.decision.reading else []
    known = [*(one.reading for one in reading.windows), *decision]
    found = [one for one in known if one.name.casefold() == plain]
    found = found or [one for one in known if plain and one.name.casefold().startswith(plain)]
    if not found:
        names = "; ".join(dict.fromkeys(one.name for one in known)) or "none"
        raise NotFound(f"{run.key} has no clock {one_line(name)!r}. There are: {names}")
    waiting = calling_in(reading)
    return _seen(run, [one for one in waiting if one in found])


def _calling(run: Incident, now: datetime) -> Sequence[TargetReading]:
    return calling_in(_read(run, now)) if run.is_open else ()


def _read(run: Incident, now: datetime) -> RunReading:
    # What was written just now has happened, also where the store wrote it a little after the clock.
    return read_run(run, max(now, run.written_at or now))


def _seen(run: Incident, readings: Iterable[TargetReading]) -> Sequence[Draft]:
    """One event for each name: two steps of the same words and times are one clock."""
    states = {one.name: one.state for one in readings}
    if not states or not run.is_open:
        raise Refused(f"Nothing on {run.key} gives an alarm that was not seen")
    return tuple(Draft(Kind.TARGET_SEEN, {"target": name, "state": state}) for name, state in states.items())
