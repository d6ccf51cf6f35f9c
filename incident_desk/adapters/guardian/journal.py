"""`guardian.jsonl`: every alarm of a guardian is a line here before it is heard.

A line has ``time`` (steady UTC), ``what``, ``words``, ``incidents`` (keys), ``pid`` of the guardian and, for a
deadline, ``due`` and ``deadline``, its id. By these ids the next guardian knows what has been said.
"""

import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from incident_desk.services.vigil import Finding

_TAIL = 256 * 1024
"""Bytes at the end that are looked at: thousands of alarms."""


class Journal:
    """The lines of one data folder. A disk that refuses one is tried again with the next; nothing is raised."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_torn = False

    def write(self, finding: Finding, now: datetime) -> bool:
        """Write the line and see it on the disk; whether that was so."""
        line = {
            "time": now.isoformat(timespec="milliseconds"),
            "what": finding.what.value,
            "words": finding.words,
            "incidents": list(finding.incidents),
            "pid": os.getpid(),
        }
        if finding.deadline is not None:
            line |= {"due": finding.deadline.due.isoformat(), "deadline": finding.deadline.id}
        with suppress(OSError):
            return self._append(json.dumps(line).encode() + b"\n")
        return False

    def told(self) -> set[str]:
        """The deadlines that were said, by their ids."""
        with suppress(OSError), self._path.open("rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - _TAIL))
            return {one for line in file.read(_TAIL).splitlines() if (one := _deadline_in(line))}
        return set()

    def _append(self, line: bytes) -> bool:
        """One write, so that no other line can stand in its middle. Half a line is ended before the next one."""
        whole = b"\n" + line if self._is_torn else line
        file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            written = os.write(file, whole)
            self._is_torn = written < len(whole)
            os.fsync(file)
        finally:
            os.close(file)
        return not self._is_torn


def _deadline_in(line: bytes) -> str:
    try:
        found = json.loads(line)
    except ValueError:
        return ""
    return str(found.get("deadline", "")) if isinstance(found, dict) else ""
