"""How samples become states. Pure: time is an argument, in UTC. What is told of them is in `health_change`.

    judge(check, state, sample) -> state         one answer more
    judge_time(check, state, now) -> state       no answer, and time passes
    lose(state, now, reason) -> state            whoever asks is gone, or nothing can be judged
    release(state, now) -> state                 what it depends on is well again
    watch(check, state, now) -> state            it begins, is paused, goes on
    resume(check, said, now) -> state            it begins, and so much was said of it before

| from | on | to |
|---|---|---|
| normal, slow, no data | a failed answer | failing (down, where one failure is the rule) |
| failing | a good answer | normal or slow; nothing is told |
| failing | failures in a row, or seconds by the clock, reach the rule | down; told once for one outage |
| failing | the same, while what it depends on is down | suppressed, by its parent's name; no alarm |
| suppressed | the parent is well again, and the rule is reached anew | down |
| suppressed, down | the rule's number of good answers (recovering until then) | normal or slow |
| normal | an answer, or the time that one is awaited, beyond a threshold | slow, warning or critical |
| any judged | six changes or so in 21 answers | flapping, until they are calm or fail twice as long as the rule |
| any | silence longer than the check allows, or the worker is lost | no data, never normal |
| any | this computer slept, or its network is down | not judged (blind) |
| no data, blind | an answer | as the answer says |

What was not confirmed before a silence is forgotten after it: time nobody looked proves nothing. A confirmed
outage lasts through a silence. An answer that is not newer than the last one counts for nothing.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from incident_desk.domain.health_change import Change, loudness, said_after, tell, with_said
from incident_desk.domain.health_check import (
    Check,
    CheckNotReadable,
    ExpectedStatus,
    HttpOptions,
    KindNotKnown,
    Rule,
)
from incident_desk.domain.health_flapping import course_with, flaps, unsteady
from incident_desk.domain.health_levels import (
    beyond_time,
    is_of_failures,
    latency_looks,
    marks_after,
    recalled_marks,
    worst_mark,
)
from incident_desk.domain.health_rules import Level, Maintenance, maintenance_at, seconds_between, wait_s
from incident_desk.domain.health_sample import Fault, Outcome, Sample, Timing
from incident_desk.domain.health_state import CheckState, Mark, Said, State, Trouble, with_facts
from incident_desk.domain.health_steady import is_steady, latencies_with, steady

__all__ = [
    "Change", "Check", "CheckNotReadable", "CheckState", "ExpectedStatus", "Fault", "HttpOptions",
    "KindNotKnown", "Level", "Mark", "Outcome", "Rule", "Said", "Sample", "State", "Timing",
    "judge", "judge_looks", "judge_time", "lose", "loudness", "release", "restart", "resume", "said_after", "tell",
    "watch", "with_said",
]  # fmt: skip

SILENCE_GRACE_S = 3.0
MANY = 1_000
"""Failures in a row after which the rest of a dead target is at its longest."""
FLAPPING_ROW = 2
"""How many times the rule's failures or seconds make an outage of flapping."""

_OVER: dict[str, Any] = {"down_at": None, "suppressed_at": None, "first_failed_at": None, "parent": ""}
_HEARD: dict[str, Any] = {"silent_at": None, "reason": ""}


def judge(check: Check, state: CheckState, sample: Sample, *, held: bool = False, parent: str = "") -> CheckState:
    """The state after one more sample. A paused check stays as it is.

    `held`: it is not yet known whether something else explains a failure, so it confirms nothing. `parent` is the
    name of a failed check that this one depends on.
    """
    if check.paused or _is_late(state, sample):
        return state
    if is_steady(check, state, sample):
        return steady(state, sample)
    unjudged = _unjudged(check, state, sample)
    if unjudged is not None:
        return unjudged
    if state.is_silent or state.state is State.MAINTENANCE:
        state = _unconfirmed_forgotten(state)
    is_bad = sample.outcome is Outcome.FAILED
    facts = _bad(state, sample.at) if is_bad else _good(check, state, sample)
    facts["last"], facts["latencies"], facts["asked_at"] = sample, latencies_with(state, sample), None
    course = facts["course"] = course_with(state.course, bad=is_bad)
    if is_bad:
        facts |= _confirmed(check, state, facts, sample.at, (held, parent))
    if course or state.flapping_at:
        facts |= _flapping(check, state, facts, sample.at)
    return _settle(state, facts, sample.at)


