"""Every wording that an entry had: when it was written, by whom, what it said, and what it said anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from incident_desk.domain.entry_changes import EntryStanding, standings
from incident_desk.domain.events import Event
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import entry_of


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording: when it was written (UTC), by whom, the words as they read then, and what was said anew with it.

    ``said`` is empty for the first one; ``happened`` is the time that it gives the entry, None where it gives none.
    """

    written_at: datetime
    who: str
    text: str
    said: Mapping[str, Any] = field(default_factory=dict)
    happened: Moment | None = None


def wordings(events: Sequence[Event], entry: str) -> tuple[Wording, ...]:
    """The wordings of the entry of that id, the first one first; ``events`` are its own and what reaches back.

    Nothing where it has none. Of an erased entry the words of none are there.
    """
    first = next((one for one in events if one.id == entry), None)
    if first is None:
        return ()
    row = entry_of(first)
    told = [Wording(first.written_at, row.who, row.text, happened=first.happened)]
    standing = standings(events, undone_acts(events)).get(entry, EntryStanding())
    for one in standing.revisions:
        said = {name: value for name, value in one.said.items() if name != "text" or not row.erased}
        text = row.text if row.erased else str(said.get("text", told[-1].text))
        told.append(Wording(one.written_at, one.who, text, said, one.happened))
    return tuple(told)
