"""What waits, as it stands now: counted with the library, aged by the ticker, settled by an act of its own."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.checklist import StepState
from incident_desk.domain.incident import Incident
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.home.waiting import Waiting, waiting
from incident_desk.qt.ticker import Ticker
from incident_desk.services.acts.logging import set_action
from incident_desk.services.acts.playing import set_step
from incident_desk.services.acts.steering import close

_NEVER = datetime.max.replace(tzinfo=UTC)


class WaitingModel(QObject):
    """The items of ``waiting``. They are read again, on the desk's thread, only when the words of one change."""

    changed = Signal()
    """Something else waits, or stands otherwise."""
    not_settled = Signal()
    """Something could not be done."""

    def __init__(self, link: DeskLink, ticker: Ticker, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._asking: tuple[Incident, ...] = ()
        self._changes_at = _NEVER
        self.items: tuple[Waiting, ...] = ()
        ticker.ticked.connect(self._on_ticked)
        link.refused.connect(self.not_settled)

    def hold(self) -> None:
        """All is being counted: an older reading must not come after it."""
        self._changes_at = _NEVER

    def take(self, incidents: Sequence[Incident], found: tuple[Waiting, ...]) -> None:
        """What was found to wait after these incidents."""
        asking = {one.incident for one in found}
        self._asking = tuple(one for one in incidents if one.id in asking)
        self._on_read(found)

    def settle(self, item: Waiting) -> None:
        """What waits is done: an action item or a step is ticked, or the incident is closed."""
        action, step = item.action, item.step
        if action is not None:
            self._link.act(lambda incident, now: set_action(incident, action, done=True), item.incident)
        elif step is not None:
            self._link.act(lambda incident, now: set_step(incident, step, StepState.DONE), item.incident)
        elif item.closes:
            self._link.act(lambda incident, now: close(incident), item.incident)

    def _on_ticked(self, now: datetime) -> None:
        if now >= self._changes_at:
            # Until it is read, nothing asks for it again.
            self._changes_at, asking = _NEVER, self._asking
            self._link.read(lambda office: waiting(asking, office.now()), self._on_read)

    def _on_read(self, found: tuple[Waiting, ...]) -> None:
        self._changes_at = min((one.changes_at for one in found), default=_NEVER)
        if found != self.items:
            self.items = found
            self.changed.emit()
