"""The words of a report: times, lengths and outcomes as people read them. Times are UTC and say so."""

import re
from datetime import datetime, timedelta

from incident_desk.domain.clock import TargetState
from incident_desk.domain.durations import countdown, length, span
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.report import DurationFact, ReportModel, TargetFact
from incident_desk.domain.severity import SETTINGS
from incident_desk.domain.status import Status
from incident_desk.formats.report_zone import noted, zoned

NOT_STATED = "not stated"
_TIME_WORDS = {
    Precision.ABOUT: "about ",
    Precision.AT_LEAST: "at the earliest ",
    Precision.AT_MOST: "at the latest ",
}
_LENGTH_WORDS = {
    Precision.ABOUT: "about ",
    Precision.AT_LEAST: "at least ",
    Precision.AT_MOST: "at most ",
}
_SPACES = re.compile(r"\s+")


def day(moment: datetime) -> str:
    """``2026-03-01`` in UTC, or in the zone in which the document is made."""
    return f"{zoned(moment):%Y-%m-%d}"


def clock_time(moment: datetime) -> str:
    """``03:02:10`` in UTC, or in the zone in which the document is made."""
    return noted(moment, f"{zoned(moment):%H:%M:%S}")


def stamp(moment: datetime) -> str:
    """``2026-03-01 03:02:10`` in UTC, where the zone stands beside it."""
    return f"{day(moment)} {clock_time(moment)}"


def when(moment: Moment | None, *, dated: bool = True) -> str:
    """A moment with its precision; ``dated`` False leaves the day out, which then stands above it."""
    if moment is None:
        return "not recorded"
    if moment.at is None:
        return "time not known"
    if moment.day is not None:
        return moment.day.isoformat()
    write = stamp if dated else clock_time
    if moment.precision is Precision.RANGE and moment.until is not None:
        same = day(moment.at) == day(moment.until)
        until = clock_time(moment.until) if same else stamp(moment.until)
        return f"between {write(moment.at)} and {until}"
    return _TIME_WORDS.get(moment.precision, "") + write(moment.at)


def lasted(seconds: float, precision: Precision = Precision.EXACT) -> str:
    """A measured length: ``about 1 h 02 min``, ``3 min 20 s``."""
    return _LENGTH_WORDS.get(precision, "") + length(timedelta(seconds=seconds))


def because(reason: str) -> str:
    """What stands where a figure can't: ``n/a, because detected is not recorded``."""
    return f"n/a, because {reason}"


def duration(fact: DurationFact) -> str:
    """A duration, or why there is none."""
    return because(fact.why_not) if fact.seconds is None else lasted(fact.seconds, fact.precision)


def allowed(target: TargetFact) -> str:
    """How long a target gives: ``15 min``, ``immediate``, ``not stated``."""
    return NOT_STATED if target.seconds is None else span(target.seconds)


def source(target: TargetFact) -> str:
    """Who stated the target; empty where nobody did."""
    if target.seconds is None:
        return ""
    return "from settings" if target.source == SETTINGS else "from the playbook"


def outcome(target: TargetFact) -> str:
    """What became of a target, in words that need no colour: ``met in 02:10``, ``missed by 03:26``."""
    if target.seconds is None:
        return NOT_STATED
    if target.why_not:
        return because(target.why_not)
    if target.done_at is not None:
        return _done(target)
    if target.late_by_s > 0:
        return f"missed, not done when the record ends: {countdown(target.late_by_s)} late by then"
    if target.state is TargetState.PAUSED:
        return "paused when the record ends"
    return f"not done when the record ends: {countdown(target.remaining_s or 0)} left"


def _done(target: TargetFact) -> str:
    about = _LENGTH_WORDS.get(target.precision, "")
    if target.state is TargetState.MISSED:
        return f"missed by {about}{countdown(target.late_by_s)}"
    return f"met in {about}{countdown((target.took_s or 0) - target.paused_s)}"


def without_pauses(target: TargetFact) -> str:
    """The other figure of a target that was paused; empty where it was not, or where nobody can say."""
    plain = target.unpaused
    if plain is None or target.why_not:
        return ""
    about = _LENGTH_WORDS.get(target.precision, "")
    if plain.late_by_s > 0:
        return f"pauses counted: missed by {about}{countdown(plain.late_by_s)}"
    if target.done_at is not None:
        return f"pauses counted: met in {about}{countdown(target.took_s or 0)}"
    return f"pauses counted: {countdown(plain.remaining_s or 0)} left"


def is_missed(target: TargetFact) -> bool:
    """Whether the target was missed, by a late answer or by none."""
    return not target.why_not and target.state in (TargetState.MISSED, TargetState.LATE)


def window(start_s: int | None, end_s: int | None) -> str:
    """A planned window after declared: ``0 to 15 min``, ``from 4 h``, ``not stated``."""
    if start_s is None and end_s is None:
        return NOT_STATED
    start = "0" if not start_s else span(start_s)
    if end_s is None:
        return f"from {start}"
    return f"{start} to {span(end_s)}"


def severity(report: ReportModel) -> str:
    """``P1 High``, or ``not stated``."""
    header = report.header
    if header.severity is None:
        return NOT_STATED
    known = header.severity_label.casefold() in ("", header.severity.casefold())
    return clip(header.severity if known else f"{header.severity} {header.severity_label}", 40)


def status(report: ReportModel) -> str:
    """The status with its reason where it was called off."""
    header = report.header
    word = header.status.capitalize()
    if header.status is Status.CANCELLED:
        duplicate = f", duplicate of {header.duplicate_of}" if header.duplicate_of else ""
        return f"{word}{duplicate}"
    return word


def clip(text: str, longest: int) -> str:
    """The text on one line, cut with "…" where it is longer; the whole of it stands elsewhere in the report."""
    line = _SPACES.sub(" ", text).strip()
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def person(who: str) -> str:
    """Who wrote a row, short: a check's rows name the check, so it is just "check" here."""
    return "check" if who.startswith("check:") else clip(who, 40)


def count(number: int, what: str) -> str:
    """``1 step``, ``3 steps``, ``no steps``."""
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
