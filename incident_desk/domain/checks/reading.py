"""The strict reader of what a check is described with: each wrong field is named, in plain words.

A kind's options are a frozen dataclass; `typed` takes its fields out of plain data, each of its declared type, and
`plain` turns them back, without what is as usual, so that an older version reads all that it can.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from typing import Any

from incident_desk.domain.errors import WrongUse

LONGEST_TEXT = 1_000
MOST_ITEMS = 20


class CheckNotReadable(WrongUse):
    """A check cannot be read; `field` names what is wrong, the message says it in plain words."""

    def __init__(self, field_name: str, problem: str) -> None:
        super().__init__(f"{field_name}: {problem}")
        self.field = field_name
        self.problem = problem


class KindNotKnown(CheckNotReadable):
    """The check is of a kind this version does not have; it can be kept, but not asked."""


def need(right: bool, field_name: str, problem: str) -> None:
    """Raises `CheckNotReadable` unless `right`."""
    if not right:
        raise CheckNotReadable(field_name, problem)


def need_plain_texts(field_name: str, texts: tuple[str, ...]) -> None:
    """A list of conditions is short, and so is each of them."""
    need(len(texts) <= MOST_ITEMS, field_name, f"at most {MOST_ITEMS}")
    for one in texts:
        need(0 < len(one) <= LONGEST_TEXT, field_name, f"each from 1 to {LONGEST_TEXT} characters")


_KINDS_OF_VALUE: dict[Any, tuple[tuple[type, ...], str]] = {
    str: ((str,), "text"),
    float: ((int, float), "a number"),
    int: ((int,), "a whole number"),
    bool: ((bool,), "true or false"),
}
_KINDS_OF_ITEM: dict[Any, tuple[type, str]] = {
    tuple[str, ...]: (str, "texts"),
    tuple[int, ...]: (int, "whole numbers"),
}


def typed(cls: type, data: Mapping[str, Any], *, own: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The fields of `cls` found in `data`, each of the type it is declared with; those named `own` are left out.

    Raises:
        CheckNotReadable: one is missing or of another type.
    """
    found: dict[str, Any] = {}
    for one in fields(cls):
        if one.name in own:
            continue
        if one.name in data:
            found[one.name] = _value(one.name, one.type, data[one.name])
        else:
            need(_has_default(one), one.name, "is missing")
    return found


def plain(options: Any) -> dict[str, Any]:
    """The fields that are not as usual, lists as lists; what has a text of its own as that text."""
    data: dict[str, Any] = {}
    for one in fields(options):
        value = getattr(options, one.name)
        if not (_has_default(one) and value == _default(one)):
            data[one.name] = [_plain_item(item) for item in value] if isinstance(value, tuple) else value
    return data


def _plain_item(item: Any) -> Any:
    return item if isinstance(item, str | int | float | bool) else str(item)


def _has_default(one: Field[Any]) -> bool:
    return one.default is not MISSING or one.default_factory is not MISSING


def _default(one: Field[Any]) -> Any:
    return one.default_factory() if one.default_factory is not MISSING else one.default


def _value(name: str, declared: Any, value: Any) -> Any:
    """`value`, if it is of the type `declared`; types not in the tables are read by their own reader."""
    if declared in _KINDS_OF_ITEM:
        return _items(name, declared, value)
    if declared not in _KINDS_OF_VALUE:
        return value
    allowed, word = _KINDS_OF_VALUE[declared]
    is_right = isinstance(value, allowed) and (declared is bool or not isinstance(value, bool))
    finite = not isinstance(value, float) or value - value == 0
    need(is_right and finite, name, f"must be {word}")
    return value


def _items(name: str, declared: Any, value: Any) -> tuple[Any, ...]:
    kind, words = _KINDS_OF_ITEM[declared]
    is_list = isinstance(value, list | tuple)
    need(is_list and all(type(one) is kind for one in value), name, f"must be a list of {words}")
    return tuple(value)
