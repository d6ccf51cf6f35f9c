"""What checklist runs hear of standing checks that they took along: each is asked elsewhere, once. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from incident_desk.domain.health_check import Check
from incident_desk.domain.incident import Incident
from incident_desk.services.monitor import Pace


class Hearing:
    """Which checks each followed run hears. One that is paused as standing, or has another address, it does not."""

    def __init__(self) -> None:
        self._heard: Mapping[str, frozenset[str]] = {}
        self._hastened: frozenset[str] = frozenset()

    def follow(self, runs: Iterable[tuple[Incident, Sequence[Check]]], standing: Sequence[Check]) -> bool:
        """Follow these runs with their checks, beside the standing ones; says whether they hear others now."""
        before = self._heard, self._hastened
        known = {one.id: one for one in standing if not one.paused}
        given = [(run, frozenset(one.id for one in checks if _is_same_ask(one, known))) for run, checks in runs]
        self._heard = {run.id: heard for run, heard in given}
        self._hastened = frozenset(check for run, heard in given if run.is_open for check in heard)
        return before != (self._heard, self._hastened)

    def __iter__(self) -> Iterator[str]:
        """The runs."""
        return iter(self._heard)

    def of(self, record: str) -> frozenset[str]:
        """The checks that a record hears; none of what is no run."""
        return self._heard.get(record, frozenset())

    def pace(self, check: str, pace: Pace) -> Pace:
        """At which pace a standing check is asked: at an incident's while an open run hears it."""
        return Pace.INCIDENT if check in self._hastened else pace


def _is_same_ask(one: Check, standing: Mapping[str, Check]) -> bool:
    """Whether both ask the same thing of the same address, so that one answer serves for both."""
    other = standing.get(one.id)
    return other is not None and one.options == other.options
