"""Commands that write what happens: declare, log, step, phase, role, assess, erase."""

from collections.abc import Sequence
from dataclasses import replace

from incident_desk.cli.commands.binding import bind, is_binding
from incident_desk.cli.session import Session, worked_on
from incident_desk.domain.assessment import QUESTIONS
from incident_desk.domain.attachments import attachments
from incident_desk.domain.checklist import WORDS, StepState
from incident_desk.domain.durations import span
from incident_desk.domain.entry_origin import origin_of
from incident_desk.domain.errors import NotFound, WrongUse
from incident_desk.domain.events import Draft, Event, Kind, RecordKind
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.incident import Incident
from incident_desk.domain.incident_links import copied_into
from incident_desk.domain.review_versions import said_as_well
from incident_desk.domain.roles import role_named
from incident_desk.formats.grammar import read_line
from incident_desk.formats.times import iso
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import erase as erase_rule
from incident_desk.services.acts.logging import log as log_rule
from incident_desk.services.acts.playing import assess as assess_rule
from incident_desk.services.acts.playing import enter_phase, find_step, has_role, set_step, take_role
from incident_desk.services.memory import Change


def declare(session: Session) -> int:
    """Open an incident."""
    words = session.words
    at = session.time(words.at)
    document = session.place.library.find(words.playbook, words.plan) if words.playbook else None
    wish = Declaration(
        title=words.title,
        severity=words.severity,
        playbook=document.playbook if document else None,
        source=document.text if document else "",
        plan=words.plan,
        at=at,
        impact_started=session.moment(words.impact_started),
        detected=session.moment(words.detected),
        affects=words.affects,
        commander=session.who,
        record=RecordKind.DRILL if words.drill else RecordKind.INCIDENT,
        with_checks=not words.without_checks,
    )
    incident = session.place.desk.declare(wish, session.who)
    data = {
        "key": incident.key,
        "id": incident.id,
        "declared": iso(incident.declared_at),
        "severity": incident.severity,
        "checks": [str(one.get("name")) for one in incident.checks.values()],
    }
    return session.answer(data, lambda: _declared(session, incident))


def _declared(session: Session, incident: Incident) -> str:
    lines = [f"{incident.key} declared at {session.local(incident.declared_at)}: {incident.title}"]
    lines.append(f"  Severity    {incident.severity or 'not stated'}")
    for name, target in (("Response", incident.targets.response), ("Resolution", incident.targets.resolution)):
        stated = f"{span(target.seconds)} (from {target.source})" if target else "not stated"
        lines.append(f"  {name:<11} {stated}")
    if incident.playbook:
        lines.append(f"  Playbook    {incident.playbook.title}, {len(incident.phases)} phases")
    if incident.checks:
        lines.append(f"  Checks      {_taken(incident)}")
    return "\n".join(lines)


def _taken(incident: Incident) -> str:
    """What came along of the standing checks."""
    names = [str(one.get("name")) for one in incident.checks.values()]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{len(names)} of the standing ones: {', '.join(names[:3])}{more}"


def log(session: Session) -> int:
    """Add an entry to the timeline.

    Raises:
        WrongUse: more than one text. A key before it is not taken: of ``log 2 pods``, typed in a hurry, half of
            what was meant would stand in the record of another incident for good.
    """
    words = session.words
    if words.more:
        raise WrongUse(
            'log takes the text alone, in quotes: log "TEXT". For another incident than the open one say its key '
            'with --key: log --key 2 "TEXT"'
        )
    incident = session.incident() if words.key is None else worked_on(session, words.key)
    at = session.moment(words.at)
    line = read_line(words.text, session.said_at, session.place.zone, timed=at is not None)
    line = replace(line, happened=at or line.happened)
    change = session.place.desk.act(incident.id, lambda *_: log_rule(line), session.who)
    entry = change.events[0]
    text, happened = str(entry.data["text"]), entry.happened
    data = {"key": incident.key, "entry": entry.id, "happened": _at(change), "text": text}
    return session.answer(data, lambda: f"{incident.key} {session.when(happened)} {text}  [{entry.id}]")


def _at(change: Change) -> str | None:
    """When what was written happened: ISO 8601, None where nobody knows."""
    happened = change.events[0].happened
    return iso(happened.at) if happened.at else None


def step(session: Session) -> int:
    """Mark a step of the playbook."""
    words = session.words
    if is_binding(session):
        return bind(session)
    state = _step_state(session)
    at = session.time(words.at)
    incident = session.incident(words.key)
    found = find_step(incident, words.step)
    reason = words.skip or words.reason
    change = session.place.desk.act(
        incident.id, lambda now, _: set_step(now, found.id, state, reason, at), session.who
    )
    return session.answer(
        {"key": incident.key, "step": found.id, "text": found.text, "state": state, "happened": _at(change)},
        lambda: f"{incident.key} {session.when(change.events[0].happened)} {found.text}: {WORDS[state]}",
    )


