"""The last answers of every watched check, for the screens: bounded, and only the newest with what they said."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from incident_desk.domain.health import Outcome, Sample

KEPT = 50
"""Answers of one check at most."""
KEPT_WHOLE = 5
"""Of so many the first bytes and the parts are kept."""
MOST = 20_000
"""Answers of all checks together at most; with many checks each has less."""
LEAST = 8


class AnswerMemory:
    """Remembers by the outside name of a check, ``record/check``. Used on one thread."""

    def __init__(self) -> None:
        self._kept: dict[str, deque[Sample]] = {}
        self._heard: dict[str, datetime] = {}

    def take(self, samples: Iterable[Sample]) -> None:
        """Remember these; one that is only awaited is none yet."""
        for sample in samples:
            if sample.outcome is not Outcome.PENDING:
                self._keep(sample)

    def of(self, name: str) -> Sequence[Sample]:
        """The last answers of one check, newest first."""
        return tuple(reversed(self._kept.get(name, ())))

    def last_heard(self, record: str) -> datetime | None:
        """When the last answer of any check of this record stood."""
        return self._heard.get(record)

    def follow(self, names: Iterable[str]) -> None:
        """Forget every check but these."""
        stays = set(names)
        self._kept = {name: kept for name, kept in self._kept.items() if name in stays}

    def _keep(self, sample: Sample) -> None:
        self._heard[sample.check_id.partition("/")[0]] = sample.at
        kept = self._kept.setdefault(sample.check_id, deque())
        kept.append(sample)
        if len(kept) > KEPT_WHOLE:
            old = kept[-KEPT_WHOLE - 1]
            if old.evidence or old.parts:
                kept[-KEPT_WHOLE - 1] = replace(old, evidence="", parts=())
        most = max(LEAST, min(KEPT, MOST // len(self._kept)))
        while len(kept) > most:
            kept.popleft()
