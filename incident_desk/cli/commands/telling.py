"""Commands that tell others: update with its parts draft, sent, skip and list; contact."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from incident_desk.cli.session import Session, worked_on
from incident_desk.domain.calls import ContactCall
from incident_desk.domain.clock import TargetReading
from incident_desk.domain.clock import clock as read_clock
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident, UpdateSent
from incident_desk.domain.outgoing import last_call
from incident_desk.domain.playbook import Contact, Template
from incident_desk.domain.timeline import timeline
from incident_desk.formats.incident_json import target_data
from incident_desk.formats.outgoing_json import call_data, contact_data, skipped_data, updates_data
from incident_desk.formats.report_text import visible
from incident_desk.services.acts.contacting import reach_contact, spoken
from incident_desk.services.acts.escalating import outcome_named
from incident_desk.services.acts.updating import repeat_update, send_update, skip_update
from incident_desk.services.filling import Draft as Message
from incident_desk.services.filling import draft, facts_of, open_blanks, told_in
from incident_desk.services.lent_templates import Lender, borrowed_or_own, lenders_of, send_borrowed, still_to_lend
from incident_desk.services.memory import Change
from incident_desk.services.templates import form_of, stage_of, template_for, templates_of

OPTIONS = ("template", "to", "audience", "waive", "no_change", "reason", "at")
"""The options of the parts of ``update``."""
_OF_PART: Mapping[str, frozenset[str]] = {
    "draft": frozenset(("template", "at")),
    "sent": frozenset(OPTIONS) - {"reason"},
    "skip": frozenset(("reason",)),
    "list": frozenset(),
}
_WAIVED = re.compile(r"(?P<blank>\[[^\]]*\]|<[^>]*>|\{+[^}]*\}+|[^=]+)=(?P<word>.*)", re.S)
"""A blank by its name or as it stands in the template, and a word; either may hold an equals sign."""


def update(session: Session) -> int:
    """Draft an update, say that it was sent or left out, list them."""
    words = session.words
    allowed = _OF_PART[words.part]
    strange = [name for name in OPTIONS if getattr(words, name) and name not in allowed]
    if strange:
        raise WrongUse(f"update {words.part} takes no --{strange[0].replace('_', '-')}")
    if words.text is not None and words.part != "sent":
        raise WrongUse(f"update {words.part} takes no text")
    return _PARTS[words.part](session)


# -- draft ----------------------------------------------------------------------------------------------------


def _draft(session: Session) -> int:
    incident = session.incident(session.words.key)
    at = session.time(session.words.at) or session.now()
    template = _template(session, incident)
    message = _filled(session, incident, template, at)
    blanks = open_blanks(message.text, template)
    if blanks and not session.words.json and sys.stderr is not None:
        print(visible(f"Still to fill: {', '.join(blanks)}"), file=sys.stderr)
    line = next(one for one in templates_of(incident) if one.body.strip() == form_of(incident))
    data = {
        "key": incident.key,
        "number": len(incident.updates) + 1,
        "stage": stage_of(incident, bool(incident.updates)),
        "template": template.name,
        "text": message.text,
        "blanks": list(blanks),
        "filled": [{"blank": one.mark, "words": one.words} for one in message.filled],
        "status_line": _filled(session, incident, line, at).text,
        "templates": _names(session, incident) if session.words.json else [],
        "next_update": target_data(read_clock(incident, at).next_update),
    }
    return session.answer(data, message.text)


def _template(session: Session, incident: Incident) -> Template:
    name = session.words.template
    if name is None:
        return template_for(incident)
    return borrowed_or_own(incident, partial(_lenders, session), name)


def _lenders(session: Session) -> tuple[Lender, ...]:
    return lenders_of([document.playbook for _, document in session.library.messages()])


def _names(session: Session, incident: Incident) -> list[str]:
    """What the incident can draft with: its own templates, then those that the library lends."""
    lent = still_to_lend(_lenders(session), incident)
    return [one.name for one in (*templates_of(incident), *(each for lender in lent for each in lender.templates))]


def _filled(session: Session, incident: Incident, template: Template, at: datetime) -> Message:
    told = told_in(timeline(session.place.desk.events(incident.id)))
    return draft(template, facts_of(incident, told, at))


# -- sent -----------------------------------------------------------------------------------------------------


def _sent(session: Session) -> int:
    words = session.words
    if not words.no_change:
        return _told(session, session.act(_sending(session)))
    others = [name for name in OPTIONS if name != "no_change" and getattr(words, name)]
    if words.text is not None or others:
        raise WrongUse("--no-change sends the last update again as it was: it takes no text and no other option")
    return _told(session, session.act(repeat_update))


def _sending(session: Session) -> Callable[[Incident, datetime], Sequence[Draft]]:
    words, at = session.words, session.time(session.words.at)
    channels = [one for part in words.to for one in part.split(",")]
    waived = dict(_waived(one) for one in words.waive)
    typed = _read_text() if words.text == "-" else words.text
    if typed is not None and words.template is not None:
        raise WrongUse("Say the text or --template, not both")

    def rule(incident: Incident, now: datetime) -> Sequence[Draft]:
        template = _template(session, incident) if typed is None else None
        text = _filled(session, incident, template, at or now).text if template is not None else typed or ""

        def send(one: Incident) -> Sequence[Draft]:
            return send_update(one, text, channels, at, words.audience or "", waived)

        return send_borrowed(incident, template, send)

    return rule


def _waived(words: str) -> tuple[str, str]:
    parts = _WAIVED.fullmatch(words)
    if parts is None:
        raise WrongUse(f"{words!r} waives nothing: say the blank and the word in its place, as ETA=not known yet")
    return parts["blank"], parts["word"]


def _read_text() -> str:
    return "" if sys.stdin is None else sys.stdin.read()


def _told(session: Session, change: Change) -> int:
    """What was sent; a text that nobody typed is printed, to be copied."""
    event, following = change.events[0], _next(change)
    sent = updates_data(change.after)[int(event.data["number"]) - 1]
    data = {"key": change.after.key, **sent, "next_update": target_data(following)}
    where = ", ".join(sent["channels"]) or "no channel named"
    said = f"Update {sent['number']} sent to {where}{_due(session, following)}"
    line = f"{change.after.key} {session.when(event.happened)} {said}"
    return session.answer(data, line if session.words.text is not None else f"{sent['text']}\n\n{line}")


# -- skip and list --------------------------------------------------------------------------------------------


def _skip(session: Session) -> int:
    words = session.words
    change = session.act(lambda incident, _: skip_update(incident, words.reason or ""))
    following, skipped = _next(change), change.after.skipped[-1]
    data = {"key": change.after.key, **skipped_data(skipped), "next_update": target_data(following)}
    when = session.when(change.events[0].happened)
    return session.answer(data, lambda: f"{change.after.key} {when} Update skipped{_due(session, following)}")


def _list(session: Session) -> int:
    incident = session.incident(session.words.key)
    following = read_clock(incident, session.now()).next_update
    data = {
        "key": incident.key,
        "updates": updates_data(incident),
        "skipped": [skipped_data(one) for one in incident.skipped],
        "next_update": target_data(following),
    }
    return session.answer(data, lambda: "\n".join(_rows(session, incident, following)))


def _rows(session: Session, incident: Incident, following: TargetReading) -> Sequence[str]:
    sent = [(one.at, _row(session, number, one)) for number, one in enumerate(incident.updates, 1)]
    skipped = [(one.at, f"{session.local(one.at)}  skipped: {one.reason}") for one in incident.skipped]
    rows = [row for _, row in sorted((*sent, *skipped))] or ["No update was sent"]
    return [*rows, _due(session, following).removeprefix(". ")] if following.due else rows


def _row(session: Session, number: int, sent: UpdateSent) -> str:
    where = ", ".join(sent.channels) or "no channel named"
    audience = f" for {sent.audience}" if sent.audience else ""
    again = ", no change" if sent.unchanged_since else ""
    words = "\n".join(f"    {line}" for line in sent.text.split("\n"))
    return f"{session.local(sent.at)}  Update {number} to {where}{audience}{again}, by {sent.who}\n{words}"


# -- contact --------------------------------------------------------------------------------------------------


def contact(session: Session) -> int:
    """Say what came of calling a contact, or list the contacts."""
    words = session.words
    if words.name is None:
        if words.outcome or words.at:
            raise WrongUse("Say who was called")
        return _contacts(session)
    if words.outcome is None:
        raise WrongUse("Say with --outcome what came of it: reached, no-answer or left-message")
    outcome, at = outcome_named(words.outcome), session.time(words.at)
    record = worked_on(session, words.key).id
    change = session.place.desk.act(
        record, lambda incident, _: reach_contact(incident, words.name, outcome, at), session.who
    )
    call = change.after.contact_calls[-1]
    when = session.when(change.events[0].happened)
    return session.answer(
        {"key": change.after.key, **call_data(call)}, lambda: f"{change.after.key} {when} {_call(call)}"
    )


def _contacts(session: Session) -> int:
    incident = worked_on(session, session.words.key)
    contacts = incident.playbook.contacts if incident.playbook else ()
    names = [spoken(one, contacts) for one in contacts]
    width = max((len(name) for name in names), default=0)
    rows = [
        f"{name:<{width}}  {_contact(session, incident, one)}" for name, one in zip(names, contacts, strict=True)
    ] or ["The playbook names no contacts"]
    data = {
        "key": incident.key,
        "contacts": [contact_data(incident, one) for one in contacts],
        "calls": [call_data(one) for one in incident.contact_calls],
    }
    return session.answer(data, lambda: "\n".join(rows))


def _contact(session: Session, incident: Incident, one: Contact) -> str:
    cells = [one.primary, one.secondary, *(f"{pair[0]} {pair[1]}" for pair in one.more if len(pair) == 2)]
    ways = "; ".join(cell for cell in cells if cell)
    last = last_call(incident, one)
    came = f"{last.outcome.replace('_', ' ')} {session.local(last.at)}" if last else "not called"
    known = "not filled in in the playbook" if one.empty else ways
    return f"{came:<36}  {known}".rstrip()


def _call(call: ContactCall) -> str:
    role = f" ({call.role})" if call.role else ""
    return f"{call.name}{role}: {call.outcome.replace('_', ' ')}"


# -- each -----------------------------------------------------------------------------------------------------


def _next(change: Change) -> TargetReading:
    return read_clock(change.after, change.events[-1].written_at).next_update


def _due(session: Session, reading: TargetReading) -> str:
    return f". The next is due {session.local(reading.due)}" if reading.due else ""


_PARTS: Mapping[str, Callable[[Session], int]] = {"draft": _draft, "sent": _sent, "skip": _skip, "list": _list}
