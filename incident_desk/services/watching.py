"""Live checks of the shown incident: what is watched, what the answers mean, what of it enters the record.

The record, not this process, knows what was booked. So a change is told in two ways: as the step that was just
seen (``take``, ``lost``, ``silence``), and as the difference between what is known and what the record says
(``unbooked``): after a restart, after a write that failed, after another incident was shown for a while.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from incident_desk.domain.events import Draft
from incident_desk.domain.health import Change, CheckState, Sample, State, changes
from incident_desk.domain.health_check import Check, CheckNotReadable
from incident_desk.domain.incident import CheckMark, Incident
from incident_desk.services.acts.watching import book_change
from incident_desk.services.monitor import Monitor, Pace


class Watching:
    """The checks of one incident on a monitor. Pure but for its memory; used on one thread."""

    def __init__(self, speed: float = 1.0) -> None:
        self._monitor = Monitor(speed=speed)
        self._checks: tuple[Check, ...] = ()

    @property
    def checks(self) -> Sequence[Check]:
        """What is watched."""
        return self._checks

    @property
    def states(self) -> dict[str, CheckState]:
        """The state of each check by its id."""
        return self._monitor.states

    def state(self, check: str) -> CheckState:
        """The present state of one check. Raises KeyError."""
        return self._monitor.state(check)

    def follow(self, incident: Incident, now: datetime) -> bool:
        """Watch what this incident watches; says whether that is something else than before."""
        checks = tuple(readable(incident))
        pace = Pace.INCIDENT if incident.is_open else Pace.IDLE
        if checks == self._checks and pace is self._monitor.pace:
            return False
        self._checks = checks
        self._monitor.watch(checks, now, pace)
        for check in checks:
            outage = _as_recorded(incident.check_marks.get(check.id))
            if outage.down_at is not None:
                self._monitor.remember(check.id, outage)
        return True

    @property
    def pace(self) -> Pace:
        """Which of the two intervals holds."""
        return self._monitor.pace

    def take(self, samples: Sequence[Sample]) -> list[Change]:
        """What these answers change. An answer to a check that is watched no longer is passed over."""
        known = {check.id for check in self._checks}
        return [change for one in samples if one.check_id in known for change in self._monitor.record(one)]

    def lost(self, now: datetime, reason: str) -> list[Change]:
        """Nobody asks: every check has no data."""
        return self._monitor.lose(now, reason)

    def silence(self, now: datetime) -> list[Change]:
        """What the silence until now means."""
        return self._monitor.silence(now)

    def unbooked(self, incident: Incident) -> list[Change]:
        """What is known of the incident's checks and the record does not say."""
        found = []
        for check in self._checks:
            state = self._monitor.state(check.id)
            recorded = _as_recorded(incident.check_marks.get(check.id))
            change = changes(check, recorded, state) if _is_certain(check, recorded, state) else None
            if change is not None:
                found.append(change)
        return found


def _is_certain(check: Check, recorded: CheckState, state: CheckState) -> bool:
    """Whether the state is more than a first sign, and an outage of the record is over by the check's own rule."""
    if state.state in (State.FAILING, State.RECOVERING) or (state.last is None and state.silent_at is None):
        return False
    return state.state is not State.OK or recorded.down_at is None or state.good >= check.rule.good


def _as_recorded(mark: CheckMark | None) -> CheckState:
    """The state that the record knows of; without a mark the check counts as never asked."""
    if mark is None:
        return CheckState()
    if mark.state == State.NO_DATA:
        return CheckState(State.NO_DATA, since=mark.at, silent_at=mark.at)
    if mark.state == State.DOWN:
        return CheckState(State.DOWN, since=mark.at, first_failed_at=mark.at, down_at=mark.at)
    return CheckState(State.OK, since=mark.at)


def booking(incident: Incident, change: Change, cause: str) -> Sequence[Draft]:
    """The change as an event, unless the record says so already, knows something newer, or has ended.

    Two windows that watch the same address see one outage at two moments; the second one finds it booked.
    """
    mark = incident.check_marks.get(change.check_id)
    is_known = mark is not None and (mark.state == change.state or mark.at > change.noticed_at)
    return () if is_known or not incident.is_open else book_change(change, cause)


def readable(incident: Incident) -> list[Check]:
    """The checks of an incident that this version can ask."""
    found = []
    for data in incident.checks.values():
        check = _read(data)
        if check is not None:
            found.append(check)
    return found


def _read(data: object) -> Check | None:
    try:
        return Check.from_data(data)  # type: ignore[arg-type]
    except CheckNotReadable:
        return None


Cause = Callable[..., str]


def cause_of(incident: str, change: Change, caused: Cause) -> str:
    """The id under which a change is booked, so that two processes that see it book it once."""
    return caused("check_changed", incident, change.check_id, change.state.value, change.at.isoformat())
