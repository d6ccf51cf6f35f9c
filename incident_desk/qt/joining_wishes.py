"""Merging the incident on the desk into another one, and splitting one off: asked first, done in both, said."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.domain.errors import DeskError
from incident_desk.domain.events import Event
from incident_desk.domain.incident import Incident
from incident_desk.domain.severity import scale_of
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.stage import Stage
from incident_desk.qt.timeline_wishes import TimelineWishes
from incident_desk.services.office import Office

if TYPE_CHECKING:
    from incident_desk.qt.dialogs.merge import MergeDialog
    from incident_desk.services.merging import MergePlan


class JoiningWishes(QObject):
    """Opens the dialogs of both, and does what they say."""

    def __init__(self, stage: Stage, opener: DialogOpener, timeline: TimelineWishes) -> None:
        super().__init__(stage.window)
        self._stage, self._opener, self._timeline = stage, opener, timeline
        self._merge: MergeDialog | None = None

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"merge": self.merge, "split": self.split}

    def merge(self) -> None:
        """Ask into which incident this one is merged."""
        from incident_desk.qt.dialogs.merge import MergeDialog

        incident = self._stage.incident
        if incident is None:
            return
        if incident.merged_into is not None:
            self._stage.window.say(f"{incident.key} is merged into {incident.merged_into.key} already")
            return
        others = [one for one in self._stage.rows if one.id != incident.id and one.merged_into is None]
        others.sort(key=lambda one: not one.is_open)
        dialog = self._merge = MergeDialog(self._stage.themes, incident, others, self._stage.window)
        dialog.plan_wished.connect(self._on_plan_wished)
        dialog.left.connect(self._on_merge_left)
        self._opener.open(dialog, self._on_merge)
        dialog.ask()

    def split(self) -> None:
        """Ask which entries are another incident's; those of the record are read first."""
        incident = self._stage.incident
        if incident is not None:
            self._stage.link.read(lambda office: office.desk.events(incident.id), self._ask_split)

    def _ask_split(self, events: list[Event]) -> None:
        from incident_desk.qt.dialogs.split import SplitDialog
        from incident_desk.services.acts.merging import copied_rows

        incident, office = self._stage.incident, self._stage.link.office
        if incident is None or office is None or not events or events[0].incident != incident.id:
            return
        rows = copied_rows(events).rows
        levels = scale_of(incident.playbook, office.desk.workspace.rules.scheme)
        dialog = SplitDialog(self._stage.themes, incident, rows, levels, self._stage.window)
        chosen = self._timeline.page.rows.chosen_ones if self._timeline.is_in_front else ()
        dialog.show_ticked({one.id for one in chosen})

        def split() -> None:
            self._stage.link.joint.split(
                incident.id, dialog.chosen, dialog.wish, self._stage.link.who, self._on_split
            )

        self._opener.open(dialog, split, f"split {incident.key}")

    def _on_plan_wished(self, into: str) -> None:
        incident = self._stage.incident
        if incident is not None:
            self._stage.link.read(lambda office: _planned(office, incident.id, into), self._on_planned)

    def _on_planned(self, plan: "MergePlan | DeskError") -> None:
        if self._merge is None:
            return
        if isinstance(plan, DeskError):
            self._merge.show_refusal(str(plan))
        else:
            self._merge.show_plan(plan)

    def _on_merge(self) -> None:
        incident, into = self._stage.incident, self._merge.chosen if self._merge else None
        if incident is not None and into is not None:
            self._stage.link.joint.merge(incident.id, into.id, self._stage.link.who, self._on_merged)

    def _on_merge_left(self) -> None:
        self._merge = None

    def _on_merged(self, both: tuple[Incident, Incident]) -> None:
        source, into = both
        self._stage.show_incident(into.id)
        self._stage.window.say(f"{source.key} is merged into {into.key}", undo=True)

    def _on_split(self, both: tuple[Incident, Incident]) -> None:
        old, new = both
        self._stage.window.say(f"{new.key} is split off {old.key}: find it on Home", undo=True)


def _planned(office: Office, source: str, into: str) -> "MergePlan | DeskError":
    from incident_desk.services.merging import Merging

    try:
        return Merging(office.desk).plan(source, into)
    except DeskError as error:
        return error
