"""Answers to the timeline doctor: a finding is set aside with the reason, asked again; an action gets an owner."""

from collections.abc import Collection, Sequence
from datetime import date

from incident_desk.domain.doctor.aside import Aside
from incident_desk.domain.doctor.by_when import lacks
from incident_desk.domain.doctor.findings import Finding
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.formats.due_dates import due_in, told_due
from incident_desk.services.acts.action_items import require_date
from incident_desk.services.acts.words import one_line, said

LONGEST_REASON = 400
LONGEST_OWNER = 80


def set_aside(finding: Finding, reason: str) -> Sequence[Draft]:
    """Ask that finding no more, while what it rests on is the same: "we know, because" this reason.

    Raises:
        Refused: no reason was given, or it is too long.
    """
    why = said(one_line(reason), "Say in a line why it is known: We know, because …")
    if len(why) > LONGEST_REASON:
        raise Refused(f"The reason has {len(why)} characters, {LONGEST_REASON} at most")
    body = {"rule": finding.rule, "mark": finding.mark, "title": finding.title, "reason": why}
    return (Draft(Kind.FINDING_SET_ASIDE, body),)


def ask_again(known: Collection[Aside], aside: Aside) -> Sequence[Draft]:
    """Ask what was set aside again; ``known`` is what stands set aside now.

    Raises:
        NotFound: it stands set aside no more.
    """
    if aside.act not in {one.act for one in known}:
        raise NotFound("That is asked again already")
    return (Draft(Kind.UNDONE, {"act": aside.act}),)


def owner_and_date(typed: str, today: date) -> tuple[str, str]:
    """The person and the day of ``Ann Dee, next friday``.

    Raises:
        Refused: one of them is missing, or that is no date.
    """
    who, _, due = (one_line(part) for part in typed.rpartition(","))
    if not who or not due:
        raise Refused("Say who, and after a comma by when: Ann Dee, 2026-03-14 or next friday")
    day = due_in(due, today)
    require_date(day)
    return who, day


def told_assignment(owner: str, due: str, today: date) -> str:
    """Both said again before they are written: ``Ann Dee, by 2026-11-01: that is 29 days ago``."""
    return f"{owner}, by {told_due(due, today)}"


def assign(incident: Incident, owner: str, due: str) -> Sequence[Draft]:
    """Give every open action item an owner and a date where it has none; what it has stays.

    Raises:
        Refused: owner or date is missing, that is no date, or no action item lacks one.
    """
    who, when = said(one_line(owner), "Say whose it is"), said(one_line(due), "Say by when: 2026-03-14")
    require_date(when)
    every = ((one, lacks(one.owner, one.due, one.horizon, done=one.done)) for one in incident.open_actions)
    bare = [(one, missing) for one, missing in every if missing]
    if not bare:
        raise Refused(f"Every action item of {incident.key} has an owner and a date")
    return [
        Draft(
            Kind.ACTION_SET,
            {"action": one.id, "done": False}
            | ({"owner": who[:LONGEST_OWNER]} if "owner" in missing else {})
            | ({"due": when[:LONGEST_OWNER]} if "date" in missing else {}),
        )
        for one, missing in bare
    ]
