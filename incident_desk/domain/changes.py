"""What changed in the world, and when: the changes that lie in a span, from every record that heard of them.

A change stands in the record that was open when somebody told of it. What is asked before an impact is one list.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from incident_desk.domain.events import Event, Kind, RecordKind
from incident_desk.domain.health_record import ChangeKind, ChangeMade
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone

HOURS_BEFORE = 48
"""How far before an impact the question "what changed?" reaches."""

TYPED, WEBHOOK, GIT, CHECK = "typed", "webhook", "git", "check"
"""Who told of a change: a person, a deployment's own message, the log of a git folder, an answer of a check."""

_WORDS = {
    ChangeKind.DEPLOY: ("deploy", "deploys", "deployed", "deployment", "deploying", "release", "released",
                        "rollout", "rollback", "rolled back", "rolling back", "roll back", "reverted", "promote"),
    ChangeKind.CONFIGURATION: ("configuration", "config", "configured", "setting", "settings"),
    ChangeKind.FLAG: ("flag", "flags", "feature flag", "feature-flag", "toggle", "toggled"),
    ChangeKind.CERTIFICATE: ("certificate", "certificates", "cert", "certs"),
    ChangeKind.VENDOR: ("vendor", "provider", "supplier"),
    ChangeKind.RESTART: ("restart", "restarted", "restarting", "reboot", "rebooted"),
    ChangeKind.OTHER: ("other", "change", "changed"),
}  # fmt: skip
KIND_OF_WORD = {word: kind for kind, words in _WORDS.items() for word in words}
"""The words by which people and tools name a kind of change."""


def kind_named(word: str) -> ChangeKind | None:
    """The kind of change that a word names, whatever its case; None where it names none."""
    return KIND_OF_WORD.get(" ".join(word.casefold().replace("_", " ").split()))


def changes_between(
    incident: Incident,
    standing: Incident | None,
    since: datetime,
    until: datetime,
    others: Iterable[Incident] = (),
) -> tuple[ChangeMade, ...]:
    """The changes known to these records from ``since`` to ``until`` (UTC, both in it).

    In order of time. One that several records heard of is there once. ``others`` are other incidents: what was
    changed during the last one may be what the next one comes of.
    """
    elsewhere = [change for other in others for change in other.changes]
    known = (*incident.changes, *(standing.changes if standing else ()), *elsewhere)
    seen: dict[tuple[object, ...], ChangeMade] = {}
    for one in known:
        if since <= one.at <= until:
            seen.setdefault((one.at, one.what, one.ref, one.text, one.environment), one)
    return tuple(sorted(seen.values(), key=lambda one: (one.at, one.id)))


def changes_before(
    incident: Incident, standing: Incident | None, others: Iterable[Incident] = (), hours: float = HOURS_BEFORE
) -> tuple[ChangeMade, ...]:
    """The changes in the hours before the impact, in order of time."""
    impact = impact_of(incident)
    return changes_between(incident, standing, impact - timedelta(hours=hours), impact, others)


def beside(incident: Incident | None, records: Iterable[Incident]) -> tuple[Incident, ...]:
    """The real incidents of these, but this one, that know of changes; none for a drill."""
    if incident is not None and incident.record is not RecordKind.INCIDENT:
        return ()
    own = incident.id if incident is not None else ""
    return tuple(one for one in records if one.changes and one.record is RecordKind.INCIDENT and one.id != own)


def is_typed_change(event: Event) -> bool:
    """Whether a person told of this change: the program books the others by itself."""
    return event.kind == Kind.CHANGE_MADE and event.data.get("source", TYPED) == TYPED


def impact_of(incident: Incident) -> datetime:
    """When the impact began (UTC), the first time; the declaration where nobody said when it began."""
    return impact_start(incident) or incident.declared_at


def impact_start(incident: Incident) -> datetime | None:
    """When the impact began (UTC), the first time; None where that is not recorded or not known."""
    first = incident.impact_intervals[0].started if incident.impact_intervals else None
    began = first or incident.milestones.get(Milestone.IMPACT_STARTED)
    return began.at if began else None
