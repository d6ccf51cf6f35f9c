"""What a report says of changes before the impact: from the incident's record, the standing one and others."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from incident_desk.domain.change_sayings import change_words
from incident_desk.domain.changes import HOURS_BEFORE, beside, changes_between, impact_of, impact_start
from incident_desk.domain.events import Event, Kind, RecordKind
from incident_desk.domain.fold import fold
from incident_desk.domain.health_record import ChangeMade
from incident_desk.domain.incident import Incident
from incident_desk.domain.report import ChangeFact, ChangesFact


def changes_fact(
    incident: Incident, standing: Sequence[Event], until: datetime, elsewhere: Iterable[Sequence[Event]] = ()
) -> ChangesFact:
    """The changes of the 48 hours before the impact, by what was written until then; a drill has its own alone."""
    is_real = incident.record is RecordKind.INCIDENT
    known = [event for event in standing if event.written_at <= until] if is_real else []
    impact = impact_of(incident)
    since, end = impact - timedelta(hours=HOURS_BEFORE), incident.ended_at or until
    next_moment = impact + timedelta(microseconds=1)
    others = beside(incident, (_known_until(events, until) for events in elsewhere))
    before = changes_between(incident, _told_within(known, since, impact), since, impact, others)
    after = changes_between(incident, _told_within(known, next_moment, end), next_moment, end, others)
    return ChangesFact(
        since=since,
        impact=impact,
        is_assumed=impact_start(incident) is None,
        changes=tuple(_fact(one, impact) for one in before),
        after=len(after),
        has_standing=bool(known),
    )


def _known_until(events: Sequence[Event], until: datetime) -> Incident:
    """Another incident as it was known then; one that was declared later knows of nothing."""
    return fold([event for event in events if event.written_at <= until] or events[:1])


def _told_within(standing: Sequence[Event], since: datetime, until: datetime) -> Incident | None:
    """The standing record with the changes of that span alone: it may be years long, and a state holds the last."""
    if not standing:
        return None
    others = (event for event in standing[1:] if event.kind != Kind.CHANGE_MADE or since <= event.at <= until)
    return fold([standing[0], *others])


def _fact(one: ChangeMade, impact: datetime) -> ChangeFact:
    return ChangeFact(
        at=one.at,
        before_s=(impact - one.at).total_seconds(),
        what=one.what.value,
        text=one.text,
        ref=one.ref,
        environment=one.environment,
        source=one.source,
        words=change_words(one),
    )
