"""Live checks of the shown incident: what is watched, what the answers mean, what of it enters the record."""

from collections.abc import Callable, Sequence
from datetime import datetime

from incident_desk.domain.health import Change, CheckState, Sample
from incident_desk.domain.health_check import Check, CheckNotReadable
from incident_desk.domain.incident import Incident
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

    def follow(self, incident: Incident, now: datetime) -> bool:
        """Watch what this incident watches; says whether that is something else than before."""
        checks = tuple(readable(incident))
        pace = Pace.INCIDENT if incident.is_open else Pace.IDLE
        if checks == self._checks and pace is self._monitor.pace:
            return False
        self._checks = checks
        self._monitor.watch(checks, now, pace)
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
