"""What waits, as it stands now: counted with the library, aged by the ticker, settled by an act of its own."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.checklist import StepState
from incident_desk.domain.incident import Incident
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.home.waiting import Column, Waiting, waiting
from incident_desk.qt.ticker import Ticker
from incident_desk.services.acts.logging import set_action
from incident_desk.services.acts.playing import set_step

_NEVER = datetime.max.replace(tzinfo=UTC)


class WaitingModel(QObject):
    """What ``waiting`` finds. What is shown of it is read again, on the desk's thread, when words of it change."""

    changed = Signal()
    """Something else waits, or stands otherwise."""
    closing_wished = Signal(object)
    """An incident is to be closed, which is asked first where something is open: the ``Waiting``."""
    not_settled = Signal()
    """Something could not be done."""

    def __init__(self, link: DeskLink, ticker: Ticker, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._asking: tuple[Incident, ...] = ()
        self._changes_at = _NEVER
        self.column = Column()
        ticker.ticked.connect(self._on_ticked)
        link.refused.connect(self.not_settled)

    def hold(self) -> None:
        """All is being counted: an older reading must not come after it."""
        self._changes_at = _NEVER

    def take(self, incidents: Sequence[Incident], found: Column) -> None:
        """What was found to wait after these incidents."""
        asking = {one.incident for one in found.items}
        self._asking = tuple(one for one in incidents if one.id in asking)
        self._show(found)

    def settle(self, item: Waiting) -> None:
        """What waits is done: an action item or a step is ticked; to close an incident is a wish."""
        from incident_desk.services.acts.running import set_run_step

        action, step = item.action, item.step
        if action is not None:
            self._link.act(lambda incident, now: set_action(incident, action, done=True), item.incident)
        elif step is not None and item.is_run:
            runs, who = self._link.runs, self._link.who
            runs.act(lambda run, now: set_run_step(run, step, StepState.DONE), who, item.incident)
        elif step is not None:
            self._link.act(lambda incident, now: set_step(incident, step, StepState.DONE), item.incident)
        elif item.closes:
            self.closing_wished.emit(item)

    def _on_ticked(self, now: datetime) -> None:
        if now >= self._changes_at:
            # Until it is read, nothing asks for it again.
            self._changes_at, asking = _NEVER, self._asking
            self._link.read(lambda office: waiting(asking, office.now()), self._on_aged)

    def _on_aged(self, read: Column) -> None:
        """What is shown, as it stands now. Its order is that of the due times, which time does not change."""
        known = {one.id: one for one in read.items}
        aged = tuple(known[one.id] for one in self.column.items if one.id in known)
        self._show(Column(aged, self.column.count - len(self.column.items) + len(aged)))

    def _show(self, found: Column) -> None:
        self._changes_at = min((one.changes_at for one in found.items), default=_NEVER)
        if found != self.column:
            self.column = found
            self.changed.emit()
