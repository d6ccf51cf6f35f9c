"""Commands that steer: status, severity, milestone, ack, resolve, close, reopen, cancel, undo, redo."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from incident_desk.cli.session import Session, worked_on
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Event, Kind
from incident_desk.domain.health_sayings import proof_words
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.recovery import Recovery, length_of, recovery_of
from incident_desk.domain.status import Status
from incident_desk.formats.incident_json import moment_data
from incident_desk.formats.recovery_json import proof_data
from incident_desk.formats.report_text import visible
from incident_desk.formats.times import iso
from incident_desk.services.acts import steering as rules
from incident_desk.services.memory import Change
from incident_desk.services.turning_back import TurningBack


def _answer(session: Session, change: Change, words: str, kind: Kind | None = None) -> int:
    """Say what was done and when; ``kind`` is the event whose time it is, where that is not the first one."""
    after = change.after
    happened = next((one for one in change.events if one.kind == kind), change.events[0]).happened
    data = {
        "key": after.key,
        "status": after.status,
        "severity": after.severity,
        "happened": iso(happened.at) if happened.at else None,
        "milestones": {name.value: moment_data(moment) for name, moment in after.milestones.items()},
        "proof": proof_data(after.proof),
    }
    return session.answer(data, lambda: f"{after.key} {session.when(happened)} {words}")


def _moment(session: Session) -> Moment | None:
    at = session.time(session.words.at)
    return Moment.exactly(at) if at else None


def status(session: Session) -> int:
    """Set the status."""
    words = session.words
    wish = rules.StatusWish(
        rules.status_named(words.word),
        _moment(session),
        words.reason,
        rules.milestone_named(words.milestone) if words.milestone else None,
        session.incident(words.duplicate_of).key if words.duplicate_of else None,
        session.moment(words.impact_ended),
    )

    def rule(incident: Incident, now: datetime) -> Sequence[Draft]:
        known = _recovery(session, incident, now, wish.impact_ended)
        return rules.set_status(incident, replace(wish, recovery=known))

    return _ended(session, _with_hint(lambda: session.act(rule)))


def resolve(session: Session) -> int:
    """End the incident."""
    moment, ended = _moment(session), session.moment(session.words.impact_ended)
    reason = session.words.without_proof or ""

    def rule(incident: Incident, now: datetime) -> Sequence[Draft]:
        known = _recovery(session, incident, now, ended)
        return rules.resolve(incident, moment, ended, replace(known, reason=reason))

    return _ended(session, _with_hint(lambda: session.act(rule)))


def _recovery(session: Session, incident: Incident, now: datetime, ended: Moment | None) -> Recovery:
    """What the record says of the checks: a command asks none of them."""
    length_s = length_of(incident, session.place.desk.workspace.rules)
    return recovery_of(incident, None, now, length_s, ended)


def _with_hint(do: Callable[[], Change]) -> Change:
    """The rule asks when the impact ended; on the command line the answer is an option."""
    try:
        return do()
    except Refused as error:
        if str(error).startswith("When did the impact"):
            raise Refused(f"{error} Say so with --impact-ended TIME, or --impact-ended unknown") from error
        raise


def _ended(session: Session, change: Change) -> int:
    """Said with how far the proof of recovery is, and what stays open."""
    words = [change.after.status.capitalize()]
    if change.after.status is Status.RESOLVED:
        said = next((one.data["proof"] for one in change.events if one.data.get("proof")), None)
        left = rules.still_open(change.after).removesuffix(".")
        words += [visible(one) for one in (proof_words(said) if said else "", left) if one]
    else:
        words += [_set_with_it(session, one) for one in change.events if one.kind == Kind.MILESTONE_SET]
    return _answer(session, change, ". ".join(words), Kind.STATUS_SET)


def _set_with_it(session: Session, event: Event) -> str:
    """The milestone that a status set as well, with the way to say another time."""
    name = Milestone(event.data["milestone"])
    moment = session.when(event.happened)
    return f"With it {TITLES[name]} is set to {moment}: “milestone {name} --at TIME” sets another time"


def severity(session: Session) -> int:
    """Change the severity."""
    words, scheme = session.words, session.place.desk.workspace.rules.scheme
    change = session.act(lambda now, _: rules.change_severity(now, words.level, words.reason, scheme))
    return _answer(session, change, f"severity {change.after.severity}, was {change.before_severity}")


def milestone(session: Session) -> int:
    """Set a milestone's time."""
    words = session.words
    wanted, moment = rules.milestone_named(words.name), session.moment(words.at)
    change = session.act(lambda now, _: rules.set_milestone(now, wanted, moment))
    return _answer(session, change, TITLES[wanted].lower())


def ack(session: Session) -> int:
    """A responder has taken it."""
    moment = _moment(session)
    return _answer(session, session.act(lambda now, _: rules.acknowledge(now, moment)), "acknowledged")


def close(session: Session) -> int:
    """Finish the paperwork."""
    moment = _moment(session)
    return _answer(session, session.act(lambda now, _: rules.close(now, moment)), "closed")


def reopen(session: Session) -> int:
    """Go on with an ended incident."""
    again = session.moment(session.words.impact_at)
    change = session.act(lambda now, _: rules.reopen(now, session.words.reason, again))
    assumed = change.after.impact_assumed
    words = ". Its impact counts from now: say with --impact-at TIME when it began again" if assumed else ""
    return _answer(session, change, f"open again: Investigating{words}")


def cancel(session: Session) -> int:
    """Call it off."""
    words = session.words
    duplicate = session.incident(words.duplicate_of).key if words.duplicate_of else None
    record = worked_on(session, words.key).id
    change = session.place.desk.act(record, lambda now, _: rules.cancel(now, words.reason, duplicate), session.who)
    return _answer(session, change, "cancelled")


def undo(session: Session) -> int:
    """Take back the last act."""
    return _turned_back(session, again=False)


def redo(session: Session) -> int:
    """Take back the last undo."""
    return _turned_back(session, again=True)


def _turned_back(session: Session, *, again: bool) -> int:
    """Said with what it was."""
    desk, record = session.place.desk, session.record(session.words.key).id
    rule = TurningBack(lambda _incident: desk.events(record), session.who, again=again)
    change = desk.act(record, rule, session.who)
    return _answer(session, change, f"{'done again' if again else 'undone'}: {rule.words}")
