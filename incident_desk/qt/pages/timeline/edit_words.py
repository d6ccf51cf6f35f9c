"""What the editor says of what was typed: what will be another, or what the new entry will be. Pure."""

from datetime import datetime, tzinfo

from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.formats.times import describe, in_zone
from incident_desk.qt.pages.timeline.kind_words import kind_words
from incident_desk.services.acts.logging import Rewrite

NOTHING_YET = "Nothing is changed yet. The first wording is kept, whatever is changed"
_BETWEEN = " · "


def rewrite_words(rewrite: Rewrite | None, zone: tzinfo) -> str:
    """What becomes another by saving: ``New: 2026-03-01 03:30:30 UTC · finding · owner RO · words``."""
    if rewrite is None:
        return NOTHING_YET
    parts = []
    if rewrite.happened is not None:
        parts.append(describe(rewrite.happened, zone))
    if rewrite.sign is not None:
        parts.append(_kind(rewrite.sign))
    if rewrite.owner is not None:
        parts.append(f"owner {rewrite.owner or 'nobody'}")
    if rewrite.tags is not None:
        parts.append(_tags(rewrite.tags) or "no tags")
    if rewrite.text is not None:
        parts.append("words")
    if rewrite.due is not None:
        parts.append(f"due {rewrite.due.astimezone(zone):%H:%M}")
    parts.extend(_until(rewrite, zone))
    return f"New: {_BETWEEN.join(parts)}. The first wording is kept"


def _until(rewrite: Rewrite, zone: tzinfo) -> list[str]:
    if rewrite.ended is None:
        return []
    return [f"until {in_zone(datetime.fromisoformat(rewrite.ended), zone)}" if rewrite.ended else "no end"]


def line_words(line: Line, zone: tzinfo) -> str:
    """What is logged by saving: ``2026-03-01 03:30:30 UTC · finding · owner RO · #db``."""
    parts = [describe(line.happened, zone)] if line.happened is not None else []
    parts.append(_kind(line.sign))
    if line.owner:
        parts.append(f"owner {line.owner}")
    if line.tags:
        parts.append(_tags(line.tags))
    if line.due is not None:
        parts.append(f"due {line.due.astimezone(zone):%H:%M}")
    if line.due_day:
        parts.append(f"due {line.due_day}")
    return f"Logs: {_BETWEEN.join(parts)}"


def _kind(sign: Sign) -> str:
    return kind_words(sign).lower()


def _tags(tags: tuple[str, ...]) -> str:
    return " ".join(f"#{tag}" for tag in tags)
