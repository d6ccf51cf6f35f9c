"""Find in everything: the dialog, and the way to what was found."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incident_desk.qt import dialogs
from incident_desk.qt.alike_wishes import AlikeWishes
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.playbook_wishes import PlaybookWishes
from incident_desk.qt.stage import Stage
from incident_desk.qt.timeline_wishes import TimelineWishes
from incident_desk.services.runs import is_run
from incident_desk.services.standing import is_standing

if TYPE_CHECKING:
    # No start has need of it.
    from incident_desk.qt.looker import Looker
    from incident_desk.services.searching import Hit, PageHit


class SearchWishes(QObject):
    """Opens what was found at its entry."""

    review_wished = Signal(str, str)
    """What was found stands in the review of that incident, in that section or part of it."""

    def __init__(
        self, stage: Stage, opener: DialogOpener, timeline: TimelineWishes, playbooks: PlaybookWishes
    ) -> None:
        super().__init__(stage.window)
        self._stage, self._opener, self._timeline, self._playbooks = stage, opener, timeline, playbooks
        self._looker: Looker | None = None
        self.alike = AlikeWishes(stage, opener)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"find_all": self.find, **self.alike.table()}

    def find(self) -> None:
        """Ask for words; what is chosen is opened."""
        office = self._stage.link.office
        if office is None:
            return
        from incident_desk.qt.looker import Looker

        stage = self._stage
        if self._looker is None:
            self._looker = Looker(stage.link, self)
        dialog = dialogs.FindAllDialog(stage.themes, self._looker, stage.window, office.now(), stage.incident)
        self._opener.open(dialog, lambda: self._open(dialog.chosen), "find in everything")

    def close(self) -> None:
        """The window closes."""
        self.alike.close()

    def _open(self, found: "Hit | PageHit | None") -> None:
        from incident_desk.services.searching import PageHit

        if isinstance(found, PageHit):
            self._playbooks.show()
            self._playbooks.open(found.name)
        elif found is not None:
            self._open_row(found)

    def _open_row(self, hit: "Hit") -> None:
        """The row on the Timeline page, a review at its section; what is of no incident where it stands."""
        stage, incident = self._stage, hit.incident
        if is_run(incident):
            stage.show_run(incident.id)
        elif is_standing(incident):
            stage.window.actions_table.trigger("health")
        else:
            if stage.link.shown != incident.id:
                stage.link.show(incident.id)
            if hit.place:
                self.review_wished.emit(incident.id, hit.part)
                return
            self._timeline.show()
            page = self._timeline.page
            page.model.want_everything()
            page.rows.go_to(hit.row)
            page.take_focus()
