"""How the opening and closing of patterns become state: the fold's part for ``pattern_facts``."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from incident_desk.domain.checklist import StepMark, StepState
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.pattern_facts import OpenedPattern, own_key
from incident_desk.domain.plain_data import from_plain
from incident_desk.domain.playbook import Procedure


def _opened(incident: Incident, event: Event) -> Incident:
    """Its causes are suspects from then on, unless somebody has said more of one already."""
    key = str(event.data["pattern"])
    pattern = _pattern(incident, event, key)
    if pattern is None:
        return incident
    one = OpenedPattern(key, pattern, event.at, event.who, str(event.data.get("playbook") or ""))
    suspect = StepMark(StepState.SUSPECT, event.who, event.at)
    suspects = {cause.id: suspect for cause in one.causes}
    others = tuple(other for other in incident.patterns if other.key != key)
    return replace(incident, patterns=(*others, one), steps=MappingProxyType({**suspects, **incident.steps}))


def _pattern(incident: Incident, event: Event, key: str) -> Procedure | None:
    frozen = event.data.get("procedure")
    if frozen is not None:
        return from_plain(Procedure, dict(frozen))
    listed = incident.playbook.procedures if incident.playbook else ()
    return next((one for place, one in enumerate(listed) if own_key(place) == key), None)


def _closed(incident: Incident, event: Event) -> Incident:
    """It is put aside; what was found with it stays."""
    key = event.data.get("pattern")
    patterns = tuple(replace(one, closed_at=event.at) if one.key == key else one for one in incident.patterns)
    return replace(incident, patterns=patterns)


PATTERN_CHANGES: Mapping[str, Callable[[Incident, Event], Incident]] = {
    Kind.PATTERN_OPENED: _opened,
    Kind.PATTERN_CLOSED: _closed,
}
"""What each kind of event does to the state."""
