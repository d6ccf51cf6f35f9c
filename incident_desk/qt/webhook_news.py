"""What is heard of the webhook, on the GUI thread: how it goes, and the changes of the world that were told of."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incident_desk.services.webhook import WebhookState

if TYPE_CHECKING:
    from incident_desk.domain.hooks import ChangeTold


class WebhookNews(QObject):
    """The webhook of the data folder as this window knows it."""

    changed = Signal()
    """It was switched on or off, or whether it works is another thing than before."""
    changes_told = Signal(object)
    """Changes of the world, a tuple of ``ChangeTold``; only in the window that has the watch."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = WebhookState()

    def take_state(self, state: WebhookState) -> None:
        """How it goes now."""
        self.state = state
        self.changed.emit()

    def take_changes(self, changes: "Sequence[ChangeTold]") -> None:
        """Changes that were told of."""
        self.changes_told.emit(tuple(changes))
