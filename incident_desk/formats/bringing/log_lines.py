"""Lines of logs: the time that each begins with, whose it is, and what it says.

Known are lines of JSON, syslog (both RFCs), the access and error logs of nginx and Apache, and whatever begins
with a time. A line without a time goes on with the entry above it, as the lines of a stack trace do.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from incident_desk.domain.moments import Moment
from incident_desk.formats.bringing.found import MOST, FoundEntry, HowRead
from incident_desk.formats.bringing.stated_times import CLOCK, DAY, ZONE, Clock, since_1970

_TIMES = ("@timestamp", "timestamp", "time", "ts", "datetime", "date", "t", "eventTime", "asctime", "created")
_WORDS = ("message", "msg", "text", "event", "log", "body", "error")
_NAMES = ("logger", "service", "host", "hostname", "user", "author", "source", "name", "app")
_SYSLOG = re.compile(
    r"(?:<\d{1,3}>)?(?P<when>[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2}) (?P<who>[\w.:-]{1,80}) (?P<text>.+)",
    re.DOTALL,
)
_SYSLOG_NEW = re.compile(
    r"<\d{1,3}>1 (?P<when>[\d-]{10}T\S{8,40}) (?P<who>\S{1,80}) \S{1,80} \S{1,80} \S{1,80}"
    r" (?:-|\[[^\]]{0,2000}\]) ?(?P<text>.*)",
    re.DOTALL,
)
_ACCESS = re.compile(r"[^\[\n]{0,300}\[(?P<when>\d{1,2}/[A-Z][a-z]{2}/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4})\]")
_KLOG = re.compile(
    r"[IWEFD](?P<month>\d{2})(?P<day>\d{2}) (?P<clock>\d{2}:\d{2}:\d{2}(?:\.\d+)?) +(?P<text>.+)", re.DOTALL
)
_LEADING = re.compile(
    rf"[ \t]*(?:[-*•] +)?(?P<open>[\[(])?(?P<when>(?:(?:{DAY})(?:[T,: ]{{1,2}}| at ))?{CLOCK} ?{ZONE})"
    r"(?(open)[\])])(?:[ \t]*[:|–—-])?(?:[ \t]+|$)(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)
_EPOCH = re.compile(r"\[?(?P<when>\d{10}(?:\.\d{1,9})?|\d{13})\]?[ \t]+(?P<text>.+)", re.DOTALL)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SAMPLE = 200
_EVERY = 500
"""Lines between two looks at whether the reading is still wanted."""
_LONGEST = 2_000
"""Signs at the beginning of a line in which its time is looked for."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A line in its parts. ``number``: the time is so many units since 1970; else ``when`` are its words."""

    when: str
    text: str
    who: str = ""
    number: float | None = None


def part(line: str) -> Parted | None:
    """The parts of a line of a log; None where no time stands in it."""
    if line[:1] == "{" and (found := _json(line)) is not None:
        return found
    head, rest = line[:_LONGEST], line[_LONGEST:]
    if access := _ACCESS.match(head):
        return Parted(access["when"], line)
    for form in (_SYSLOG_NEW, _SYSLOG):
        if found_in := form.fullmatch(head):
            return Parted(found_in["when"], found_in["text"] + rest, found_in["who"])
    if klog := _KLOG.fullmatch(head):
        month = int(klog["month"])
        if 1 <= month <= len(_MONTHS):
            return Parted(f"{_MONTHS[month - 1]} {klog['day']} {klog['clock']}", klog["text"] + rest)
    if epoch := _EPOCH.fullmatch(head):
        return Parted(epoch["when"], epoch["text"] + rest, number=float(epoch["when"]))
    leading = _LEADING.fullmatch(head)
    return Parted(leading["when"].strip(), leading["text"] + rest) if leading else None


def share_of_timed(lines: Sequence[str]) -> float:
    """The share of the first lines, blank ones apart, that have a time."""
    sample = [line for line in lines[: 4 * _SAMPLE] if line.strip()][:_SAMPLE]
    return sum(part(line) is not None for line in sample) / len(sample) if sample else 0.0


def read_lines(lines: Sequence[str], how: HowRead, clock: Clock, *, joined: bool) -> Iterator[FoundEntry]:
    """The entries of these lines. Where they are ``joined`` a line without a time goes on with the one above."""
    for number, line, parted, more in islice(_gathered(lines, how, joined=joined), MOST):
        yield _whole(_entry(number, line, parted, clock), more)


def _gathered(
    lines: Sequence[str], how: HowRead, *, joined: bool
) -> Iterator[tuple[int, str, Parted | None, list[str]]]:
    """Each line that begins an entry, with its number and its parts, and the lines that go on with it."""
    begun: tuple[int, str, Parted | None, list[str]] | None = None
    for number, line in enumerate(lines, start=1):
        if number % _EVERY == 0:
            how.step(number, len(lines))
        parted = part(line) if line.strip() else None
        if begun is not None and joined and parted is None:
            begun[3].append(line)
        elif line.strip():
            if begun is not None:
                yield begun
            begun = number, line, parted, []
    if begun is not None:
        yield begun


def _whole(entry: FoundEntry, more: list[str]) -> FoundEntry:
    while more and not more[-1].strip():
        more.pop()
    return replace(entry, text="\n".join((entry.text, *more))) if more else entry


def _entry(number: int, line: str, parted: Parted | None, clock: Clock) -> FoundEntry:
    if parted is None:
        return FoundEntry(number, line.strip(), trouble="no time")
    moment = _moment(parted, clock)
    return FoundEntry(number, parted.text or line, moment, parted.when, parted.who, trouble=clock.trouble)


def _moment(parted: Parted, clock: Clock) -> Moment | None:
    if parted.number is None:
        return clock.read(parted.when)
    try:
        return clock.read(since_1970(parted.number).isoformat(" ").replace("+00:00", "Z"))
    except (OverflowError, ValueError, OSError):
        clock.trouble = "its number is no time"
        return None


def _json(line: str) -> Parted | None:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    when = _first(data, _TIMES)
    if when is None:
        return None
    words = _first(data, _WORDS)
    text = words if isinstance(words, str) and words.strip() else line
    who = str(_first(data, _NAMES) or "")
    if isinstance(when, int | float) and not isinstance(when, bool):
        return Parted(str(when), text, who, float(when))
    return Parted(str(when), text, who)


def _first(data: Mapping[str, Any], names: Sequence[str]) -> Any:
    """The first of these fields that holds a word or a number."""
    return next((data[name] for name in names if isinstance(data.get(name), str | int | float)), None)
