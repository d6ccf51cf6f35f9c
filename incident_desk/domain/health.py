"""How samples become states, and states become what enters the timeline. Pure: time is an argument, in UTC.

    judge(check, state, sample) -> state         one answer more
    judge_silence(check, state, now) -> state    no answer, and time passes
    lose(state, now, reason) -> state            whoever asks is gone
    watch(check, state, now) -> state            it begins, is paused, goes on
    changes(check, before, after) -> Change      what of that a responder must read, or None

| from | on | to |
|---|---|---|
| normal, no data | a failed answer | failing (down, where one failure is the rule) |
| failing | a good answer | normal; nothing is entered |
| failing | failures in a row, or seconds by the clock, reach the rule | down; entered once for one outage |
| down | a good answer | recovering, normal after the rule's number of good ones; entered |
| recovering | a failed answer | down; the same outage, nothing is entered |
| any | silence longer than the check allows, or the worker is lost | no data, never normal; entered |
| no data | an answer | as the answer says; entered |

What was not confirmed before a silence is forgotten after it: time nobody looked proves nothing. A confirmed
outage lasts through a silence.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from incident_desk.domain.health_check import (
    Check,
    CheckNotReadable,
    ExpectedStatus,
    HttpOptions,
    KindNotKnown,
    Rule,
)
from incident_desk.domain.health_sample import Fault, Outcome, Sample, Timing

__all__ = [
    "Change", "Check", "CheckNotReadable", "CheckState", "ExpectedStatus", "Fault", "HttpOptions",
    "KindNotKnown", "Outcome", "Rule", "Sample", "State", "Timing",
    "changes", "judge", "judge_silence", "lose", "restart", "watch",
]  # fmt: skip

LATENCIES_KEPT = 60
SILENCE_GRACE_S = 3.0


class State(StrEnum):
    """Every state a check can have, the later kinds of judgement included."""

    OK = "ok"
    SLOW = "slow"
    FAILING = "failing"
    DOWN = "down"
    RECOVERING = "recovering"
    FLAPPING = "flapping"
    SUPPRESSED = "suppressed"
    PAUSED = "paused"
    NO_DATA = "no_data"
    BLIND = "blind"

    @property
    def word(self) -> str:
        """The state as a person reads it."""
        return "normal" if self is State.OK else self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class CheckState:
    """What is known of one check: the fold of its samples. The default is a check that was never asked."""

    state: State = State.NO_DATA
    since: datetime | None = None
    watched_at: datetime | None = None
    """Since when it is asked at all; a check without a first answer is silent from here."""
    first_failed_at: datetime | None = None
    """The first failure of the present row or outage: the moment it was detected."""
    down_at: datetime | None = None
    """When the present outage was confirmed; kept until recovery, through silence too."""
    good_since: datetime | None = None
    """The first good answer of the present row of good ones."""
    silent_at: datetime | None = None
    """Since when there is no data although there should be."""
    reason: str = ""
    """Why there is no data, in plain words."""
    failures: int = 0
    good: int = 0
    last: Sample | None = None
    latencies: tuple[float | None, ...] = ()
    """The last totals in ms, oldest first, None for a failure: the sparkline."""

    @property
    def settled(self) -> State:
        """The state as the timeline knows it: what is not yet confirmed leaves it as it was."""
        if self.state in (State.FAILING, State.RECOVERING):
            return State.DOWN if self.down_at else State.OK
        return self.state


@dataclass(frozen=True, slots=True)
class Change:
    """A change of state that enters the timeline."""

    check_id: str
    name: str
    was: State
    state: State
    at: datetime
    """When it began: the first failure, the first good answer, the last that was heard. UTC."""
    noticed_at: datetime
    """When it was certain. UTC."""
    words: str
    """What became of it: "down", "normal again", "no data"."""
    detail: str
    """Why or how long, if anything: "no answer in 5 s", "down for 04:12"."""
    alarms: bool
    """True where an outage begins: once for each outage."""
    evidence: str = ""
    """The first bytes of the answer as text."""

    @property
    def text(self) -> str:
        """The entry as a sentence: "/api/health down: no answer in 5 s"."""
        return f"{self.name} {self.words}" + (f": {self.detail}" if self.detail else "")

    def to_data(self) -> dict[str, Any]:
        """The data of the event `check_changed`, ready for JSON; `at` is the event's own happened-at."""
        return {
            "check": self.check_id,
            "name": self.name,
            "before": self.was.value,
            "after": self.state.value,
            "words": self.words,
            "detail": self.detail,
            "noticed_at": self.noticed_at.isoformat(),
            "alarms": self.alarms,
            "evidence": self.evidence or None,
        }


def judge(check: Check, state: CheckState, sample: Sample) -> CheckState:
    """The state after one more sample; samples count in the order they come. A paused check stays as it is."""
    if check.paused:
        return state
    if sample.outcome is Outcome.UNKNOWN:
        return lose(replace(state, last=sample), sample.at, sample.error or "the checker could not ask")
    if state.silent_at is not None:
        state = _unconfirmed_forgotten(state)
    was_good = sample.outcome is Outcome.OK
    latency = sample.timing.total_ms if was_good else None
    state = replace(state, last=sample, latencies=(*state.latencies, latency)[-LATENCIES_KEPT:])
    return _after_good(check, state, sample.at) if was_good else _after_failure(check, state, sample.at)


