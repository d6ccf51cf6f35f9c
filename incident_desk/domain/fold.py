"""incident = fold(events). The one place where an event becomes state.

An event that was undone has no effect: the fold runs over the events that stand. ``apply`` adds one event to a
state; it cannot take one back, so a holder that meets an ``undone`` event folds the record anew.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from incident_desk.domain.assessment import Answer
from incident_desk.domain.calls import EscalationCall, Outcome, Snooze
from incident_desk.domain.checklist import StepMark, StepState
from incident_desk.domain.clock_facts import Booked, Crossing, Jump, Mark, Pause, SeenMark
from incident_desk.domain.counting import Counting
from incident_desk.domain.decisions import with_entry, with_revision, without
from incident_desk.domain.entry_changes import Revision, revision_of
from incident_desk.domain.events import Event, Kind, RecordKind
from incident_desk.domain.fold_health import HEALTH_CHANGES, proof_at_end
from incident_desk.domain.fold_past import PAST_CHANGES, milestones_at_opening
from incident_desk.domain.fold_patterns import PATTERN_CHANGES
from incident_desk.domain.fold_review import REVIEW_CHANGES
from incident_desk.domain.fold_runs import RUN_CHANGES
from incident_desk.domain.health_record import ChangeMade
from incident_desk.domain.impact import current_interval
from incident_desk.domain.incident import Ending, Incident, PhaseEntry, SeverityChange
from incident_desk.domain.incident_links import link_of
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import utc
from incident_desk.domain.outgoing import call_of, sent_of, skipped_of
from incident_desk.domain.plain_data import Known
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.roles import Role
from incident_desk.domain.severity import Targets
from incident_desk.domain.status import Status
from incident_desk.domain.taken_records import taken_at

ERASED_TEXT = "(erased)"
"""What stands in place of a text that was erased."""
_PLAYBOOKS = Known(Playbook)
"""Most records were opened with one of a few playbooks."""


class NotAnOpening(ValueError):
    """A record that does not begin with its opening event."""


def undone_acts(events: Iterable[Event]) -> frozenset[str]:
    """The acts that stand undone. An undo can itself be undone, which is how redo is written."""
    undoing = [(event.act, str(event.data.get("act"))) for event in events if event.kind == Kind.UNDONE]
    undone: set[str] = set()
    for act, target in reversed(undoing):
        if act not in undone:
            undone.add(target)
    return frozenset(undone)


def fold(events: Sequence[Event]) -> Incident:
    """The state after these events of one record.

    Raises:
        NotAnOpening: the first event does not open a record.
    """
    if not events or events[0].kind != Kind.OPENED:
        raise NotAnOpening("A record begins with its opening event")
    undone = undone_acts(events)
    incident = _opened(events[0])
    for event in events[1:]:
        if event.act not in undone:
            incident = _changed(incident, event)
    return _stamped(incident, events[-1])


def apply(incident: Incident, event: Event) -> Incident:
    """The state after one more event. A kind that this version does not know changes nothing."""
    return _stamped(_changed(incident, event), event)


def _changed(incident: Incident, event: Event) -> Incident:
    change = _CHANGES.get(str(event.kind))
    return change(incident, event) if change else incident


def _stamped(incident: Incident, event: Event) -> Incident:
    return replace(incident, seq=event.seq, head=event.hash, written_at=event.written_at)


def _with(mapping: Mapping[Any, Any], key: Any, value: Any) -> Mapping[Any, Any]:
    return MappingProxyType({**mapping, key: value})


def _opened(event: Event) -> Incident:
    data = event.data
    declared = event.at
    return Incident(
        id=event.incident,
        key=str(data["key"]),
        record=RecordKind(data["record"]),
        title=str(data["title"]),
        severity=data.get("severity"),
        targets=Targets.from_data(data.get("targets") or {}),
        counting=Counting.from_data(data.get("counting")),
        declared_at=declared,
        declared_by=event.who,
        milestones=milestones_at_opening(event),
        seq=event.seq,
        head=event.hash,
        written_at=event.written_at,
        known_since=taken_at(data) or event.written_at,
    )


def _playbook_attached(incident: Incident, event: Event) -> Incident:
    playbook = _PLAYBOOKS.read(event.data["playbook"])
    return replace(incident, playbook=playbook, plan=event.data.get("plan"))


def _title_changed(incident: Incident, event: Event) -> Incident:
    return replace(incident, title=str(event.data["new"]))


def _entry_logged(incident: Incident, event: Event) -> Incident:
    decisions = with_entry(incident.decisions, event)
    return replace(incident, entries=incident.entries + 1, decisions=decisions)


def _entry_struck(incident: Incident, event: Event) -> Incident:
    struck = event.data.get("entry")
    changes = tuple(one for one in incident.changes if one.id != struck)
    return replace(incident, decisions=without(incident.decisions, struck), changes=changes)


def _entry_amended(incident: Incident, event: Event) -> Incident:
    entry, revision = str(event.data.get("entry")), revision_of(event)
    changes = tuple(_said_anew(one, revision) if one.id == entry else one for one in incident.changes)
    return replace(incident, decisions=with_revision(incident.decisions, entry, revision), changes=changes)


def _said_anew(change: ChangeMade, revision: Revision) -> ChangeMade:
    happened = revision.happened
    at = happened.at if happened and happened.at else change.at
    return replace(change, text=str(revision.said.get("text", change.text)), at=at)


def _severity_changed(incident: Incident, event: Event) -> Incident:
    data = event.data
    change = SeverityChange(data.get("old"), data.get("new"), event.at, data.get("reason"), incident.targets)
    return replace(
        incident,
        severity=data.get("new"),
        targets=Targets.from_data(data.get("targets") or {}),
        severity_changes=(*incident.severity_changes, change),
    )


def _status_set(incident: Incident, event: Event) -> Incident:
    status, pauses = Status(event.data["status"]), incident.pauses
    return replace(
        incident,
        status=status,
        pauses=_ended(pauses, event.at) if status is Status.CANCELLED else pauses,
        status_reason=event.data.get("reason"),
        proof=proof_at_end(event.data) if status is Status.RESOLVED else incident.proof,
        duplicate_of=event.data.get("duplicate_of"),
        status_at=event.at,
    )


def _milestone_set(incident: Incident, event: Event) -> Incident:
    milestone = Milestone(event.data["milestone"])
    milestones = _with(incident.milestones, milestone, event.happened)
    if milestone is Milestone.DECLARED and event.happened.at is not None:
        return replace(incident, milestones=milestones, declared_at=event.happened.at)
    if milestone is Milestone.IMPACT_STARTED:
        return replace(incident, milestones=milestones, impact_assumed=False)
    if milestone is Milestone.RESOLVED:
        # A pause ends with the resolution at the latest, and moves with it where its time is corrected.
        before = incident.moment(Milestone.RESOLVED)
        return replace(incident, milestones=milestones, pauses=_ended(incident.pauses, event.at, before))
    return replace(incident, milestones=milestones)


def _ended(pauses: tuple[Pause, ...], at: datetime, before: datetime | None = None) -> tuple[Pause, ...]:
    """The pauses with those that still stand, or that ended at ``before``, ending at that moment."""
    return tuple(
        replace(one, until=max(one.since, at)) if one.until is None or one.until == before else one
        for one in pauses
    )


def _phase_entered(incident: Incident, event: Event) -> Incident:
    entry = PhaseEntry(int(event.data["phase"]), str(event.data["name"]), event.at, event.who)
    return replace(incident, phases_entered=(*incident.phases_entered, entry))


def _step_set(incident: Incident, event: Event) -> Incident:
    data = event.data
    overrides, owner = (str(data.get(name) or "") for name in ("overrides", "owner"))
    until = utc(datetime.fromisoformat(data["until"])) if data.get("until") else None
    mark = StepMark(StepState(data["state"]), event.who, event.at, data.get("reason"), overrides, owner, until)
    return replace(incident, steps=_with(incident.steps, str(data["step"]), mark))


def _role_taken(incident: Incident, event: Event) -> Incident:
    role, person = Role(event.data["role"]), event.data.get("person")
    if person:
        return replace(incident, roles=_with(incident.roles, role, str(person)))
    return replace(incident, roles=MappingProxyType({k: v for k, v in incident.roles.items() if k != role}))


def _update_sent(incident: Incident, event: Event) -> Incident:
    # One that is written down late stands in its place: the next is due after the newest.
    updates = sorted((*incident.updates, sent_of(event, ERASED_TEXT)), key=lambda one: one.at)
    return replace(incident, updates=tuple(updates))


def _update_skipped(incident: Incident, event: Event) -> Incident:
    return replace(incident, skipped=(*incident.skipped, skipped_of(event)))


def _assessed(incident: Incident, event: Event) -> Incident:
    if event.body is None:
        return incident
    answer = Answer(event.data.get("answer"), event.who, event.at)
    return replace(incident, assessment=_with(incident.assessment, str(event.data["question"]), answer))


def _target_paused(incident: Incident, event: Event) -> Incident:
    data = event.data
    party, what, case = (str(data.get(name) or "") for name in ("party", "what", "case"))
    ask = utc(datetime.fromisoformat(data["ask_at"])) if data.get("ask_at") else None
    pause = Pause(str(data["target"]), event.at, None, str(data["reason"]), party, what, case, ask)
    return replace(incident, pauses=(*incident.pauses, pause))


def _pause_kept(incident: Incident, event: Event) -> Incident:
    target, ask = event.data.get("target"), utc(datetime.fromisoformat(event.data["ask_at"]))
    kept = tuple(
        replace(one, ask_at=ask) if one.target == target and one.until is None else one for one in incident.pauses
    )
    return replace(incident, pauses=kept)


def _target_resumed(incident: Incident, event: Event) -> Incident:
    target, at = event.data.get("target"), event.at
    ended = tuple(
        replace(one, until=at) if one.target == target and one.until is None else one for one in incident.pauses
    )
    return replace(incident, pauses=ended)


def _target_seen(incident: Incident, event: Event) -> Incident:
    mark = SeenMark(str(event.data["target"]), str(event.data.get("state", "")), event.at, event.who)
    return replace(incident, seen=(*incident.seen, mark))


def _escalated(incident: Incident, event: Event) -> Incident:
    data = event.data
    call = EscalationCall(int(data["level"]), str(data["role"]), Outcome(data["outcome"]), event.at, event.who)
    return replace(incident, escalations=(*incident.escalations, call))


def _contact_called(incident: Incident, event: Event) -> Incident:
    return replace(incident, contact_calls=(*incident.contact_calls, call_of(event)))


def _snoozed(incident: Incident, event: Event) -> Incident:
    data = event.data
    until = utc(datetime.fromisoformat(data["until"]))
    snooze = Snooze(int(data["level"]), str(data["role"]), until, str(data["reason"]), event.at, event.who)
    return replace(incident, snoozes=(*incident.snoozes, snooze))


def _reopened(incident: Incident, event: Event) -> Incident:
    """The same incident goes on. An impact that had ended becomes an interval, and the next one begins.

    When it began again may be said in the same act; until then it is taken to have begun now.
    """
    changed = replace(incident, impact_since=event.at, impact_assumed=True)
    has_ended = Milestone.IMPACT_ENDED in incident.milestones
    intervals = (*incident.impact_intervals, current_interval(incident))
    gone = {Milestone.IMPACT_ENDED, Milestone.RESOLVED, Milestone.CLOSED}
    kept = {milestone: moment for milestone, moment in incident.milestones.items() if milestone not in gone}
    return replace(
        changed if has_ended else incident,
        endings=(*incident.endings, _ending(incident, event.at)),
        status=Status.INVESTIGATING,
        status_reason=None,
        proof=None,
        duplicate_of=None,
        status_at=event.at,
        milestones=MappingProxyType(kept),
        reopened=(*incident.reopened, (event.at, str(event.data.get("reason", "")))),
        impact_intervals=intervals if has_ended else incident.impact_intervals,
    )


def _ending(incident: Incident, until: datetime) -> Ending:
    """The stretch in which it had ended, which a reopening closes."""
    at = incident.ended_at or until
    resolved = incident.moment(Milestone.RESOLVED) is not None
    impact_ended, closed = incident.milestones.get(Milestone.IMPACT_ENDED), incident.moment(Milestone.CLOSED)
    return Ending(min(at, until), until, resolved, impact_ended, closed)


def _clock_jumped(incident: Incident, event: Event) -> Incident:
    return replace(incident, jumps=(*incident.jumps, Jump(float(event.data["seconds"]), utc(event.at))))


def crossing_of(event: Event) -> Crossing:
    """The crossing that an event booked."""
    data = event.data
    return Crossing(
        target=str(data["target"]),
        mark=Mark(data["mark"]),
        at=event.at,
        due=utc(datetime.fromisoformat(data["due"])),
        since=utc(datetime.fromisoformat(data["since"])),
        allowed_s=float(data["allowed_s"]),
        name=str(data.get("name", "")),
    )


def _target_crossed(incident: Incident, event: Event) -> Incident:
    booked = Booked(event.id, crossing_of(event), bool(event.data.get("recorded_late")))
    return replace(incident, booked=(*incident.booked, booked))


def _crossing_corrected(incident: Incident, event: Event) -> Incident:
    wanted, reason = event.data.get("crossing"), str(event.data.get("reason", ""))
    booked = tuple(replace(one, corrected=reason) if one.id == wanted else one for one in incident.booked)
    return replace(incident, booked=booked)


def _linked(incident: Incident, event: Event) -> Incident:
    return replace(incident, links=(*incident.links, link_of(event)))


_CHANGES: Mapping[str, Callable[[Incident, Event], Incident]] = {
    Kind.PLAYBOOK_ATTACHED: _playbook_attached,
    Kind.TITLE_CHANGED: _title_changed,
    Kind.ENTRY_LOGGED: _entry_logged,
    Kind.ENTRY_AMENDED: _entry_amended,
    Kind.ENTRY_STRUCK: _entry_struck,
    Kind.SEVERITY_CHANGED: _severity_changed,
    Kind.STATUS_SET: _status_set,
    Kind.MILESTONE_SET: _milestone_set,
    Kind.PHASE_ENTERED: _phase_entered,
    Kind.STEP_SET: _step_set,
    Kind.ROLE_TAKEN: _role_taken,
    Kind.UPDATE_SENT: _update_sent,
    Kind.UPDATE_SKIPPED: _update_skipped,
    Kind.ASSESSED: _assessed,
    Kind.TARGET_PAUSED: _target_paused,
    Kind.PAUSE_KEPT: _pause_kept,
    Kind.TARGET_RESUMED: _target_resumed,
    Kind.TARGET_SEEN: _target_seen,
    Kind.ESCALATED: _escalated,
    Kind.ESCALATION_SNOOZED: _snoozed,
    Kind.CONTACT_CALLED: _contact_called,
    Kind.REOPENED: _reopened,
    Kind.CLOCK_JUMPED: _clock_jumped,
    Kind.TARGET_CROSSED: _target_crossed,
    Kind.CROSSING_CORRECTED: _crossing_corrected,
    Kind.INCIDENT_LINKED: _linked,
    **HEALTH_CHANGES,
    **PATTERN_CHANGES,
    **RUN_CHANGES,
    **PAST_CHANGES,
    **REVIEW_CHANGES,
}
