"""Commands that look for the cause: pattern and cause."""

from collections.abc import Iterator, Sequence
from typing import Any

from incident_desk.cli.session import Session
from incident_desk.domain.checklist import WORDS, StepState
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.patterns import KnownPattern, known_pattern, known_patterns
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.timeline import timeline
from incident_desk.formats.pattern_json import pattern_data
from incident_desk.formats.pattern_text import how_it_stands, pattern_text
from incident_desk.formats.step_json import step_data
from incident_desk.formats.step_text import step_lines
from incident_desk.formats.times import iso
from incident_desk.services.acts.opening_patterns import (
    bring_pattern,
    causes_in,
    close_pattern,
    find_cause,
    open_pattern,
    place_of,
    set_cause,
)
from incident_desk.services.acts.steering import set_milestone
from incident_desk.services.patterns_at_hand import AtHand, Clue, at_hand, clues_of, elsewhere, others


def pattern(session: Session) -> int:
    """List the patterns at hand, open one, or put it aside."""
    words = session.words
    if words.part == "list":
        if words.name is not None:
            raise WrongUse("pattern list takes a KEY alone; open shows what a pattern holds")
        return _list(session)
    if words.name is None:
        raise WrongUse(f"Say which: pattern {words.part} KEY NAME. See them with: pattern list {words.key}")
    if words.library or (words.source and words.part == "close"):
        raise WrongUse("--library goes with list, --from with list and open")
    return _open(session) if words.part == "open" else _close(session)


# -- what there is --------------------------------------------------------------------------------------------


def _list(session: Session) -> int:
    incident = session.incident(session.words.key)
    clues = clues_of(incident, timeline(session.place.desk.events(incident.id)))
    named = session.words.source
    near = {one.place: one for one in at_hand(incident.playbook, clues)}
    own = () if named else _ranked(known_patterns(incident), near)
    rows = [_own_row(one, hand) for one, hand in own]
    rows += [_row_of(book, hand) for book, hand in _of_books(session, _books(session, incident), clues)]
    return session.answer({"key": incident.key, "patterns": rows}, lambda: "\n".join(_listed(rows)))


def _books(session: Session, incident: Incident) -> Sequence[Playbook]:
    if session.words.source:
        return (session.library.find(session.words.source).playbook,)
    documents = session.library.playbooks() if session.words.library else ()
    return others([document.playbook for _, document in documents], incident.playbook)


def _of_books(
    session: Session, books: Sequence[Playbook], clues: Sequence[Clue]
) -> Iterator[tuple[Playbook, AtHand]]:
    """Those of other playbooks that speak of the trouble; of one that was named all of them."""
    found = elsewhere(books, clues)
    yield from found
    if session.words.source:
        seen = {(id(book), hand.place) for book, hand in found}
        for book in books:
            for place, one in enumerate(book.procedures):
                if (id(book), place) not in seen:
                    yield book, AtHand(place, one, 0.0, ())


def _ranked(known: Sequence[KnownPattern], near: dict[int, AtHand]) -> list[tuple[KnownPattern, AtHand | None]]:
    pairs = [(one, near.get(place)) for place, one in enumerate(known)]
    return sorted(pairs, key=lambda pair: -pair[1].score if pair[1] is not None else 0.0)


def _own_row(one: KnownPattern, hand: AtHand | None) -> dict[str, Any]:
    return {
        "pattern": one.key,
        "name": one.pattern.name,
        "playbook": one.source or None,
        "open": one.is_open,
        "because": hand.reason if hand else None,
        "stands": how_it_stands(one).removeprefix(", ") or None,
    }


def _row_of(book: Playbook, hand: AtHand) -> dict[str, Any]:
    return {
        "pattern": str(hand.place + 1),
        "name": hand.pattern.name,
        "playbook": book.title,
        "open": False,
        "because": hand.reason or None,
        "stands": None,
    }


