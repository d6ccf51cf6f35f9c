"""How far a format is: off, waiting, making, ready, leaks, failed or stopped."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from incident_desk.domain.counted import counted
from incident_desk.services.export_values import Made, State


class FormatState(StrEnum):
    """How far a file is; the value is the word for it."""

    OFF = "off"
    WAITING = "waiting"
    MAKING = "making"
    READY = "ready"
    LEAKS = "leak"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class TagModel:
    """The state and its word; a reason where it failed."""

    state: FormatState = FormatState.OFF
    leaks: int = 0
    reason: str = ""
    is_plain: bool = False
    """Whether the engine was missing, so that the PDF is a plain one."""

    @property
    def words(self) -> str:
        """What stands on the tag."""
        if self.state is FormatState.LEAKS:
            return counted(self.leaks, "leak")
        return f"{self.state}, plain" if self.is_plain else str(self.state)


_STATES = {
    State.MAKING: FormatState.MAKING,
    State.READY: FormatState.READY,
    State.LEAKS: FormatState.LEAKS,
    State.FAILED: FormatState.FAILED,
    State.CANCELLED: FormatState.STOPPED,
}


def tag_of(ending: str, wanted: bool, made: Mapping[str, Made], making: str) -> TagModel:
    """The state of a format; ``making`` is the one that is made at the moment."""
    if not wanted:
        return TagModel()
    one = made.get(ending)
    if one is None:
        return TagModel(FormatState.MAKING if ending == making else FormatState.WAITING)
    leaks = len(one.scan.leaks) if one.scan is not None else 0
    return TagModel(_STATES[one.state], leaks, one.why, one.plain and one.state is State.READY)
