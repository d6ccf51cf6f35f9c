"""Frozen values as plain dicts and lists, and back: what a record, a bundle and a settings file can hold.

A field that the data lacks takes the value's own default and a field that the value does not know is passed
over, so that data written by an older or a newer version still reads.
"""

from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from functools import cache, partial
from types import UnionType
from typing import Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
Plain = dict[str, Any]
_Reader = Callable[[Any], Any] | None
"""Reads what a field's type says; None: the data stands as it is."""


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
    readers = _readers(cast(Hashable, kind))
    return kind(**{name: _read(readers[name], item) for name, item in data.items() if name in readers})


@cache
def _readers(kind: Hashable) -> dict[str, _Reader]:
    """How each field is read, worked out once: a playbook has thousands of fields and its type some hundred."""
    return {name: _reader_of(hint) for name, hint in get_type_hints(kind).items()}


def _reader_of(hint: Any) -> _Reader:
    if get_origin(hint) in (Union, UnionType):
        return _reader_of(next(arm for arm in get_args(hint) if arm is not type(None)))
    if get_origin(hint) is tuple:
        return partial(_read_all, _reader_of(get_args(hint)[0]))
    if is_dataclass(hint) and isinstance(hint, type):
        return partial(from_plain, hint)
    return None


def _read_all(reader: _Reader, items: Any) -> tuple[Any, ...]:
    return tuple(items) if reader is None else tuple([_read(reader, item) for item in items])


def _read(reader: _Reader, data: Any) -> Any:
    return data if reader is None or data is None else reader(data)


class Known(Generic[Value]):
    """Remembers the values that were read last: the same data gives the same value, which is read and held once.

    Fit for large frozen values that many records hold alike, such as a playbook. The data must not be changed
    after it was read.
    """

    def __init__(self, kind: type[Value], most: int = 8) -> None:
        self._kind, self._most = kind, most
        self._last: tuple[tuple[Plain, Value], ...] = ()

    def read(self, data: Plain) -> Value:
        """The value that *data* describes.

        Raises:
            TypeError: *data* is no dict, or lacks a field that has no default.
        """
        for known, value in self._last:
            if known == data:
                return value
        value = from_plain(self._kind, data)
        # Replaced as a whole, so that threads which read at the same time see one state or the other.
        self._last = ((data, value), *self._last)[: self._most]
        return value
