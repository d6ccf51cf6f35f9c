"""What a change of severity does to the due times, for the record and in words.

All targets go on counting from where they began, pauses included; only how long they may take is another.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from incident_desk.domain.clock import ClockReading, TargetReading, TargetState, clock
from incident_desk.domain.incident import Incident
from incident_desk.domain.severity import Targets

_NAMES = {"response": "response", "resolution": "resolution", "next_update": "next update"}
_SIDES = ("before", "after")


def due_changes(incident: Incident, targets: Targets) -> dict[str, Any]:
    """Each target's due time before and after as plain data (ISO, UTC); ``met``: done in time under the old one.

    None where nothing is stated, and while it is paused, for then nobody knows yet when it is due.
    """
    moment = max(incident.written_at or incident.declared_at, incident.declared_at)
    before, after = clock(incident, moment), clock(replace(incident, targets=targets), moment)
    return {
        name: {"before": _due(old), "after": _due(new), "met": old.state is TargetState.MET}
        for name, old, new in zip(_NAMES, _readings(before), _readings(after), strict=True)
    }


def due_words(changes: Mapping[str, Any]) -> str:
    """``Response due 03:11:08, met; now 03:01:08. Resolution due 06:56:08 as before. Times in UTC``."""
    told = {words.capitalize(): changes[name] for name, words in _NAMES.items() if changes.get(name)}
    dues = [one[side] for one in told.values() for side in _SIDES if one.get(side)]
    # A target can be a day long: then each time says its day.
    form = "%H:%M:%S" if len({due[:10] for due in dues}) < 2 else "%a %H:%M:%S"
    found = [one for one in (_words(name, change, form) for name, change in told.items()) if one]
    return f"{'. '.join(found)}. Times in UTC" if found else ""


def _readings(clocks: ClockReading) -> tuple[TargetReading, ...]:
    return (*clocks.targets, clocks.next_update)


def _due(reading: TargetReading) -> str | None:
    paused = reading.state is TargetState.PAUSED
    return None if reading.due is None or paused else reading.due.isoformat()


def _words(name: str, change: Mapping[str, Any], form: str) -> str:
    before, after = (_face(change.get(side), form) for side in _SIDES)
    if not before and not after:
        return ""
    if before == after:
        return f"{name} due {before} as before"
    was = f"due {before}{', met' if change.get('met') else ''}" if before else "not stated"
    return f"{name} {was}; now {after or 'not stated'}"


def _face(due: object, form: str) -> str:
    return format(datetime.fromisoformat(due), form) if isinstance(due, str) else ""
