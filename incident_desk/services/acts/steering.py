"""The course of an incident: acknowledge, severity, status, milestones, resolve, close, reopen, cancel."""

from collections.abc import Sequence
from dataclasses import dataclass

from incident_desk.domain.checklist import open_steps
from incident_desk.domain.errors import NotFound, Refused, WrongUse
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.recovery import Recovery
from incident_desk.domain.retarget import due_changes
from incident_desk.domain.severity import WORKSPACE_SCHEME, Level, level_named, scale_of, targets_for
from incident_desk.domain.status import Status, is_backwards, status_after
from incident_desk.services.acts.recovering import proof_of, snapped
from incident_desk.services.acts.words import clean, said

PROPOSED = {
    Status.MITIGATING: (Milestone.CAUSE_IDENTIFIED, Milestone.FIX_APPLIED),
    Status.MONITORING: (Milestone.IMPACT_ENDED,),
    Status.RESOLVED: (Milestone.RESOLVED,),
    Status.CLOSED: (Milestone.CLOSED,),
}
"""The milestones that setting a status proposes. Where there is one, it is set in the same step."""


def status_named(word: str) -> Status:
    """The status that the word means.

    Raises:
        WrongUse: there is no such status.
    """
    plain = word.strip().casefold()
    if plain in ("canceled", "cancelled"):
        return Status.CANCELLED
    try:
        return Status(plain)
    except ValueError as error:
        words = ", ".join(one.capitalize() for one in Status)
        raise WrongUse(f"No status is called {word!r}. The statuses are: {words}") from error


def milestone_named(word: str) -> Milestone:
    """The milestone that the word means.

    Raises:
        WrongUse: there is no such milestone.
    """
    plain = "_".join(word.strip().casefold().replace("-", " ").replace("_", " ").split())
    try:
        return Milestone(plain)
    except ValueError as error:
        words = ", ".join(one.value for one in Milestone)
        raise WrongUse(f"No milestone is called {word!r}. The milestones are: {words}") from error


def set_milestone(
    incident: Incident,
    milestone: Milestone,
    moment: Moment | None,
    source: str = "typed",
    recovery: Recovery | None = None,
) -> Sequence[Draft]:
    """Record when a milestone was reached; the status follows forward, never back. ``moment`` None is "now".

    The end of the impact keeps all checks as they stand: as ``recovery`` knows them, else by the record.

    Raises:
        Refused: it would resolve the incident and nobody said when the impact ended, or close one that is open.
    """
    _require_end(incident, milestone)
    set_it = Draft(Kind.MILESTONE_SET, {"milestone": milestone, "source": source}, moment)
    status = status_after(incident.status, milestone)
    checks = _checks_at(incident, milestone, recovery)
    if status is incident.status:
        return (set_it, *checks)
    body = {"status": status, "reason": f"{TITLES[milestone].lower()} set", "duplicate_of": None}
    if status is Status.RESOLVED:
        body |= proof_of(recovery)
    return (set_it, Draft(Kind.STATUS_SET, body, None), *checks)


_SNAPPED = {Milestone.IMPACT_ENDED: "impact_ended", Milestone.RESOLVED: "resolved"}
"""The milestones at which all checks are kept as they stand."""


def _checks_at(incident: Incident, milestone: Milestone, recovery: Recovery | None) -> Sequence[Draft]:
    why = _SNAPPED.get(milestone)
    return snapped(incident, why, recovery) if why else ()


def _require_end(incident: Incident, milestone: Milestone) -> None:
    """A milestone that ends the incident asks what the status that it brings asks."""
    if milestone is Milestone.RESOLVED and incident.is_open:
        _require_impact_ended(incident)
    if milestone is Milestone.CLOSED and incident.is_open:
        raise Refused(_not_resolved(incident))


def _require_impact_ended(incident: Incident) -> None:
    if Milestone.IMPACT_ENDED not in incident.milestones:
        raise Refused(f"When did the impact of {incident.key} end? {still_open(incident)}".strip())


def _not_resolved(incident: Incident) -> str:
    return f"{incident.key} is {incident.status.capitalize()}. Only a resolved incident is closed"


def acknowledge(incident: Incident, moment: Moment | None) -> Sequence[Draft]:
    """A responder has taken it: this stops the response target.

    Raises:
        Refused: it was acknowledged already, or before it was declared, or it is called off.
    """
    if incident.status is Status.CANCELLED:
        raise Refused(f"{incident.key} is Cancelled. Reopen it first, with the reason")
    if Milestone.ACKNOWLEDGED in incident.milestones:
        raise Refused(f"{incident.key} was acknowledged already. Undo it, or set the milestone anew, to correct it")
    _not_before_declared(incident, moment)
    return set_milestone(incident, Milestone.ACKNOWLEDGED, moment)


