"""What the readers of the single shapes share: texts out of strange data, times, and the refusal."""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from incident_desk.domain.evidence import as_text
from incident_desk.domain.hooks import LONGEST_NAME, LONGEST_WORDS

Data = Mapping[str, Any]
MOST_LABELS = 64


class HookNotReadable(ValueError):
    """What was sent is of no shape that is known; the message says what was expected."""


def text(value: object, longest: int = LONGEST_WORDS) -> str:
    """A text or a number as one line of that many characters at most; empty for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    words = " ".join(as_text(str(value)[: 4 * longest].encode("utf-8", "replace")).split())
    return words if len(words) <= longest else words[: longest - 1] + "…"


def first(*values: object, longest: int = LONGEST_WORDS) -> str:
    """The first of the values that is a text with something in it."""
    return next((words for one in values if (words := text(one, longest))), "")


def within(data: object, *path: str) -> Any:
    """What lies at that path through objects; None where there is nothing."""
    for name in path:
        data = data.get(name) if isinstance(data, Mapping) else None
    return data


def labels(data: object) -> tuple[tuple[str, str], ...]:
    """The labels of an object of texts, the first of them where there are very many."""
    found = data if isinstance(data, Mapping) else {}
    named = ((text(name, LONGEST_NAME), text(value)) for name, value in list(found.items())[:MOST_LABELS])
    return tuple((name, value) for name, value in named if name and value)


def moment(value: object) -> datetime | None:
    """A time as UTC, from ISO 8601 with a zone, or from milliseconds since 1970; None for anything else.

    A zone may stand apart, as in `2026-11-28 12:00:00 +0100` and `… UTC`.
    """
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _sane(datetime.fromtimestamp(value / 1000, UTC))
        if not isinstance(value, str) or len(value) > 64:
            return None
        day, _, rest = value.strip().replace(" UTC", "Z").partition(" ")
        found = datetime.fromisoformat(f"{day}T{rest.replace(' ', '')}" if rest else day)
        return _sane(found.astimezone(UTC)) if found.tzinfo else None
    except (ValueError, OverflowError, OSError):
        return None


def _sane(found: datetime) -> datetime | None:
    """A time of this age; the year 1 stands for "not yet" in many of these shapes."""
    return found if 2000 <= found.year < 2200 else None


def same(*parts: str) -> str:
    """What stands for just these texts, whatever is in them."""
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()
