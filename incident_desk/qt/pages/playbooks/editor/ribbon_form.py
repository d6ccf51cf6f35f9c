"""Where phases and their edges stand on the editor's ribbon: early minutes have more room than late hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from incident_desk.domain.playbook import Phase

_BEND, _LEAST_BEND, _USUAL = 0.56, 0.34, 4 * 3600
"""How much more room early times have: up to four hours, and for days."""
_TAIL = 0.08
"""The share of the width for what comes after the last time."""
_STEP = 60


@dataclass(frozen=True, slots=True)
class RibbonForm:
    """Shares of the width, 0 to 1: where each phase begins and ends. ``total`` is the last time, or 0."""

    bounds: tuple[tuple[float, float], ...]
    total: int = 0

    @property
    def _bend(self) -> float:
        return max(_LEAST_BEND, _BEND - 0.08 * log2(max(1.0, self.total / _USUAL)))

    def place(self, seconds: int) -> float:
        """Where a time stands."""
        if not self.total:
            return 0.0
        return float((max(0, seconds) / self.total) ** self._bend) * (1 - _TAIL)

    def seconds(self, share: float) -> int:
        """The time at a place, in whole minutes."""
        if not self.total:
            return 0
        at = float((max(0.0, share) / (1 - _TAIL)) ** (1 / self._bend)) * self.total
        return round(at / _STEP) * _STEP


def form_of(phases: Sequence[Phase]) -> RibbonForm:
    """The form: by time where the phases follow each other in time, else each as wide as the others."""
    count = _timed(phases)
    if not phases or not count:
        share = 1 / max(1, len(phases))
        return RibbonForm(tuple((place * share, (place + 1) * share) for place in range(len(phases))))
    form = RibbonForm((), phases[count - 1].end_s or 0)
    ends = [form.place(phase.end_s or 0) for phase in phases[:count]]
    left = len(phases) - count
    ends += [1 - _TAIL + _TAIL * (place + 1) / left for place in range(left)]
    return RibbonForm(tuple(zip([0.0, *ends[:-1]], ends, strict=True)), form.total)


def _timed(phases: Sequence[Phase]) -> int:
    """How many phases follow each other in time, before those without an end; 0 where they do not."""
    ends = [phase.end_s for phase in phases]
    count = next((place for place, end in enumerate(ends) if end is None), len(ends))
    stated = [end for end in ends if end is not None]
    follows = all(one < other for one, other in zip(stated, stated[1:], strict=False))
    return count if len(stated) == count and follows and all(stated) else 0
