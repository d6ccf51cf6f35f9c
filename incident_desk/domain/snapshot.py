"""An incident's state as text and back, without loss: so that a record need not be folded at every start.

What stands at its default is left out, and the playbook too: many incidents hold the same one, so it is kept once,
beside. A text fits the program that wrote it; who keeps it must know whether it still is the same.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache, partial
from types import MappingProxyType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import from_microseconds, to_microseconds
from incident_desk.domain.playbook import Playbook

_Reader = Callable[[Any], Any] | None
"""Reads what a type says; None: the data stands as it is."""


class _Past:
    """Stands for `PastFacts`, which only a past incident has: no start waits for what describes a report."""


_LATE = {"PastFacts": _Past}
"""Types that `Incident` names without loading them."""


class NotReadable(ValueError):
    """The text is no state of this version."""


def state_to_text(incident: Incident) -> str:
    """The state without its playbook."""
    data = _plain(incident)
    data.pop("playbook", None)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def state_from_text(text: str, playbook: Playbook | None) -> Incident:
    """The state that the text describes, with its playbook.

    Raises:
        NotReadable: it is damaged, or another version's.
    """
    try:
        return cast(Incident, _value(Incident, json.loads(text) | {"playbook": playbook}))
    except (ValueError, TypeError, KeyError, OverflowError, AttributeError, RecursionError) as error:
        raise NotReadable(str(error)) from error


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        shown = ((one.name, getattr(value, one.name), one) for one in fields(value))
        return {
            name: _plain(item) for name, item, one in shown if name != "playbook" and not _is_default(one, item)
        }
    if isinstance(value, datetime):
        return to_microseconds(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return value


def _is_default(one: "Field[Any]", value: Any) -> bool:
    if one.default is not MISSING:
        return value is one.default or bool(value == one.default and type(value) is type(one.default))
    return one.default_factory is not MISSING and value == one.default_factory()


def _value(kind: Any, data: dict[str, Any]) -> Any:
    readers = _readers(kind)
    return kind(**{name: _read(readers[name], item) for name, item in data.items()})


@cache
def _readers(kind: Any) -> dict[str, _Reader]:
    """How each field is read, worked out once. The playbook is given as a value."""
    hints = get_type_hints(kind, localns=_LATE).items()
    return {name: None if hint == Playbook | None else _reader_of(hint) for name, hint in hints}


def _reader_of(hint: Any) -> _Reader:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _reader_of(next(arm for arm in inner if arm is not type(None)))
    if origin is tuple:
        return _reader_of_tuple(inner)
    if origin is not None and issubclass(origin, Mapping):
        return partial(_mapping, _reader_of(inner[0]), _reader_of(inner[1]))
    return _reader_of_class(hint)


def _reader_of_tuple(inner: tuple[Any, ...]) -> _Reader:
    if inner[1:] == (Ellipsis,):
        return partial(_tuple, _reader_of(inner[0]))
    return partial(_pair, tuple(_reader_of(one) for one in inner))


def _reader_of_class(hint: Any) -> _Reader:
    if not isinstance(hint, type):
        return None
    if hint is _Past:
        return _past
    if issubclass(hint, datetime):
        return from_microseconds
    if is_dataclass(hint):
        return partial(_value, hint)
    return hint if issubclass(hint, Enum) else None


def _past(data: dict[str, Any]) -> Any:
    from incident_desk.domain.past_facts import PastFacts

    return _value(PastFacts, data)


def _read(reader: _Reader, data: Any) -> Any:
    return data if reader is None or data is None else reader(data)


def _tuple(reader: _Reader, items: list[Any]) -> tuple[Any, ...]:
    return tuple([_read(reader, item) for item in items])


def _pair(readers: tuple[_Reader, ...], items: list[Any]) -> tuple[Any, ...]:
    return tuple(_read(reader, item) for reader, item in zip(readers, items, strict=True))


def _mapping(key: _Reader, value: _Reader, items: dict[str, Any]) -> Mapping[Any, Any]:
    return MappingProxyType({_read(key, name): _read(value, item) for name, item in items.items()})
