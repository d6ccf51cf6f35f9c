"""The timeline: a view of the record's events, one row for each thing that a reader wants to see.

A struck, undone or erased event keeps its row with a trace; nothing in a timeline disappears.
"""

from bisect import insort
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from sys import intern
from typing import Any

from incident_desk.domain.attachments import attached_words, counted
from incident_desk.domain.changes import is_typed_change
from incident_desk.domain.checklist import WORDS as STEP_WORDS
from incident_desk.domain.checklist import StepState
from incident_desk.domain.clock_facts import why_paused
from incident_desk.domain.crossing_words import crossing_words, is_told
from incident_desk.domain.durations import countdown
from incident_desk.domain.entry_changes import EntryStanding, standings
from incident_desk.domain.entry_origin import Origin, origin_of
from incident_desk.domain.events import Event, Kind, RecordKind
from incident_desk.domain.fold import ERASED_TEXT, crossing_of, undone_acts
from incident_desk.domain.health_sayings import HEALTH_SAYINGS, proof_words
from incident_desk.domain.incident_links import copied_into, linked_words
from incident_desk.domain.milestones import TITLES as MILESTONES
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, utc
from incident_desk.domain.past_sayings import PAST_SAYINGS, told_detail
from incident_desk.domain.retarget import due_words
from incident_desk.domain.review_sayings import REVIEW_HIDDEN, REVIEW_SAYINGS
from incident_desk.domain.roles import TITLES as ROLES
from incident_desk.domain.roles import Role
from incident_desk.domain.run_sayings import RUN_SAYINGS


class Sign(StrEnum):
    """What sort of entry it is; in the log field the sign is typed first."""

    NOTE = "note"
    DECISION = "decision"
    HYPOTHESIS = "hypothesis"
    ACTION = "action"
    FINDING = "finding"
    CHANGE = "change"
    ACTION_ITEM = "action_item"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what happened, when, by whom. ``human`` rows were typed; the others the desk wrote.

    ``sort_at`` orders the rows: the happened-at, or the written-at where that is unknown.
    """

    id: str
    kind: str
    text: str
    happened: Moment
    sort_at: datetime
    written_at: datetime
    who: str
    seq: int
    detail: str = ""
    human: bool = False
    amended: bool = False
    amended_at: datetime | None = None
    amended_by: str = ""
    owner: str | None = None
    tags: tuple[str, ...] = ()
    starred: bool = False
    struck: str | None = None
    undone: bool = False
    erased: bool = False
    origin: Origin | None = None
    files: int = 0
    """How many pieces of evidence stand with it."""
    ended: datetime | None = None
    pinned: bool = False
    parent: str | None = None
    """The id of the entry that it stands under."""
    about: str = ""
    """The id of the action item that it tells of; the words of that are said where the row is shown."""


ACTION_WORDS = "Action item"
"""How a row about an action item begins."""
HIDDEN = frozenset({Kind.PLAYBOOK_ATTACHED, Kind.CHECK_WATCHED, Kind.ENTRY_AMENDED, Kind.ENTRY_STRUCK,
                    Kind.ENTRY_STARRED, Kind.CROSSING_CORRECTED, Kind.UNDONE,
                    Kind.PAST_SOURCE, Kind.ENTRY_PLACED, *REVIEW_HIDDEN})  # fmt: skip
"""Events that have no row of their own: they show on another row, or nowhere in the timeline."""
REACHING_BACK = frozenset({Kind.ENTRY_AMENDED, Kind.ENTRY_STRUCK, Kind.ENTRY_STARRED, Kind.ENTRY_PLACED,
                           Kind.CROSSING_CORRECTED, Kind.UNDONE, Kind.ERASED, Kind.EVIDENCE_ATTACHED,
                           Kind.INCIDENT_LINKED})  # fmt: skip
"""Events that change rows which stand already; some have a row of their own as well."""


def timeline(events: Sequence[Event]) -> tuple[Entry, ...]:
    """The rows of one record in the order in which things happened; ties by the order of writing."""
    undone = undone_acts(events)
    copied = copied_into(events, undone)
    changed, files, rows = standings(events, undone), counted(events, undone), []
    for event in events:
        if not _is_hidden(event):
            row = entry_of(event)
            standing = changed.get(event.id)
            if standing is not None:
                row = _as_it_stands(row, standing)
            if event.id in copied:
                row = replace(row, detail=_joined(row.detail, f"Also in {copied[event.id]}"))
            if event.id in files:
                row = replace(row, files=files[event.id])
            rows.append(replace(row, undone=True) if event.act in undone else row)
    return tuple(sorted(rows, key=_place))


def _joined(*words: str) -> str:
    return " · ".join(one for one in words if one)


def _as_it_stands(row: Entry, standing: EntryStanding) -> Entry:
    """The row with what was said of it since. What an erased entry said is not said again."""
    row = replace(row, struck=standing.struck, starred=standing.starred, pinned=standing.pinned)
    row = replace(row, parent=standing.parent) if standing.parent is not None else row
    if not standing.revisions:
        return row
    said, happened, last = standing.said, standing.happened or row.happened, standing.revisions[-1]
    return replace(
        row,
        text=row.text if row.erased else str(said.get("text", row.text)),
        kind=str(said.get("sign", row.kind)),
        owner=said.get("owner", row.owner),
        tags=tuple(said.get("tags", row.tags)),
        ended=utc(datetime.fromisoformat(said["ended"])) if said.get("ended") else None,
        happened=happened,
        sort_at=row.sort_at if standing.happened is None else happened.at or row.written_at,
        amended=True,
        amended_at=last.written_at,
        amended_by=last.who,
    )


def extended(rows: tuple[Entry, ...], new: Sequence[Event]) -> tuple[Entry, ...] | None:
    """A timeline's rows with those of the events that follow; None where one of these changes a row that stands."""
    if any(event.kind in REACHING_BACK for event in new):
        return None
    more = list(rows)
    for event in new:
        if not _is_hidden(event):
            insort(more, entry_of(event), key=_place)
    return tuple(more)


