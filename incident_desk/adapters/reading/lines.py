"""A read document as one line between two processes, and back.

The text goes in pieces, each an object: Python's reader of JSON calls a function of ours for every object, and
other threads have their turn there. A line of 20 MB without would stop the window for a tenth of a second.
"""

import json
from dataclasses import replace
from typing import Any

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.plain_data import from_plain, to_plain

PIECE = 128 * 1024


def to_line(document: ReadDocument) -> bytes:
    """The document as one line of JSON."""
    data = to_plain(replace(document, text="", original=""))
    data["texts"] = {name: _pieces(getattr(document, name)) for name in ("text", "original")}
    return json.dumps(data).encode("ascii")


def from_line(line: bytes) -> ReadDocument:
    """The document in such a line.

    Raises:
        ValueError: it is none.
        TypeError: it lacks something.
    """
    data = json.loads(line, object_hook=_as_it_is)
    texts = {name: "".join(one["piece"] for one in pieces) for name, pieces in data.pop("texts", {}).items()}
    return from_plain(ReadDocument, data | texts)


def _pieces(text: str) -> list[dict[str, str]]:
    return [{"piece": text[place : place + PIECE]} for place in range(0, len(text), PIECE)]


def _as_it_is(data: dict[str, Any]) -> dict[str, Any]:
    return data
