"""A check as the texts of a form, and back: every field is read, and what is wrong is told of its field.

Texts go by the names of the check's flat data; `target` is what is asked, whatever its kind calls it. Lists are one
item a line, a switch is `yes` or `no`. A threshold is five texts, such as `latency.warning`. A row that is not used
keeps its texts and stands in `off`.
"""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import datetime
from typing import Any

from incident_desk.domain.checks.places import host_and_port
from incident_desk.domain.health_check import Check, CheckNotReadable, Rule, options_class
from incident_desk.domain.health_rules import Measure, RuleNotReadable, Threshold
from incident_desk.formats.check_thresholds import FAMILIES, more_thresholds, threshold_of, threshold_texts

Texts = Mapping[str, str]
TARGETS: Mapping[str, str] = {
    "http": "url", "tcp": "host", "certificate": "host", "dns": "host", "ping": "host", "command": "command",
    "webhook": "hook",
}  # fmt: skip
"""What each kind calls the one thing that is asked."""
USUAL: Texts = {
    "kind": "http", "target": "", "name": "", "group": "", "environment": "production", "interval_s": "60",
    "incident_interval_s": "15", "timeout_s": "10", "failures": "2", "seconds": "0", "good": "2", "depends_on": "",
    "maintenance": "", "paused": "no", "off": "", "latency.warning": "1", "latency.critical": "5",
}  # fmt: skip
"""The texts of a new check."""
ANY_STATUS = "100-599"
_OWN = frozenset({"options", "rule", "id", "maintenance", "depends_on", "thresholds"})
_UNITS = {"": 1.0, "s": 1.0, "sec": 1.0, "ms": 0.001, "min": 60.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
_SPAN = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*([a-z]*)", re.IGNORECASE)
_MOST_PROBLEMS = 30


@dataclass(frozen=True, slots=True)
class Read:
    """The check that a form describes, unless something is wrong: then what, by the field's name."""

    check: Check | None
    problems: Texts


def texts_of(check: Check) -> dict[str, str]:
    """A check as texts."""
    data = check.to_data()
    found = dict(USUAL) | {"latency.warning": "", "latency.critical": "", "environment": ""}
    for name, declared, usual in _fields_of(check.kind):
        found[name] = _as_text(name, declared, data.get(name, usual))
    found |= {"kind": check.kind, "target": _target_text(check), "depends_on": "\n".join(check.depends_on)}
    work = [f"{_moment(one.begins)} to {_moment(one.ends)} {one.reason}" for one in check.maintenance]
    found["maintenance"] = "\n".join(work)
    return found | threshold_texts(check.rule.thresholds)


def read_form(texts: Texts, check_id: str) -> Read:
    """The check that these texts describe; a row in `off` counts as if it were empty."""
    given = {**USUAL, **{name: "" for name in FAMILY_FIELDS}, **texts}
    for name in given["off"].split():
        given |= {"expected": ANY_STATUS} if name == "expected" else dict.fromkeys(_row_fields(name), "")
    problems: dict[str, str] = {}
    data: dict[str, Any] = {"id": check_id, "kind": given["kind"]}
    for name, value in _values(given, problems):
        data[name] = value
    data["thresholds"] = _thresholds(given, problems)
    while len(problems) < _MOST_PROBLEMS:
        try:
            check = Check.from_data(data)
        except CheckNotReadable as error:
            problems.setdefault(_shown_field(given["kind"], error.field), error.problem)
            if not _without(data, error.field):
                break
        else:
            return Read(None if problems else check, problems)
    return Read(None, problems)


FAMILY_FIELDS = tuple(
    f"{one}.{part}" for one in FAMILIES for part in ("warning", "critical", "over", "every", "times")
)


def more_fields(kind: str) -> tuple[tuple[str, str], ...]:
    """Every option of a kind but its target: its name, and `switch`, `lines`, `number` or `text`."""
    target = {TARGETS.get(kind, ""), "host", "port"}
    forms = {bool: "switch", int: "number", float: "number"}
    return tuple(
        (name, "lines" if _is_list(name, declared) else forms.get(declared, "text"))
        for name, declared, _ in _option_fields(kind)
        if name not in target
    )


def seconds_of(text: str) -> float:
    """A length of time as it is typed: `90`, `90 s`, `1.5 min`, `2 h`, `200 ms`. Raises ValueError."""
    found = _SPAN.fullmatch(text.strip().replace(",", "."))
    if found is None or found[2].lower() not in _UNITS:
        raise ValueError("a number of seconds, or such as 2 min")
    value = float(found[1]) * _UNITS[found[2].lower()]
    return int(value) if value == int(value) else value


def _option_fields(kind: str) -> Iterator[tuple[str, Any, Any]]:
    for one in fields(options_class(kind)):
        if one.default is not MISSING:
            yield one.name, one.type, one.default
        elif one.default_factory is not MISSING:
            yield one.name, one.type, one.default_factory()
        else:
            yield one.name, one.type, ""


def _fields_of(kind: str) -> Iterator[tuple[str, Any, Any]]:
    """Name, declared type and usual value of every field of the flat form that has a text of its own."""
    for whole in (Check, Rule):
        for one in fields(whole):
            if one.name not in _OWN:
                yield one.name, one.type, "" if one.default is MISSING else one.default
    target = {TARGETS.get(kind, ""), "host", "port"}
    yield from (one for one in _option_fields(kind) if one[0] not in target)


def _is_list(name: str, declared: Any) -> bool:
    return str(declared).startswith("tuple[") or name == "headers"


def _as_text(name: str, declared: Any, value: Any) -> str:
    if name == "headers":
        return "\n".join(f"{one}: {two}" for one, two in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if declared == tuple[int, ...]:
        return ", ".join(str(one) for one in value)
    if isinstance(value, list | tuple):
        return "\n".join(str(one) for one in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _target_text(check: Check) -> str:
    data = check.options.to_data()
    if check.kind == "command":
        return shlex.join(data["command"])
    if check.kind in ("tcp", "certificate"):
        return check.options.address
    return str(data[TARGETS[check.kind]])


def _values(given: Texts, problems: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """The fields of the flat data whose texts say something; what can't be read is a problem of its field."""
    for name, declared, _ in _fields_of(given["kind"]):
        text = given.get(name, "").strip()
        if not text:
            continue
        try:
            yield name, _value(name, declared, given[name] if name in ("body", "send", "expect") else text)
        except ValueError as error:
            problems[name] = str(error)
    if given["depends_on"].strip():
        yield "depends_on", given["depends_on"].split("\n")
    try:
        yield "maintenance", [_work(line) for line in given["maintenance"].splitlines() if line.strip()]
    except ValueError as error:
        problems["maintenance"] = str(error)
    try:
        yield from _target(given["kind"], given["target"].strip())
    except ValueError as error:
        problems["target"] = str(error)
    except CheckNotReadable as error:
        problems["target"] = error.problem


def _target(kind: str, text: str) -> Iterator[tuple[str, Any]]:
    if not text:
        raise ValueError("say what is to be asked")
    if kind in ("tcp", "certificate"):
        host, port = host_and_port(text, "target", 443 if kind == "certificate" else None)
        yield "host", host
        yield "port", port
    elif kind == "command":
        try:
            yield "command", shlex.split(text)
        except ValueError as error:
            raise ValueError("a quote is not closed") from error
    else:
        yield TARGETS[kind], text


def _value(name: str, declared: Any, text: str) -> Any:
    if name == "headers":
        return [_header(line) for line in text.splitlines() if line.strip()]
    if name == "expected":
        return text
    if declared is bool:
        return text == "yes"
    if declared is float:
        return seconds_of(text)
    if declared is int:
        return _whole(text)
    if declared == tuple[int, ...]:
        return [_whole(one) for one in re.split(r"[,\s]+", text) if one]
    return [line for line in text.splitlines() if line.strip()] if _is_list(name, declared) else text


def _whole(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text.strip()):
        raise ValueError("must be a whole number")
    return int(text)


def _header(line: str) -> list[str]:
    name, colon, value = line.partition(":")
    if not colon:
        raise ValueError(f"{line[:40]} is no Name: value")
    return [name.strip(), value.strip()]


def _work(line: str) -> dict[str, str]:
    """`2026-11-28 22:00 to 2026-11-28 23:00 deploy`, in UTC."""
    moment = r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:Z| ?UTC)?"
    found = re.fullmatch(rf"\s*{moment}\s+(?:to|until|-)\s+{moment}\s+(\S.*)", line)
    if found is None:
        raise ValueError("such as 2026-11-28 22:00 to 2026-11-28 23:00 deploy, in UTC")
    begins, ends = f"{found[1]}T{found[2]}+00:00", f"{found[3]}T{found[4]}+00:00"
    return {"from": begins, "until": ends, "reason": found[5].strip()}


def _moment(at: datetime) -> str:
    """To the minute, where nothing is lost by it."""
    return at.strftime("%Y-%m-%d %H:%M") if not (at.second or at.microsecond) else f"{at:%Y-%m-%d %H:%M:%S.%f}"


def _thresholds(given: Texts, problems: dict[str, str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for family, measure in FAMILIES.items():
        try:
            data = threshold_of(given, family, measure, seconds_of)
            if data is not None:
                found.append(Threshold.from_data(data).to_data())
        except (RuleNotReadable, ValueError) as error:
            problems[family] = str(error).removeprefix(f"{_name(measure)}: ")
    try:
        found += more_thresholds(given.get("thresholds", ""))
    except (RuleNotReadable, ValueError) as error:
        problems["thresholds"] = str(error)
    return found


def _name(measure: Measure) -> str:
    return {Measure.LATENCY: "answer time"}.get(measure, measure.value)


def _row_fields(row: str) -> tuple[str, ...]:
    """The texts of one row that can be switched off."""
    if row in FAMILIES:
        return tuple(name for name in FAMILY_FIELDS if name.startswith(f"{row}."))
    return ("warning_days", "critical_days") if row == "days" else (row,)


def _shown_field(kind: str, name: str) -> str:
    return "target" if name in ("host", "port", TARGETS.get(kind)) else name


def _without(data: dict[str, Any], name: str) -> bool:
    """Take out what is wrong, so that the rest can be read too; what can't be missing gets a right value."""
    stand_ins = {"url": "https://example.org/", "host": "example.org", "port": 1, "command": ["true"], "name": "-",
                 "hook": "x"}  # fmt: skip
    if name in stand_ins:
        before, data[name] = data.get(name), stand_ins[name]
        return before != stand_ins[name]
    return data.pop(name, None) is not None
