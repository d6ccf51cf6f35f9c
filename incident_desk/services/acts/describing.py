"""Watching a check that was described in a form: a new one gets its id when it is written."""

from collections.abc import Sequence
from dataclasses import replace

from incident_desk.domain.events import Draft
from incident_desk.domain.health_check import Check
from incident_desk.domain.incident import Incident
from incident_desk.services.acts.watching import next_check_id, watch


def watch_described(incident: Incident, check: Check, *, is_new: bool) -> Sequence[Draft]:
    """Watch it from now on; a new one under an id that no check of this record has or had.

    Raises:
        Refused: it is watched just so already.
    """
    return watch(incident, replace(check, id=next_check_id(incident)) if is_new else check)
