"""What is done to entries of the shown incident, each through one rule, decided on the entries as they are then.

What is done to several is one act: one undo takes it back.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from incident_desk.domain.entry_changes import EntryStanding, standings
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Event
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.incident import Incident
from incident_desk.formats.grammar import Line
from incident_desk.qt.link import DeskLink
from incident_desk.services.acts.logging import Rewrite, amend, log, star, strike
from incident_desk.services.acts.placing import group, pin, ungroup
from incident_desk.services.memory import Change

Then = Callable[[Change], None]
TAGGED_ALREADY = "They have these tags already"


@dataclass(frozen=True, slots=True)
class Tagging:
    """Tags to add, and tags to take off."""

    add: tuple[str, ...] = ()
    off: Collection[str] = ()

    def of(self, tags: Sequence[str]) -> tuple[str, ...]:
        """An entry's tags after it."""
        return tuple(dict.fromkeys([*(tag for tag in tags if tag not in self.off), *self.add]))


class EntryDeeds(QObject):
    """Hands wishes to the record."""

    def __init__(self, link: DeskLink) -> None:
        super().__init__(link)
        self._link = link

    @property
    def now(self) -> datetime | None:
        """Steady UTC; None before the record is open."""
        return self._link.office.now() if self._link.office is not None else None

    def amend(self, entry: str, rewrite: Rewrite, then: Then) -> None:
        """Say the entry of that id anew."""
        self._do((entry,), lambda event: amend(event, rewrite), then)

    def strike(self, entries: Sequence[str], reason: str) -> None:
        """Strike them; they stay readable, with the reason."""
        self._do(entries, lambda event: strike(event, reason))

    def star(self, entries: Sequence[str], *, starred: bool) -> None:
        """Give them a star, or take it off."""
        self._do(entries, lambda event: star(event, starred=starred))

    def restore(self, entry: str, words: str) -> None:
        """Let its first words hold again; what it said in between is kept."""
        self._do((entry,), lambda event: amend(event, Rewrite(text=words)))

    def tag(self, entries: Sequence[str], tagging: Tagging) -> None:
        """Add tags to them, and take tags off; whose tags stay as they are is left as it is."""

        def decide(incident: Incident, _now: datetime) -> Sequence[Draft]:
            drafts = [*_tagged(_events(self._link, incident.id), entries, tagging)]
            if not drafts:
                raise Refused(TAGGED_ALREADY)
            return drafts

        self._link.act(decide)

    def pin(self, entries: Sequence[str], *, pinned: bool) -> None:
        """Pin them, or let them loose."""
        self._do(entries, lambda event: pin(event, pinned=pinned))

    def group(self, entries: Sequence[str], parent: str | None) -> None:
        """Put them under that row, or take them out from under theirs."""

        def decide(incident: Incident, _now: datetime) -> Sequence[Draft]:
            events = _events(self._link, incident.id)
            stand = standings(events, undone_acts(events))
            return group(entries, parent, stand) if parent is not None else ungroup(entries, stand)

        self._link.act(decide)

    def end(self, entry: str) -> None:
        """It goes on until now and no longer."""

        def decide(incident: Incident, now: datetime) -> Sequence[Draft]:
            event = next(one for one in _events(self._link, incident.id) if one.id == entry)
            return amend(event, Rewrite(ended=now.isoformat()))

        self._link.act(decide)

    def log(self, line: Line, entry: str | None, then: Then) -> None:
        """Log a new one under an id that a second try uses again."""
        self._link.act(lambda _incident, _now: log(line, entry), then=then)

    def _do(
        self, entries: Sequence[str], rule: Callable[[Event], Sequence[Draft]], then: Then | None = None
    ) -> None:
        def decide(_incident: Incident, _now: datetime) -> Sequence[Draft]:
            office = self._link.office
            if office is None:
                raise Refused("The record is not open")
            return [draft for entry in entries for draft in rule(office.scenes.event(entry))]

        self._link.act(decide, then=then)


def _events(link: DeskLink, incident: str) -> Sequence[Event]:
    if link.office is None:
        raise Refused("The record is not open")
    return link.office.desk.events(incident)


def _tagged(events: Sequence[Event], entries: Sequence[str], tagging: Tagging) -> Iterator[Draft]:
    """The amendments of the entries whose tags become others."""
    wanted = set(entries)
    stand: Mapping[str, EntryStanding] = standings(events, undone_acts(events))
    for event in events:
        if event.id in wanted:
            said = stand.get(event.id, EntryStanding()).said
            before = tuple(said.get("tags", event.data.get("tags") or ()))
            after = tagging.of(before)
            if after != before:
                yield from amend(event, Rewrite(tags=after))
