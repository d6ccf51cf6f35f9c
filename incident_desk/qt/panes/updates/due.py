"""When the next update is due, in words and with the state behind them."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.clock import ClockReading, TargetState, clock, not_before
from incident_desk.domain.durations import countdown
from incident_desk.domain.incident import Incident
from incident_desk.domain.next_actions import owes_final_update
from incident_desk.domain.status import Status
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.services.scenes import Scene

_PRESSING = (TargetState.AT_RISK, TargetState.ALMOST_DUE, TargetState.LATE)
_ADDED = {TargetState.AT_RISK: ", at risk", TargetState.ALMOST_DUE: ", almost due"}


@dataclass(frozen=True, slots=True)
class Due:
    """``words`` as they stand in the head: ``due in 04:12``; empty before an incident is shown.

    ``short`` is for a narrow head, where it differs: a shape says the rest there.
    """

    words: str = ""
    state: TargetState = TargetState.NOT_STATED
    short: str = ""

    @property
    def presses(self) -> bool:
        """Whether a shape stands beside the words."""
        return self.state in _PRESSING


def due_of(reading: ClockReading, *, owes_final: bool = False) -> Due:
    """The next update of an incident at that moment; ``owes_final``: it was resolved, and nobody was told yet."""
    one = reading.next_update
    if owes_final:
        return Due("the final one, not sent yet", one.state, "final, not sent")
    if one.due is None or one.remaining_s is None:
        return Due("no interval stated" if reading.running else "none is due", one.state)
    if one.state is TargetState.LATE:
        return Due(f"late by {countdown(one.late_by_s)}", one.state)
    short = f"due in {countdown(one.remaining_s)}"
    return Due(f"{short}{_ADDED.get(one.state, '')}", one.state, short)


class DueModel(QObject):
    """Reads the clock of the next update each second."""

    due_changed = Signal()
    """The words or the state are different."""

    def __init__(self, link: DeskLink, ticker: Ticker) -> None:
        super().__init__(link)
        self._incident: Incident | None = None
        self._now: datetime | None = None
        self._due = Due()
        link.scene_shown.connect(self._on_scene)
        link.scene_changed.connect(self._on_scene)
        ticker.ticked.connect(self._on_ticked)

    @property
    def due(self) -> Due:
        """When the update is due, at the last tick."""
        return self._due

    def _on_scene(self, scene: Scene) -> None:
        self._incident = scene.incident
        self._read()

    def _on_ticked(self, now: datetime) -> None:
        self._now = now
        self._read()

    def _read(self) -> None:
        if self._incident is None or self._now is None:
            return
        reading = clock(self._incident, not_before(self._incident, self._now))
        owes = self._incident.status is Status.RESOLVED and owes_final_update(self._incident)
        due = due_of(reading, owes_final=owes)
        if due != self._due:
            self._due = due
            self.due_changed.emit()
