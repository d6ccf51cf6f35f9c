"""The blanks of a message that the record can fill: the time, the number, the next update, the cause. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.clock import clock
from incident_desk.domain.durations import span
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.playbook import Template
from incident_desk.domain.status import Status
from incident_desk.domain.timeline import Entry

CAUSE, FIX = "Cause: ", "Fix: "
"""How the lines begin that resolving writes; the last update takes its words from them."""

_NAMES: dict[str, tuple[str, ...]] = {
    "time": ("current time", "time now", "now"),
    "date": ("current date", "today"),
    "started": ("start time", "started at", "impact start", "impact start time", "incident start time"),
    "detected": ("detected at", "detection time", "detection timestamp", "detection timestamp utc"),
    "next_update": ("next update", "next update time", "time of next update"),
    "resolved": ("resolved time", "resolved at", "time resolved", "end time"),
    "duration": ("duration", "total duration", "impact duration", "outage duration"),
    "elapsed": ("elapsed", "elapsed time", "time elapsed", "time since start"),
    "key": ("id", "incident id", "incident number", "incident key"),
    "title": ("title", "incident title"),
    "severity": ("severity", "incident severity", "severity level", "sev", "sev?"),
    "status": ("status", "current status", "incident status", "current state"),
    "commander": ("commander", "incident commander", "ic", "ic name"),
    "cause": ("cause", "brief cause", "root cause"),
    "fix": ("fix", "resolution", "brief resolution"),
}
_FACTS = {name: fact for fact, names in _NAMES.items() for name in names}
_LOOSE = frozenset(("time", "timestamp", "timestamp, utc", "date", "date/time", "when", "eta", "minutes"))
"""Names that do not say which time they mean: the words before them on the line do."""
_BEFORE = tuple(
    (fact, re.compile(sign, re.I))
    for fact, sign in (
        ("next_update", r"\b(?:next|another|an?) (?:status )?update\b[^.:;]{0,12}[:*_\s]*$"),
        ("started", r"\b(?:start(?:ed)?|began|begun)(?: time| at)?[:*_\s]+$"),
        ("detected", r"\bdetected(?: at)?[:*_\s]+$"),
        ("resolved", r"\b(?:resolved|ended|restored)(?: at)?[:*_\s]+$"),
    )
)
_NOW = re.compile(
    r"^\W*(?:(?:(?:current|last) )?(?:time|timestamp|date|updated?|sent|posted)(?: at)?"
    r"(?: \(utc\))?[*_\s]*[:\-–][*_\s]*)?$",
    re.I,
)
_SENTENCE = re.compile(r"^(?:At|On)\s+(?:\S+(?: UTC)?\s+on\s+)?$")
"""A line that begins so says the time of the message itself."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A stretch of the text that the record filled: where it begins, its words, the blank it stands for."""

    start: int
    words: str
    mark: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A message with what could be filled; ``filled`` in the order of the text."""

    text: str
    filled: tuple[Filled, ...] = ()


def draft(template: Template, facts: dict[str, str]) -> Draft:
    """The template with each blank filled that the facts answer; a blank that nobody knows stays as it is."""
    parts: list[str] = []
    filled: list[Filled] = []
    length = last = 0
    for found, blank in places_of(template.body, template):
        words = answer_to(blank, facts, _line_before(template.body, found.start()))[1]
        if not words:
            continue
        before = template.body[last : found.start()]
        if words.endswith(" UTC") and template.body[found.end() :].startswith(" UTC"):
            words = words.removesuffix(" UTC")
        filled.append(Filled(length + len(before), words, found[0]))
        parts += [before, words]
        length += len(before) + len(words)
        last = found.end()
    return Draft("".join((*parts, template.body[last:])), tuple(filled))


def places_of(body: str, template: Template) -> Iterator[tuple[re.Match[str], str]]:
    """Where a blank of the template stands in the text, and its name; of two marks at one place the longer."""
    names = {blank.mark: blank.text for blank in template.blanks}
    if names:
        marks = sorted(names, key=len, reverse=True)
        for found in re.finditer("|".join(re.escape(mark) for mark in marks), body):
            yield found, names[found[0]]


def _line_before(body: str, place: int) -> str:
    return body[body.rfind("\n", 0, place) + 1 : place]


def answer_to(blank: str, facts: dict[str, str], before: str = "") -> tuple[str, str]:
    """Which fact a blank such as ``CURRENT_TIME`` asks for, and what is known of it; empty where nothing is.

    ``before`` are the words before it on its line: in "Next update: [time]" they say which time is meant. Of
    choices, such as ``Investigating|Resolved`` or ``P0/P1``, it is the one that holds, as the template writes it.
    """
    choices = {one.strip().casefold(): one.strip() for one in re.split(r"[|/]", blank)}
    for fact, known in (("status", "status"), ("status", "status_also"), ("severity", "severity")):
        word = facts.get(known, "").casefold()
        if len(choices) > 1 and word in choices:
            return fact, choices[word]
    fact = _fact_of(blank, before)
    return fact, facts.get(fact, "")


def _fact_of(blank: str, before: str) -> str:
    """Which fact a blank asks for; empty where it is none that a record has, or nothing says which."""
    name = " ".join(re.sub(r"[_-]+", " ", blank).casefold().split())
    if name not in _LOOSE:
        return _FACTS.get(name, "")
    for fact, sign in _BEFORE:
        if sign.search(before):
            return "until_update" if (fact, name) == ("next_update", "minutes") else fact
    if name not in ("eta", "minutes", "when") and (_NOW.match(before) or _SENTENCE.match(before)):
        return "date" if name == "date" else "time"
    return ""


def open_blanks(text: str, template: Template | None) -> tuple[str, ...]:
    """The blanks of the template that still stand in the text, each once, in the template's order."""
    marks = dict.fromkeys(blank.mark for blank in template.blanks) if template else {}
    return tuple(mark for mark in marks if mark in text)