def _not_before_declared(incident: Incident, moment: Moment | None) -> None:
    if moment is not None and moment.at is not None and moment.at < incident.declared_at:
        raise Refused(f"That is before {incident.key} was declared, {incident.declared_at:%H:%M:%S} UTC")


def change_severity(
    incident: Incident, name: str, reason: str | None, scheme: tuple[Level, ...] = WORKSPACE_SCHEME
) -> Sequence[Draft]:
    """A new severity with its targets, counted from the declaration as before. Lowering asks why.

    Raises:
        NotFound: the scale has no such level.
        Refused: it has that severity already, or a lower one was asked for without a reason.
    """
    scale = scale_of(incident.playbook, scheme)
    level = level_named(name, scale)
    if level is None:
        raise NotFound(f"There is no severity {name!r}. The levels are {', '.join(one.name for one in scale)}")
    if level.name == incident.severity:
        raise Refused(f"{incident.key} is {level.name} already")
    old = level_named(incident.severity, scale) if incident.severity else None
    if old is not None and level.rank > old.rank:
        reason = said(reason or "", f"{level.name} is lower than {old.name}: say in a line why")
    targets = targets_for(level.name, incident.playbook, scheme)
    body = {
        "old": incident.severity,
        "new": level.name,
        "targets": targets.to_data(),
        "reason": clean(reason) if reason else None,
        "dues": due_changes(incident, targets),
    }
    return (Draft(Kind.SEVERITY_CHANGED, body),)


@dataclass(frozen=True, slots=True)
class StatusWish:
    """A status to set: when (None is "now"), why, and which of the proposed milestones to set with it."""

    status: Status
    moment: Moment | None = None
    reason: str | None = None
    milestone: Milestone | None = None
    duplicate_of: str | None = None
    impact_ended: Moment | None = None
    recovery: Recovery | None = None


def set_status(incident: Incident, wish: StatusWish) -> Sequence[Draft]:
    """Set a status and, in the same step, the milestone it stands for where that is not recorded yet.

    Raises:
        Refused: it has that status, or going back needs a reason, or resolving lacks the end of the impact, or
            it is to be closed and is not resolved.
    """
    if wish.status is incident.status:
        raise Refused(f"{incident.key} is {wish.status.capitalize()} already")
    if wish.status is Status.RESOLVED:
        return resolve(incident, wish.moment, wish.impact_ended, wish.recovery)
    if is_backwards(incident.status, wish.status):
        raise Refused(f"{incident.key} is {incident.status.capitalize()}. Reopen it first, with the reason")
    if wish.status is Status.CANCELLED:
        return cancel(incident, wish.reason or "", wish.duplicate_of, wish.moment)
    if wish.status is Status.CLOSED and incident.status is not Status.RESOLVED:
        raise Refused(_not_resolved(incident))
    body = {"status": wish.status, "reason": clean(wish.reason) if wish.reason else None, "duplicate_of": None}
    return (Draft(Kind.STATUS_SET, body, wish.moment), *_proposal(incident, wish))


def _proposal(incident: Incident, wish: StatusWish) -> Sequence[Draft]:
    """The milestone to set with the status: the chosen one, or the only one there is to propose."""
    proposed = PROPOSED.get(wish.status, ())
    chosen = wish.milestone or (proposed[0] if len(proposed) == 1 else None)
    if chosen is None or (chosen in incident.milestones and wish.milestone is None):
        return ()
    if wish.status in (Status.INVESTIGATING,):
        return ()
    moment = wish.impact_ended if chosen is Milestone.IMPACT_ENDED and wish.impact_ended else wish.moment
    is_proven = chosen is Milestone.IMPACT_ENDED and wish.recovery is not None and wish.recovery.ended_by != "typed"
    source = wish.recovery.ended_by if wish.recovery and is_proven else "status"
    set_it = Draft(Kind.MILESTONE_SET, {"milestone": chosen, "source": source}, moment)
    return (set_it, *_checks_at(incident, chosen, wish.recovery))


