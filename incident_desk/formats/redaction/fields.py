"""Walks through a report's values: takes away the fields that are not allowed, and changes texts one by one."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any

from incident_desk.domain.report import ReportModel
from incident_desk.formats.redaction.audiences import ALL, Rule

Place = tuple[str | int, ...]
"""Where a text stands: ``("timeline", 11, "text")``."""
Change = Callable[[str, Place], str]

OWN = frozenset({"id", "hash", "head", "sha256", "parent", "event", "act", "key"})
"""Fields that hold what the program made: ids and hashes. One that does not look so is read like any other."""
_MADE = re.compile(r"[\w-]{0,80}", re.ASCII)


def allowed_only(report: ReportModel, rule: Rule) -> tuple[ReportModel, tuple[str, ...]]:
    """The report with what its readers may have, and the names of the fields that were withheld."""
    if rule.fields is None:
        return report, ()
    withheld: dict[str, None] = {}
    kept = _kept(report, rule, "", withheld)
    assert isinstance(kept, ReportModel)
    return kept, tuple(withheld)


def _kept(value: Any, rule: Rule, path: str, withheld: dict[str, None]) -> Any:
    if _is_record(value):
        return _record(value, rule, path, withheld)
    if isinstance(value, tuple):
        wanted = rule.rows.get(path, _everything)
        return tuple(_kept(one, rule, path, withheld) for one in value if wanted(one))
    return value


def _record(value: Any, rule: Rule, path: str, withheld: dict[str, None]) -> Any:
    allowed = _allowed(value, rule)
    changed: dict[str, Any] = {}
    for one in fields(value):
        held, inside = getattr(value, one.name), f"{path}.{one.name}" if path else one.name
        if one.name in allowed or allowed == ALL:
            changed[one.name] = _kept(held, rule, inside, withheld)
        else:
            needed = _is_record(held) and one.default is MISSING
            changed[one.name] = _kept(held, rule, inside, {}) if needed else blank(held, one)
            if held not in (None, "", (), False):
                withheld[inside] = None
    return replace(value, **changed)


def _everything(_: Any) -> bool:
    return True


def blank(value: Any, field: "Field[Any]") -> Any:
    """What stands where a field is withheld. A figure without a default stays: words need it, no data has it."""
    if field.default is not MISSING:
        return field.default
    if field.default_factory is not MISSING:
        return field.default_factory()
    if isinstance(value, str) and not isinstance(value, Enum):
        return ""
    if isinstance(value, tuple):
        return ()
    if isinstance(value, Mapping):
        return {}
    return value if isinstance(value, _FIGURES) else None


_FIGURES = (bool, int, float, Enum, datetime)


def changed_texts(value: Any, change: Change, place: Place = ()) -> Any:
    """The value with each text that somebody may have typed changed; equal texts at two places are asked twice."""
    if isinstance(value, str):
        return value if isinstance(value, Enum) else change(value, place)
    if _is_record(value):
        named = ((one.name, getattr(value, one.name)) for one in fields(value))
        texts = {
            name: changed_texts(held, change, (*place, name)) for name, held in named if not is_own(name, held)
        }
        return replace(value, **{name: now for name, now in texts.items() if now is not getattr(value, name)})
    if isinstance(value, Mapping):
        return {
            changed_texts(name, change, (*place, "name")): changed_texts(held, change, (*place, str(name)))
            for name, held in value.items()
        }
    if isinstance(value, (tuple, frozenset)):
        made = [changed_texts(one, change, (*place, number)) for number, one in enumerate(value)]
        return type(value)(made)
    return value


def texts_of(value: Any) -> list[tuple[str, Place]]:
    """Each text that somebody may have typed, with its place, as ``changed_texts`` comes by them."""
    found: list[tuple[str, Place]] = []
    _collect(value, (), found)
    return found


def _collect(value: Any, place: Place, found: list[tuple[str, Place]]) -> None:
    if isinstance(value, str):
        if not isinstance(value, Enum):
            found.append((value, place))
        return
    for part, held in _parts(value):
        _collect(held, (*place, part), found)


def _parts(value: Any) -> Iterator[tuple[str | int, Any]]:
    """What it holds, each under its name or number."""
    if isinstance(value, (tuple, frozenset)):
        yield from enumerate(value)
    elif isinstance(value, Mapping):
        for name, held in value.items():
            yield from (("name", name), (str(name), held))
    else:
        for name in _names(value.__class__):
            held = getattr(value, name)
            if held is not None and not is_own(name, held):
                yield name, held


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a record; of anything else none."""
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()


def is_own(name: str, held: Any) -> bool:
    """Whether a field holds an id or a hash."""
    return name in OWN and isinstance(held, str) and _MADE.fullmatch(held) is not None


def _is_record(value: Any) -> bool:
    return is_dataclass(value) and not isinstance(value, type)


def allowed_data(report: ReportModel, rule: Rule) -> dict[str, Any]:
    """The report as plain data without the fields that are withheld: they are missing, not empty."""
    data = report.to_data()
    if rule.fields is None:
        return data
    allowed: dict[str, Any] = _data(report, data, rule)
    return allowed


def _data(value: Any, data: Any, rule: Rule) -> Any:
    """What is allowed of ``data``, which says what ``value`` says."""
    if _is_record(value):
        allowed = _allowed(value, rule)
        return {
            name: _data(getattr(value, name), held, rule)
            for name, held in data.items()
            if name in allowed or allowed == ALL
        }
    if isinstance(value, tuple):
        return [_data(one, held, rule) for one, held in zip(value, data, strict=True)]
    return data


def _allowed(value: Any, rule: Rule) -> frozenset[str]:
    return (rule.fields or {}).get(type(value).__name__, frozenset())


def place_words(place: Place) -> str:
    """Where a text stands, for a person: ``timeline, row 12, text``."""
    words = [f"row {part + 1}" if isinstance(part, int) else part.replace("_", " ") for part in place]
    return ", ".join(words[1:] if words[:1] == ["header"] else words)


def own_values(value: Any) -> Iterator[str]:
    """Every id and hash."""
    if _is_record(value):
        for one in fields(value):
            held = getattr(value, one.name)
            if is_own(one.name, held):
                yield held
            else:
                yield from own_values(held)
    elif isinstance(value, tuple):
        for one in value:
            yield from own_values(one)
