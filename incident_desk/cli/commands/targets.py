"""Commands on the clocks: pause, resume, seen."""

from collections.abc import Sequence
from datetime import datetime

from incident_desk.cli.session import Session, worked_on
from incident_desk.domain.clock import TargetReading
from incident_desk.domain.clock import clock as read_clock
from incident_desk.domain.durations import countdown
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.domain.run_reading import read_run
from incident_desk.formats.incident_json import pause_data, target_data
from incident_desk.formats.incident_text import target_text
from incident_desk.formats.run_json import run_data
from incident_desk.services.acts import targets as rules
from incident_desk.services.acts.run_seeing import see_in_run, see_named_in_run
from incident_desk.services.acts.silencing import see_loudest
from incident_desk.services.desk import Rule
from incident_desk.services.memory import Change
from incident_desk.services.runs import is_run


def _written(change: Change) -> datetime:
    """The moment of the act: what is answered is what stood then."""
    return change.events[-1].written_at


def _resolution(change: Change) -> TargetReading:
    return read_clock(change.after, _written(change)).target(rules.PAUSED)


def pause(session: Session) -> int:
    """Stop the resolution target's clock, or say when to ask again about a pause that stands."""
    words = session.words
    since = session.time(words.since)
    ask_again_s = None if words.ask_again is None else words.ask_again * 60

    def rule(incident: Incident, now: datetime) -> Sequence[Draft]:
        stands = incident.pause_of(rules.PAUSED) is not None
        if stands and ask_again_s is not None and not (words.reason or words.party or since):
            return rules.keep_paused(incident, now, ask_again_s)
        if words.reason is None or words.party is None:
            raise WrongUse("A pause needs --reason and --party; one that stands needs --ask-again alone")
        terms = rules.PauseTerms(now, since, ask_again_s)
        return rules.pause(incident, words.reason, words.party, terms)

    return _paused(session, rule, "paused")


def resume(session: Session) -> int:
    """Let it go on."""
    return _paused(session, lambda now, _: rules.resume(now), "resumed")


def _paused(session: Session, rule: Rule, done: str) -> int:
    change = session.act(rule)
    key, reading, last = change.after.key, _resolution(change), change.after.pauses[-1]
    data = {"key": key, "target": target_data(reading), "pause": pause_data(last, _written(change))}
    lasted = f" after {countdown(last.length_s(_written(change)))}" if last.until else ""
    when = session.when(change.events[0].happened)
    ask = f". Asks again at {session.local(last.ask_at)}" if last.ask_at and not last.until else ""
    return session.answer(data, lambda: f"{key} {when} resolution {done}{lasted}: {target_text(reading)}{ask}")


def seen(session: Session) -> int:
    """Silence an alarm; no clock stops."""
    target = session.words.target
    record = worked_on(session, session.words.key)
    if is_run(record):
        return _seen_in_run(session, record)

    def rule(incident: Incident, now: datetime) -> Sequence[Draft]:
        return rules.see(incident, target, now) if target else see_loudest(incident, now)

    change = session.act(rule)
    name = str(change.events[0].data["target"])
    reading = rules.target_named(change.after, read_clock(change.after, _written(change)), name)
    when = session.when(change.events[0].happened)
    return session.answer(
        {"key": change.after.key, "target": target_data(reading)},
        lambda: f"{change.after.key} {when} {name} seen: {target_text(reading)}",
    )


def _seen_in_run(session: Session, run: Incident) -> int:
    """What of a run is due together is seen together."""
    target = session.words.target

    def rule(one: Incident, now: datetime) -> Sequence[Draft]:
        return see_named_in_run(one, target, now) if target else see_in_run(one, now)

    change = session.place.desk.act(run.id, rule, session.who)
    names = [str(event.data["target"]) for event in change.events]
    when, said = session.when(change.events[0].happened), ", ".join(names)
    return session.answer(
        run_data(change.after, read_run(change.after, _written(change))) | {"seen": names},
        lambda: f"{run.key} {when} {said} seen",
    )
