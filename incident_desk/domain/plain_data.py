"""Frozen values as plain dicts and lists, and back: what a record, a bundle and a settings file can hold.

A field that the data lacks takes the value's own default and a field that the value does not know is passed
over, so that data written by an older or a newer version still reads.
"""

from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
Plain = dict[str, Any]


def to_plain(value: Any) -> Any:
    """The value with dataclasses as dicts and tuples as lists; strings, numbers, booleans and None stay."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[Value], data: Plain) -> Value:
    """The dataclass *kind* that *data* describes.

    Raises:
        TypeError: *data* is no dict, or lacks a field that has no default.
    """
    if not isinstance(data, dict):
        raise TypeError(f"{kind.__name__} is written as an object, not as {type(data).__name__}")
    # A class is hashable; the type checker does not know it of a type variable.
    hints = _hints(cast(Hashable, kind))
    return kind(**{name: _read(hints[name], item) for name, item in data.items() if name in hints})


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(hint: Any, data: Any) -> Any:
    """*data* as the annotated type *hint* says."""
    if data is None:
        return None
    if get_origin(hint) in (Union, UnionType):
        return _read(next(arm for arm in get_args(hint) if arm is not type(None)), data)
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], item) for item in data)
    if is_dataclass(hint) and isinstance(hint, type):
        return from_plain(hint, data)
    return data
