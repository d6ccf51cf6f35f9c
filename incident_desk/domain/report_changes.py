"""What a report says of changes before the impact: from the incident's own record and from the standing one."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from incident_desk.domain.change_sayings import change_words
from incident_desk.domain.changes import HOURS_BEFORE, changes_between, impact_of, impact_start
from incident_desk.domain.events import Event, RecordKind
from incident_desk.domain.fold import fold
from incident_desk.domain.health_record import ChangeMade
from incident_desk.domain.incident import Incident
from incident_desk.domain.report import ChangeFact, ChangesFact


def changes_fact(incident: Incident, standing: Sequence[Event], until: datetime) -> ChangesFact:
    """The changes of the 48 hours before the impact, by what was written until then; a drill has its own alone."""
    is_real = incident.record is RecordKind.INCIDENT
    known = [event for event in standing if event.written_at <= until] if is_real else []
    other, impact = fold(known) if known else None, impact_of(incident)
    since = impact - timedelta(hours=HOURS_BEFORE)
    after = changes_between(incident, other, impact + timedelta(microseconds=1), incident.ended_at or until)
    return ChangesFact(
        since=since,
        impact=impact,
        is_assumed=impact_start(incident) is None,
        changes=tuple(_fact(one, impact) for one in changes_between(incident, other, since, impact)),
        after=len(after),
        has_standing=other is not None,
    )


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
