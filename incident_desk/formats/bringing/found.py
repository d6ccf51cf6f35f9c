"""What is found in a text that is to be brought in, and how it was read. Values only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum
from types import MappingProxyType

from incident_desk.domain.errors import Refused
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign

MOST = 10_000
"""Entries that are read of one text. What follows is counted and left."""
LARGEST = 32_000_000
"""Bytes of the largest file or paste."""


class Form(StrEnum):
    """What a text is."""

    TABLE = "table"
    CHAT = "chat"
    LOG = "log"
    LINES = "lines"
    INCIDENT = "incident"


class Means(StrEnum):
    """What the times of a text mean. A clock time may state its zone; else it is one of the zone that is named."""

    CLOCK = "clock"
    ELAPSED = "elapsed"
    EPOCH_S = "epoch-s"
    EPOCH_MS = "epoch-ms"


class Field(StrEnum):
    """What a column of a table can hold."""

    TIME = "time"
    TEXT = "text"
    WHO = "who"
    KIND = "kind"


class Stopped(Refused):
    """The reading was given up, for the person wished it."""


def _never(_done: int, _of: int) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class HowRead:
    """How a text is to be read; what is None is guessed.

    ``zone`` is that of times which state none, and ``day`` that of times which state none: by default the day of
    ``start``. Elapsed time counts from ``start``. ``day_first`` says which of 3/4/2026 is the day.
    ``columns`` names for each field its column, by its title or its number from 1.
    ``watch`` is told the lines done and their number; where it answers True the reading is given up.
    """

    now: datetime
    start: datetime
    zone: tzinfo = UTC
    day: date | None = None
    form: Form | None = None
    means: Means | None = None
    day_first: bool | None = None
    columns: Mapping[Field, str] = field(default_factory=lambda: MappingProxyType({}))
    watch: Callable[[int, int], bool] = _never

    def step(self, done: int, of: int) -> None:
        """So many lines are done.

        Raises:
            Stopped: the person gave it up.
        """
        if self.watch(done, of):
            raise Stopped("The reading was stopped; nothing was brought in")


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """One entry: where it stands (line from 1), its words, when it happened, the time as it is stated, whose it is.

    ``happened`` is None where no time was read, and ``trouble`` says why. ``event`` is that of another incident.
    """

    line: int
    text: str
    happened: Moment | None = None
    stated: str = ""
    who: str = ""
    sign: Sign = Sign.NOTE
    trouble: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """All that a text holds. ``told`` says what was left out or done; ``lines`` is how many lines it has.

    ``asks_zone``: some of its times state no zone. Of a table also its column titles and which holds what.
    """

    name: str
    form: Form
    entries: tuple[FoundEntry, ...]
    sha256: str = ""
    told: tuple[str, ...] = ()
    lines: int = 0
    asks_zone: bool = False
    titles: tuple[str, ...] = ()
    columns: Mapping[Field, int] = field(default_factory=lambda: MappingProxyType({}))
    means: Means = Means.CLOCK
