"""The blanks of a message that the record can fill: the time, the number, the next update, the cause. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.clock import clock
from incident_desk.domain.durations import span
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.playbook import Template
from incident_desk.domain.timeline import Entry

CAUSE, FIX = "Cause: ", "Fix: "
"""How the lines begin that resolving writes; the last update takes its words from them."""

_NAMES: dict[str, tuple[str, ...]] = {
    "time": ("time", "current time", "time now", "now", "timestamp"),
    "date": ("date", "current date", "today"),
    "started": ("start time", "started at", "impact start", "impact start time", "incident start time"),
    "next_update": ("next update", "next update time", "time of next update"),
    "resolved": ("resolved time", "resolved at", "time resolved", "end time"),
    "duration": ("duration", "total duration", "impact duration", "outage duration"),
    "key": ("id", "incident id", "incident number", "incident key"),
    "title": ("title", "incident title"),
    "severity": ("severity", "incident severity"),
    "status": ("status", "current status", "incident status"),
    "commander": ("commander", "incident commander", "ic", "ic name"),
    "cause": ("cause", "brief cause", "root cause"),
    "fix": ("fix", "resolution", "brief resolution"),
}
_FACT_OF = {name: fact for fact, names in _NAMES.items() for name in names}


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
    answers = {blank.mark: answer for blank in template.blanks if (answer := answer_to(blank.text, facts))}
    if not answers:
        return Draft(template.body)
    parts: list[str] = []
    filled: list[Filled] = []
    length = last = 0
    for found in re.finditer("|".join(re.escape(mark) for mark in answers), template.body):
        before = template.body[last : found.start()]
        words = answers[found[0]]
        if words.endswith(" UTC") and template.body[found.end() :].startswith(" UTC"):
            words = words.removesuffix(" UTC")
        filled.append(Filled(length + len(before), words, found[0]))
        parts += [before, words]
        length += len(before) + len(words)
        last = found.end()
    return Draft("".join((*parts, template.body[last:])), tuple(filled))


def answer_to(blank: str, facts: dict[str, str]) -> str:
    """What the facts say to a blank of that name, such as ``CURRENT_TIME``; empty where they don't know."""
    name = " ".join(re.sub(r"[_-]+", " ", blank).casefold().split())
    return facts.get(_FACT_OF.get(name, ""), "")


def open_blanks(text: str, template: Template | None) -> tuple[str, ...]:
    """The blanks of the template that still stand in the text, each once, in the template's order."""
    marks = dict.fromkeys(blank.mark for blank in template.blanks) if template else {}
    return tuple(mark for mark in marks if mark in text)


def facts_of(incident: Incident, entries: Sequence[Entry], now: datetime) -> dict[str, str]:
    """What the record knows at ``now`` (UTC), as words for a message; times are in UTC and say so."""
    cadence = incident.targets.update_every
    started = incident.milestones.get(Milestone.IMPACT_STARTED)
    found = {
        "time": _clock(now),
        "date": f"{now:%Y-%m-%d}",
        "started": _moment(started) or _clock(incident.declared_at),
        "next_update": _clock(now + timedelta(seconds=cadence.seconds)) if cadence and incident.is_open else "",
        "resolved": _moment(incident.milestones.get(Milestone.RESOLVED)),
        "duration": _duration(incident, now),
        "key": incident.key,
        "title": incident.title,
        "severity": incident.severity or "",
        "status": incident.status.capitalize(),
        "commander": incident.commander or "",
        "cause": newest(entries, CAUSE),
        "fix": newest(entries, FIX),
    }
    return {name: " ".join(words.split()) for name, words in found.items() if words.strip()}


def newest(entries: Sequence[Entry], beginning: str) -> str:
    """The words of the newest entry that stands and begins so, without its beginning; empty where there is none."""
    for entry in reversed(entries):
        stands = entry.human and not (entry.undone or entry.erased or entry.struck)
        if stands and entry.text.startswith(beginning):
            return entry.text.removeprefix(beginning)
    return ""


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