def _is_hidden(event: Event) -> bool:
    if event.kind == Kind.CHECK_WATCHED:
        return not event.data.get("how")
    if event.kind == Kind.OPENED:
        # Of what was taken in from a report nobody declared anything here.
        return event.data.get("declared") is False
    if event.kind == Kind.ACTION_ADDED:
        # An action that a report asks for is in the list of actions; it did not happen when it was taken in.
        return bool(event.data.get("stated"))
    return event.kind in HIDDEN or (event.kind == Kind.TARGET_CROSSED and not is_told(crossing_of(event)))


def _place(row: Entry) -> tuple[datetime, int]:
    return row.sort_at, row.seq


def entry_of(event: Event) -> Entry:
    """The row of one event, in plain words."""
    words, detail = _words(event)
    human, origin = event.kind in _TYPED or is_typed_change(event), origin_of(event.data)
    kind = intern(str(event.data.get("sign", Sign.NOTE) if event.kind == Kind.ENTRY_LOGGED else event.kind))
    return Entry(
        id=event.id,
        kind=kind,
        text=ERASED_TEXT if event.body is None else words,
        happened=event.happened,
        sort_at=_sort_at(event),
        written_at=event.written_at,
        who=_who(event),
        seq=event.seq,
        detail="" if event.body is None else _joined(detail, origin.words(event.who) if origin else ""),
        human=human,
        owner=event.data.get("owner") if human else None,
        tags=tuple(event.data.get("tags") or ()) if human else (),
        erased=event.body is None,
        origin=origin,
        about=str(event.data.get("action") or "") if event.kind == Kind.ACTION_SET else "",
    )


_TYPED = (Kind.ENTRY_LOGGED, Kind.DECISION_TAKEN, Kind.PAST_TOLD)
_OF_OTHERS = (Kind.CHECK_CHANGED, Kind.RUN_TOLD, Kind.INCIDENT_TOLD, Kind.PAST_TOLD, Kind.ENTRY_LOGGED)


def _sort_at(event: Event) -> datetime:
    """When it happened; what a report tells without a time keeps its place among what it tells."""
    place = event.data.get("place") if event.kind == Kind.PAST_TOLD and event.happened.at is None else None
    return utc(datetime.fromisoformat(place)) if place else event.at


def _who(event: Event) -> str:
    """Who it is of: what a declaration took along of a check, a run or a report is theirs who did it."""
    by = event.data.get("by") if event.kind in _OF_OTHERS else None
    return str(by or event.who)


