"""What the Resolve dialog says: likely ends of the impact, what stays open and where it goes, what happens next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.durations import countdown, span
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Phase
from incident_desk.domain.recovery import Recovery, Watched, recovery_of
from incident_desk.domain.soak import SOAK_S, last_green, still_down
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.formats.times import clock_face, describe
from incident_desk.qt.dialogs.lines import DueShown
from incident_desk.qt.dialogs.moment_field import NOW, Offer
from incident_desk.qt.dialogs.open_lines import OpenShown, OpenSign
from incident_desk.services.filling import CAUSE, FIX

_MOST_OPEN, _LONGEST_OFFER = 6, 18
LAST_GREEN, FIX_IN = "last green check", "fix applied"
TO_REVIEW, KEPT = "to the review", "kept"
PROPOSED = (CAUSE, FIX)


@dataclass(frozen=True, slots=True)
class Proofs:
    """Where the dialog learns of the checks; without ``watched`` from what the record says of them.

    ``incident`` gives the state as it is by now, None where it is the one that the dialog was opened with.
    """

    watched: Callable[[], Watched | None] | None = None
    length_s: float = SOAK_S
    incident: Callable[[], Incident | None] | None = None

    def at(self, incident: Incident, ended: Moment | None, now: datetime) -> Recovery:
        """What is known at ``now`` (UTC), if the impact ended then."""
        newest = (self.incident() if self.incident else None) or incident
        return recovery_of(newest, self.watched() if self.watched else None, now, self.length_s, ended)


BY_RECORD = Proofs()
"""What the record alone says."""


def impact_offers(incident: Incident, entries: Sequence[Entry] = ()) -> tuple[Offer, ...]:
    """The likely moments at which the impact ended; what the record knows already is the only one it needs.

    The last check to turn normal comes first, then what was done before it: the fix, a change, an action.
    """
    known = incident.milestones.get(Milestone.IMPACT_ENDED)
    if known is not None:
        return ((f"As recorded: {describe(known)}", None),)
    # A check that was green when the incident was opened again says nothing of the impact since.
    since = incident.reopened[-1][0] if incident.reopened else None
    green = last_green(incident.check_marks.values(), since)
    last = ((f"{clock_face(green)} {LAST_GREEN}", Moment.exactly(green)),) if green else ()
    proven, now = _proven(incident, entries, (since or incident.declared_at, green)), ((NOW, None),)
    # What was done is no end of the impact by itself: without a green check it is not the first answer.
    return (*last, *((*proven, *now) if last else (*now, *proven)), ("Not known", Moment.unknown()))


def ended_by(words: str) -> str:
    """What an offer rests on, as the record keeps it: ``check``, ``change`` or ``typed``."""
    if words.endswith(LAST_GREEN):
        return "check"
    return "typed" if words in (NOW, "Not known") or not words[:2].isdigit() else "change"


def _proven(
    incident: Incident, entries: Sequence[Entry], between: tuple[datetime, datetime | None]
) -> tuple[Offer, ...]:
    """The newest thing that was done against it, since it began or was opened again and before all was green."""
    began, green = between
    fixed = incident.moment(Milestone.FIX_APPLIED)
    action = newest_of(entries, Sign.ACTION)
    changes = [(one.at, one.text or one.ref or one.what.value) for one in incident.changes]
    found = [
        *([(fixed, FIX_IN)] if fixed else []),
        *sorted(changes, reverse=True)[:1],
        *([(action.happened.at, action.text)] if action and action.happened.at else []),
    ]
    for at, text in found:
        if at > began and (green is None or at <= green):
            return ((f"{clock_face(at)} {_shortened(text)}", Moment.exactly(at)),)
    return ()


def _shortened(text: str) -> str:
    words = " ".join(text.split()).removeprefix(FIX)
    return words if len(words) <= _LONGEST_OFFER else f"{words[: _LONGEST_OFFER - 1].rstrip()}…"


# -- what stays open --------------------------------------------------------------------------------------------


def still_open(incident: Incident) -> tuple[OpenShown, ...]:
    """What is not done, by phase, with the phases that were never begun, who is waited for, and the actions."""
    after = next((phase for phase in incident.phases if phase.after), None)
    goes = f"to {after.name}" if after is not None and len(after.name) <= 14 else "to After" if after else TO_REVIEW
    found = [one for phase in incident.phases if not phase.after for one in _phase_left(incident, phase, goes)]
    found += [
        OpenShown(
            OpenSign.ASK,
            f"Ask to {pause.party or 'whom you wait for'}",
            f"{pause.why}, no answer since {clock_face(pause.since)} UTC",
            "ends here",
        )
        for pause in incident.pauses
        if pause.until is None
    ]
    found += _actions_left(incident)
    if not found:
        return (OpenShown(OpenSign.NOTHING, "Nothing is open"),)
    more = found[_MOST_OPEN:]
    rest = [OpenShown(OpenSign.FLAG, f"and {len(more)} more", "they stay in the record", KEPT)] if more else []
    return (*found[:_MOST_OPEN], *rest)


def _phase_left(incident: Incident, phase: Phase, goes: str) -> list[OpenShown]:
    """What a phase leaves: its open steps; where it was never begun that is debt, and said so."""
    texts = [step.text for step in incident.open_steps_of(phase)]
    if not texts:
        return []
    place = incident.phases.index(phase)
    if any(one.place == place for one in incident.phases_entered):
        return [OpenShown(OpenSign.STEP, f"{_count(len(texts), 'step')} of {phase.name}", _first(texts), goes)]
    debt = f"phase debt: {_count(len(texts), 'step')}, {texts[0]}"
    return [OpenShown(OpenSign.FLAG, f"{phase.name} was never started", debt, goes)]


def _actions_left(incident: Incident) -> list[OpenShown]:
    actions = incident.open_actions
    if not actions:
        return []
    undated = sum(one.due is None for one in actions)
    dates = f", {'it has' if len(actions) == 1 else f'{undated} have'} no date" if undated else ""
    return [OpenShown(OpenSign.STEP, _count(len(actions), "action item"),
                      _first([one.text for one in actions]) + dates, KEPT)]  # fmt: skip


# -- what follows -----------------------------------------------------------------------------------------------


def what_follows(incident: Incident, now: datetime) -> tuple[DueShown, ...]:
    """What comes after the resolution at ``now`` (UTC), with its day."""
    book = incident.playbook
    after = next((phase for phase in incident.phases if phase.after), None)
    lines = [DueShown(f"Today {now:%H:%M}", "The clocks stop, the final update is next")]
    if after is not None:
        steps = _count(len(incident.open_steps_of(after)), "step")
        lines.append(DueShown(f"Today {now:%H:%M}", f"{after.name} can start", steps))
    for seconds, what in ((book.watch_s, "Watch ends"), (book.review_due_s, "Review due")) if book else ():
        if seconds:
            due = now + timedelta(seconds=seconds)
            day = f"Today {due:%H:%M}" if due.date() == now.date() else f"{due:%a %d %b}"
            lines.append(DueShown(day, what, span(seconds)))
    return tuple(lines)


def doubt(incident: Incident) -> str:
    """A word of doubt while a check is down; empty where none is."""
    down = still_down(incident.check_marks.values())
    return f"{_count(down, 'check')} still down: is it over?" if down else ""


def impact_words(incident: Incident, ended: Moment | None) -> tuple[str, str]:
    """From when the impact counts, and how long it lasted if it ended then; no length where that isn't known."""
    started = incident.moment(Milestone.IMPACT_STARTED)
    if started is None:
        return "When it began is not recorded", ""
    since = f"Impact, from {clock_face(started)} UTC"
    if ended is None or ended.at is None:
        return since, ""
    seconds = (ended.at - started).total_seconds()
    if seconds < 0:
        return f"That is before it began, {clock_face(started)} UTC", ""
    return since, countdown(seconds)


def without_states(entries: Sequence[Entry], incident: Incident) -> Sequence[Entry]:
    """The entries but those that put down how a check was: that something is down is no cause of it."""
    states = tuple(f"{data.get('name') or check} is " for check, data in incident.checks.items())
    return [one for one in entries if not (states and one.text.startswith(states))]


def newest_of(entries: Sequence[Entry], sign: Sign) -> Entry | None:
    """The newest entry of that sign that stands."""
    stand = (one for one in reversed(entries) if not (one.undone or one.erased or one.struck))
    return next((one for one in stand if one.human and one.kind == sign), None)


def _count(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _first(texts: Sequence[str]) -> str:
    return texts[0] if len(texts) == 1 else f"{texts[0]}, and {len(texts) - 1} more"