def judge_time(
    check: Check,
    state: CheckState,
    now: datetime,
    grace_s: float = SILENCE_GRACE_S,
    *,
    held: bool = False,
    parent: str = "",
) -> CheckState:
    """The state as time passes without a sample.

    No data after too long; down where the rule counts seconds, or where nothing holds it any more; slow where an
    answer is awaited for longer than a threshold allows; maintenance as it begins. `grace_s` is added to the
    longest gap that the check's own times allow.
    """
    if state.is_silent or check.paused:
        return state
    if check.maintenance:
        work = maintenance_at(check.maintenance, now)
        if work is not None:
            return _at_work(state, work, now)
        if state.state is State.MAINTENANCE:
            return _after_work(state, now)
    heard_at = state.last.at if state.last else state.watched_at
    silent_s = seconds_between(heard_at, now) if heard_at else 0.0
    if silent_s > check.longest_gap_s and silent_s > gap_s(check, _as_counted(state)) + grace_s:
        return lose(state, now, check.silence(silent_s))
    if state.asked_at is not None:
        state = _beyond_while_awaited(check, state, now)
    is_open = state.down_at is None and state.flapping_at is None and not (parent and state.suppressed_at)
    if state.failures and is_open and not held and (at := _due_down_at(check, state, now)) is not None:
        return _settle(state, _confirmed(check, state, {}, at, (False, parent)), at)
    return state


def judge_looks(check: Check, state: CheckState, looks: dict[int, float], now: datetime) -> CheckState:
    """The state after a look at some windows: the value of each by its threshold's place in the rule."""
    if state.is_silent or state.outside or state.last is None:
        return state
    marks = marks_after(check.rule, state.marks, looks)
    return state if marks == state.marks else _settle(state, _level_facts(check, marks, state.last), now)


def lose(state: CheckState, now: datetime, reason: str, *, blind: bool = False) -> CheckState:
    """The state when nobody asks any more, or nothing can be judged. Paused and silent ones stay as they are."""
    if state.outside or state.is_silent:
        return state
    to = State.BLIND if blind else State.NO_DATA
    return replace(state, state=to, since=now, silent_at=now, reason=reason, asked_at=None)


def release(state: CheckState, now: datetime) -> CheckState:
    """The state as what it depends on is well again: its own failures count from here on."""
    if state.suppressed_at is None:
        return state
    return replace(state, failures=0, first_failed_at=None, parent="", deaf_until=now)


def watch(check: Check, state: CheckState, now: datetime) -> CheckState:
    """The state as a check begins to be asked, is paused or goes on after a pause."""
    if check.paused:
        return _moved(replace(state, **_HEARD), State.PAUSED, now)
    if state.watched_at is not None and state.state is not State.PAUSED:
        return state
    return replace(restart(state, now), state=State.NO_DATA, since=now)


def resume(check: Check, said: Said, now: datetime) -> CheckState:
    """A check that was never asked here, of which so much was said: it stands until answers prove otherwise."""
    facts: dict[str, Any] = {"said": said}
    if said.outage_from is not None:
        facts |= {"down_at": said.outage_from, "first_failed_at": said.outage_from}
    if said.state is State.SUPPRESSED:
        facts["suppressed_at"] = said.trouble_from or now
    if said.state is State.FLAPPING:
        facts |= {"flapping_at": said.trouble_from or now, "course": unsteady()}
    if said.level:
        marks = recalled_marks(check.rule, said.level)
        facts |= {"marks": marks, "level": max((one.level for one in marks), default=Level.NORMAL)}
    return watch(check, replace(CheckState(), **facts), now)


def restart(state: CheckState, now: datetime) -> CheckState:
    """The state where time begins anew at `now`, after a pause or with a clock set anew: nothing is overdue."""
    counting = replace(state, watched_at=now, last=None, asked_at=None, deaf_until=None)
    return counting if state.is_silent else _unconfirmed_forgotten(counting)


def _unjudged(check: Check, state: CheckState, sample: Sample) -> CheckState | None:
    """What becomes of a sample that is no answer to judge by; None for one that is."""
    if sample.outcome is Outcome.PENDING:
        return _awaited(check, state, sample)
    if sample.outcome is Outcome.UNKNOWN:
        reason = sample.error or "the checker could not ask"
        known = replace(state, last=sample, asked_at=None)
        # Of a silence the newest reason is told.
        return replace(known, reason=reason) if known.is_silent else lose(known, sample.at, reason)
    if check.maintenance and (work := _work_of(check, sample)):
        heard = replace(_at_work(state, work, sample.at), last=sample, asked_at=None)
        return replace(heard, latencies=latencies_with(state, sample))
    is_deaf = state.deaf_until is not None and _asked_at(sample) < state.deaf_until
    if is_deaf and sample.outcome is Outcome.FAILED:
        return replace(state, asked_at=None) if state.asked_at else state
    return None


