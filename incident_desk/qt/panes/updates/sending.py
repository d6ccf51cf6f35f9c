"""An update on its way to the disk: one at a time, and what came of it is said once."""

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.errors import StoreFailure
from incident_desk.qt.link import DeskLink
from incident_desk.services.desk import Change, Rule


class Sending(QObject):
    """Holds what was sent until the record has it, or has said no."""

    sent = Signal(object, str)
    """It is in the record: the ``Change``, and the text that was handed in."""
    failed = Signal(str)
    """It is not; the words say why."""

    def __init__(self, link: DeskLink, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._text: str | None = None
        link.refused.connect(self._on_refused)
        link.store_failed.connect(self._on_store_failed)

    @property
    def is_under_way(self) -> bool:
        """Whether something has been handed in and not been answered."""
        return self._text is not None

    def send(self, rule: Rule, text: str) -> None:
        """Do what the rule decides; ``text`` comes back with the answer."""
        self._text = text
        self._link.act(rule, then=self._on_written)

    def _on_written(self, change: Change) -> None:
        text, self._text = self._text, None
        self.sent.emit(change, text or "")

    def _on_refused(self, words: str) -> None:
        if self._text is not None:
            self._text = None
            self.failed.emit(words)

    def _on_store_failed(self, failure: StoreFailure) -> None:
        self._on_refused(f"{failure}. The text is still here")