def _words(event: Event) -> tuple[str, str]:
    """The row's text and the smaller text under it."""
    data = event.data
    if event.kind == Kind.TARGET_CROSSED:
        return crossing_words(crossing_of(event)), "recorded late" if data.get("recorded_late") else ""
    say = _SAYINGS.get(str(event.kind))
    if say is not None and event.body is not None:
        return say(data), _detail(event.kind, data)
    return str(data.get("text", str(event.kind).replace("_", " "))), _detail(event.kind, data)


def _detail(kind: str, data: Mapping[str, Any]) -> str:
    if kind == Kind.UPDATE_SENT:
        return str(data.get("text", ""))
    if kind in (Kind.CHECK_CHANGED, Kind.RUN_TOLD, Kind.INCIDENT_TOLD):
        return str(data.get("detail", ""))
    if kind == Kind.PAST_TOLD:
        return told_detail(data)
    if kind == Kind.STATUS_SET and data.get("proof"):
        return proof_words(data["proof"])
    if kind == Kind.SEVERITY_CHANGED:
        reason, dues = str(data.get("reason") or ""), due_words(data.get("dues") or {})
        return f"{reason.removesuffix('.')}. {dues}" if reason and dues else reason or dues
    if kind == Kind.TARGET_PAUSED:
        return why_paused(*(str(data.get(name) or "") for name in ("reason", "what", "case")))
    return str(data.get("reason") or "")


def _opened(data: Mapping[str, Any]) -> str:
    if data.get("record") == RecordKind.STANDING:
        return "Opened"
    if data.get("record") == RecordKind.CHECKLIST:
        return f"Started {data.get('playbook') or 'without a checklist'}"
    if data.get("declared") is False:
        return "Taken in from a report"
    severity = data.get("severity")
    playbook = f" with {data['playbook']}" if data.get("playbook") else ""
    return f"Declared {severity or 'without a severity'}{playbook}"


def _severity(data: Mapping[str, Any]) -> str:
    return f"Severity changed from {data.get('old') or 'not stated'} to {data.get('new') or 'not stated'}"


def _status(data: Mapping[str, Any]) -> str:
    duplicate = f", duplicate of {data['duplicate_of']}" if data.get("duplicate_of") else ""
    return f"Status {str(data.get('status', '')).capitalize()}{duplicate}"


def _milestone(data: Mapping[str, Any]) -> str:
    return MILESTONES[Milestone(data["milestone"])]


def _step(data: Mapping[str, Any]) -> str:
    state = StepState(data["state"])
    text = data.get("text") or data.get("step")
    if state is StepState.DONE:
        return f"{text}, against {data['overrides']}" if data.get("overrides") else f"{text}"
    is_again = state is StepState.TO_DO and data.get("check")
    return f"{text}: {'opened again' if is_again else STEP_WORDS[state]}"


def _pattern(data: Mapping[str, Any]) -> str:
    return f"Opened pattern {data['name']}" + (f" of {data['playbook']}" if data.get("playbook") else "")


def _role(data: Mapping[str, Any]) -> str:
    title = ROLES[Role(data["role"])]
    return f"{title}: {data['person']}" if data.get("person") else f"{title}: nobody"


def _update(data: Mapping[str, Any]) -> str:
    number = f" {data['number']}" if data.get("number") else ""
    again = ", no change" if data.get("unchanged_since") else ""
    channels, audience = ", ".join(data.get("channels") or ()), data.get("audience")
    where = f" to {channels}" if channels else ""
    return f"Update{number} sent{where}{f' for {audience}' if audience else ''}{again}"


def _assessed(data: Mapping[str, Any]) -> str:
    question = data.get("text") or data.get("question")
    return f"{question} {data.get('answer') or 'Not known'}"


def _jumped(data: Mapping[str, Any]) -> str:
    seconds = float(data["seconds"])
    way = "ahead of" if seconds > 0 else "behind"
    return f"The computer's clock is {countdown(seconds)} {way} the incident clock, which goes on unchanged"


def _action_added(data: Mapping[str, Any]) -> str:
    text, owner = str(data.get("text")), data.get("owner")
    # Who is named in the text with an @ need not be named again.
    return f"{ACTION_WORDS}: {text}" + (f", {owner}" if owner and f"@{owner}" not in text else "")


