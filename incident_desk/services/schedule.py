"""When each check is asked next: on a grid of its interval whose phase is a hash of its id, never twice at once.

Many checks never start together; the first ask comes at once. A first failure is confirmed by a second ask one
second later; a dead target is asked less often (`wait_s` of the rules), and on request at once.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from heapq import heapify, heappop, heappush

CONFIRM_AFTER_S = 1.0
FIRST_ASKS_APART_S = 0.01
JITTER = 0.01
"""An ask comes earlier than its place on the grid by up to this share of the interval, never later."""

_GRID_START = datetime(2000, 1, 1, tzinfo=UTC)
_GOLDEN = 0.6180339887498949


class Schedule:
    """The asks to come, soonest first."""

    def __init__(self) -> None:
        self._next: dict[str, datetime] = {}
        self._queue: list[tuple[datetime, str]] = []

    def __len__(self) -> int:
        return len(self._queue)

    def renew(self, asks: Iterable[tuple[str, datetime]]) -> None:
        """These asks and no others."""
        self._next = dict(asks)
        self._rebuild()

    def plan(self, check_id: str, at: datetime) -> None:
        """Ask that check then, and at no other time."""
        self._next[check_id] = at
        heappush(self._queue, (at, check_id))
        if len(self._queue) > 4 * len(self._next) + 16:
            self._rebuild()

    def take(self) -> str:
        """The check that is asked soonest; it is in no plan from now on."""
        _, check_id = heappop(self._queue)
        del self._next[check_id]
        return check_id

    def next_at(self) -> datetime | None:
        """When the soonest ask is."""
        queue, planned = self._queue, self._next
        while queue and planned.get(queue[0][1]) != queue[0][0]:
            heappop(queue)
        return queue[0][0] if queue else None

    def _rebuild(self) -> None:
        self._queue = [(at, check_id) for check_id, at in self._next.items()]
        heapify(self._queue)


def on_grid(phase: float, interval_s: float, asks: int, now: datetime) -> datetime:
    """The first place on a check's grid after `now`, less this ask's jitter; `phase` is a share of the interval."""
    begin_s, jitter_s = phase * interval_s, JITTER * interval_s
    since = now - _GRID_START
    passed_s = since.days * 86_400 + since.seconds + since.microseconds / 1e6 - begin_s
    place_s = ((passed_s + jitter_s) // interval_s + 1) * interval_s + begin_s
    return _GRID_START + timedelta(seconds=place_s - jitter_of(phase, asks) * jitter_s)


def jitter_of(phase: float, asks: int) -> float:
    """This ask's share of the jitter, from 0 up to 1: the same at every run, spread evenly over asks and checks."""
    return (phase + asks * _GOLDEN) % 1.0


def share_of(text: str) -> float:
    """A number from 0 up to 1 that is always the same for the same text, spread evenly over texts."""
    return int.from_bytes(blake2b(text.encode(), digest_size=6).digest()) / 2**48