def judge_silence(check: Check, state: CheckState, now: datetime, grace_s: float = SILENCE_GRACE_S) -> CheckState:
    """The state as time passes without a sample: no data after too long, down where the rule counts seconds.

    `grace_s` is added to the longest gap that the check's own times allow.
    """
    if state.silent_at is not None or check.paused:
        return state
    heard_at = state.last.at if state.last else state.watched_at
    silent_s = _seconds(heard_at, now) if heard_at else 0.0
    if silent_s > check.longest_gap_s + grace_s:
        return lose(state, now, f"no answer from the checker in {silent_s:.0f} s")
    if state.state is State.FAILING and state.first_failed_at and _is_down(check, state, now):
        confirmed_at = state.first_failed_at + timedelta(seconds=check.rule.seconds)
        return _moved(replace(state, down_at=confirmed_at), State.DOWN, confirmed_at)
    return state


def lose(state: CheckState, now: datetime, reason: str) -> CheckState:
    """The state when nobody asks any more: no data, with the reason. Paused and silent ones stay as they are."""
    if state.state is State.PAUSED or state.silent_at is not None:
        return state
    return replace(state, state=State.NO_DATA, since=now, silent_at=now, reason=reason)


def watch(check: Check, state: CheckState, now: datetime) -> CheckState:
    """The state as a check begins to be asked, is paused or goes on after a pause."""
    if check.paused:
        return _moved(replace(state, silent_at=None, reason=""), State.PAUSED, now)
    if state.watched_at is not None and state.state is not State.PAUSED:
        return state
    return replace(restart(state, now), state=State.NO_DATA, since=now)


def restart(state: CheckState, now: datetime) -> CheckState:
    """The state where time begins anew at `now`, after a pause or with a clock set anew: nothing is overdue."""
    counting = replace(state, watched_at=now, last=None)
    return counting if state.silent_at else _unconfirmed_forgotten(counting)


def changes(check: Check, before: CheckState, after: CheckState) -> Change | None:
    """What the step from `before` to `after` enters in the timeline, or None.

    A first good answer, a pause and a failure that is not confirmed enter nothing.
    """
    was, state = before.settled, after.settled
    if State.PAUSED in (was, state) or (was is state and _is_silent(before) is _is_silent(after)):
        return None
    if state is State.OK and was is not State.DOWN and not _is_silent(before):
        return None
    at = _moment(before, after)
    return Change(
        check_id=check.id,
        name=check.name,
        was=was,
        state=state,
        at=at,
        noticed_at=after.since or at,
        words=_words(before, after),
        detail=_detail(before, after),
        alarms=after.down_at is not None and before.down_at is None,
        evidence=after.last.evidence if after.last and not _is_silent(after) else "",
    )


def _after_good(check: Check, state: CheckState, at: datetime) -> CheckState:
    state = replace(state, good=state.good + 1, failures=0, good_since=state.good_since or at)
    if state.down_at is not None and state.good < check.rule.good:
        return _moved(state, State.RECOVERING, at)
    return _moved(replace(state, down_at=None, first_failed_at=None), State.OK, at)


def _after_failure(check: Check, state: CheckState, at: datetime) -> CheckState:
    first = state.first_failed_at or at
    state = replace(state, failures=state.failures + 1, good=0, good_since=None, first_failed_at=first)
    if state.down_at is None and not _is_down(check, state, at):
        return _moved(state, State.FAILING, at)
    return _moved(replace(state, down_at=state.down_at or at), State.DOWN, at)


def _is_down(check: Check, state: CheckState, now: datetime) -> bool:
    rule = check.rule
    by_count = 0 < rule.failures <= state.failures
    failed_for = _seconds(state.first_failed_at, now) if state.first_failed_at else 0.0
    return by_count or (0 < rule.seconds <= failed_for)


def _is_silent(state: CheckState) -> bool:
    return state.silent_at is not None


def _unconfirmed_forgotten(state: CheckState) -> CheckState:
    """The state as a silence or a pause ends; failures from before it count only if they were an outage."""
    first = state.first_failed_at if state.down_at else None
    return replace(state, silent_at=None, reason="", failures=0, good=0, good_since=None, first_failed_at=first)


def _moved(state: CheckState, to: State, at: datetime) -> CheckState:
    return state if state.state is to else replace(state, state=to, since=at)


def _moment(before: CheckState, after: CheckState) -> datetime:
    """When what `after` says began."""
    last_at = after.last.at if after.last else None
    if _is_silent(after) or (_has_data_again(before, after) and after.state is not State.OK):
        began = last_at or after.silent_at
    else:
        began = after.first_failed_at or after.good_since or last_at
    if began is None:
        raise ValueError("a check that was never asked has no change to tell")
    return began


def _has_data_again(before: CheckState, after: CheckState) -> bool:
    """True where the step ends a silence or a pause and no outage begins with it."""
    return before.settled is State.NO_DATA and (after.down_at is None or before.down_at is not None)


def _is_over(before: CheckState, after: CheckState) -> bool:
    return before.down_at is not None and after.down_at is None


def _words(before: CheckState, after: CheckState) -> str:
    if _is_over(before, after):
        return "normal again"
    if not _is_silent(after) and _has_data_again(before, after):
        return f"has data again, {after.state.word}"
    return after.settled.word


def _detail(before: CheckState, after: CheckState) -> str:
    if _is_silent(after):
        return after.reason
    if _is_over(before, after) and before.first_failed_at and after.good_since:
        return f"down for {_span(before.first_failed_at, after.good_since)}"
    return after.last.error if after.last else ""


def _span(start: datetime, end: datetime) -> str:
    """The time between two moments as `04:12`, or `1:04:12` from an hour on."""
    minutes, seconds = divmod(round(_seconds(start, end)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def _seconds(start: datetime, end: datetime) -> float:
    return (end - start) / timedelta(seconds=1)
