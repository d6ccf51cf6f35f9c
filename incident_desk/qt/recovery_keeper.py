"""Proof of recovery and sensed steps, in a window: what the checks of open incidents and runs come to is booked.

Only the window that has the watch books. At each tick the present states are compared with the record by pure
rules; the rule that writes compares again on the record as it is then, so that two windows write it once.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.domain.alarms import LIVE
from incident_desk.domain.events import Draft, RecordKind
from incident_desk.domain.health import CheckState, Outcome
from incident_desk.domain.health_check import Check
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.recovery import Watched, length_of, soak_of
from incident_desk.domain.sensed_steps import bindings_of
from incident_desk.domain.soak import Soak
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.library_rows import still_open
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.services.office import Office

if TYPE_CHECKING:
    from incident_desk.services.sensing import Sensed


class RecoveryKeeper(QObject):
    """Looks once a second; it costs nothing where no impact has ended and no step is bound."""

    def __init__(self, link: DeskLink, ticker: Ticker, feed: HealthFeed) -> None:
        super().__init__(link)
        self._link, self._feed = link, feed
        self._incidents: Sequence[Incident] = ()
        self._runs: Sequence[Incident] = ()
        self._open: dict[str, Incident] = {}
        self._bound: dict[str, tuple[int, bool]] = {}
        self._handed_in: set[str] = set()
        link.library_changed.connect(self._on_library_changed)
        link.runs.listed.connect(self._on_runs_listed)
        link.store_failed.connect(self._on_store_failed)
        ticker.ticked.connect(self._on_ticked)

    def _on_library_changed(self, rows: Sequence[Incident]) -> None:
        self._incidents = rows
        self._take()

    def _on_runs_listed(self, rows: Sequence[Incident]) -> None:
        self._runs = rows
        self._take()

    def _take(self) -> None:
        rows = (*still_open(self._incidents), *still_open(self._runs))
        self._open = {one.id: one for one in rows if one.checks and _is_worked_on(one)}
        self._bound = {one: self._is_bound(incident) for one, incident in self._open.items()}

    def _is_bound(self, incident: Incident) -> tuple[int, bool]:
        known = self._bound.get(incident.id)
        if known is not None and known[0] == incident.seq:
            return known
        return incident.seq, bool(bindings_of(incident))

    def _on_store_failed(self, _failure: object) -> None:
        """What was not written is handed in again."""
        self._handed_in.clear()

    def _on_ticked(self, now: datetime) -> None:
        office = self._link.office
        looked_at = [one for one in self._open.values() if _has_ended(one) or self._bound[one.id][1]]
        if office is None or not looked_at or not office.has_watch:
            return
        watched: dict[str, list[tuple[Check, CheckState]]] = {}
        for one in self._feed.all_watched(heard=True):
            watched.setdefault(one.record, []).append((one.check, one.state))
        for incident in looked_at:
            checks = watched.get(incident.id, [])
            if _has_ended(incident):
                self._book_soak(office, incident, checks, now)
            if self._bound[incident.id][1]:
                self._book_steps(office, incident, checks)

    def _book_soak(self, office: Office, incident: Incident, watched: Watched, now: datetime) -> None:
        rule = _Soaking(office, watched)
        if self._is_new(one.id for one in rule(incident, now)):
            self._link.act(rule, incident.id, who="desk")

    def _book_steps(self, office: Office, incident: Incident, watched: Watched) -> None:
        from incident_desk.services.sensing import sensed

        states = {check.id: state for check, state in watched}

        def good_since(check: str, since: datetime) -> int:
            answers = self._feed.answers(incident.id, check)
            return sum(one.outcome is Outcome.OK and one.at > since for one in answers)

        wanted = sensed(incident, states, good_since)
        for name in dict.fromkeys(one.name for one in wanted):
            rule = _Sensing(office, [one for one in wanted if one.name == name])
            if self._is_new(one.id for one in rule(incident, office.now())):
                self._link.act(rule, incident.id, who=f"check:{name}")

    def _is_new(self, causes: Iterable[str | None]) -> bool:
        """Whether any of these was not handed in yet."""
        fresh = {one for one in causes if one} - self._handed_in
        self._handed_in |= fresh
        return bool(fresh)


class _Soaking:
    """The rule that books what became of the soak, with the states that were known as it was made."""

    def __init__(self, office: Office, watched: Watched) -> None:
        self._office, self._watched = office, watched

    def __call__(self, incident: Incident, now: datetime) -> Sequence[Draft]:
        from incident_desk.services.soaking import soak_notes

        return soak_notes(incident, soak_now(self._office, incident, self._watched, now), self._watched,
                          self._office.desk.caused)  # fmt: skip


class _Sensing:
    """The rule that books what one check says of its steps."""

    def __init__(self, office: Office, wanted: "Sequence[Sensed]") -> None:
        self._office, self._wanted = office, wanted

    def __call__(self, incident: Incident, now: datetime) -> Sequence[Draft]:
        from incident_desk.services.sensing import drafts_of

        return drafts_of(incident, self._wanted, self._office.desk.caused)


def soak_now(office: Office, incident: Incident, watched: Watched, now: datetime) -> Soak:
    """How far the proof is at ``now`` (UTC), its length by the playbook or by this folder's setting."""
    return soak_of(incident, watched, now, length_of(incident, office.desk.workspace.rules))


def _has_ended(incident: Incident) -> bool:
    return incident.moment(Milestone.IMPACT_ENDED) is not None


def _is_worked_on(incident: Incident) -> bool:
    return incident.record in LIVE or incident.record is RecordKind.CHECKLIST