def resolve(
    incident: Incident,
    moment: Moment | None = None,
    impact_ended: Moment | None = None,
    recovery: Recovery | None = None,
) -> Sequence[Draft]:
    """End the incident. The end of the impact must be known, or said to be unknown.

    With it, all checks are kept as they stand, and how far the proof of recovery is where ``recovery`` says so.

    Raises:
        Refused: it is not open, or nobody said when the impact ended; open steps and actions are listed.
    """
    if not incident.is_open:
        raise Refused(f"{incident.key} is {incident.status.capitalize()} already")
    _not_before_declared(incident, moment)
    if impact_ended is None:
        _require_impact_ended(incident)
    status = {"status": Status.RESOLVED, "reason": None, "duplicate_of": None, **proof_of(recovery)}
    drafts = [Draft(Kind.STATUS_SET, status, moment)]
    # The status first: it names the whole act where it is offered to be undone.
    if impact_ended is not None:
        body = {"milestone": Milestone.IMPACT_ENDED, "source": recovery.ended_by if recovery else "typed"}
        drafts.append(Draft(Kind.MILESTONE_SET, body, impact_ended))
        drafts += _checks_at(incident, Milestone.IMPACT_ENDED, recovery)
    drafts.append(Draft(Kind.MILESTONE_SET, {"milestone": Milestone.RESOLVED, "source": "status"}, moment))
    return [*drafts, *_checks_at(incident, Milestone.RESOLVED, recovery)]


def still_open(incident: Incident) -> str:
    """What stays open when it ends, in words; empty where nothing does."""
    steps = sum(len(open_steps(phase.steps, incident.steps)) for phase in incident.phases if not phase.after)
    actions = len(incident.open_actions)
    parts = [
        f"{count} {what}{'s' if count > 1 else ''}"
        for count, what in ((steps, "step"), (actions, "action"))
        if count
    ]
    return f"Still open: {' and '.join(parts)}." if parts else ""


def close(incident: Incident, moment: Moment | None = None) -> Sequence[Draft]:
    """Finish the paperwork of a resolved incident.

    Raises:
        Refused: it is not resolved.
    """
    if incident.status is not Status.RESOLVED:
        raise Refused(_not_resolved(incident))
    return set_status(incident, StatusWish(Status.CLOSED, moment))


def reopen(incident: Incident, reason: str, impact_again: Moment | None = None) -> Sequence[Draft]:
    """Go on with the same incident: the same number, a further impact interval.

    ``impact_again`` is when the impact began again; without it the interval is taken to begin with the reopening.
    Work that had reached the phase for afterwards goes back to the phase of the response it came from.

    Raises:
        Refused: it is open, or no reason was given, or the impact can't have begun again then.
    """
    why = said(reason, f"Say in a line why {incident.key} is opened again")
    if incident.is_open:
        raise Refused(f"{incident.key} is open: {incident.status.capitalize()}")
    return (
        Draft(Kind.REOPENED, {"reason": why}),
        *_again(incident, impact_again),
        *_back_to_the_response(incident),
    )


def _again(incident: Incident, moment: Moment | None) -> Sequence[Draft]:
    """The beginning of the further interval: after the end of the one before it, which must have ended."""
    if moment is None:
        return ()
    ended, started = (
        incident.milestones.get(Milestone.IMPACT_ENDED),
        incident.milestones.get(Milestone.IMPACT_STARTED),
    )
    if ended is None and started is not None:
        raise Refused(f"The impact of {incident.key} has not ended, so it can't begin again")
    if ended is not None and ended.at is not None and moment.at is not None and moment.at < ended.at:
        raise Refused(f"That is before the impact of {incident.key} ended, {ended.at:%H:%M:%S} UTC")
    return (Draft(Kind.MILESTONE_SET, {"milestone": Milestone.IMPACT_STARTED, "source": "reopened"}, moment),)


def _back_to_the_response(incident: Incident) -> Sequence[Draft]:
    phases, place = incident.phases, incident.phase_place
    if place is None or not phases[place].after:
        return ()
    responding = [one for one in range(len(phases)) if not phases[one].after]
    entered = [one.place for one in incident.phases_entered if one.place in responding]
    if not responding:
        return ()
    back = entered[-1] if entered else responding[-1]
    return (Draft(Kind.PHASE_ENTERED, {"phase": back, "name": phases[back].name}),)


def cancel(
    incident: Incident, reason: str, duplicate_of: str | None = None, moment: Moment | None = None
) -> Sequence[Draft]:
    """Call it off: a false alarm, or a duplicate. It stays in the list and out of the metrics.

    Raises:
        Refused: it has ended, or no reason was given, or it would be a duplicate of itself.
    """
    why = said(reason, f"Say in a line why {incident.key} is cancelled: false alarm, or duplicate of which")
    if not incident.is_open:
        raise Refused(f"{incident.key} is {incident.status.capitalize()} already")
    if duplicate_of == incident.key:
        raise Refused(f"{incident.key} can't be a duplicate of itself")
    body = {"status": Status.CANCELLED, "reason": why, "duplicate_of": duplicate_of}
    return (Draft(Kind.STATUS_SET, body, moment),)