def _target(data: Mapping[str, Any]) -> str:
    name = str(data["target"])
    return f"{name.capitalize()} target" if name in ("response", "resolution") else name.capitalize()


def _kept(data: Mapping[str, Any]) -> str:
    ask = datetime.fromisoformat(data["ask_at"])
    return f"{_target(data)} stays paused, asked about again at {ask:%H:%M} UTC"


def _zone_changed(data: Mapping[str, Any]) -> str:
    was, now = _offset(int(data["old_s"])), _offset(int(data["new_s"]))
    return f"Local time is {now} from here on, it was {was}. The clocks of the record are in UTC"


def _offset(seconds: int) -> str:
    minutes = abs(seconds) // 60
    return f"UTC{'-' if seconds < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"


def _paused(data: Mapping[str, Any]) -> str:
    return f"{_target(data)} paused" + (f", waiting for {data['party']}" if data.get("party") else "")


def _seen(data: Mapping[str, Any]) -> str:
    return f"{_target(data)} seen" + (f": {str(data['state']).replace('_', ' ')}" if data.get("state") else "")


def _action_set(data: Mapping[str, Any]) -> str:
    said = [f"{name} {data[name]}" for name in ("owner", "due", "result", "ticket") if data.get(name)]
    if said or "done" not in data:
        return f"{ACTION_WORDS}: {', '.join(said) or 'said anew'}"
    return f"{ACTION_WORDS} {'done' if data.get('done') else 'open again'}"


def _escalated(data: Mapping[str, Any]) -> str:
    return f"Escalated to {data['role']}: {str(data['outcome']).replace('_', ' ')}"


def _snoozed(data: Mapping[str, Any]) -> str:
    until = utc(datetime.fromisoformat(data["until"]))
    return f"Escalation to {data['role']} put off until {until:%H:%M:%S} UTC"


def _called(data: Mapping[str, Any]) -> str:
    role = f" ({data['role']})" if data.get("role") else ""
    return f"{data['name']}{role} called: {str(data['outcome']).replace('_', ' ')}"


_SAYINGS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    Kind.OPENED: _opened,
    Kind.TITLE_CHANGED: lambda data: f"Title changed to {data['new']}",
    Kind.SEVERITY_CHANGED: _severity,
    Kind.STATUS_SET: _status,
    Kind.MILESTONE_SET: _milestone,
    Kind.PHASE_ENTERED: lambda data: f"{data['name']} started",
    Kind.STEP_SET: _step,
    Kind.PATTERN_OPENED: _pattern,
    Kind.PATTERN_CLOSED: lambda data: f"Put pattern {data['name']} aside",
    Kind.ROLE_TAKEN: _role,
    Kind.UPDATE_SENT: _update,
    Kind.UPDATE_SKIPPED: lambda data: "Update skipped",
    Kind.CONTACT_CALLED: _called,
    Kind.ASSESSED: _assessed,
    Kind.REOPENED: lambda data: "Reopened",
    Kind.CLOCK_JUMPED: _jumped,
    Kind.COMPUTER_SLEPT: lambda data: f"The computer slept for {countdown(float(data['seconds']))}",
    Kind.ZONE_CHANGED: _zone_changed,
    Kind.CLOCK_ACCEPTED: lambda data: "The computer's time was accepted",
    Kind.ACTION_ADDED: _action_added,
    Kind.ACTION_SET: _action_set,
    Kind.FINDING_SET_ASIDE: lambda data: f"Not asked any more: {data['title']}",
    Kind.EVIDENCE_ATTACHED: lambda data: attached_words(dict(data)),
    Kind.ERASED: lambda data: "A text was erased",
    Kind.TARGET_PAUSED: _paused,
    Kind.PAUSE_KEPT: _kept,
    Kind.TARGET_RESUMED: lambda data: f"{_target(data)} resumed",
    Kind.TARGET_SEEN: _seen,
    Kind.ESCALATED: _escalated,
    Kind.ESCALATION_SNOOZED: _snoozed,
    Kind.INCIDENT_LINKED: linked_words,
    Kind.INCIDENT_TOLD: lambda data: f"{data['key']}: {data['text']}",
    **HEALTH_SAYINGS,
    **RUN_SAYINGS,
    **PAST_SAYINGS,
    **REVIEW_SAYINGS,
}
