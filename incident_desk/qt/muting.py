"""Checks without a sound, on this computer alone, each until it is normal."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.health import State
from incident_desk.qt.health_feed import WatchedCheck
from incident_desk.qt.stage import Stage


class Muting(QObject):
    """Keeps the names of the muted checks among the settings, ``record/check``."""

    changed = Signal()
    """Other checks are muted than before."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.window)
        self._stage = stage
        stage.ticker.ticked.connect(self._on_ticked)

    @property
    def names(self) -> frozenset[str]:
        """The muted checks."""
        return self._stage.settings.muted_checks

    def turn(self, name: str) -> str:
        """Mute a check, or let it sound again; in words why nothing was done, empty where something was."""
        state = next((one.state.state for one in self._watched() if _name(one) == name), None)
        if name in self.names:
            self._keep(self.names - {name})
        elif state is State.OK:
            return "It is normal: there is nothing to mute"
        else:
            self._keep(self.names | {name})
        return ""

    def _watched(self) -> Sequence[WatchedCheck]:
        return self._stage.feed.all_watched()

    def _keep(self, names: frozenset[str]) -> None:
        self._stage.keep_muted(names)
        self.changed.emit()

    def _on_ticked(self, _now: datetime) -> None:
        """What is normal again sounds with its next trouble."""
        if self.names:
            normal = {_name(one) for one in self._watched() if one.state.state is State.OK}
            if self.names & normal:
                self._keep(self.names - normal)


def _name(one: WatchedCheck) -> str:
    return f"{one.record}/{one.check.id}"
