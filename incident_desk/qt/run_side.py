"""The run that is shown, as the log field sees an incident: what is typed there is written into the run."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from incident_desk.qt.link import DeskLink
from incident_desk.services.desk import Rule
from incident_desk.services.memory import Change
from incident_desk.services.office import Office


class RunSide(QObject):
    """The part of a link that types into a record; the record is the run."""

    scene_shown = Signal(object)
    """Another run is shown: its ``Scene``."""
    refused = Signal(str)
    """A rule said no; the words say why."""
    store_failed = Signal(object)
    """Something was not saved: the ``StoreFailure``."""

    def __init__(self, link: DeskLink) -> None:
        super().__init__(link)
        self._link = link
        link.runs.scene_shown.connect(self.scene_shown)
        link.refused.connect(self.refused)
        link.store_failed.connect(self.store_failed)

    @property
    def office(self) -> Office | None:
        """The open record's office; None until it is open."""
        return self._link.office

    def act(self, rule: Rule, then: Callable[[Change], None] | None = None) -> None:
        """Do what the rule decides on the run."""
        self._link.runs.act(rule, self._link.who, then=then)

    def read(self, work: Callable[[Office], Any], then: Callable[[Any], None]) -> None:
        """Do other work on the desk's thread."""
        self._link.read(work, then)
