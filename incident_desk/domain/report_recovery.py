"""What a report says of the recovery: what the end of the impact rests on, the soak, the checks as they stood."""

from collections.abc import Sequence
from dataclasses import dataclass

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.health_record import ChecksSnapped, ProofAtEnd, SoakNote, WatchGap
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.recovery import proven


@dataclass(frozen=True, slots=True)
class RecoveryFact:
    """The proof of recovery as the record has it. All times are UTC.

    ``ended_by`` is what the end of the impact rests on: ``check``, ``change``, ``status``, ``typed``; empty where
    that is not recorded. ``proof`` is how far the soak was at the resolution, None where nobody said. ``complete``
    is the completion of the soak that holds for this end of the impact: one of before a reopening proves nothing.
    """

    ended: Moment | None = None
    ended_by: str = ""
    is_resolved: bool = False
    proof: ProofAtEnd | None = None
    notes: tuple[SoakNote, ...] = ()
    snapshot: ChecksSnapped | None = None
    gaps: tuple[WatchGap, ...] = ()
    complete: SoakNote | None = None


def recovery_fact(standing: Sequence[Event], incident: Incident) -> RecoveryFact:
    """The facts of a record's standing events and of their state."""
    ended = incident.milestones.get(Milestone.IMPACT_ENDED)
    said = [
        str(event.data.get("source") or "typed")
        for event in standing
        if event.kind == Kind.MILESTONE_SET and event.data.get("milestone") == Milestone.IMPACT_ENDED
    ]
    since = ended.at if ended else None
    return RecoveryFact(
        ended=ended,
        ended_by=said[-1] if ended and said else "",
        is_resolved=Milestone.RESOLVED in incident.milestones,
        proof=incident.proof,
        notes=incident.soak_notes,
        snapshot=incident.snapshots[-1] if incident.snapshots else None,
        gaps=tuple(one for one in incident.watch_gaps if since is not None and one.until > since),
        complete=proven(incident),
    )
