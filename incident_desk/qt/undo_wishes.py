"""Undo and redo by their keys: what was taken back is said, and a page of a document takes back its own alone."""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.domain.events import Kind
from incident_desk.domain.review_sayings import REVIEW_ACTS
from incident_desk.qt.stage import Stage
from incident_desk.qt.widgets.toast import Toast

if TYPE_CHECKING:
    from incident_desk.services.turning_back import TurningBack

_ITEMS = frozenset({Kind.ACTION_ADDED, Kind.ACTION_SET})
OWN: Mapping[str, Collection[str]] = {
    "review": REVIEW_ACTS | _ITEMS,
    "export": frozenset(),
    "metrics": _ITEMS | {Kind.GOAL_RESULT_STATED},
}
"""What can be taken back on a page that does not show the timeline: whatever else came last is not seen there."""


class UndoWishes(QObject):
    """Takes back, brings back, and says which."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.window)
        self._stage = stage
        stage.link.taken_back.connect(self._on_taken_back)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"undo": self.undo, "redo": self.redo}

    def undo(self) -> None:
        """Take back the last act; where the window offers that in words, exactly that."""
        self._stage.link.undo(None if self._is_offered() else OWN.get(self._stage.window.page))

    def redo(self) -> None:
        """Bring back what was taken back last."""
        self._stage.link.redo(OWN.get(self._stage.window.page))

    def _is_offered(self) -> bool:
        window = self._stage.window
        return any(one.isVisible() and one.model.action == "Undo" for one in window.findChildren(Toast))

    def _on_taken_back(self, what: "TurningBack") -> None:
        self._stage.window.say(what.told, undo=what.again)