def _step_state(session: Session) -> StepState:
    words = session.words
    wanted = {
        StepState.DONE: words.done,
        StepState.NOT_NEEDED: words.skip is not None,
        StepState.DOING: words.doing,
        StepState.TO_DO: words.open,
    }
    chosen = [state for state, wished in wanted.items() if wished]
    if len(chosen) != 1:
        raise WrongUse("Say one of --done, --skip REASON, --doing or --open, or --check NAME or --loose")
    return chosen[0]


def phase(session: Session) -> int:
    """Enter a phase of the plan."""
    words = session.words
    at = session.time(words.at)
    incident = session.incident(words.key)
    change = session.place.desk.act(incident.id, lambda now, _: enter_phase(now, words.name, at), session.who)
    name = change.after.phases_entered[-1].name
    return session.answer(
        {"key": incident.key, "phase": name, "happened": _at(change)},
        lambda: f"{incident.key} {session.when(change.events[0].happened)} {name} started",
    )


def role(session: Session) -> int:
    """Say who has a role; of whoever has it already that is told, and nothing is written."""
    words = session.words
    at = session.time(words.at)
    incident = session.incident(words.key)
    if has_role(incident, words.role, words.name):
        return _role_said(session, incident, None)
    change = session.place.desk.act(
        incident.id, lambda now, _: take_role(now, words.role, words.name, at), session.who
    )
    return _role_said(session, change.after, change)


def _role_said(session: Session, incident: Incident, change: Change | None) -> int:
    """Who has the role; without a change it was so before."""
    found = role_named(session.words.role)
    assert found is not None
    person = incident.roles[found]
    happened = _at(change) if change is not None else None
    data = {"key": incident.key, "role": found, "person": person, "happened": happened, "already": change is None}
    already = " has it already" if change is None else ""
    return session.answer(data, f"{incident.key} {found.replace('_', ' ')}: {person}{already}")


def assess(session: Session) -> int:
    """Answer a question of the assessment card, or show the card."""
    words = session.words
    incident = session.incident(words.key)
    if words.question is not None:
        change = session.place.desk.act(
            incident.id, lambda now, _: assess_rule(now, words.question, words.answer), session.who
        )
        incident = change.after
    answers = {one.id: incident.assessment[one.id].text for one in QUESTIONS if one.id in incident.assessment}
    rows = (f"{one.id:<13} {one.text} {answers.get(one.id, '—') or 'Not known'}" for one in QUESTIONS)
    return session.answer({"key": incident.key, "assessment": answers}, lambda: "\n".join(rows))


def erase(session: Session) -> int:
    """Empty the text of an entry for good."""
    words, place = session.words, session.place
    event = place.store.event(words.entry.strip())
    if event is None:
        raise NotFound(f"There is no entry {words.entry!r}. Ids are in: show KEY --json")
    incident = place.desk.incident_of(event.incident)
    gone = str(event.data.get("sha256", "")) if event.kind == Kind.EVIDENCE_ATTACHED else ""
    place.desk.act(event.incident, lambda *_: _erased(session, event), session.who)
    if gone and not _is_kept(session, gone):
        place.evidence.forget(gone)
    copies = _copies(session, event)
    also = f". It stands in {' and '.join(copies)} as well: erase it there too" if copies else ""
    return session.answer(
        {"key": incident.key, "entry": event.id, "erased": True, "also_in": copies},
        f"Erased. Who, when and why stay in the record{also}",
    )


def _copies(session: Session, event: Event) -> list[str]:
    """The incidents that the entry was copied into, or from, by a merge or a split."""
    events = session.place.desk.events(event.incident)
    into = copied_into(events, undone_acts(events)).get(event.id)
    origin = origin_of(event.data)
    return [one for one in (into, origin.name if origin is not None and origin.event else None) if one]


def _is_kept(session: Session, sha256: str) -> bool:
    """Whether that content is evidence of anything else still."""
    desk = session.place.desk
    return any(one.sha256 == sha256 for each in session.incidents() for one in attachments(desk.events(each.id)))


def _erased(session: Session, event: Event) -> Sequence[Draft]:
    """Decided inside the write lock, so that a wording that another process writes now is erased too."""
    events = session.place.desk.events(event.incident)
    now = next(one for one in events if one.id == event.id)
    return erase_rule(now, tuple(said_as_well(now, events)), session.words.reason)
