"""Acts on the clocks of an incident: pause and resume its resolution target, see an alarm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.clock import ClockReading, TargetReading, clock
from incident_desk.domain.clock_facts import Mark
from incident_desk.domain.crossings import crossings
from incident_desk.domain.errors import NotFound, Refused, WrongUse
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.domain.target_reading import ALARMS
from incident_desk.formats.times import AHEAD
from incident_desk.services.acts.words import one_line, said

PAUSED = "resolution"
"""The one target that pauses: nobody waits for others before they respond, and harm does not pause."""


LONGEST_WAIT_MIN = 7 * 24 * 60
"""Nobody is asked again later than after a week."""


@dataclass(frozen=True, slots=True)
class PauseTerms:
    """What else is said of a pause, at ``now`` (UTC).

    ``since`` is when it began (None: now), ``ask_again_s`` after how many seconds from now the person is asked
    whether it still stands; ``what`` the party is to do, ``case`` their number for it.
    """

    now: datetime
    since: datetime | None = None
    ask_again_s: int | None = None
    what: str = ""
    case: str = ""


def require_pausable(incident: Incident) -> None:
    """Nothing, where its resolution target runs.

    Raises:
        Refused: it has ended, it has no resolution target, or that is done.
    """
    _require_open(incident, "Its clocks stand already")
    if incident.targets.resolution is None:
        raise Refused(f"{incident.key} has no resolution target, so there is nothing to pause")
    done = clock(incident, incident.written_at or incident.declared_at).target(PAUSED).done_at
    if done is not None:
        raise Refused(f"The resolution target of {incident.key} has stopped, at {done:%H:%M:%S} UTC")


def pause(incident: Incident, reason: str, party: str, terms: PauseTerms | None = None) -> Sequence[Draft]:
    """Stop the resolution target's clock while somebody else has to act. What is late stays late.

    Raises:
        Refused: no reason or party was given, it is paused already, nothing runs that could be paused, or it
            can't have begun then.
        WrongUse: nobody can be asked again after that time.
    """
    why = said(reason, "Say in a line why it is paused")
    whom = said(one_line(party), "Say who is waited for, such as the provider")
    require_pausable(incident)
    standing = incident.pause_of(PAUSED)
    if standing is not None:
        raise Refused(
            f"The resolution target of {incident.key} is paused already, since {standing.since:%H:%M:%S} UTC, "
            f"waiting for {standing.party}"
        )
    body = {"target": PAUSED, "reason": why, "party": whom}
    if terms is None:
        return (Draft(Kind.TARGET_PAUSED, body),)
    more = {"what": one_line(terms.what) or None, "case": one_line(terms.case) or None, "ask_at": _ask_at(terms)}
    return (Draft(Kind.TARGET_PAUSED, body | more, _since(incident, terms)),)


def _ask_at(terms: PauseTerms) -> str | None:
    if terms.ask_again_s is None:
        return None
    if not 60 <= terms.ask_again_s <= LONGEST_WAIT_MIN * 60:
        raise WrongUse(f"Ask again in 1 to {LONGEST_WAIT_MIN} minutes")
    return (terms.now + timedelta(seconds=terms.ask_again_s)).isoformat()


def _since(incident: Incident, terms: PauseTerms) -> Moment | None:
    """When the pause began; None for now, and for what another clock took for the near future.

    Raises:
        Refused: it lies ahead, or before something that it can't reach back over.
    """
    since = terms.since
    if since is None:
        return None
    if since > terms.now + AHEAD:
        raise Refused(f"{since:%H:%M:%S} UTC lies ahead of now, {terms.now:%H:%M:%S} UTC. A pause has begun")
    for bound, words in _bounds(incident, terms.now):
        if since < bound:
            raise Refused(f"{words} at {bound:%H:%M:%S} UTC. The pause can't have begun before that")
    missed = [one.at for one in crossings(incident, terms.now) if one.target == PAUSED and one.mark is Mark.LATE]
    if missed and since <= max(missed):
        raise Refused(
            f"The resolution target was missed at {max(missed):%H:%M:%S} UTC, and what is late stays late. "
            "The pause begins after that"
        )
    return Moment.exactly(since) if since < terms.now else None


def _bounds(incident: Incident, now: datetime) -> Iterator[tuple[datetime, str]]:
    """What a pause can't begin before, each with its words."""
    yield incident.declared_at, f"{incident.key} was declared"
    if incident.reopened:
        yield incident.reopened[-1][0], f"{incident.key} was opened again"
    ends = [one.until for one in incident.pauses if one.target == PAUSED and one.until is not None]
    if ends:
        yield min(now, max(ends)), "The pause before it ended"


def keep_paused(incident: Incident, now: datetime, ask_again_s: int) -> Sequence[Draft]:
    """Let a pause stand, and be asked about it again so many seconds from ``now`` (UTC).

    Raises:
        Refused: nothing is paused.
        WrongUse: nobody can be asked again after that time.
    """
    _require_paused(incident)
    ask_at = _ask_at(PauseTerms(now, ask_again_s=ask_again_s))
    return (Draft(Kind.PAUSE_KEPT, {"target": PAUSED, "ask_at": ask_at}),)


def resume(incident: Incident) -> Sequence[Draft]:
    """Let the resolution target's clock go on; its due time has moved by exactly the pause.

    Raises:
        Refused: it is not paused.
    """
    _require_paused(incident)
    return (Draft(Kind.TARGET_RESUMED, {"target": PAUSED}),)


def _require_paused(incident: Incident) -> None:
    if incident.pause_of(PAUSED) is None:
        raise Refused(f"The resolution target of {incident.key} is not paused")


def see(incident: Incident, target: str, now: datetime) -> Sequence[Draft]:
    """Say that somebody has seen a target's alarm, which silences it. No clock stops.

    Raises:
        NotFound: there is no such target.
        Refused: it gives no alarm now, or that alarm was seen already.
    """
    reading = target_named(incident, clock(incident, now), target)
    if reading.state not in ALARMS:
        state = reading.state.replace("_", " ")
        raise Refused(f"There is no alarm to silence: the {_spoken(reading)} of {incident.key} is {state}")
    if reading.seen is not None:
        raise Refused(
            f"That the {_spoken(reading)} is {reading.state.replace('_', ' ')} was seen already, "
            f"at {reading.seen.at:%H:%M:%S} UTC by {reading.seen.who}"
        )
    return (Draft(Kind.TARGET_SEEN, {"target": reading.name, "state": reading.state}),)


def target_named(incident: Incident, clocks: ClockReading, name: str) -> TargetReading:
    """The target that a person means: response, resolution, next update, and once resolved watch and review.

    Raises:
        NotFound: there is no such target.
    """
    wanted = " ".join(name.casefold().replace("_", " ").replace("-", " ").split())
    readings = (*clocks.targets, clocks.next_update, *(one for one in clocks.after if one.action is None))
    for reading in readings:
        if wanted in (reading.name, reading.name.removeprefix("next ")):
            return reading
    names = ", ".join(one.name for one in readings)
    raise NotFound(f"{incident.key} has no target {one_line(name)!r}. The targets are: {names}")


def _spoken(reading: TargetReading) -> str:
    return f"{reading.name} target" if reading.name in ("response", "resolution") else reading.name


def _require_open(incident: Incident, why: str) -> None:
    if not incident.is_open:
        raise Refused(f"{incident.key} is {incident.status.capitalize()}. {why}")
