"""Keeps unsent text on the disk while it is typed: off the GUI thread, at most every two seconds."""

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.domain.errors import DeskError
from incident_desk.qt.link import DeskLink
from incident_desk.qt.run_side import RunSide
from incident_desk.services.drafts import Drafts, Unsent

EVERY_MS = 2000
"""How much typing a crash may cost."""


class DraftKeeper(QObject):
    """One text for each incident. Without a place for drafts it lasts as long as the window."""

    came_back = Signal(object)
    """Unsent text of the incident that was opened: an ``Unsent``."""
    failed = Signal(str)
    """The text can't be kept; the words say why. Said once until it can be kept again."""

    def __init__(self, link: DeskLink | RunSide, drafts: Drafts | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link, self._drafts = link, drafts
        self._key = ""
        self._unsent: Unsent | None = None
        self._known: dict[str, Unsent] = {}
        self._is_due, self._has_failed = False, False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.flush)

    def use(self, drafts: Drafts) -> None:
        """Keep drafts there from now on, and bring back the text of the open incident."""
        self._drafts = drafts
        if self._key and self._unsent is None:
            self.open(self._key)

    def open(self, key: str) -> None:
        """Keep the text of that incident from now on; its unsent text comes back."""
        self._key, self._unsent, self._is_due = key, None, False
        drafts, known = self._drafts, self._known.get(key)
        if known is not None:
            self._unsent = known
            self.came_back.emit(known)
        elif drafts is not None:
            self._link.read(lambda _office: (key, drafts.load(key)), self._on_loaded)

    def note(self, unsent: Unsent | None) -> None:
        """The text is this now; None where there is none. What was sent is forgotten at once."""
        self._unsent, self._is_due = unsent, True
        if unsent is None:
            self._known.pop(self._key, None)
            self.flush()
            return
        self._known[self._key] = unsent
        if not self._timer.isActive():
            self._timer.start()

    def forget(self, key: str) -> None:
        """The text of another incident was sent."""
        drafts = self._drafts
        self._known.pop(key, None)
        if drafts is not None:
            self._link.read(lambda _office: _saved(drafts, key, None), self._on_kept)

    def flush(self) -> None:
        """Keep what is not kept yet, without waiting for the time to come."""
        self._timer.stop()
        drafts, key, unsent = self._drafts, self._key, self._unsent
        if drafts is None or not key or not self._is_due:
            return
        self._is_due = False
        self._link.read(lambda _office: _saved(drafts, key, unsent), self._on_kept)

    def _on_loaded(self, found: tuple[str, Unsent | None]) -> None:
        key, unsent = found
        if key == self._key and unsent is not None:
            self._unsent = self._known[key] = unsent
            self.came_back.emit(unsent)

    def _on_kept(self, problem: str) -> None:
        if problem and not self._has_failed:
            self.failed.emit(problem)
        self._has_failed = bool(problem)


def _saved(drafts: Drafts, key: str, unsent: Unsent | None) -> str:
    """Keep it; what went wrong, in words, or nothing."""
    try:
        drafts.save(key, unsent)
    except DeskError as error:
        return str(error)
    return ""
