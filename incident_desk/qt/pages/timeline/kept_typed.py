"""What was typed for an entry and not saved, as one text to keep, and back. Pure."""

import json
from typing import Any

from incident_desk.domain.timeline import Sign
from incident_desk.qt.pages.timeline.editing import Typed

_FIELDS = ("time", "ended", "owner", "tags", "text")


def as_text(first: Typed, typed: Typed) -> str:
    """The fields that say something else than at first."""
    changed: dict[str, str | None] = {
        name: getattr(typed, name) for name in _FIELDS if getattr(typed, name) != getattr(first, name)
    }
    if typed.sign is not first.sign:
        changed["sign"] = typed.sign
    return json.dumps(changed)


def with_kept(first: Typed, text: str) -> Typed:
    """The fields as they stand now, with what was kept in place of them; a text that is none changes nothing."""
    try:
        kept = json.loads(text)
    except ValueError:
        return first
    return _with(first, kept) if isinstance(kept, dict) else first


def _with(first: Typed, kept: dict[str, Any]) -> Typed:
    said = {name: kept.get(name) for name in _FIELDS}
    words = {name: value if isinstance(value, str) else getattr(first, name) for name, value in said.items()}
    sign = Sign(kept["sign"]) if kept.get("sign") in set(Sign) else first.sign
    return Typed(sign=sign, **words)
