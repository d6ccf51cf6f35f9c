"""Undo and redo as a window wishes them: what is taken back is said, and a page takes back only what is its own."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from incident_desk.domain.act_words import act_words
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Event
from incident_desk.domain.incident import Incident
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.taking_back import acts_taken_back

Ground = Callable[[Incident], Sequence[Event]]
"""The events from which undo and redo say what they say of the whole record."""


@dataclass
class TurningBack:
    """A rule that takes the last act back, or with ``again`` the last undo. Used on the desk's thread.

    ``own`` are the kinds of events that a page shows and may take back; None takes back whatever came last.
    ``words`` says afterwards what was taken back or brought back.
    """

    ground: Ground
    who: str
    again: bool = False
    own: Collection[str] | None = None
    words: str = field(default="", init=False)

    def __call__(self, incident: Incident, now: datetime) -> Sequence[Draft]:
        """What takes it back.

        Raises:
            Refused: there is nothing, it is another's approval, or it does not belong to the page in front.
        """
        events = self.ground(incident)
        drafts = redo(incident, events) if self.again else undo(incident, events, now, self.who)
        act = next(iter(acts_taken_back(drafts)), "")
        if self.again:
            # What the undo had taken back comes again.
            act = next(iter(acts_taken_back([one for one in events if one.act == act])), act)
        self.words = act_words(events, act)
        self._require_own(incident, [one for one in events if one.act == act])
        return drafts

    def _require_own(self, incident: Incident, mine: Sequence[Event]) -> None:
        if self.own is None or all(one.kind in self.own for one in mine):
            return
        # What it was comes first: a narrow window shows the beginning alone.
        do = "Redo" if self.again else "Undo"
        raise Refused(f"{do} on the Timeline: {self.words}. It was not done on this page of {incident.key}")

    @property
    def told(self) -> str:
        """What came of it, for a line on the window."""
        words = self.words or "the last act"
        if self.again:
            return f"Done again: {words}"
        return f"Taken back: {words}. Ctrl+Shift+Z brings it back"
