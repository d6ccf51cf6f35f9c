"""The live checks of every incident that is followed: each open one, and the one that is shown.

Whoever has the watch asks them all and books what changes, whatever is on the screen. Two incidents may watch the
same check, so outside their incident checks go by a name of both: ``incident/check``.
"""

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from incident_desk.domain.events import RecordKind
from incident_desk.domain.health import Change, CheckState, Sample
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_past import Judged
from incident_desk.domain.health_windows import Figures
from incident_desk.domain.incident import Incident
from incident_desk.services.line import Line
from incident_desk.services.monitor import Pace
from incident_desk.services.watching import Watching


@dataclass(frozen=True, slots=True)
class Seen:
    """A change of a check's state, and in which incident."""

    incident: str
    change: Change


class Patrol:
    """The checks of all followed incidents. Pure but for its memory; used on one thread."""

    def __init__(self, speed: float = 1.0) -> None:
        self._speed, self._line = speed, Line(speed)
        self._watched: dict[str, Watching] = {}
        self._incidents: dict[str, Incident] = {}

    def follow(self, incidents: Iterable[Incident], now: datetime) -> bool:
        """Follow these incidents and no others; says whether other checks are to be asked than before."""
        self._incidents = {one.id: one for one in incidents if one.checks}
        changed = self._watched.keys() != self._incidents.keys()
        self._watched = {
            one: self._watched.get(one) or Watching(self._speed, self._line) for one in self._incidents
        }
        for incident in self._incidents.values():
            changed |= self._watched[incident.id].follow(incident, now)
        return changed

    def incident(self, incident: str) -> Incident:
        """A followed incident as it was last seen. Raises KeyError."""
        return self._incidents[incident]

    @property
    def records(self) -> Sequence[Incident]:
        """Every followed record that watches something, as it was last seen."""
        return tuple(self._incidents.values())

    def checks_of(self, incident: str | None) -> Sequence[Check]:
        """What is watched for one incident; nothing where it is not followed."""
        watching = self._watched.get(incident or "")
        return watching.checks if watching else ()

    def state(self, incident: str, check: str) -> CheckState:
        """The present state of one check. Raises KeyError."""
        return self._watched[incident].state(check)

    def rest(self, incident: str, check: str, now: datetime) -> str:
        """Of a dead target that is asked less often: "asked again in 45 s"; empty otherwise. Raises KeyError."""
        return self._watched[incident].rest(check, now)

    def figures(self, incident: str, check: str, now: datetime, over_s: float) -> Figures:
        """Error rate, availability and percentiles of the last seconds of one check. Raises KeyError."""
        return self._watched[incident].figures(check, now, over_s)

    @property
    def asked(self) -> list[Check]:
        """All that is to be asked, under the names of the outside."""
        return [
            _outside(incident, check, watching.pace)
            for incident, watching in self._watched.items()
            for check in watching.checks
        ]

    @property
    def pace(self) -> Pace:
        """Which interval holds: that of an incident as long as one is open."""
        paces = {watching.pace for watching in self._watched.values()}
        return Pace.INCIDENT if Pace.INCIDENT in paces else Pace.IDLE

    def take(self, samples: Sequence[Sample]) -> list[Seen]:
        """What these answers change, in their order. Answers to what is not followed are passed over."""
        found = []
        for sample in samples:
            incident, _, check = sample.check_id.partition("/")
            watching = self._watched.get(incident)
            if watching is not None:
                changes = watching.take([replace(sample, check_id=check)])
                found += [Seen(incident, change) for change in changes]
        return found

    def judged(self, samples: Iterable[Sample]) -> list[Judged]:
        """Answers that were taken, as the history keeps them, under the checks' own ids. Drills have no history."""
        found = []
        for sample in samples:
            incident, _, check = sample.check_id.partition("/")
            record = self._incidents.get(incident)
            if record is None or (record.record is RecordKind.DRILL and self._speed == 1.0):
                continue
            with suppress(KeyError):  # an answer to a check that is watched no longer
                found.append(self._watched[incident].judged(replace(sample, check_id=check)))
        return found

    def lost(self, now: datetime, reason: str) -> list[Seen]:
        """Nobody asks: every check has no data."""
        return [Seen(one, change) for one, two in self._watched.items() for change in two.lost(now, reason)]

    def silence(self, now: datetime) -> list[Seen]:
        """What the silence until now means."""
        return [Seen(one, change) for one, two in self._watched.items() for change in two.silence(now)]

    def unbooked(self, names: Collection[str] | None = None) -> list[Seen]:
        """What is known of the checks of open incidents and the record does not say; of these, or of all."""
        return [
            Seen(one, change)
            for one, incident in self._incidents.items()
            if incident.is_open
            for change in self._watched[one].unbooked(incident, _inside(one, names))
        ]


def outside_name(incident: str, check: str) -> str:
    """The name of a check beyond its incident."""
    return f"{incident}/{check}"


def _inside(incident: str, names: Collection[str] | None) -> Collection[str] | None:
    """The checks of one incident among these names of the outside."""
    head = f"{incident}/"
    return None if names is None else {one.removeprefix(head) for one in names if one.startswith(head)}


def _outside(incident: str, check: Check, pace: Pace) -> Check:
    """The check under its outside name; one of an ended incident keeps its quiet pace beside open ones."""
    quiet = check.interval_s if pace is Pace.IDLE else check.incident_interval_s
    named = tuple(outside_name(incident, one) for one in check.depends_on)
    return replace(check, id=outside_name(incident, check.id), incident_interval_s=quiet, depends_on=named)