def _is_late(state: CheckState, sample: Sample) -> bool:
    """True for what was heard already, or overtaken by a newer answer."""
    return state.last is not None and sample.at <= state.last.at


def _asked_at(sample: Sample) -> datetime:
    return sample.at - timedelta(milliseconds=sample.timing.total_ms)


def _good(check: Check, state: CheckState, sample: Sample) -> dict[str, Any]:
    """What a good answer changes."""
    good = state.good + 1
    facts: dict[str, Any] = {"good": good}
    if state.failures:
        facts["failures"] = 0
    if state.good_since is None:
        facts["good_since"] = sample.at
    if state.first_failed_at is not None or state.suppressed_at is not None:
        in_outage = state.down_at is not None or state.suppressed_at is not None
        if not in_outage or (good >= check.rule.good and state.flapping_at is None):
            facts |= _OVER
    if check.rule.thresholds or sample.warning or state.level:
        marks = marks_after(check.rule, state.marks, latency_looks(check.rule, sample.timing.total_ms / 1000))
        if marks is not state.marks or sample.warning or state.level:
            facts |= _level_facts(check, marks, sample)
    return facts


def _bad(state: CheckState, at: datetime) -> dict[str, Any]:
    """What a failed answer changes, before it is known whether it confirms an outage."""
    facts: dict[str, Any] = {"failures": state.failures + 1, "good": 0, "good_since": None}
    if state.first_failed_at is None:
        facts["first_failed_at"] = at
    if not state.failures:
        facts["row_from"] = at
    return facts


def _confirmed(
    check: Check, state: CheckState, facts: dict[str, Any], at: datetime, why_not: tuple[bool, str]
) -> dict[str, Any]:
    """What a failure changes that reaches the rule, unless it is held or explained."""
    held, parent = why_not
    failures = facts.get("failures", state.failures)
    first = facts.get("first_failed_at", state.first_failed_at)
    if state.down_at is not None or held or not _reaches(check.rule, failures, first, at):
        return {}
    if parent:
        return {"suppressed_at": state.suppressed_at or at, "parent": parent}
    if state.flapping_at is not None:
        return {}
    return {"down_at": at, "suppressed_at": None, "parent": ""}


def _flapping(check: Check, state: CheckState, facts: dict[str, Any], at: datetime) -> dict[str, Any]:
    """What the last results say of flapping; a long row of failures is an outage, whatever was before."""
    course = facts.get("course", state.course)
    if state.flapping_at is None:
        is_parted = facts.get("suppressed_at", state.suppressed_at) is None
        if not is_parted or not flaps(course, already=False):
            return {}
        # An outage is not over by the good answer with which the flapping begins.
        return {"flapping_at": at} | {name: getattr(state, name) for name in _OVER if state.down_at is not None}
    failures, first = facts.get("failures", state.failures), facts.get("first_failed_at", state.first_failed_at)
    if failures and _reaches(check.rule, failures, facts.get("row_from", state.row_from), at, FLAPPING_ROW):
        return {"flapping_at": None, "down_at": state.down_at or at, "course": (1 << min(failures, 21)) - 1}
    if flaps(course, already=True):
        return {}
    over = _OVER if facts.get("good", 0) >= check.rule.good else {}
    down = {"down_at": at} if failures and _reaches(check.rule, failures, first, at) and not state.down_at else {}
    return {"flapping_at": None, **over, **down}


def _reaches(rule: Rule, failures: int, first: datetime | None, now: datetime, times: int = 1) -> bool:
    """Whether so many failures since then are an outage by the rule, or by the rule `times` over."""
    failed_s = seconds_between(first, now) if first else 0.0
    return 0 < rule.failures * times <= failures or 0 < rule.seconds * times <= failed_s


def _due_down_at(check: Check, state: CheckState, now: datetime) -> datetime | None:
    """Since when the failures of a row are an outage; None while they are not."""
    rule, first = check.rule, state.first_failed_at
    if first is None or not _reaches(rule, state.failures, first, now):
        return None
    return now if 0 < rule.failures <= state.failures else first + timedelta(seconds=rule.seconds)


def _settle(state: CheckState, facts: dict[str, Any], at: datetime) -> CheckState:
    """The state with these facts, under the name that they give it."""
    named = _name(state, facts)
    if named is not state.state or (named is State.SLOW and facts.get("level", state.level) != state.level):
        facts["state"], facts["since"] = named, at
    if state.is_silent:
        facts |= _HEARD
    return with_facts(state, facts)


