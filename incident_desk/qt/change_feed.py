"""Changes of the world that deployments tell of at the webhook, booked by the window that has the watch."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.domain.incident import Incident
from incident_desk.qt.library_rows import still_open
from incident_desk.qt.link import DeskLink
from incident_desk.qt.webhook_news import WebhookNews
from incident_desk.services.standing_marks import open_real

if TYPE_CHECKING:
    from incident_desk.domain.hooks import ChangeTold

_MOST_WAITING = 200


class ChangeFeed(QObject):
    """Hands each change in to every open incident, or to the standing record while none is open."""

    def __init__(self, link: DeskLink, news: WebhookNews) -> None:
        super().__init__(link)
        self._link = link
        self._waiting: tuple[ChangeTold, ...] = ()
        news.changes_told.connect(self._on_changes_told)
        link.library_changed.connect(self._on_library_changed)

    def _on_changes_told(self, changes: "Sequence[ChangeTold]") -> None:
        if self._link.library is None:
            # Which incidents are open is not known yet.
            self._waiting = (*self._waiting, *changes)[-_MOST_WAITING:]
            return
        for change in changes:
            self._book(change, self._link.library)

    def _on_library_changed(self, _rows: Sequence[Incident]) -> None:
        waiting, self._waiting = self._waiting, ()
        if waiting:
            self._on_changes_told(waiting)

    def _book(self, change: "ChangeTold", rows: Sequence[Incident]) -> None:
        from incident_desk.services.told_changes import BookTold

        office = self._link.office
        if office is None or not office.has_watch:
            return
        caused, cause = office.desk.caused, change.cause
        incidents = open_real(still_open(rows))
        for incident in incidents:
            self._link.act(BookTold(change, caused("change_told", incident.id, cause)), incident.id, who="desk")
        if not incidents:
            self._link.standing.act(BookTold(change, caused("change_told", "standing", cause)), who="desk")
