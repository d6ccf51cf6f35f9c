"""Entries from elsewhere, brought in as one act: a table's rows, a chat's messages, a log's lines.

Each is an entry like one that was typed: it can be edited, struck and starred. It says where it comes from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.entry_origin import Origin
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.times import AHEAD
from incident_desk.services.acts.words import LONGEST_TEXT, clean, one_line

MOST = 10_000
"""Entries that are brought in at once."""
LONGEST_NAME = 200
_CUT = "\n(cut here: the source says more)"
BROUGHT = 2
"""The version of the body of an entry that says where it comes from."""


@dataclass(frozen=True, slots=True)
class Brought:
    """An entry to bring in: what it says, when it happened, whose words they are, and where it comes from."""

    text: str
    happened: Moment
    origin: Origin
    who: str = ""
    sign: Sign = Sign.NOTE


def bring_in(entries: Sequence[Brought], now: datetime) -> Sequence[Draft]:
    """The entries, in the order in which they stand in their source. Longer words than a record takes are cut.

    Raises:
        Refused: there are none, or too many at once, or one lies ahead.
    """
    if not entries:
        raise Refused("There is nothing to bring in: no entry is chosen")
    if len(entries) > MOST:
        raise Refused(f"These are {len(entries)} entries, {MOST} at most come in at once. Bring them in parts")
    ahead = next((one for one in entries if one.happened.at and one.happened.at > now + AHEAD), None)
    if ahead is not None:
        raise Refused(f"Line {ahead.origin.line} lies ahead of now. The future can't be recorded")
    return tuple(map(_draft, entries))


def fitting(text: str) -> str:
    """The words as a record takes them: cleaned, and cut with a word on it where they are too long."""
    words = clean(text)
    return words if len(words) <= LONGEST_TEXT else words[: LONGEST_TEXT - len(_CUT)] + _CUT


def _draft(one: Brought) -> Draft:
    if one.sign in (Sign.CHANGE, Sign.ACTION_ITEM):
        raise Refused("What is brought in is an entry; a change or an action item is logged by hand")
    body: dict[str, object] = {
        "text": fitting(one.text) or "(no words)",
        "sign": one.sign,
        "owner": None,
        "tags": [],
        "by": one_line(one.who)[:LONGEST_NAME] or None,
        "origin": one.origin.to_data(),
    }
    return Draft(Kind.ENTRY_LOGGED, body, one.happened, version=BROUGHT)
