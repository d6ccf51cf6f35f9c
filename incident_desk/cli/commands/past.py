"""Reports of incidents on the way into the record: what would be made of them, and what was."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from incident_desk.domain.counted import counted
from incident_desk.domain.errors import Refused
from incident_desk.domain.milestones import TITLES
from incident_desk.formats.incident_json import moment_data
from incident_desk.formats.reading.reports.describe import report_data, report_text
from incident_desk.services.acts.taking_past import Answers, PastIncident, past_incident

if TYPE_CHECKING:
    from incident_desk.cli.session import Session
    from incident_desk.domain.document import ReadDocument
    from incident_desk.services.past_import import Taken

_MOST_DOUBTS = 8
"""Doubts that are told of a report; ``show`` and the report of the incident tell all."""


def pasts_of(session: "Session", documents: Sequence["ReadDocument"]) -> list[PastIncident]:
    """The documents as past incidents, before anything is written.

    Raises:
        Refused: a zone or a day that was named is none, or the times of one state no zone and nobody named one.
    """
    words = session.words
    pasts = [past_incident(one, Answers(words.zone or "", words.day or "")) for one in documents]
    asked = next((one for one in pasts if one.asks_zone), None)
    if asked is not None and not words.dry_run:
        raise Refused(
            f"{asked.document.name} states no time zone for its times, and they are needed in UTC. Say with --zone "
            "which it is: UTC, +02:00 or Europe/Berlin. Look at what was read with --dry-run"
        )
    return pasts


def take_in(session: "Session", pasts: Sequence[PastIncident]) -> list["Taken"]:
    """Make the past incidents, each whole or not at all."""
    again = session.words.again
    return [session.place.desk.past.take_in(one, session.who, again=again) for one in pasts]


def preview_data(past: PastIncident) -> dict[str, Any]:
    """What would be made of a report."""
    return {
        "title": past.title,
        "file": past.document.name,
        "key": None,
        "known": False,
        "asks": [name for name, is_asked in (("zone", past.asks_zone), ("day", past.asks_day)) if is_asked],
        **_common(past),
        "report": report_data(past.report),
    }


def taken_data(past: PastIncident, taken: "Taken") -> dict[str, Any]:
    """What was made of a report, or was there already."""
    return {
        "title": taken.incident.title,
        "file": past.document.name,
        "key": taken.incident.key,
        "known": taken.known,
        "asks": [],
        **_common(past),
    }


def _common(past: PastIncident) -> Mapping[str, Any]:
    return {
        "milestones": {name.value: moment_data(moment) for name, moment in past.milestones()},
        "doubts": list(past.doubts),
        "repaired": len(past.document.repairs),
    }


def preview_text(past: PastIncident) -> str:
    """What would be made of a report, the questions first."""
    parts = [f"{past.title}\nWould be a past incident: {_counts(past)}"]
    if past.doubts:
        parts.append("\n".join(("Please check", *(f"  {one}" for one in past.doubts))))
    if past.claims.stated:
        rows = (f"  {TITLES[one.milestone]:<18} {one.moment.written}  “{one.words}”" for one in past.claims.stated)
        parts.append("\n".join(("Milestones that it states", *rows)))
    return "\n\n".join((*parts, *report_text(past.report)))


def taken_text(past: PastIncident, taken: "Taken") -> str:
    """One line for what was made, and one for each doubt."""
    incident = taken.incident
    if taken.known:
        return f"{past.document.name} is already in as {incident.key}. --again takes it in once more"
    told = [f"  {one}" for one in past.doubts[:_MOST_DOUBTS]]
    if len(past.doubts) > _MOST_DOUBTS:
        told.append(f"  and {len(past.doubts) - _MOST_DOUBTS} more: show {incident.key}")
    return "\n".join((f"{incident.key}  {incident.title} (past incident: {_counts(past)})", *told))


def _counts(past: PastIncident) -> str:
    report, repairs = past.report, len(past.document.repairs)
    counts = (
        (len(past.claims.stated), "milestone"),
        (len(report.timeline), "timeline row"),
        (len(report.actions), "action"),
        (len(past.doubts), "doubt"),
        (repairs, "repaired place"),
    )
    return ", ".join(counted(number, thing) for number, thing in counts if number) or "its title alone"
