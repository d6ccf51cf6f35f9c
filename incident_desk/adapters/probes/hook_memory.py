"""What the hooks were told, beside the record, so that a checker that begins anew knows which alerts still fire.

A file that may be missing or deleted. Its time says until when somebody listened: what was told before a longer gap
is no sign of how things stand, for what happened meanwhile was told to nobody.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from incident_desk.adapters.probes.hook_book import Heard, Hook
from incident_desk.adapters.whole_files import write_whole
from incident_desk.domain.hooks import Alert, AlertState

TOUCH_S = 5.0
LONGEST_GAP = timedelta(seconds=60)
LARGEST = 64_000_000
"""Bytes that are read of it."""
SURELY_HERE = timedelta(seconds=3 * TOUCH_S)


def to_bytes(hooks: Mapping[str, Hook]) -> bytes:
    """The hooks as they are written."""
    data = {name: _hook_to_data(hook) for name, hook in hooks.items()}
    return json.dumps({"hooks": data}, ensure_ascii=True).encode()


def save(file: Path, data: bytes, now: datetime) -> None:
    """Write all of it, readable for its owner alone. Raises OSError."""
    write_whole([(file, data)])
    touch(file, now)


def touch(file: Path, now: datetime) -> None:
    """Note that somebody listens at this moment. Raises OSError."""
    if not file.exists():
        write_whole([(file, to_bytes({}))])
    os.utime(file, (now.timestamp(), now.timestamp()))


def load(file: Path, now: datetime) -> tuple[dict[str, Hook], bool]:
    """The hooks, and whether somebody listened until just now; then all of it counts as told now."""
    try:
        found = file.stat()
        listened_until = datetime.fromtimestamp(found.st_mtime, UTC)
        if found.st_size > LARGEST:
            raise ValueError("it is larger than it can be")
        data = json.loads(file.read_text("utf-8"))
        hooks = {str(name): _hook_from_data(one) for name, one in data["hooks"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}, False
    is_fresh = abs(now - listened_until) <= LONGEST_GAP
    if is_fresh:
        for hook in hooks.values():
            hook.heard = {key: replace(one, at=now) for key, one in hook.heard.items()}
    return hooks, is_fresh


def is_listened(file: Path, now: datetime) -> bool:
    """Whether somebody listens at this moment."""
    with suppress(OSError):
        return abs(now - datetime.fromtimestamp(file.stat().st_mtime, UTC)) <= SURELY_HERE
    return False


def _hook_to_data(hook: Hook) -> dict[str, Any]:
    return {"evidence": hook.evidence, "alerts": [_heard_to_data(one) for one in hook.heard.values()]}


def _heard_to_data(one: Heard) -> dict[str, Any]:
    alert = one.alert
    return {
        "key": alert.key,
        "name": alert.name,
        "state": alert.state.value,
        "summary": alert.summary,
        "labels": [list(pair) for pair in alert.labels],
        "since": alert.since and alert.since.isoformat(),
        "told_at": one.at.isoformat(),
    }


def _hook_from_data(data: Mapping[str, Any]) -> Hook:
    heard = [_heard_from_data(one) for one in data["alerts"]]
    return Hook({one.alert.key: one for one in heard}, str(data["evidence"]))


def _heard_from_data(data: Mapping[str, Any]) -> Heard:
    alert = Alert(
        key=str(data["key"]),
        name=str(data["name"]),
        state=AlertState(data["state"]),
        summary=str(data["summary"]),
        labels=tuple((str(name), str(value)) for name, value in data["labels"]),
        since=_time(data["since"]) if data["since"] else None,
    )
    return Heard(alert, _time(data["told_at"]))


def _time(given: Any) -> datetime:
    """A time with its zone: one without can be compared with no other. Raises ValueError or TypeError."""
    at = datetime.fromisoformat(given)
    if at.tzinfo is None:
        raise ValueError("a time without its zone")
    return at.astimezone(UTC)
