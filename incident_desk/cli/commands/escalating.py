"""The command ``escalate``: who was called and what came of it, or that the alarm of a level is put off."""

from collections.abc import Sequence
from datetime import datetime

from incident_desk.cli.session import Session
from incident_desk.domain.clock import clock as read_clock
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.escalation import EscalationReading
from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.formats.incident_json import escalation_data, snooze_data
from incident_desk.formats.incident_text import escalation_text
from incident_desk.formats.times import iso
from incident_desk.services.acts import escalating as rules
from incident_desk.services.memory import Change


def escalate(session: Session) -> int:
    """Log who of the escalation path was called, and what came of it; or put the alarm off."""
    words = session.words
    if (words.outcome is None) == (words.snooze is None):
        raise WrongUse("Say either --outcome WORD or --snooze MINUTES")
    if (words.reason is None) != (words.snooze is None):
        raise WrongUse("--snooze MINUTES asks for --reason TEXT, and only that does")
    if words.snooze is None:
        return _called(session)
    if words.role is not None:
        raise WrongUse("--snooze is for the level that is due; --role is for --outcome")
    return _snoozed(session)


def _called(session: Session) -> int:
    outcome, role = rules.outcome_named(session.words.outcome), session.words.role

    def rule(incident: Incident, now: datetime) -> Sequence[Draft]:
        return rules.escalate(incident, outcome, now, role)

    change = session.act(rule)
    key, call, following = change.after.key, change.after.escalations[-1], _next(change)
    data = {
        "key": key,
        "level": call.level,
        "role": call.role,
        "outcome": call.outcome,
        "happened": iso(call.at),
        "next": escalation_data(following),
    }
    then = f"Next: {escalation_text(following, _written(change))}" if following else "No level is left"
    said = f"{call.role}: {call.outcome.replace('_', ' ')}. {then}"
    return session.answer(data, lambda: f"{key} {session.when(change.events[0].happened)} {said}")


def _snoozed(session: Session) -> int:
    minutes, reason = session.words.snooze, session.words.reason

    def rule(incident: Incident, now: datetime) -> Sequence[Draft]:
        return rules.snooze_escalation(incident, minutes, reason, now)

    change = session.act(rule)
    key, snooze, following = change.after.key, change.after.snoozes[-1], _next(change)
    data = {"key": key, "snooze": snooze_data(snooze), "next": escalation_data(following)}
    said = escalation_text(following, _written(change)) if following else "put off"
    return session.answer(data, lambda: f"{key} {session.when(change.events[0].happened)} {said}")


def _next(change: Change) -> EscalationReading | None:
    """The next level at the moment of the act: what is answered is what stood then."""
    return read_clock(change.after, _written(change)).escalation


def _written(change: Change) -> datetime:
    return change.events[-1].written_at
