"""How checks were at a moment by the answers that are kept of them: of those of which the record says nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from incident_desk.domain.health import State
from incident_desk.domain.health_past import StretchKind
from incident_desk.services.history import History
from incident_desk.services.patrol import outside_name

MOST = 40
"""So many checks are looked up at a moment."""
_BEFORE = timedelta(minutes=2)


def kept_states(record: str, checks: Sequence[str], moment: datetime, history: History) -> Mapping[str, State]:
    """The state of each of these checks of a record at that moment (UTC), where an answer of then is kept.

    Whatever was answered, it was normal: a failure of which no change of state was booked was not confirmed, and
    the desk showed none. It reads a file: on the history's thread.
    """
    found: dict[str, State] = {}
    for check in checks[:MOST]:
        stretches = history.stretches(outside_name(record, check), moment - _BEFORE, moment)
        if stretches and stretches[-1].kind is not StretchKind.NO_DATA:
            found[check] = State.OK
    return found
