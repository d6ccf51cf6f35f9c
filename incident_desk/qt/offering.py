"""The offer to declare an incident, in a window: made once for each trouble, taken, or put off by a person."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from incident_desk.domain.incident import Incident
from incident_desk.domain.timeline import entry_of
from incident_desk.qt.followed import Followed
from incident_desk.qt.link import DeskLink
from incident_desk.qt.main_window import OFFERS, MainWindow
from incident_desk.qt.ticker import Ticker
from incident_desk.qt.widgets.toast import Toast
from incident_desk.services.acts.watching import put_off
from incident_desk.services.memory import Change
from incident_desk.services.offering import Occasion, Offer, offer_of
from incident_desk.services.office import Office
from incident_desk.services.standing_marks import covered, open_real

if TYPE_CHECKING:
    from incident_desk.services.joining import Joining

OFFERED = tuple(OFFERS[action][0] for action in ("declare", "take_along"))
"""The buttons of what it says in the menu bar."""
STAYS_S = 60
"""How long it stands in the menu bar; on Home it stays until it is over or put off."""


class Offering(QObject):
    """Follows the standing record and the incidents; says an offer once, where no other word stands."""

    changed = Signal()
    """There is another offer, or none."""

    def __init__(self, link: DeskLink, ticker: Ticker, window: MainWindow, followed: Followed) -> None:
        super().__init__(window)
        self._link, self._window, self._followed = link, window, followed
        self._told: frozenset[tuple[str, datetime]] = frozenset()
        self.offer = Offer()
        self._joinable = ""
        self.now: datetime | None = None
        followed.changed.connect(self._look)
        ticker.ticked.connect(self._on_ticked)

    def occasion(self, office: Office) -> Occasion:
        """What a declaration now has to go by."""
        from incident_desk.services.taking import Standings

        record = self._link.standing.record
        if record is None:
            return Occasion(office.now(), office.zone, self.offer)
        marks = self._followed.incidents.marks
        along = Standings(record, marks, covered(self._followed.records)).concerned()
        declined = tuple(one.name for one in along if one.id in record.put_off)
        return Occasion(office.now(), office.zone, self.offer, tuple(one.name for one in along), declined)

    def put_off(self) -> None:
        """Declare nothing for what is in trouble now; said again when it comes anew."""
        checks = sorted(self.offer.ids)
        if checks:
            self._link.standing.act(lambda record, _: put_off(record, checks), self._link.who, self._put_off)

    @property
    def joinable(self) -> Incident | None:
        """The open incident that takes along what comes to trouble: the one on the desk, else the newest."""
        found = open_real(self._followed.records)
        shown = [one for one in found if one.id == self._followed.shown]
        return max(shown or found, key=lambda one: one.declared_at, default=None)

    def take_along(self) -> None:
        """The open incident watches too what is in trouble."""
        from incident_desk.services.joining import Joining

        incident = self.joinable
        if incident is None or not self.offer.troubles:
            self._window.say("Nothing is in trouble that the open incident does not have")
            return
        self._link.read(lambda office: Joining(office.desk), lambda rule: self._join(rule, incident.id))

    def _join(self, rule: "Joining", incident: str) -> None:
        self._link.act(rule, incident, self._joined)

    def _joined(self, change: Change) -> None:
        words = entry_of(change.events[0]).text
        self._window.say(f"{change.after.key}: {words}", undo=change.after.id == self._followed.shown)

    def _put_off(self, change: Change) -> None:
        self._window.say(entry_of(change.events[0]).text, undo=True)

    def _on_ticked(self, now: datetime) -> None:
        self.now = now
        if self.offer.troubles:
            self._tell()

    def _look(self) -> None:
        """Before every record is known, nobody can say that no open incident has the check."""
        if not self._link.rows.is_complete:
            return
        known = covered(self._followed.records)
        offer = offer_of(self._link.standing.record, self._followed.incidents, known)
        joinable, before = self.joinable, self._joinable
        self._joinable = joinable.key if joinable is not None else ""
        if offer == self.offer and self._joinable != before:
            self.changed.emit()
        if offer != self.offer:
            self.offer = offer
            troubles = {(one.check.id, one.since) for one in offer.troubles}
            if self._told - troubles and self._is_offered():
                # What it speaks of is over, or somebody has it by now.
                self._window.say("")
            self._told &= troubles
            self.changed.emit()
            self._tell()

    def _tell(self) -> None:
        """Each trouble once, and not in the place of an offer to undo."""
        troubles = frozenset((one.check.id, one.since) for one in self.offer.troubles)
        office = self._link.office
        if office is None or troubles <= self._told or self._offers_undo():
            return
        self._told = troubles
        offer = "declare" if self.joinable is None else "take_along"
        self._window.say(self.offer.headline(office.now()), offer=offer, seconds=STAYS_S)
        # Qt does nothing where the window is in front.
        QApplication.alert(self._window)

    def _offers_undo(self) -> bool:
        return self._says("Undo")

    def _is_offered(self) -> bool:
        return any(map(self._says, OFFERED))

    def _says(self, action: str) -> bool:
        return any(one.isVisible() and one.model.action == action for one in self._window.findChildren(Toast))
