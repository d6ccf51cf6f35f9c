"""A playbook made of an incident: what was done, in the order in which it was done, for the next time.

The steps are told of in `playbook_work`, what was learnt besides them in `playbook_lessons`. Severities, limits,
the path of escalation and the contacts of its own playbook stay; whoever else was reached joins them. Updates that
went out become messages with blanks for figures; of stages in which none did, the playbook's own stay.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from incident_desk.domain.calls import Outcome
from incident_desk.domain.health_state import State
from incident_desk.domain.incident import Incident
from incident_desk.domain.outgoing import is_of
from incident_desk.domain.playbook import Contact, Plan, Playbook, SeverityLevel, Template, Trigger
from incident_desk.domain.severity import Target, rank_in
from incident_desk.domain.timeline import Entry
from incident_desk.formats.message_blanks import with_blanks
from incident_desk.formats.playbook_markdown import playbook_markdown
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.services.playbook_lessons import sections_of
from incident_desk.services.playbook_work import phases_of, procedures_of

_NAMES = {"initial": "Initial update", "progress": "Progress update", "resolved": "Resolved update"}
_TROUBLE = frozenset({State.DOWN, State.FAILING, State.FLAPPING, State.SLOW})
"""States of a check that something is wrong with."""
_LOWEST = 99


def playbook_text(incident: Incident, entries: Sequence[Entry]) -> str:
    """The playbook of an incident as Markdown."""
    return playbook_markdown(playbook_of(incident, entries))


def playbook_of(incident: Incident, entries: Sequence[Entry]) -> Playbook:
    """What was done in an incident as a playbook; *entries* is its timeline."""
    known = incident.playbook or Playbook("")
    standing = [one for one in entries if not (one.undone or one.struck or one.erased)]
    title = f"{incident.title} Playbook"
    return Playbook(
        title,
        language=known.language,
        severities=_severities(incident, known),
        default_severity=_worst(incident),
        plans=(Plan(title, tuple(phases_of(incident, standing))),),
        chosen_plan=title,
        assessment=known.assessment,
        procedures=tuple(procedures_of(incident, standing)),
        templates=tuple(_templates(incident, known)),
        escalation=known.escalation,
        contacts=tuple(_contacts(incident, known)),
        triggers=tuple(_triggers(incident)),
        thresholds=known.thresholds,
        criteria=known.criteria,
        review=known.review,
        cadence_s=known.cadence_s,
        channel=next((name for one in incident.updates for name in one.channels if name[:1] == "#"), known.channel),
        watch_s=known.watch_s,
        review_due_s=known.review_due_s,
        reference=sections_of(incident, standing),
    )


def _worst(incident: Incident) -> str | None:
    """The worst severity that it had: one that was lowered as it got better is no severity to begin with."""
    held = [incident.severity, *(one.old for one in incident.severity_changes)]
    ranks = {name: rank_in(name, incident.playbook) for name in held if name}
    return min(ranks, key=lambda name: _LOWEST if (rank := ranks[name]) is None else rank, default=None)


def _severities(incident: Incident, known: Playbook) -> tuple[SeverityLevel, ...]:
    """The playbook's scale; a level that it lacks has the targets that the incident was worked by."""
    if not incident.severity or known.severity(incident.severity) is not None:
        return known.severities
    targets = incident.targets
    own = SeverityLevel(
        incident.severity,
        rank=rank_in(incident.severity, incident.playbook) or 0,
        response_s=_seconds(targets.response),
        resolution_s=_seconds(targets.resolution),
        update_every_s=_seconds(targets.update_every),
        written=incident.severity,
    )
    return (*known.severities, own)


def _seconds(target: Target | None) -> int | None:
    return target.seconds if target is not None else None


# -- who was told ---------------------------------------------------------------------------------------------


def _templates(incident: Incident, known: Playbook) -> Iterator[Template]:
    """A message of each update that said something new, with blanks in place of its figures; then the playbook's
    own for the stages in which nothing went out."""
    bodies: set[str] = set()
    count: dict[str, int] = {}
    for sent in incident.updates:
        body = with_blanks(sent.text, incident.key)
        if sent.unchanged_since is not None or body in bodies:
            continue
        bodies.add(body)
        name = _NAMES.get(sent.stage, "Update")
        count[name] = count.get(name, 0) + 1
        number = f" {count[name]}" if count[name] > 1 else ""
        yield Template(f"{name}{number}", sent.stage or "other", body, blanks_in(body))
    stages = {sent.stage for sent in incident.updates}
    yield from (replace(one, span=None) for one in known.templates if one.stage not in stages)


def _contacts(incident: Incident, known: Playbook) -> Iterator[Contact]:
    """Those of the playbook, then whoever else was reached."""
    yield from (replace(one, span=None) for one in known.contacts)
    told = {one.role for one in known.contacts}
    for call in incident.contact_calls:
        role = call.role or call.name
        if call.outcome is not Outcome.REACHED or any(is_of(call, one) for one in known.contacts) or role in told:
            continue
        told.add(role)
        yield Contact(role, call.name)


def _triggers(incident: Incident) -> Iterator[Trigger]:
    """The checks that told of it, each once, with what they told first."""
    seen: set[str] = set()
    for turn in incident.check_turns:
        if turn.check not in seen and turn.state in _TROUBLE:
            seen.add(turn.check)
            yield Trigger(f"{turn.name}: {turn.words or turn.state}")
