"""What health answers say of new versions and restarts, heard in the window and booked by whoever has the watch."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from incident_desk.domain.changes import CHECK
from incident_desk.domain.events import Draft
from incident_desk.domain.health import Sample
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.domain.restarts import Running, Turned, heard
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.link import DeskLink

_MOST_CHECKS = 4_096


class RestartFeed(QObject):
    """Remembers what runs behind each check. A check is one, whichever record asks it."""

    def __init__(self, link: DeskLink, feed: HealthFeed) -> None:
        super().__init__(link)
        self._link, self._feed = link, feed
        self._running: dict[str, Running] = {}
        feed.answers_heard.connect(self._on_answers_heard)

    def _on_answers_heard(self, samples: Sequence[Sample]) -> None:
        """Answers under the names of the outside: record and check."""
        for sample in samples:
            if sample.version or sample.uptime_s is not None:
                check = sample.check_id.partition("/")[2]
                self._running[check], turned = heard(self._running.get(check) or self._begun(), sample)
                if turned is not None:
                    self._book(check, turned)

    def _begun(self) -> Running:
        if len(self._running) >= _MOST_CHECKS:
            del self._running[next(iter(self._running))]
        return Running()

    def _book(self, check: str, turned: Turned) -> None:
        """Hand the change in to every record that watches the check, if that is on this window."""
        office = self._link.office
        if office is None or not office.has_watch:
            return
        for watched in self._feed.all_watched():
            if watched.check.id == check:
                what, at = f"{turned.what}, {turned.ref}", turned.at.isoformat()
                cause = office.desk.caused("check_restarted", watched.record, check, what, at)
                booking = _Booking(turned, watched.check.name, cause)
                self._link.act(booking, watched.record, who=f"check:{watched.check.name}")


class _Booking:
    """The rule that books one change of what runs."""

    def __init__(self, turned: Turned, name: str, cause: str) -> None:
        self._turned, self._name, self._cause = turned, name, cause

    def __call__(self, incident: Incident, now: datetime) -> Sequence[Draft]:
        from incident_desk.services.acts.changing import ChangeWish, make_change

        if not incident.is_open:
            return ()
        turned = self._turned
        wish = ChangeWish(
            turned.words(self._name), turned.what, turned.ref, at=Moment.exactly(turned.at), source=CHECK
        )
        return make_change(incident, now, wish, self._cause)
