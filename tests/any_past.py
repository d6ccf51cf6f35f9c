"""Reports of past incidents: any at all, and one in words, read as a file is."""

from dataclasses import replace

from hypothesis import strategies as st

from incident_desk.domain.document import ReadDocument, Repair
from incident_desk.domain.incident import Incident
from incident_desk.domain.past_report import (
    STATES,
    Lessons,
    Passage,
    PastAction,
    PastReport,
    Signature,
    StatedDuration,
    StatedMoment,
    StatedSeverity,
    StatedStatus,
)
from incident_desk.domain.past_times import PastMoment, PastPrecision, TimelineEntry
from incident_desk.domain.playbook_steps import Span
from incident_desk.formats.reading.document import read_document
from incident_desk.services.acts.undoing import undo
from tests.fakes import Bench

REPORT = """# Payments were down

**Date:** 2025-03-04
**Severity:** P1 - payments fail
**Duration:** 3+ hours
**Status:** Resolved
**Start:** 14:02
**End:** 16:40

## Impact

About half of all payments failed.

## Root cause

A certificate ran out.

### Contributing factors

- Nobody was told of the date
- The alert was muted

## Timeline

| Time | Event | Status |
|------|-------|--------|
| Sometime before | A muted alert | |
| 14:05 | Outage detected | red |
| ~14:20 | Incident declared | |
| 15:10 | Root cause identified | |
| 16:20 | Fix deployed | |
| 16:40 | Service restored | green |

## Action items

- [ ] Watch the dates of certificates (owner: Ada, due: 2025-03-20)
- [x] Renew the certificate

## Lessons learned

### What went well

- The pager worked

### What went wrong

- The alert was muted

## Sign-off

**Incident Commander:** Ada
"""


def read(text: str = REPORT, name: str = "payments.md") -> ReadDocument:
    """The text as a file of that name is read."""
    return read_document(text.encode(), name)


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
SPANS = st.none() | st.integers(1, 99).map(lambda first: Span(first, first + 1))
_DAYS = st.dates().map(lambda day: day.isoformat())
_CLOCKS = st.times().map(lambda clock: f"{clock:%H:%M}") | st.times().map(lambda clock: f"{clock:%H:%M:%S}")
MOMENTS = st.builds(
    PastMoment,
    written=TEXTS,
    day=st.just("") | _DAYS,
    clock=st.just("") | _CLOCKS,
    zone=st.sampled_from(("", "UTC", "PST", "IST", "nowhere")),
    offset_min=st.none() | st.integers(-840, 840),
    precision=st.sampled_from(PastPrecision),
    until_clock=st.just("") | _CLOCKS,
    relative_s=st.none() | st.integers(0, 9999),
    inherited=st.sampled_from(((), ("day",), ("day", "zone"))),
    doubt=st.just("") | TEXTS,
)
STATED = st.none() | st.builds(StatedMoment, MOMENTS, SPANS)
PASSAGES = st.builds(Passage, TEXTS, SPANS)
SEVERAL = st.lists(PASSAGES, max_size=3).map(tuple)
ENTRIES = st.builds(
    TimelineEntry, MOMENTS, TEXTS, st.just("") | TEXTS, st.just("") | TEXTS, SPANS, st.sampled_from(("", "table"))
)
_EMPTY_OR = st.just("") | TEXTS
ACTIONS = st.builds(PastAction, TEXTS, st.booleans(), _EMPTY_OR, _EMPTY_OR, _EMPTY_OR, SPANS)
REPORTS = st.builds(
    PastReport,
    title=TEXTS,
    date=STATED,
    start=STATED,
    end=STATED,
    duration=st.none()
    | st.builds(StatedDuration, TEXTS, st.none() | st.integers(0, 10**6), st.sampled_from(PastPrecision)),
    severity=st.none() | st.builds(StatedSeverity, TEXTS, TEXTS, SPANS),
    status=st.none() | st.builds(StatedStatus, st.sampled_from(STATES), TEXTS, SPANS),
    zone=_EMPTY_OR,
    impact=st.none() | PASSAGES,
    root_cause=st.none() | PASSAGES,
    contributing=SEVERAL,
    timeline=st.lists(ENTRIES, max_size=5).map(tuple),
    actions=st.lists(ACTIONS, max_size=4).map(tuple),
    lessons=st.builds(Lessons, SEVERAL, SEVERAL, SEVERAL, SEVERAL),
    sign_off=st.lists(st.builds(Signature, TEXTS, TEXTS, SPANS), max_size=3).map(tuple),
    doubts=st.lists(TEXTS, max_size=2).map(tuple),
)
"""Any report that a reader could make, and many that none does."""


def documented(report: PastReport, sha256: str = "a" * 64) -> ReadDocument:
    """A document that states just that report."""
    blank = read()
    repairs = (Repair(1, "â€“", "–", "cp1252"),)
    return replace(blank, report=report, original_sha256=sha256, repairs=repairs)


def taken_back(bench: Bench, incident: str) -> Incident:
    """The record of a report after its taking in was undone."""
    return bench.desk.act(incident, lambda one, now: undo(one, bench.desk.events(one.id), now), "MK").after


OVERNIGHT = """# Post-mortem: Login outage of 3/4/25

All times are Pacific unless noted.

## Summary

On the evening of 3rd April users could not log in.

## Timeline

- 10:47 PM - First alert
- 11:58 pm - Rolled back the gateway config, no effect
- 12:41 AM - New bundle deployed
- 1:17am - Service restored

## Impact

About 14,000 users could not log in. Duration: 2 hours 30 minutes.

## Action items

| What | Owner | Due |
|---|---|---|
| Alert on expiry | Ravi | 4/15/25 |
"""
"""A report whose rows have their day from its date alone, over midnight; words settle the order of its figures."""
IN_DOUBT = OVERNIGHT.replace("3rd April", "that day").replace("4/15/25", "soon")
"""The same where nothing settles it."""
