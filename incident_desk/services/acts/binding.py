"""Let a check tick a step, or loosen the two again."""

from collections.abc import Sequence

from incident_desk.domain.errors import Refused, WrongUse
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.sensed_steps import GOOD, MOST_GOOD, bindings_of
from incident_desk.services.acts.playing import find_step
from incident_desk.services.acts.watching import find_check


def bind_step(incident: Incident, step: str, check: str, good: int = GOOD) -> Sequence[Draft]:
    """Let this check tick that step after so many good answers in a row.

    Raises:
        NotFound: there is no such step, or no check of that name or id is watched.
        WrongUse: the number makes no sense.
        Refused: it is so already.
    """
    found, wanted = find_step(incident, step), find_check(incident, check)
    if not 1 <= good <= MOST_GOOD:
        raise WrongUse(f"{good} good answers can't be asked for: say 1 to {MOST_GOOD}")
    now = bindings_of(incident).get(found.id)
    if now is not None and (now.check, now.good) == (wanted, good):
        raise Refused(f"{found.text!r} is ticked by {now.name} already")
    name = str(incident.checks[wanted].get("name") or wanted)
    body = {"step": found.id, "text": found.text, "check": wanted, "name": name, "good": good}
    return (Draft(Kind.STEP_BOUND, body),)


def loosen_step(incident: Incident, step: str) -> Sequence[Draft]:
    """Let no check tick that step any more.

    Raises:
        NotFound: there is no such step.
        Refused: no check ticks it.
    """
    found = find_step(incident, step)
    if found.id not in bindings_of(incident):
        raise Refused(f"No check ticks {found.text!r}")
    return (Draft(Kind.STEP_BOUND, {"step": found.id, "text": found.text, "check": None}),)
