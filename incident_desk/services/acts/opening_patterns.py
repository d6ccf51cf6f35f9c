"""Opening a pattern of trouble and putting it aside again, and saying what became of a suspected cause."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256

from incident_desk.domain.checklist import StepState, is_cause_list
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.pattern_facts import brought
from incident_desk.domain.patterns import KnownPattern, known_patterns
from incident_desk.domain.plain_data import to_plain
from incident_desk.domain.playbook import Playbook, Step, every_step, walk
from incident_desk.services.acts.playing import set_step
from incident_desk.services.acts.words import one_line

CAUSE_STATES = (StepState.SUSPECT, StepState.RULED_OUT, StepState.CONFIRMED)
"""What a suspected cause can be."""


def open_pattern(incident: Incident, wanted: str) -> Sequence[Draft]:
    """Put a pattern that the incident knows on the checklist; its causes are suspects from then on.

    Raises:
        NotFound: no pattern, or more than one, is called so.
        Refused: it is open already, or the incident has ended.
    """
    found = find_pattern(incident, wanted)
    _refuse_ended(incident)
    if found.is_open:
        raise Refused(f"{found.pattern.name} is open already")
    body = _named(found.key, found.pattern.name) | {"playbook": None, "procedure": None}
    if found.opened is not None and found.source:
        body |= {"playbook": found.source, "procedure": to_plain(found.opened.pattern)}
    return (Draft(Kind.PATTERN_OPENED, body),)


def bring_pattern(incident: Incident, playbook: Playbook, place: int) -> Sequence[Draft]:
    """Put a pattern of another playbook on the checklist; it is frozen into the record.

    Raises:
        NotFound: that playbook has no such pattern.
        Refused: it is open already, or the incident has ended.
    """
    if not 0 <= place < len(playbook.procedures):
        raise NotFound(f"{playbook.title} has no pattern {place + 1}")
    own = incident.playbook
    if own is not None and playbook.source_sha256 and own.source_sha256 == playbook.source_sha256:
        return open_pattern(incident, f"p{place + 1}")
    key, pattern = brought_key(playbook, place), playbook.procedures[place]
    if any(one.key == key for one in known_patterns(incident)):
        return open_pattern(incident, key)
    _refuse_ended(incident)
    title = one_line(playbook.title)
    body = _named(key, pattern.name) | {"playbook": title, "procedure": to_plain(brought(pattern, key))}
    return (Draft(Kind.PATTERN_OPENED, body),)


def brought_key(playbook: Playbook, place: int) -> str:
    """How a pattern of another playbook is known in the record: by the document it is from, and its place there."""
    document = playbook.source_sha256 or sha256(playbook.title.encode("utf-8", "replace")).hexdigest()
    return f"{document[:6]}-{place + 1}"


def close_pattern(incident: Incident, wanted: str) -> Sequence[Draft]:
    """Put a pattern aside: its steps leave the checklist, and what was found stays.

    Raises:
        NotFound: no pattern, or more than one, is called so.
        Refused: it is not open.
    """
    found = find_pattern(incident, wanted)
    if not found.is_open:
        raise Refused(f"{found.pattern.name} is not open")
    return (Draft(Kind.PATTERN_CLOSED, _named(found.key, found.pattern.name)),)


def find_pattern(incident: Incident, wanted: str) -> KnownPattern:
    """The pattern of that key, or the one whose name is, begins with or holds these words.

    Raises:
        NotFound: none, or more than one; the message lists those there are.
    """
    known = known_patterns(incident)
    place = _chosen([(one.key, one.pattern.name) for one in known], wanted)
    if place is None:
        names = "; ".join(f"{one.key} {one.pattern.name}" for one in known) or "none"
        raise NotFound(f"No one pattern of {incident.key} is called {wanted!r}. There are: {names}")
    return known[place]


def place_of(playbook: Playbook, wanted: str) -> int:
    """Where in a playbook the pattern of that number (from 1) stands, or the one of these words.

    Raises:
        NotFound: none, or more than one; the message lists those there are.
    """
    named = [(str(place), one.name) for place, one in enumerate(playbook.procedures, 1)]
    found = _chosen(named, wanted)
    if found is None:
        names = "; ".join(f"{number} {name}" for number, name in named) or "none"
        raise NotFound(f"No one pattern of {playbook.title} is called {wanted!r}. There are: {names}")
    return found


def set_cause(
    incident: Incident, wanted: str, state: StepState, reason: str | None = None, at: datetime | None = None
) -> Sequence[Draft]:
    """Say of a suspected cause that it is a suspect, ruled out or confirmed; ``wanted`` is its id or how it begins.

    Raises:
        NotFound: no cause, or more than one, begins so.
        Refused: it is so already.
    """
    return set_step(incident, find_cause(incident, wanted).id, state, reason, at)


def find_cause(incident: Incident, wanted: str) -> Step:
    """The suspected cause with that id, or the one that is, begins with or holds these words.

    Raises:
        NotFound: none, or more than one; the message lists them.
    """
    causes = tuple(causes_in(incident))
    place = _chosen([(one.id, one.text) for one in causes], wanted)
    if place is None:
        names = "; ".join(f"{one.id} {one.text}" for one in causes) or "none"
        raise NotFound(f"No one suspected cause of {incident.key} is called {wanted!r}. There are: {names}")
    return causes[place]


def causes_in(incident: Incident) -> Iterator[Step]:
    """Every suspected cause: those of the playbook's lists of causes, then those of patterns."""
    if incident.playbook is not None:
        lists = (one for one in every_step(incident.playbook, incident.plan) if is_cause_list(one))
        yield from {step.id: step for one in lists for step in walk(one.children) if step.role == "step"}.values()
    for pattern in known_patterns(incident):
        yield from pattern.causes


def _chosen(named: Sequence[tuple[str, str]], wanted: str) -> int | None:
    """The place of the one that has this number, or whose words are these, begin so or hold them; None: no one."""
    word = wanted.strip().casefold()
    plain = [(number, words.casefold()) for number, words in named]
    tries = (
        [place for place, (number, _) in enumerate(plain) if number == word],
        [place for place, (_, words) in enumerate(plain) if words == word],
        [place for place, (_, words) in enumerate(plain) if words.startswith(word)],
        [place for place, (_, words) in enumerate(plain) if word in words],
    )
    return next((alike[0] for alike in tries if len(alike) == 1), None) if word else None


def _named(key: str, name: str) -> dict[str, object]:
    return {"pattern": key, "name": one_line(name)}


def _refuse_ended(incident: Incident) -> None:
    if not incident.is_open:
        raise Refused(f"{incident.key} has ended: its patterns can be read, and opened once it is open again")
