"""What comes after the resolution as a calendar file (RFC 5545): the watch, the reviews, the dated action items.

Each is an event at its due time, with a UID that is the same in every file made of the same incident, so that a
calendar that takes in a later file moves what it has and adds nothing twice. What is done already is left out, and
what has no date. The meeting of a review has a file of its own. All text comes from the record and is data: it is
escaped and folded, and no control character of it reaches the file.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from incident_desk.domain.afterwards import ACTION, FOLLOW_UP, REVIEW, WATCH, is_whole_day
from incident_desk.domain.clock import ClockReading
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.review import Meeting
from incident_desk.domain.target_reading import TargetReading, is_from_settings

LONGEST_LINE = 75
"""Octets of a line, the end of line not counted (RFC 5545, section 3.1)."""
_WORDS = {
    WATCH: "Watch ends",
    REVIEW: "Review and close",
    FOLLOW_UP: "Follow-up review",
}
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(incident: Incident, clocks: ClockReading, generator: str) -> str:
    """The calendar file of an incident. ``clocks`` are its clocks now; ``generator`` names the program.

    Raises:
        Refused: nothing comes after it yet, or nothing of it has a date.
    """
    if not clocks.after:
        raise Refused(f"{incident.key} is not resolved: what comes after it is not known yet")
    waiting = [one for one in clocks.after if one.due is not None and one.done_at is None]
    if not waiting:
        raise Refused(f"Nothing of what comes after {incident.key} has a date and is still to do")
    return _framed((line for one in waiting for line in _event(incident, one)), generator)


def meeting_calendar(incident: Incident, generator: str) -> str:
    """The calendar file of the review's meeting; ``generator`` names the program.

    Raises:
        Refused: no meeting is set.
    """
    meeting = incident.review.meeting
    if meeting is None:
        raise Refused(f"No meeting is set for the review of {incident.key}")
    return _framed(_meeting(incident, meeting), generator)


def _framed(events: Iterable[str], generator: str) -> str:
    """The whole file around the lines of its events."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{escaped(generator)}//EN",
        "CALSCALE:GREGORIAN",
        *events,
        "END:VCALENDAR",
    )
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _meeting(incident: Incident, meeting: Meeting) -> Iterator[str]:
    drill = "DRILL " if incident.record is RecordKind.DRILL else ""
    people = f"With: {', '.join(meeting.people)}" if meeting.people else ""
    local = f"Set as {meeting.zone} time" if meeting.zone != "UTC" else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(f'{incident.id}-review-meeting@incident-desk')}"
    yield f"DTSTAMP:{_stamp(incident.written_at or incident.declared_at)}"
    yield f"SEQUENCE:{incident.seq}"
    yield f"DTSTART:{_stamp(meeting.at)}"
    yield f"DTEND:{_stamp(meeting.at + timedelta(minutes=meeting.minutes))}"
    yield f"SUMMARY:{escaped(f'{drill}{incident.key}: review meeting, {incident.title}')}"
    described = "\n".join(part for part in (f"{incident.key} {incident.title}", people, local) if part)
    yield f"DESCRIPTION:{escaped(described)}"
    if meeting.where:
        yield f"LOCATION:{escaped(meeting.where)}"
    for person in meeting.people:
        # Who is named by an address gets an invitation; a name alone stands in the description.
        if _ADDRESS.fullmatch(person):
            yield f"ATTENDEE;ROLE=REQ-PARTICIPANT:mailto:{person}"
    yield "END:VEVENT"


def _event(incident: Incident, reading: TargetReading) -> Iterator[str]:
    what = reading.action.text if reading.action else f"{_WORDS[reading.name]}: {incident.title}"
    drill = "DRILL " if incident.record is RecordKind.DRILL else ""
    known = incident.written_at or incident.declared_at
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(uid_of(incident, reading))}"
    yield f"DTSTAMP:{_stamp(known)}"
    yield f"SEQUENCE:{incident.seq}"
    yield _start(reading)
    yield f"SUMMARY:{escaped(f'{drill}{incident.key}: {what}')}"
    yield f"DESCRIPTION:{escaped(_description(incident, reading))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def uid_of(incident: Incident, reading: TargetReading) -> str:
    """The same in every file: the incident with the clock's name, or the action item."""
    what = reading.action.id if reading.action else reading.name.replace(" ", "-")
    return f"{incident.id}-{what}@incident-desk"


def _start(reading: TargetReading) -> str:
    """An action item that says only a day is an event of that day; anything else is due at its moment."""
    assert reading.due is not None
    if reading.name == ACTION and reading.action is not None and is_whole_day(reading.action.due):
        return f"DTSTART;VALUE=DATE:{_day((reading.due - timedelta(days=1)).date())}"
    return f"DTSTART:{_stamp(reading.due)}"


def _description(incident: Incident, reading: TargetReading) -> str:
    owner = f"Owner: {reading.action.owner or 'nobody yet'}" if reading.action else ""
    where = "The time is from settings: the playbook states none." if is_from_settings(reading) else ""
    return "\n".join(part for part in (f"{incident.key} {incident.title}", owner, where) if part)


def _stamp(moment: datetime) -> str:
    at = moment.astimezone(UTC)
    return f"{at.year:04}{at:%m%dT%H%M%SZ}"


def _day(day: date) -> str:
    return f"{day.year:04}{day:%m%d}"


def escaped(text: str) -> str:
    """Text as the value of a property: what could be read as structure is escaped, control characters are gone."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = (sign for sign in plain if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs"))
    return "".join(kept).translate(_ESCAPES)


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of which begins within a character."""
    pieces, piece, size = [], "", 0
    for sign in line:
        octets = len(sign.encode("utf-8"))
        # A further piece begins with a space, which counts.
        if size + octets > LONGEST_LINE:
            pieces.append(piece)
            piece, size = "", 1
        piece, size = piece + sign, size + octets
    return "\r\n ".join((*pieces, piece))
