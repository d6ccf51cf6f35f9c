"""Conditions on a JSON answer: a path, a comparison and a value, such as `dependencies.mongodb == connected`.

path         a.b[0].c      "a key with.dots".c      $ is the whole answer
comparison   ==  !=  <  <=  >  >=  in  exists
value        as in JSON; a bare word is text; after `in` a list, or words with commas between
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from incident_desk.domain.checks.reading import CheckNotReadable, need

WHOLE = "$"
LONGEST_CONDITION = 500
MOST_STEPS = 20
_STEP = re.compile(r'\.?(?:"(?P<quoted>[^"]+)"|\[(?P<index>\d{1,6})\]|(?P<key>[^\s.\[\]"=!<>]+))')
_COMPARISON = re.compile(r"\s*(==|!=|<=|>=|<|>|\s(?:in|exists)(?=\s|$))\s*")


class NotThere(LookupError):
    """The answer has nothing at a path."""


@dataclass(frozen=True, slots=True)
class Path:
    """A way into JSON."""

    text: str
    steps: tuple[str | int, ...]

    @classmethod
    def parse(cls, text: str, field_name: str) -> Self:
        """From `a.b[0].c`. Raises `CheckNotReadable`."""
        rest = text.strip().removeprefix(WHOLE)
        steps: list[str | int] = []
        need(bool(text.strip()), field_name, "a path is needed, such as a.b[0].c")
        while rest:
            found = _STEP.match(rest)
            need(found is not None and len(steps) < MOST_STEPS, field_name, f"{text} is no path, such as a.b[0].c")
            assert found is not None
            steps.append(int(found["index"]) if found["index"] else found["quoted"] or found["key"])
            rest = rest[found.end() :]
        return cls(text.strip(), tuple(steps))

    @property
    def last(self) -> str:
        """The name of what it leads to."""
        return str(self.steps[-1]) if self.steps else self.text

    def value(self, whole: Any) -> Any:
        """What lies there. Raises `NotThere`."""
        found: Any = whole
        for step in self.steps:
            if not isinstance(found, list if isinstance(step, int) else dict):
                raise NotThere(self.text)
            try:
                found = found[step]  # type: ignore[index]
            except LookupError:
                raise NotThere(self.text) from None
        return found


@dataclass(frozen=True, slots=True)
class JsonCondition:
    """One condition; its text is its plain form."""

    text: str
    path: Path
    comparison: str
    value: Any = None
    """What is compared with, as JSON has it; lists as tuples."""

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str, field_name: str = "json") -> Self:
        """From `status == "healthy"`. Raises `CheckNotReadable`."""
        need(0 < len(text) <= LONGEST_CONDITION, field_name, f"from 1 to {LONGEST_CONDITION} characters")
        path, comparison, value = _split(text, field_name)
        if comparison == "exists":
            need(not value, field_name, "nothing comes after exists")
            return cls(text, Path.parse(path, field_name), comparison)
        need(bool(value), field_name, f"{text} compares with nothing")
        read = _words(value) if comparison == "in" else _literal(value)
        is_number = isinstance(read, int | float) and not isinstance(read, bool)
        need(comparison not in _ORDERS or is_number, field_name, f"{comparison} needs a number after it")
        return cls(text, Path.parse(path, field_name), comparison, read)

    def unmet(self, whole: Any) -> str:
        """Why the answer does not do, in words; empty where it does."""
        try:
            found = self.path.value(whole)
        except NotThere:
            return f"the answer has no {self.path.text}"
        if self.comparison == "exists" or self._holds(found):
            return ""
        return f"{self.path.text} is {_shown(found)}, expected {self.comparison} {_shown(self.value)}"

    def _holds(self, found: Any) -> bool:
        if self.comparison in _ORDERS:
            is_number = isinstance(found, int | float) and not isinstance(found, bool)
            return is_number and _ORDERS[self.comparison](found, self.value)
        if self.comparison == "in":
            return any(_same(found, one) for one in self.value)
        return _same(found, self.value) is (self.comparison == "==")


_ORDERS = {
    "<": lambda one, two: one < two,
    "<=": lambda one, two: one <= two,
    ">": lambda one, two: one > two,
    ">=": lambda one, two: one >= two,
}


def unmet_json(whole: Any, conditions: Sequence[JsonCondition]) -> str:
    """The first reason why the answer does not do; empty where it does."""
    return next((why for one in conditions if (why := one.unmet(whole))), "")


def read_json(text: str) -> Any:
    """The value of a JSON answer. Raises ValueError with the reason in plain words."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"the answer is not JSON: {error.msg.lower()} at character {error.pos}") from error
    except (ValueError, RecursionError) as error:
        raise ValueError("the answer is JSON that is too deep or too big") from error


def _split(text: str, field_name: str) -> tuple[str, str, str]:
    """Path, comparison and value; a comparison inside a quoted key is none."""
    place = 0
    while found := _COMPARISON.search(text, place):
        if text.count('"', 0, found.start()) % 2 == 0:
            return text[: found.start()], found[1].strip(), text[found.end() :].strip()
        place = found.end()
    raise CheckNotReadable(field_name, f"{text} has no comparison: ==, !=, <, <=, >, >=, in or exists")


def _literal(text: str) -> Any:
    try:
        return _frozen(json.loads(text))
    except (ValueError, RecursionError):
        return text


def _words(text: str) -> tuple[Any, ...]:
    read = _literal(text) if text.startswith("[") else None
    return read if isinstance(read, tuple) else tuple(_literal(one.strip()) for one in text.split(","))


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list) else value


def _same(found: Any, expected: Any) -> bool:
    """Equal as JSON has it: true is not 1, and a list is compared by its members."""
    if isinstance(found, bool) is not isinstance(expected, bool):
        return False
    return bool(_frozen(found) == expected)


def _shown(value: Any) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (ValueError, RecursionError):
        text = "something deep"
    return text if len(text) <= 80 else text[:77] + "..."
