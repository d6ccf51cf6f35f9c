"""The meeting at which a review is talked over: setting it, moving it, taking it off. It changes no text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.formats.times import iso
from incident_desk.services.acts.reviewing import LONGEST_WHO, require_reviewed
from incident_desk.services.acts.words import one_line

LEAST_MIN, MOST_MIN = 5, 24 * 60
MOST_PEOPLE = 50
_AHEAD = timedelta(days=2 * 366)
_LONGEST_WHERE = 500


@dataclass(frozen=True, slots=True)
class MeetingWish:
    """When (UTC), for how many minutes, in which zone that was said, who comes, and where: a room, an address."""

    at: datetime
    minutes: int
    zone: str = "UTC"
    people: tuple[str, ...] = ()
    where: str = ""


def set_meeting(incident: Incident, wish: MeetingWish, now: datetime) -> Sequence[Draft]:
    """Set the meeting of the review, or set it anew. One that has been may be written down as well.

    Raises:
        Refused: of such a record there is no review, a field is not what it can be, or nothing is new.
    """
    require_reviewed(incident)
    if not LEAST_MIN <= wish.minutes <= MOST_MIN:
        raise Refused(f"A meeting lasts {LEAST_MIN} minutes to {MOST_MIN // 60} hours, not {wish.minutes} minutes")
    if wish.at > now + _AHEAD:
        raise Refused("That is more than two years ahead")
    people = tuple(dict.fromkeys(filter(None, map(one_line, wish.people))))
    where, zone = one_line(wish.where), one_line(wish.zone) or "UTC"
    if len(people) > MOST_PEOPLE or any(len(one) > LONGEST_WHO for one in people):
        raise Refused(f"{MOST_PEOPLE} people at most, with {LONGEST_WHO} characters each")
    if len(where) > _LONGEST_WHERE:
        raise Refused(f"Where it is has {len(where)} characters, {_LONGEST_WHERE} at most")
    before = incident.review.meeting
    wanted = (wish.at, wish.minutes, zone, people, where)
    if before is not None and wanted == (before.at, before.minutes, before.zone, before.people, before.where):
        raise Refused("The meeting is set so already")
    body = {
        "at": iso(wish.at),
        "minutes": wish.minutes,
        "zone": zone,
        "people": list(people),
        "where": where or None,
    }
    return (Draft(Kind.REVIEW_MEETING_SET, body),)


def take_off_meeting(incident: Incident) -> Sequence[Draft]:
    """There is no meeting any more.

    Raises:
        Refused: none was set.
    """
    if incident.review.meeting is None:
        raise Refused(f"No meeting is set for the review of {incident.key}")
    body: dict[str, object] = {"at": None, "minutes": 0, "zone": None, "people": [], "where": None}
    return (Draft(Kind.REVIEW_MEETING_SET, body),)
