"""A proven record as lines between two processes, and back.

Each event goes as the text of its JSON, the long ones in parts: what stands in it can't be taken for a word of
ours, and no line keeps the other threads waiting (``lines`` says why).
"""

import json
from collections.abc import Iterator
from typing import Any

from incident_desk.adapters.reading.lines import PIECE
from incident_desk.domain.events import Event
from incident_desk.formats.record_file import RecordFile, event_data, event_of

_PART, _EVENT, _WHOLE = "part", "event", "record"


def record_lines(file: RecordFile | None) -> Iterator[bytes]:
    """The record as lines of JSON, the last of which says that it is whole, or that there is none."""
    if file is None:
        yield _line(_WHOLE, None)
        return
    for event in file.events:
        text = json.dumps(event_data(event))
        while len(text) > PIECE:
            yield _line(_PART, text[:PIECE])
            text = text[PIECE:]
        yield _line(_EVENT, text)
    yield _line(_WHOLE, {"key": file.key, "words_changed": file.words_changed, "generator": file.generator})


class RecordLines:
    """Takes lines until they are a record."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parts: list[str] = []
        self._events: list[Event] = []

    def take(self, line: bytes) -> dict[str, Any] | RecordFile | None:
        """The record, once it is whole, None where there is none; else what the line says."""
        said: dict[str, Any] = json.loads(line)
        if _PART in said:
            self._parts.append(said[_PART])
        elif _EVENT in said:
            row = json.loads("".join((*self._parts, said[_EVENT])))
            self._events.append(event_of(row, len(self._events) + 1))
            self._parts.clear()
        elif _WHOLE in said:
            about = said[_WHOLE]
            return None if about is None else RecordFile(self._name, events=tuple(self._events), **about)
        return said


def _line(name: str, value: Any) -> bytes:
    return json.dumps({name: value}).encode("ascii")
