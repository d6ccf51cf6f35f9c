"""How many checks are in which state, kept by those that may have changed: nobody counts a thousand anew.

Of a patrol's checks each is counted in its record. What is asked under another record, as a standing check that an
open incident has, is no trouble of its own a second time.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from incident_desk.domain.health import State
from incident_desk.services.patrol import Patrol, outside_name

TROUBLE = frozenset({State.DOWN, State.FLAPPING, State.SLOW})
"""The settled states in which a check is in trouble of its own."""


class Tally:
    """Counts the settled states of a patrol's checks. Used on the patrol's thread."""

    def __init__(self, patrol: Patrol) -> None:
        self._patrol = patrol
        self._states: dict[str, State] = {}
        self._counts: dict[str, Counter[State]] = {}
        self._troubled: set[str] = set()

    @property
    def troubled(self) -> int:
        """How many checks are in trouble, each counted where it is asked."""
        return len(self._troubled)

    def of(self, record: str) -> Mapping[State, int]:
        """How many checks of this record are in which settled state; of those in which there are some."""
        return self._counts.get(record, {})

    def recount(self) -> None:
        """Count every check: others are followed, or asked elsewhere, than before."""
        self._states, self._counts, self._troubled = {}, {}, set()
        for record in self._patrol.records:
            self.take(outside_name(record.id, check.id) for check in self._patrol.checks_of(record.id))

    def take(self, names: Iterable[str]) -> None:
        """Look at these again, by their outside names. Raises KeyError for a check that nobody follows."""
        for name in names:
            record, _, check = name.partition("/")
            state = self._patrol.state(record, check).settled
            before = self._states.get(name)
            if state is not before:
                self._states[name] = state
                self._move(name, record, check, before, state)

    def _move(self, name: str, record: str, check: str, before: State | None, state: State) -> None:
        counts = self._counts.setdefault(record, Counter())
        counts[state] += 1
        if before is not None:
            counts[before] -= 1
            if not counts[before]:
                del counts[before]
        if state in TROUBLE and self._patrol.asked_under(record, check) == record:
            self._troubled.add(name)
        else:
            self._troubled.discard(name)
