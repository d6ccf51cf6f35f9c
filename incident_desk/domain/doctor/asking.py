"""What may be so, and is worth asking: rows in one minute, silence, a person as the cause, nobody in command."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from incident_desk.domain.doctor.case import Case, CaseRow
from incident_desk.domain.doctor.findings import Finding, Group, from_to, places, quoted
from incident_desk.domain.durations import length
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Precision

_TOGETHER = 3
"""Rows that share one minute before their order is asked about."""
_QUOTED_OF_TWO = 40
"""Letters of each of two rows that are quoted in one line."""
_SPARE, _SPARE_ABOUT = timedelta(minutes=1), timedelta(minutes=15)
"""How much earlier than the beginning a row may lie, where that is known and where it is about."""
SILENCE_S = 1800.0
"""Half an hour without a word while somebody is at work."""
_ERROR = re.compile(r"\bhuman error\b|\b(?:operator|user|engineer|admin)(?:'s)? (?:error|mistake)\b", re.IGNORECASE)


def one_minute(case: Case) -> Iterator[Finding]:
    """Several things that took time share a minute: their order is a guess, and phases become zero."""
    minutes: dict[datetime, list[CaseRow]] = defaultdict(list)
    for row in case.timed:
        at = row.happened.at
        is_exact = row.happened.precision is Precision.EXACT
        if row.told and is_exact and at is not None and at.second == 0 and at.microsecond == 0:
            minutes[at].append(row)
    shared = max(minutes.values(), key=len, default=[])
    if len(shared) >= _TOGETHER:
        said = f"{{}} to {{}} all say {shared[0].happened.at:%H:%M} UTC"
        quote = quoted(said, shared[0].text, shared[-1].text, most=_QUOTED_OF_TWO)
        yield Finding(
            "one-minute", Group.ASK, f"{len(shared)} rows share one minute",
            "Their order is then a guess, and the time between them is none.",
            quote.short,
            "Mark the times as approximate, or correct them",
            *places(shared),
            quoting=quote.whole,
        )  # fmt: skip


def before_impact(case: Case) -> Iterator[Finding]:
    """Rows before the impact began that are no change: what led to it, or it began earlier than is said."""
    begun = case.milestones.get(Milestone.IMPACT_STARTED)
    if begun is None or begun.at is None or begun.day is not None:
        return
    spare = _SPARE if begun.precision is Precision.EXACT else _SPARE_ABOUT
    early = [
        row
        for row in case.timed
        if row.told
        and not row.is_change
        and row.happened.at
        and (row.happened.until or row.happened.at) < begun.at - spare
    ]
    if early:
        count = f"{len(early)} rows lie" if len(early) > 1 else "One row lies"
        said = f"it began {begun.at:%Y-%m-%d %H:%M} UTC; {{}} is {early[0].happened.at:%H:%M}"
        quote = quoted(said, early[0].text)
        yield Finding(
            "before-impact", Group.ASK, f"{count} before the impact began",
            "Either that is what led to it, or it began earlier than is said, and every duration is too short.",
            quote.short,
            "Say when it began, or that this is what led to it",
            *places(early, begun.at),
            quoting=quote.whole,
        )  # fmt: skip


def silence(case: Case) -> Iterator[Finding]:
    """Long silence while it hurt and somebody knew of it."""
    span, aware = case.span, _aware(case)
    if span is None or aware is None:
        return
    rows = [
        (row.happened.at, row) for row in case.timed if row.happened.at and span[0] <= row.happened.at <= span[1]
    ]
    gaps = [
        (second[0] - max(first[0], aware), first, second) for first, second in pairwise(rows) if second[0] > aware
    ]
    if not gaps:
        return
    longest, (since, first), (until, second) = max(gaps, key=lambda gap: gap[0])
    if longest.total_seconds() > SILENCE_S:
        yield Finding(
            "silence", Group.ASK, f"{length(longest)} without a row while it hurt",
            "Either nothing was done, or what was done is not written down.",
            f"nothing stands between {from_to(max(since, aware), until, 'and')}",
            "Add what happened, or say what was waited for",
            *places((first, second)),
        )  # fmt: skip


def gap_of(finding: Finding, case: Case) -> tuple[datetime, datetime] | None:
    """From when to when nothing stands, where that is what was found: since somebody knew of it."""
    at = [row.happened.at for row in case.timed if row.id in finding.rows and row.happened.at]
    if finding.rule != "silence" or len(at) < 2:  # noqa: PLR2004
        return None
    aware = _aware(case)
    return (max(at[0], aware) if aware is not None else at[0], at[-1])


def _aware(case: Case) -> datetime | None:
    """Since when somebody knew of it: detected, declared, else the first row that somebody told."""
    told = (row.happened.at for row in case.timed if row.told)
    return case.at(Milestone.DETECTED) or case.at(Milestone.DECLARED) or next(told, None)


def person_as_cause(case: Case) -> Iterator[Finding]:
    """A person named as the cause: what let it happen stays as it is."""
    found = _ERROR.search(case.root_cause)
    named = next((one for one in case.people if _names(one, case.root_cause)), None)
    if found or named:
        yield Finding(
            "person", Group.ASK, "A person stands as the cause",
            "A cause that is a person can't be mended. What made the mistake possible, or hard to see, can.",
            f"the cause says “{found[0] if found else named}”",
            "Say what let it happen: a missing check, an unclear step, a tool that allows it",
            *places((row for row in case.rows if row.id == case.cause_id), found[0] if found else named,
                    line=case.cause_line),
        )  # fmt: skip


def _names(person: str, text: str) -> bool:
    # Initials of two letters are words of many languages.
    return len(person) > 2 and re.search(rf"\b{re.escape(person)}\b", text) is not None  # noqa: PLR2004


def no_commander(case: Case) -> Iterator[Finding]:
    """A severe incident that nobody commanded."""
    if case.is_severe and not case.is_report and not case.commander:
        yield Finding(
            "commander", Group.ASK, "Nobody is recorded in command",
            f"It was {case.severity}. Who decided will be asked.",
            "no one has the role of the commander",
            "Say who had command",
            *places((), case.severity),
        )  # fmt: skip