def _listed(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    if not rows:
        yield "The playbook has no patterns of trouble"
    for row in rows:
        source = f"  ({row['playbook']})" if row["playbook"] and not row["stands"] else ""
        stands = f"  {row['stands']}" if row["stands"] else ""
        yield f"{row['pattern']:<8} {row['name']}{source}{stands}"
        if row["because"]:
            yield f"{'':<8} because of {row['because']}"


# -- opening and closing --------------------------------------------------------------------------------------


def _open(session: Session) -> int:
    words = session.words
    incident = session.incident(words.key)
    if words.source:
        book = session.library.find(words.source).playbook
        place = place_of(book, words.name)
        change = session.place.desk.act(incident.id, lambda now, _: bring_pattern(now, book, place), session.who)
    else:
        change = session.place.desk.act(incident.id, lambda now, _: open_pattern(now, words.name), session.who)
    return _tell(session, change.after, str(change.events[0].data["pattern"]))


def _tell(session: Session, incident: Incident, key: str) -> int:
    found = known_pattern(incident, key)
    assert found is not None
    return session.answer(
        {"key": incident.key} | pattern_data(incident, found),
        lambda: f"{incident.key}\n{pattern_text(incident, found)}",
    )


def _close(session: Session) -> int:
    words = session.words
    incident = session.incident(words.key)
    change = session.place.desk.act(incident.id, lambda now, _: close_pattern(now, words.name), session.who)
    event = change.events[0]
    data = {"key": incident.key, "pattern": event.data["pattern"], "name": event.data["name"], "open": False}
    return session.answer(data, f"{incident.key} {event.data['name']} put aside. What was found stays")


# -- suspected causes -----------------------------------------------------------------------------------------


def cause(session: Session) -> int:
    """Say what became of a suspected cause; without one, list them."""
    words = session.words
    state = _state(session)
    incident = session.incident(words.key)
    if words.cause is None:
        causes = tuple(causes_in(incident))
        rows = [step_data(incident, one) for one in causes]
        lines = [line for one in causes for line in step_lines(incident, one, 0)]
        none = "The playbook names no suspected causes"
        return session.answer({"key": incident.key, "causes": rows}, lambda: "\n".join(lines) or none)
    assert state is not None
    found, at = find_cause(incident, words.cause), session.time(words.at)
    moment = Moment.exactly(at) if at is not None else None

    def rule(now: Incident, _: object) -> Sequence[Draft]:
        drafts = set_cause(now, found.id, state, words.reason, at)
        identified = set_milestone(now, Milestone.CAUSE_IDENTIFIED, moment) if words.identified else ()
        return (*drafts, *identified)

    change = session.place.desk.act(incident.id, rule, session.who)
    milestone = change.after.milestones.get(Milestone.CAUSE_IDENTIFIED)
    data = {
        "key": incident.key,
        "step": found.id,
        "text": found.text,
        "state": state,
        "happened": iso(change.events[0].at),
        "cause_identified": iso(milestone.at) if milestone and milestone.at else None,
    }
    return session.answer(data, lambda: _told(session, change.after, found.text, state))


def _told(session: Session, incident: Incident, text: str, state: StepState) -> str:
    said = f"{incident.key} {text}: {WORDS[state]}"
    milestone = incident.milestones.get(Milestone.CAUSE_IDENTIFIED)
    if session.words.identified and milestone is not None:
        return f"{said}. Cause identified {session.when(milestone)}"
    if state is StepState.CONFIRMED and milestone is None:
        return f"{said}\nIs that when the cause was identified? Then: milestone {incident.key} cause_identified"
    return said


def _state(session: Session) -> StepState | None:
    words = session.words
    wanted = {
        StepState.SUSPECT: words.suspect,
        StepState.RULED_OUT: words.ruled_out,
        StepState.CONFIRMED: words.confirmed,
    }
    chosen = [state for state, wished in wanted.items() if wished]
    if words.identified and chosen != [StepState.CONFIRMED]:
        raise WrongUse("--identified goes with --confirmed")
    if len(chosen) != (words.cause is not None):
        raise WrongUse("Say of a CAUSE one of --suspect, --ruled-out or --confirmed; nothing of none lists them")
    return chosen[0] if chosen else None
