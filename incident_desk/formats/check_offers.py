"""What a playbook says of a health check, as texts of the check's form, each with the line that says it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from incident_desk.domain.playbook import Playbook, Threshold, Trigger

_LIMIT = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|milliseconds?|s|sec|seconds?|min|minutes?|%)?", re.IGNORECASE)
_GONE = re.compile(
    r"unreachable|down|unavailable|no (?:answer|response)|not (?:answer|respond)|fail|time ?out", re.I
)
_NOT_STATUS = re.compile(r"(?:non-|not )(\d{3})\b", re.IGNORECASE)
_ROWS = (
    ("errors", re.compile(r"error", re.IGNORECASE)),
    ("availability", re.compile(r"availab|uptime", re.IGNORECASE)),
    ("latency", re.compile(r"response|latency|answer|time", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """Texts for the row of a form, and where they are from: "Service Outage Playbook, line 20"."""

    row: str
    fields: Mapping[str, str]
    words: str
    text: str = ""
    """The document's own words."""

    def is_taken(self, texts: Mapping[str, str]) -> bool:
        """Whether the form has these values."""
        return all(texts.get(name, "") == value for name, value in self.fields.items())


def offers_of(playbook: Playbook | None) -> tuple[Offer, ...]:
    """All that the playbook offers, in its order."""
    if playbook is None:
        return ()
    found = [one for trigger in playbook.triggers for one in _of_trigger(playbook.title, trigger)]
    return (*found, *(one for limit in playbook.thresholds for one in _of_threshold(playbook.title, limit)))


def _of_trigger(title: str, one: Trigger) -> Iterator[Offer]:
    where = _where(title, one)
    if one.after_s and _GONE.search(one.text):
        yield Offer("seconds", {"seconds": str(one.after_s), "failures": "0"}, where, one.text)
    status = _NOT_STATUS.search(one.text)
    if status is not None:
        yield Offer("expected", {"expected": status[1]}, where, one.text)


def _of_threshold(title: str, one: Threshold) -> Iterator[Offer]:
    row = next((row for row, words in _ROWS if words.search(one.metric)), "")
    limits = {"warning": _limit(one.warning, row), "critical": _limit(one.critical, row)}
    if not row or not any(limits.values()):
        return
    is_mean = row == "latency" and re.search(r"average|mean|avg", one.warning + one.critical, re.IGNORECASE)
    row = "mean" if is_mean else row
    fields = {f"{row}.{part}": value for part, value in limits.items() if value}
    if row != "latency":
        every = one.every_s or 60
        fields |= {f"{row}.every": str(every), f"{row}.over": str(max(every, 300))}
    yield Offer(row, fields, _where(title, one), ", ".join(filter(None, (one.warning, one.critical))))


def _limit(text: str, row: str) -> str:
    """The number of a limit as it is written: seconds, or percent."""
    found = _LIMIT.search(text)
    if found is None:
        return ""
    value, unit = float(found[1]), (found[2] or "").lower()
    if row == "latency":
        value *= 0.001 if unit.startswith(("ms", "milli")) else 60 if unit.startswith("min") else 1
    return f"{value:g}"


def _where(title: str, one: Trigger | Threshold) -> str:
    return f"{title}, line {one.span.first}" if one.span else title
