"""A JSON answer as lines to read, each with the condition that would expect its value."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from incident_desk.domain.checks.json_conditions import JsonCondition
from incident_desk.domain.checks.reading import CheckNotReadable

MOST_LINES = 400
LONGEST_LINE = 300
_PLAIN_KEY = re.compile(r"[A-Za-z_][\w-]*")


@dataclass(frozen=True, slots=True)
class JsonLine:
    """A line of text; ``condition`` expects the value on it, empty where there is none to expect."""

    text: str
    key: str = ""
    condition: str = ""


def json_lines(text: str) -> tuple[JsonLine, ...]:
    """The lines of an answer. What is no JSON has its own lines, and nothing to expect."""
    try:
        whole = json.loads(text)
        if isinstance(whole, dict | list):
            found = list(_capped(_lines(whole, "$", "", "")))
            return tuple(found)
    except (ValueError, RecursionError):
        pass
    return tuple(JsonLine(line[:LONGEST_LINE]) for line in text.splitlines()[:MOST_LINES])


def _capped(lines: Iterator[JsonLine]) -> Iterator[JsonLine]:
    for number, line in enumerate(lines):
        if number == MOST_LINES:
            yield JsonLine(f"… more than {MOST_LINES} lines")
            return
        yield line


def _lines(value: Any, path: str, indent: str, key: str, end: str = "") -> Iterator[JsonLine]:
    head = f"{indent}{json.dumps(key, ensure_ascii=False)}: " if key else indent
    if isinstance(value, dict | list) and value:
        is_object = isinstance(value, dict)
        yield JsonLine(head + ("{" if is_object else "["), key)
        parts = list(value.items() if isinstance(value, dict) else enumerate(value))
        for place, (name, one) in enumerate(parts):
            comma = "," if place < len(parts) - 1 else ""
            yield from _lines(one, path + _step(name), indent + "  ", str(name) if is_object else "", comma)
        yield JsonLine(indent + ("}" if is_object else "]") + end)
        return
    shown = json.dumps(value, ensure_ascii=False)
    condition = "" if isinstance(value, dict | list) else f"{path} == {shown}"
    yield JsonLine((head + shown)[:LONGEST_LINE] + end, key, condition if len(condition) <= LONGEST_LINE else "")


def _step(name: str | int) -> str:
    if isinstance(name, int):
        return f"[{name}]"
    if _PLAIN_KEY.fullmatch(name):
        return f".{name}"
    return f'."{name}"' if name and '"' not in name else "."


def split_condition(text: str) -> tuple[str, str, str]:
    """Path, comparison and value of a condition as it was typed; what is none is all path."""
    try:
        read = JsonCondition.parse(text)
    except CheckNotReadable:
        return text, "==", ""
    path, comparison = read.path.text, read.comparison
    rest = text.strip()[len(path) :].strip()
    return path, comparison, rest[len(comparison) :].strip()


def join_condition(path: str, comparison: str, value: str) -> str:
    """A condition from its three parts; empty where there is no path."""
    if not path.strip():
        return ""
    return f"{path.strip()} {comparison} {value.strip()}".strip()
