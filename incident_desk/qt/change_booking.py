"""Hands in what became of the checks, where that is on this window.

That nothing is known of a check enters the record once that lasts. A worker that dies is there again within
seconds, a computer that slept hears its answers with the next asks: each of three hundred checks would else leave
two entries.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from incident_desk.domain.events import Draft
from incident_desk.domain.health import Change, State
from incident_desk.domain.incident import CheckMark, Incident
from incident_desk.qt.link import DeskLink
from incident_desk.services.patrol import Seen
from incident_desk.services.watching import booking, cause_of

LASTS = timedelta(seconds=10)
"""How long nothing is known of a check before that is booked."""
_SILENT = frozenset({State.NO_DATA, State.BLIND})
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Held:
    seen: Seen
    since: datetime


class ChangeBooking(QObject):
    """Books changes of checks, each once; what the disk did not take is handed in again with the next answer."""

    def __init__(self, link: DeskLink, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._handed_in: dict[_Key, State] = {}
        self._held: dict[_Key, _Held] = {}
        link.store_failed.connect(self._on_store_failed)

    def book(self, seen: Iterable[Seen], records: Mapping[str, Incident]) -> None:
        """Hand these changes in, if this window has the watch and the records still take them; silence waits."""
        office = self._link.office
        if office is None or not office.has_watch:
            return
        told: dict[str, list[Seen]] = {}
        for one in seen:
            record, key = records.get(one.incident), (one.incident, one.change.check_id)
            if record is None or not record.is_open:
                continue
            held = self._held.pop(key, None)
            if one.change.state in _SILENT:
                self._held[key] = _Held(one, held.since if held else office.now())
            elif held is None:
                # After a silence that was not booked, what is news is what the record does not say (``unbooked``).
                told.setdefault(one.incident, []).append(one)
        self._hand_in(told, office.desk.caused)

    def look(self, now: datetime, records: Mapping[str, Incident]) -> None:
        """Hand in of what silence is due by now; called each second."""
        office = self._link.office
        due = [key for key, one in self._held.items() if now - one.since >= LASTS]
        told: dict[str, list[Seen]] = {}
        for key in due:
            seen, record = self._held.pop(key).seen, records.get(key[0])
            if record is not None and record.is_open and key[1] in record.checks:
                told.setdefault(key[0], []).append(seen)
        if office is not None and office.has_watch:
            self._hand_in(told, office.desk.caused)

    def is_handed_in(self, seen: Seen) -> bool:
        """Whether just that state of the check is on its way already, or waits."""
        key, state = (seen.incident, seen.change.check_id), seen.change.state
        held = self._held.get(key)
        return self._handed_in.get(key) is state or (held is not None and held.seen.change.state is state)

    def _hand_in(self, told: Mapping[str, Sequence[Seen]], caused: Callable[..., str]) -> None:
        """What became of a record's checks at the same time is one act: it is written, and shown, at once."""
        for incident, several in told.items():
            changes = [(one.change, cause_of(incident, one.change, caused), one.last) for one in several]
            self._handed_in |= {(incident, change.check_id): change.state for change, *_ in changes}
            who = several[0].change.name if len(several) == 1 else "several"
            self._link.act(_Booking(changes), incident, who=f"check:{who}")

    def _on_store_failed(self, _failure: object) -> None:
        self._handed_in.clear()


class _Booking:
    """The rule that books the changes of some checks, one of each, each by its cause."""

    def __init__(self, changes: Sequence[tuple[Change, str, CheckMark | None]]) -> None:
        self._changes = changes

    def __call__(self, incident: Incident, now: datetime) -> Sequence[Draft]:
        return [draft for one in self._changes for draft in booking(incident, *one)]
