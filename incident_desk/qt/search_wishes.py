"""Find in everything: the dialog, and the way to what was found."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.looker import Looker
from incident_desk.qt.playbook_wishes import PlaybookWishes
from incident_desk.qt.stage import Stage
from incident_desk.qt.timeline_wishes import TimelineWishes
from incident_desk.services.runs import is_run
from incident_desk.services.searching import Hit, PageHit
from incident_desk.services.standing import is_standing


class SearchWishes(QObject):
    """Opens what was found at its entry."""

    def __init__(
        self, stage: Stage, opener: DialogOpener, timeline: TimelineWishes, playbooks: PlaybookWishes
    ) -> None:
        super().__init__(stage.window)
        self._stage, self._opener, self._timeline, self._playbooks = stage, opener, timeline, playbooks
        self._looker = Looker(stage.link, self)

    def table(self) -> dict[str, Callable[[], None]]:
        """The action's id with what does it."""
        return {"find_all": self.find}

    def find(self) -> None:
        """Ask for words; what is chosen is opened."""
        office = self._stage.link.office
        if office is None:
            return
        stage = self._stage
        dialog = dialogs.FindAllDialog(stage.themes, self._looker, stage.window, office.now(), stage.incident)
        self._opener.open(dialog, lambda: self._open(dialog.chosen), "find in everything")

    def _open(self, found: Hit | PageHit | None) -> None:
        if isinstance(found, PageHit):
            self._playbooks.show()
            self._playbooks.open(found.name)
        elif found is not None:
            self._open_row(found)

    def _open_row(self, hit: Hit) -> None:
        """The row on the Timeline page; what is of no incident is shown where it stands."""
        stage, incident = self._stage, hit.incident
        if is_run(incident):
            stage.show_run(incident.id)
        elif is_standing(incident):
            stage.window.actions_table.trigger("health")
        else:
            if stage.link.shown != incident.id:
                stage.link.show(incident.id)
            self._timeline.show()
            page = self._timeline.page
            page.model.want_everything()
            page.rows.go_to(hit.row)
            page.take_focus()
