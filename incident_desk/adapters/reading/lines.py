"""A read document as lines between two processes, and back.

No line is long: while Python takes one apart, no other thread of the program has its turn, and one of 20 MB would
stop the window for a quarter of a second. So what is long goes ahead in parts, and its place names it.
"""

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.plain_data import from_plain, to_plain

MOST = 100
"""Items of a list that stay in their place."""
PIECE = 32 * 1024
"""Letters of a text that stay in their place."""
_AHEAD, _ITEMS, _WORDS, _WHOLE = "ahead", "items", "words", "document"


def to_lines(document: ReadDocument) -> Iterator[bytes]:
    """The document as lines of JSON, the last of which says that it is whole."""
    ahead: list[dict[str, Any]] = []
    data = _shortened(to_plain(document), ahead, count())
    for one in (*ahead, {_WHOLE: data}):
        yield json.dumps(one).encode("ascii")


def _shortened(value: Any, ahead: list[dict[str, Any]], numbers: "count[int]") -> Any:
    """The value with a number for all that goes ahead of it."""
    if isinstance(value, dict):
        return {name: _shortened(item, ahead, numbers) for name, item in value.items()}
    if isinstance(value, list):
        items = [_shortened(item, ahead, numbers) for item in value]
        return items if len(items) <= MOST else _sent(items, _ITEMS, MOST, ahead, next(numbers))
    if isinstance(value, str) and len(value) > PIECE:
        return _sent(value, _WORDS, PIECE, ahead, next(numbers))
    return value


def _sent(value: Any, name: str, most: int, ahead: list[dict[str, Any]], number: int) -> dict[str, int]:
    ahead += ({_AHEAD: number, name: value[place : place + most]} for place in range(0, len(value), most))
    return {_AHEAD: number}


class Lines:
    """Takes lines until they are a document."""

    def __init__(self) -> None:
        self._lists: dict[int, list[Any]] = {}
        self._texts: dict[int, list[str]] = {}

    def take(self, line: bytes) -> dict[str, Any] | ReadDocument:
        """The document, once it is whole; else what the line says.

        Raises:
            ValueError: it says nothing.
            TypeError: the document lacks something.
        """
        said: dict[str, Any] = json.loads(line, object_hook=self._in_place)
        if _ITEMS in said:
            self._lists.setdefault(said[_AHEAD], []).extend(said[_ITEMS])
        elif _WORDS in said:
            self._texts.setdefault(said[_AHEAD], []).append(said[_WORDS])
        if _WHOLE not in said:
            return said
        document = from_plain(ReadDocument, said[_WHOLE])
        self._let_go()
        return document

    def _let_go(self) -> None:
        """What came ahead ends little by little: a million values that end together hold every thread up."""
        for items in self._lists.values():
            while items:
                del items[-MOST:]

    def _in_place(self, data: dict[str, Any]) -> Any:
        """What came ahead, where its number stands."""
        if len(data) != 1 or _AHEAD not in data:
            return data
        number = data[_AHEAD]
        return self._lists[number] if number in self._lists else "".join(self._texts[number])
