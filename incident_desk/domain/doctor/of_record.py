"""From a record to what the timeline doctor examines."""

import re
from collections.abc import Iterator, Sequence

from incident_desk.domain.doctor.by_when import by_when
from incident_desk.domain.doctor.case import Case, CaseAction, CaseRow
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.domain.past_facts import action_in, corrected_entry_in, entry_in
from incident_desk.domain.past_times import TimelineEntry
from incident_desk.domain.recovery import proven
from incident_desk.domain.severity import rank_in
from incident_desk.domain.timeline import Entry, timeline

SEVERE = 1
"""P0 and P1: the two ranks at which somebody is told."""
_CHECKS = frozenset((Kind.CHECK_CHANGED, Kind.SOAK_COMPLETE, Kind.CHECKS_SNAPPED))
_CHANGED = re.compile(r"\b(?:deploy|release|roll|revert|promot)\w*\b", re.IGNORECASE)
TELLS = re.compile(
    r"\bstatus ?page\b|\bnotif|\bcommunicat|\binform|\bannounc|\b(?:e-?mail|messag|post|tweet)ed\b"
    r"|\bupdates? (?:to|sent|for)\b|\btold (?:the )?(?:customers|users)\b",
    re.IGNORECASE,
)
"""That somebody was told."""


def case_of_record(incident: Incident, events: Sequence[Event], entries: Sequence[Entry] | None = None) -> Case:
    """The record as the doctor looks at it; ``entries`` are the rows of its timeline where they are known."""
    rows = [row for row in (timeline(events) if entries is None else entries) if _counts(row)]
    told = {
        one.id: corrected_entry_in(one.data) or entry_in(one.data)
        for one in events
        if one.kind == Kind.PAST_TOLD and one.body is not None
    }
    facts, rank = incident.past, rank_in(incident.severity, incident.playbook)
    has_zone = bool(facts and facts.zone)
    cadence, cause = incident.targets.update_every, _cause(rows)
    stated = facts.report.root_cause if facts and cause is None else None
    return Case(
        title=incident.title,
        rows=tuple(_row(one, told.get(one.id), has_zone) for one in rows),
        milestones=incident.milestones,
        is_open=incident.is_open,
        is_report=facts is not None,
        severity=incident.severity or "",
        is_severe=rank is not None and rank <= SEVERE,
        duration=facts.duration if facts else None,
        dated=facts.report.date if facts else None,
        root_cause=stated.text if stated else cause.text if cause else "",
        commander=incident.commander or "",
        updates=tuple(one.at for one in incident.updates),
        tells_of_updates=bool(incident.skipped) or any(TELLS.search(row.text) for row in rows if facts),
        update_every_s=float(cadence.seconds) if cadence else 0.0,
        proof=_proof(incident),
        actions=tuple(_items(incident, events)),
        people=tuple(dict.fromkeys([*incident.roles.values(), *(row.who for row in rows if row.human)])),
        cause_id=cause.id if cause else "",
        cause_line=stated.span.first if stated and stated.span else 0,
    )


def _counts(row: Entry) -> bool:
    """Whether the row stands; that a finding was set aside is no part of what happened."""
    stands = not (row.undone or row.erased or row.struck is not None)
    return stands and row.kind != Kind.FINDING_SET_ASIDE


def _row(row: Entry, entry: TimelineEntry | None, has_zone: bool) -> CaseRow:
    if entry is not None:
        return told_row(row.id, entry, row.happened, has_zone)
    is_change = row.kind == Kind.CHANGE_MADE
    return CaseRow(
        row.id, row.happened, row.text, told=row.human, is_change=is_change, is_check=row.kind in _CHECKS
    )


def told_row(name: str, entry: TimelineEntry, happened: Moment, has_zone: bool) -> CaseRow:
    """A row that a report tells; ``has_zone``: somebody said which zone its times are in."""
    moment = entry.moment
    zoned = has_zone or not moment.clock or moment.offset is not None
    line = entry.span.first if entry.span else 0
    return CaseRow(name, happened, entry.text, line, zoned, is_change=bool(_CHANGED.search(entry.text)))


def _items(incident: Incident, events: Sequence[Event]) -> Iterator[CaseAction]:
    """The action items of a record, with the lines of the report that some come of."""
    read = {one.id: action_in(one.data) for one in events if one.kind == Kind.ACTION_ADDED and one.body is not None}
    for one in incident.actions:
        stated = read.get(one.id)
        line = stated.span.first if stated and stated.span else 0
        due = by_when(one.due or "", one.horizon)
        yield CaseAction(one.text, one.owner or "", due, one.done, line, one.id)


def _cause(rows: Sequence[Entry]) -> Entry | None:
    """The newest entry that says the cause: "Cause: …"; it counts before what a report states."""
    found = (row for row in reversed(rows) if row.human and row.text.casefold().startswith("cause:"))
    return next(found, None)


def _proof(incident: Incident) -> str:
    if proven(incident) is not None:
        return "soak"
    return "stated" if incident.proof is not None and incident.proof.reason else ""