def _name(state: CheckState, facts: dict[str, Any]) -> State:
    """What the facts make of a check, the worst first."""
    known = facts.get
    if known("flapping_at", state.flapping_at) is not None:
        return State.FLAPPING
    if known("down_at", state.down_at) is not None:
        return State.RECOVERING if known("good", state.good) else State.DOWN
    if known("suppressed_at", state.suppressed_at) is not None:
        return State.SUPPRESSED
    if known("failures", state.failures):
        return State.FAILING
    return State.SLOW if known("level", state.level) else State.OK


def _level_facts(check: Check, marks: tuple[Mark, ...], sample: Sample | None) -> dict[str, Any]:
    """The level that the marks give; a warning that the answer carries counts as one too."""
    level, words = worst_mark(check.rule, marks)
    trouble = Trouble.PARTLY if level and is_of_failures(check.rule, marks, level) else Trouble.SLOW
    if not level and sample is not None and sample.warning:
        level, words, trouble = Level.WARNING, sample.warning, _trouble_told(sample)
    return {"marks": marks, "level": level, "beyond": words, "trouble": trouble}


def _trouble_told(sample: Sample) -> Trouble:
    """What is wrong by the answer's own warning."""
    from incident_desk.domain.findings import PartState

    states = {one.state for one in sample.parts}
    if states & {PartState.FAILING, PartState.UNKNOWN}:
        return Trouble.PARTLY
    return Trouble.DEGRADED if PartState.DEGRADED in states else Trouble.WARNING


def _awaited(check: Check, state: CheckState, sample: Sample) -> CheckState:
    """The state as an ask is known to be under way."""
    asked_at = _asked_at(sample)
    if state.is_silent or state.outside or (state.last is not None and asked_at < state.last.at):
        return state
    known = state if state.asked_at == asked_at else replace(state, asked_at=asked_at)
    return _beyond_while_awaited(check, known, sample.at)


def _beyond_while_awaited(check: Check, state: CheckState, now: datetime) -> CheckState:
    if state.asked_at is None or not check.rule.thresholds or not state.has_answered:
        return state
    # No ask lasts longer than its deadline: what seems to has an end that was not heard of.
    awaited_s = min(seconds_between(state.asked_at, now), check.timeout_s)
    found = beyond_time(check.rule, state.marks, awaited_s)
    if found is None:
        return state
    marks, passed_s = found
    return _settle(state, _level_facts(check, marks, None), state.asked_at + timedelta(seconds=passed_s))


def _work_of(check: Check, sample: Sample) -> Maintenance | None:
    """The maintenance that an answer fell into, or the ask of a failed one."""
    is_bad = sample.outcome is Outcome.FAILED
    asked = maintenance_at(check.maintenance, _asked_at(sample)) if is_bad else None
    return maintenance_at(check.maintenance, sample.at) or asked


def _at_work(state: CheckState, work: Maintenance, now: datetime) -> CheckState:
    if state.state is State.MAINTENANCE:
        return state
    reason = f"{work.reason}, until {work.ends:%d %b %H:%M} UTC"
    since = max(work.begins, state.last.at) if state.last else now
    return replace(state, state=State.MAINTENANCE, since=since, silent_at=None, reason=reason, asked_at=None)


def _after_work(state: CheckState, now: datetime) -> CheckState:
    """The state as announced work ends: what comes now is judged, and nothing is overdue."""
    return replace(restart(state, now), state=State.NO_DATA, since=now, reason="", deaf_until=now)


def gap_s(check: Check, state: CheckState) -> float:
    """The longest time between two answers of a living worker, a dead target's rest included."""
    if not check.is_asked:
        return check.longest_gap_s
    rule, longest_s = check.rule, max(check.interval_s, check.incident_interval_s)
    return wait_s(longest_s, state.failures, rule.breaker_failures, rule.breaker_s) + check.timeout_s


def _as_counted(state: CheckState) -> CheckState:
    """The state with the failures that whoever asks may have counted, which began anew here, or of which only the
    record tells here: the target may be at rest."""
    is_anew = state.deaf_until is not None and state.last is not None and state.last.outcome is Outcome.FAILED
    return replace(state, failures=MANY) if is_anew or (state.last is None and state.down_at) else state


def _unconfirmed_forgotten(state: CheckState) -> CheckState:
    """The state as a silence or a pause ends; failures from before it count only if they were an outage."""
    first = state.first_failed_at if state.down_at else None
    course = unsteady() if state.flapping_at else 0
    fresh = replace(state, failures=0, good=0, good_since=None, first_failed_at=first, course=course)
    return replace(fresh, silent_at=None, reason="", asked_at=None)


def _moved(state: CheckState, to: State, at: datetime) -> CheckState:
    return state if state.state is to else replace(state, state=to, since=at)
