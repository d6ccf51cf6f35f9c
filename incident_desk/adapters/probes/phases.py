"""A stop watch for one ask: how long each phase took, as far as it came."""

from dataclasses import dataclass
from time import perf_counter

from incident_desk.domain.health_sample import Timing


@dataclass(slots=True)
class Phases:
    """A stop watch for one ask; filled in as it goes, so that a deadline leaves what was reached."""

    started: float
    name_s: float | None = None
    connect_s: float | None = None
    tls_s: float | None = None
    first_byte_s: float | None = None

    @classmethod
    def begin(cls) -> "Phases":
        """Start the watch."""
        return cls(perf_counter())

    def timing(self) -> Timing:
        """The phases as they stand, the total up to now."""
        total_s = perf_counter() - self.started
        return Timing(
            _ms(self.name_s), _ms(self.connect_s), _ms(self.tls_s), _ms(self.first_byte_s), total_s * 1000
        )


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000
