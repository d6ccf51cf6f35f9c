"""What a record says of checks, changes and proof of recovery beside the last change of each check.

Values that ``fold_health`` makes of the events and an incident holds. All times are UTC.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MOST_TURNS = 2_000
"""How many changes of checks a state holds, the newest: the record has them all."""
MOST_CHANGES = 2_000
"""How many changes of the world a state holds, those told last: the standing record hears of them for years."""


class ChangeKind(StrEnum):
    """What was changed: the first question of an outage."""

    DEPLOY = "deploy"
    CONFIGURATION = "configuration"
    FLAG = "flag"
    CERTIFICATE = "certificate"
    VENDOR = "vendor"
    RESTART = "restart"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ChangeMade:
    """A change of the world: a deploy, a setting, a flag. ``source``: typed, webhook, git, or a check."""

    id: str
    at: datetime
    text: str
    what: ChangeKind
    ref: str = ""
    environment: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class CheckTurn:
    """One recorded change of a check's state: the lanes and the proof of recovery rest on these."""

    check: str
    name: str
    state: str
    at: datetime
    level: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class SeenElsewhere:
    """Somebody looked from another place, by hand. ``check`` is empty where it is of the service as a whole."""

    at: datetime
    who: str
    where: str
    is_good: bool
    text: str = ""
    check: str = ""


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """One check as it stood in a snapshot."""

    check: str
    name: str
    state: str
    value: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChecksSnapped:
    """All checks as they stood. ``why``: ``impact_ended`` or ``resolved``."""

    at: datetime
    why: str
    rows: tuple[SnapshotRow, ...]
    by_record: bool = False
    """Whether nobody saw the checks then: the rows are what the record said last of each."""


@dataclass(frozen=True, slots=True)
class SoakNote:
    """The soak was broken, or is complete. ``clean_since`` is when it had begun."""

    at: datetime
    is_complete: bool
    clean_since: datetime
    length_s: float
    name: str = ""
    """The check that broke it."""
    words: str = ""
    """What became of that check."""


@dataclass(frozen=True, slots=True)
class ProofAtEnd:
    """How far the proof of recovery was as the incident was resolved. ``phase`` as in ``soak.SoakPhase``."""

    phase: str
    length_s: float = 0.0
    passed_s: float = 0.0
    clean_since: datetime | None = None
    checks: int = 0
    """How many checks prove it."""
    waits_for: tuple[str, ...] = ()
    reason: str = ""
    """Why it was resolved without proof, or how it is known where no check proves it."""
    by_record: bool = False
    """Whether nobody saw the checks then: it is what the record said last."""


@dataclass(frozen=True, slots=True)
class CheckPause:
    """A check was paused by a person from then until then; None while it still is."""

    check: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class WatchGap:
    """A span in which nobody asked the checks: it proves nothing."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class StepBinding:
    """A step that is ticked by a check after so many good answers."""

    check: str
    name: str
    good: int = 3
    at: datetime | None = None
    """Since when; None where the playbook itself says so."""