def facts_of(incident: Incident, told: Mapping[str, str], now: datetime) -> dict[str, str]:
    """What the record knows at ``now`` (UTC), as words for a message; times are in UTC and say so.

    ``told`` is what people have told of it (`told_in`): it changes with the entries alone, and they may be many.
    """
    cadence = incident.targets.update_every if incident.is_open else None
    started = incident.milestones.get(Milestone.IMPACT_STARTED)
    found = {
        "time": _clock(now),
        "date": f"{now:%Y-%m-%d}",
        "started": _moment(started) or _clock(incident.declared_at),
        "detected": _moment(incident.milestones.get(Milestone.DETECTED)),
        "next_update": _clock(now + timedelta(seconds=cadence.seconds)) if cadence else "",
        "until_update": span(cadence.seconds) if cadence and cadence.seconds else "",
        "resolved": _moment(incident.milestones.get(Milestone.RESOLVED)),
        "duration": _duration(incident, now),
        "elapsed": span(max(1, round(clock(incident, now).elapsed_s))),
        "key": incident.key,
        "title": incident.title,
        "severity": incident.severity or "",
        "status": incident.status.capitalize(),
        "status_also": _status_also(incident),
        "commander": incident.commander or "",
        **told,
    }
    return {name: " ".join(words.split()) for name, words in found.items() if words.strip()}


def told_in(entries: Sequence[Entry]) -> dict[str, str]:
    """The cause and the fix as the newest entries about them tell; without the one that none tells of."""
    found = {"cause": newest(entries, CAUSE), "fix": newest(entries, FIX)}
    return {name: words for name, words in found.items() if words}


def _status_also(incident: Incident) -> str:
    """What the field calls the same status, where the record bears it out."""
    if incident.status is Status.MITIGATING and Milestone.CAUSE_IDENTIFIED in incident.milestones:
        return "Identified"
    return "Resolved" if incident.status is Status.CLOSED else ""


def newest(entries: Sequence[Entry], beginning: str) -> str:
    """The words of the newest entry that stands and begins so, without its beginning; empty where there is none."""
    for entry in reversed(entries):
        if entry.text.startswith(beginning) and _stands(entry):
            return entry.text.removeprefix(beginning)
    return ""


def tells(entry: Entry) -> bool:
    """Whether the entry tells of the cause or of the fix: of many, no others need to be kept for ``told_in``."""
    return entry.text.startswith((CAUSE, FIX)) and _stands(entry)


def _stands(entry: Entry) -> bool:
    return entry.human and not (entry.undone or entry.erased or entry.struck)


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M} UTC"


def _moment(moment: Moment | None) -> str:
    if moment is None or moment.at is None:
        return ""
    return f"{'' if moment.precision is Precision.EXACT else 'about '}{_clock(moment.at)}"


def _duration(incident: Incident, now: datetime) -> str:
    """How long the impact lasted; nothing while it may still run."""
    reading = clock(incident, now)
    if incident.moment(Milestone.IMPACT_ENDED) is None or reading.impact_s is None:
        return ""
    return span(max(1, round(reading.impact_s)))
