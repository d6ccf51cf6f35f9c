"""The part meeting of the command review: when the review is talked over, and its calendar file."""

from datetime import datetime
from pathlib import Path

from incident_desk.cli.session import Session, print_line
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.incident import Incident
from incident_desk.formats.coming_times import read_coming_time
from incident_desk.formats.times import zone_name
from incident_desk.services.acts.meeting import MeetingWish, set_meeting, take_off_meeting


def meeting(session: Session, key: str, times: list[str]) -> Incident:
    """Set it, take it off, or with neither write the file of the one that is set; the incident as it stands then.

    Raises:
        DeskError: what was said is no meeting, or none is set.
    """
    words, incident = session.words, session.incident(key)
    desk = session.place.desk
    if words.none:
        if times:
            raise WrongUse("Say a TIME, or --none")
        desk.act(incident.id, lambda now, _: take_off_meeting(now), session.who)
    elif times:
        wish = _wish(session, " ".join(times), desk.now())
        desk.act(incident.id, lambda now, at: set_meeting(now, wish, at), session.who)
    elif not words.ics:
        raise WrongUse("Say: review meeting KEY TIME, or --none, or --ics FILE for the one that is set")
    if words.ics and not words.none:
        _write(session, incident.key, words.ics)
    return desk.incident_of(incident.id)


def _wish(session: Session, text: str, now: datetime) -> MeetingWish:
    words, zone = session.words, session.place.zone
    at = read_coming_time(text, now, zone)
    people = tuple((words.people or "").split(","))
    return MeetingWish(at, words.minutes, zone_name(at.astimezone(zone)), people, words.where or "")


def _write(session: Session, key: str, to: str) -> None:
    """The calendar file of the meeting that is set, or its text where it is to be printed."""
    from incident_desk.leaving import open_reporting

    reporting = open_reporting(session.place.desk)
    text = reporting.meeting(key)
    if to == "-":
        print_line(text.rstrip("\n"))
    else:
        reporting.write_text(text, Path(to))
