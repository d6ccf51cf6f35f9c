"""The live checks of every record that is followed: each open incident, the one that is shown, the standing checks.

Whoever has the watch asks them all and books what changes, whatever is on the screen. Two incidents may watch the
same check, so outside their incident checks go by a name of both: ``incident/check``.

A standing check that an open real incident has is asked there and there alone. What is answered moves the standing
check on as well, and is booked in the incident. Once that has ended, the standing record catches up with what
became of the check, which alarms nobody a second time.

A checklist run never takes a standing check over: what it took along is asked as before, once, at the pace of an
incident. The run hears the answers and books what changes, and the alarm is given where the check is asked.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from incident_desk.domain.events import RecordKind
from incident_desk.domain.health import Change, CheckState, Sample
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_past import Judged
from incident_desk.domain.health_windows import Figures
from incident_desk.domain.incident import CheckMark, Incident
from incident_desk.services.hearing import Hearing
from incident_desk.services.line import Line
from incident_desk.services.monitor import Pace
from incident_desk.services.runs import is_run
from incident_desk.services.standing import is_standing
from incident_desk.services.standing_marks import covered, is_real, marks_of
from incident_desk.services.watching import Watching


@dataclass(frozen=True, slots=True)
class Seen:
    """A change of a check's state, and in which incident.

    ``last`` is what another record said of the check: incidents of a standing one, the standing record of an
    incident's.
    """

    incident: str
    change: Change
    last: CheckMark | None = None


class Patrol:
    """The checks of all followed incidents. Pure but for its memory; used on one thread."""

    def __init__(self, speed: float = 1.0) -> None:
        self._speed, self._line = speed, Line(speed)
        self._watched: dict[str, Watching] = {}
        self._incidents: dict[str, Incident] = {}
        self._standing = ""
        self.covered: Mapping[str, str] = {}
        """The standing checks that an open incident has, each with that incident's id."""
        self._ended: Sequence[str] = []
        """The followed real incidents that are over: what is standing again, is asked as standing alone."""
        self._hearing = Hearing()
        self._marks: Mapping[str, CheckMark] = {}

    def follow(
        self, incidents: Iterable[Incident], now: datetime, marks: Mapping[str, CheckMark] | None = None
    ) -> bool:
        """Follow these records and no others; says whether other checks are to be asked than before.

        ``marks`` are the newest that real incidents have of each check, ended ones too.
        """
        self._incidents = {one.id: one for one in incidents if one.checks}
        changed = self._watched.keys() != self._incidents.keys()
        self._watched = {
            one: self._watched.get(one) or Watching(self._speed, self._line) for one in self._incidents
        }
        changed |= self._follow_standing(now, marks or {})
        over = [one.id for one in self._incidents.values() if is_real(one) and not one.is_open]
        changed |= over != self._ended
        self._ended = over
        standing = self._watched.get(self._standing)
        for incident in self._incidents.values():
            if incident.id != self._standing:
                told = marks_of(incident, self._said_elsewhere(incident))
                changed |= self._watched[incident.id].follow(incident, now, told, standing)
        runs = ((one, self.checks_of(one.id)) for one in self._incidents.values() if is_run(one))
        return self._hearing.follow(runs, standing.checks if standing else ()) or changed

    def _said_elsewhere(self, record: Incident) -> Mapping[str, CheckMark]:
        """What other records said of its checks: incidents of a standing one; of an incident's the standing record,
        and incidents since.

        So a reopened incident need not alarm for what was told while it was over, a new one knows nothing of a
        trouble that was over in the one before it, and a checklist run need not alarm for what the standing record
        has told.
        """
        standing = self._incidents.get(self._standing)
        if record.id == self._standing:
            return self._marks
        return marks_of(standing, self._marks) if standing and (is_real(record) or is_run(record)) else {}

    def _follow_standing(self, now: datetime, marks: Mapping[str, CheckMark]) -> bool:
        record = next((one for one in self._incidents.values() if is_standing(one)), None)
        before, self._standing = self.covered, record.id if record else ""
        self._marks = marks
        if record is None:
            self.covered = {}
            return False
        self.covered = {
            check: one for check, one in covered(self._incidents.values()).items() if check in record.checks
        }
        return self._watched[record.id].follow(record, now, marks_of(record, self._marks)) or before != self.covered

    def asked_under(self, record: str, check: str) -> str:
        """The record for which a check of this one is asked: a standing one's while an open incident has it, and an
        ended incident's or a run's while it is standing, elsewhere.
        """
        if check in self._hearing.of(record):
            return self.covered.get(check, self._standing)
        standing = self._incidents.get(self._standing)
        is_elsewhere = record in self._ended and standing is not None and check in standing.checks
        return self.covered.get(check, self._standing) if is_elsewhere or record == self._standing else record

    @property
    def by_id(self) -> Mapping[str, Incident]:
        """Every followed record that watches something by its id, as it was last seen."""
        return self._incidents

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

    def touched(self) -> list[str]:
        """The outside names of the checks whose state is another one than when this was last asked."""
        found = []
        for incident, watching in self._watched.items():
            found += [outside_name(incident, one) for one in watching.touched]
            watching.touched.clear()
        return found

    def rest(self, incident: str, check: str, now: datetime) -> str:
        """Of a dead target that is asked less often: "asked again in 45 s"; empty otherwise. Raises KeyError."""
        return self._watched[incident].rest(check, now)

    def figures(self, incident: str, check: str, now: datetime, over_s: float) -> Figures:
        """Error rate, availability and percentiles of the last seconds of one check. Raises KeyError."""
        return self._watched[incident].figures(check, now, over_s)

    @property
    def asked(self) -> list[Check]:
        """All that is to be asked, under the names of the outside."""
        elsewhere: dict[str, Mapping[str, str]] = {
            run: {one: self.asked_under(run, one) for one in self._hearing.of(run)} for run in self._hearing
        }
        elsewhere[self._standing] = self.covered
        return [
            _outside(incident, check, self._hearing.pace(check.id, watching.pace), elsewhere.get(incident, {}))
            for incident, watching in self._watched.items()
            for check in watching.checks
            if self.asked_under(incident, check.id) == incident
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
            if watching is None:
                continue
            inside = sample.named(check)
            if changes := watching.take([inside]):
                found += self._seen(incident, changes)
            if self.covered.get(check) == incident:
                # What is told of it, is told in the incident.
                self._watched[self._standing].take([inside])
            for one in (*self._ended, *self._hearing):
                if check in self._incidents[one].checks and self.asked_under(one, check) == incident != one:
                    found += self._seen(one, self._watched[one].take([inside]))
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
                last = self._watched[incident].state(check).last
                is_last = last is not None and last.at == sample.at and last.timing is sample.timing
                inside = last if last is not None and is_last else sample.named(check)
                found.append(self._watched[incident].judged(inside))
        return found

    def lost(self, now: datetime, reason: str) -> list[Seen]:
        """Nobody asks: every check has no data."""
        return [seen for one, two in self._watched.items() for seen in self._seen(one, two.lost(now, reason))]

    def silence(self, now: datetime) -> list[Seen]:
        """What the silence until now means."""
        return [seen for one, two in self._watched.items() for seen in self._seen(one, two.silence(now))]

    def unbooked(self, names: Collection[str] | None = None) -> list[Seen]:
        """What is known of the checks of open incidents and the record does not say; of these, or of all."""
        found = []
        for one, incident in self._incidents.items():
            if incident.is_open:
                inside = _inside(one, names)
                told = marks_of(incident, self._said_elsewhere(incident), inside)
                changes = self._watched[one].unbooked(incident, inside, told)
                found += self._seen(one, changes)
        return found

    def _seen(self, incident: str, changes: Sequence[Change]) -> list[Seen]:
        """What is to be told of these changes; nothing of a standing check that an incident has."""
        last, heard = self._said_elsewhere(self._incidents[incident]), self._hearing.of(incident)
        return [
            # What a run hears alarms where it is asked.
            Seen(incident, replace(one, alarms=one.alarms and one.check_id not in heard), last.get(one.check_id))
            for one in changes
            if incident != self._standing or one.check_id not in self.covered
        ]


def outside_name(incident: str, check: str) -> str:
    """The name of a check beyond its incident."""
    return f"{incident}/{check}"


def _inside(incident: str, names: Collection[str] | None) -> Collection[str] | None:
    """The checks of one incident among these names of the outside."""
    head = f"{incident}/"
    inside = None if names is None else (one.removeprefix(head) for one in names if one.startswith(head))
    return None if inside is None else dict.fromkeys(inside).keys()


def _outside(incident: str, check: Check, pace: Pace, covered: Mapping[str, str]) -> Check:
    """The check under its outside name; one of an ended incident keeps its quiet pace beside open ones.

    ``covered`` are the checks on which it may depend and that another record is asked for.
    """
    parents = tuple(outside_name(covered.get(one, incident), one) for one in check.depends_on)
    quiet = check.interval_s if pace is Pace.IDLE else check.incident_interval_s
    name = outside_name(incident, check.id)
    return replace(check, id=name, incident_interval_s=quiet, depends_on=parents)
