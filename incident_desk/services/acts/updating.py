"""Updates: what was sent to whom, what was left out and why. Either restarts the cadence."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from incident_desk.domain.clock import ALLOWANCE_S, turns_of
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.fold import ERASED_TEXT
from incident_desk.domain.incident import Incident, UpdateSent
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Blank
from incident_desk.services.acts.words import one_line, said
from incident_desk.services.filling import facts_of
from incident_desk.services.renewing import renewed
from incident_desk.services.templates import stage_of, templates_of

_NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_CHANGE = re.compile(r"\ANo change since [^\n]*\.\n+")


def send_update(
    incident: Incident,
    text: str,
    channels: Sequence[str] = (),
    at: datetime | None = None,
    audience: str = "",
    waived: Mapping[str, str] = _NOTHING,
) -> Sequence[Draft]:
    """Log an update that went out: its text, where, for whom, and when (UTC; None is now).

    A blank of the playbook's templates that still stands in the text must be waived: ``waived`` has a word for it,
    by its name or its mark (``{"ETA": "not known yet"}``). The word takes its place, and the record keeps both.

    Raises:
        Refused: there is no text, a blank is still open, or a waived one has no word.
        NotFound: no template has such a blank.
    """
    words = said(text, "Say what was sent")
    words, replaced = _waive(words, _blanks_of(incident), waived)
    before = [one for one in incident.updates if at is None or one.at <= at]
    body = {
        "text": words,
        "channels": [one_line(one) for one in channels if one.strip()],
        "stage": stage_of(incident, bool(before)),
        "number": len(before) + 1,
        "audience": one_line(audience) or None,
        "waived": replaced or None,
    }
    return (Draft(Kind.UPDATE_SENT, body, Moment.exactly(at) if at else None),)


def repeat_update(incident: Incident, now: datetime) -> Sequence[Draft]:
    """Log that the last update went out again, because nothing has changed: the same channels and audience.

    Where its text shows which template it came from, the time, the next update and what else moves by itself are
    said anew. Else its first line says since when nothing has changed.

    Raises:
        Refused: no update was sent yet, the text of the last one was erased, or a blank in it was open.
    """
    return (Draft(Kind.UPDATE_SENT, repeated(incident, now)),)


def repeated(incident: Incident, now: datetime) -> dict[str, object]:
    """The body of "no change" at ``now`` (UTC), so that its text can be copied before it is sent.

    Raises:
        Refused: no update was sent yet, the text of the last one was erased, or a blank in it was open.
    """
    if not incident.updates:
        raise Refused(f"No update of {incident.key} was sent yet, so there is none to repeat")
    last = incident.updates[-1]
    if last.text == ERASED_TEXT:
        raise Refused(f"The text of the last update of {incident.key} was erased, so it can't be repeated")
    text, since = _said_again(incident, last, now)
    _require_filled(text, _blanks_of(incident))
    return {
        "text": text,
        "channels": list(last.channels),
        "stage": stage_of(incident, told=True),
        "number": len(incident.updates) + 1,
        "audience": last.audience or None,
        "waived": dict(last.waived) or None,
        "unchanged_since": since.isoformat() if since else None,
    }


def skip_update(incident: Incident, reason: str) -> Sequence[Draft]:
    """Log that the next update is left out, and why.

    The one after it is due one interval from now, as after one that was sent, and not from when the skipped one
    was due: a skip is a decision of this moment. So nobody who skips early buys more silence than one interval,
    one who skips late is not late again at once, and a new severity sets the next due time like any other. What
    was late when it was skipped stays late in the record.

    Raises:
        Refused: there is no reason, no updates are asked for, or the incident has ended.
    """
    why = said(reason, "Say in a line why the update is skipped")
    if not incident.is_open:
        raise Refused(f"{incident.key} is {incident.status.capitalize()}: no update is due")
    cadence = incident.targets.update_every
    if cadence is None:
        raise Refused(f"Nothing says how often {incident.key} is updated, so there is nothing to skip")
    due = turns_of(incident)[-1] + timedelta(seconds=cadence.seconds or ALLOWANCE_S)
    return (Draft(Kind.UPDATE_SKIPPED, {"reason": why, "due": due.isoformat()}),)


# -- blanks ---------------------------------------------------------------------------------------------------


def _blanks_of(incident: Incident) -> Sequence[Blank]:
    return [blank for template in templates_of(incident) for blank in template.blanks]


def _waive(text: str, blanks: Sequence[Blank], waived: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The text with each waived blank's word in its place, and which were replaced."""
    words = {mark: word for name, word in waived.items() for mark in _marks_of(name, blanks)}
    replaced = {mark: one_line(word) for mark, word in words.items() if mark in text}
    for mark, word in replaced.items():
        if not word:
            raise Refused(f"Say in a word or two what stands in place of {mark}, such as not known yet")
        text = text.replace(mark, word)
    _require_filled(text, blanks)
    return text, replaced


def _require_filled(text: str, blanks: Sequence[Blank]) -> None:
    still_open = list(dict.fromkeys(blank.mark for blank in blanks if blank.mark in text))
    if still_open:
        raise Refused(f"Fill {', '.join(still_open)}, or waive it with a word in its place")


def _marks_of(name: str, blanks: Sequence[Blank]) -> Iterable[str]:
    wanted = _plain(name)
    meant = (blank.mark for blank in blanks if name.strip() == blank.mark or wanted == _plain(blank.text))
    found = tuple(dict.fromkeys(meant))
    if not found:
        names = ", ".join(dict.fromkeys(blank.text for blank in blanks)) or "none"
        raise NotFound(f"No template has a blank {one_line(name)!r}. The blanks are: {names}")
    return found


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[_\-\[\]<>{}]+", " ", name).casefold().split())


# -- said again -----------------------------------------------------------------------------------------------


def _said_again(incident: Incident, last: UpdateSent, now: datetime) -> tuple[str, datetime | None]:
    """The text, and since when it says the same; None where a status or severity in it has moved, which is news."""
    since: datetime | None = last.unchanged_since or last.at
    text = _NO_CHANGE.sub("", last.text) if last.unchanged_since else last.text
    facts, timely = facts_of(incident, {}, now), False
    for template in templates_of(incident):
        again = renewed(text, template, facts)
        if again.news:
            since = None
        text, timely = again.text, timely or again.timely
    return (text, since) if timely or since is None else (f"No change since {since:%H:%M} UTC.\n\n{text}", since)
