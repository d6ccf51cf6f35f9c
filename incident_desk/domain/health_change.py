"""What of a check's state a responder must read: the difference between what is known and what was said.

    tell(check, state) -> Change       or None where nothing is new
    said_after(state) -> Said          what is said once that was told

The same difference tells the steps of a running program and, after a restart, what the record does not say yet.
A trouble alarms once: when it begins, and once more if a lesser one (critical, flapping) turns into an outage.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from incident_desk.domain.evidence import evidence_of
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_flapping import RESULTS, changes_in
from incident_desk.domain.health_rules import Level, seconds_between
from incident_desk.domain.health_state import CheckState, Said, State, Trouble

_UNKNOWN = frozenset({State.NO_DATA, State.BLIND, State.MAINTENANCE})
_BACK = {
    State.NO_DATA: "has data again",
    State.BLIND: "judged again",
    State.MAINTENANCE: "maintenance over",
}


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
    """True where a trouble begins or an outage comes of it: once for each."""
    evidence: str = ""
    """All that was known of the answer, as text: status, times, certificate, parts, first bytes."""
    level: Level = Level.NORMAL
    """Warning or critical, where it is slow."""

    @property
    def text(self) -> str:
        """The entry as a sentence: "/api/health down: no answer in 5 s"."""
        return f"{self.name} {self.words}" + (f": {self.detail}" if self.detail else "")

    def to_data(self) -> dict[str, Any]:
        """The data of the event `check_changed`, ready for JSON; `at` is the event's own happened-at."""
        data = {
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
        return data | {"level": self.level.word} if self.level else data


def tell(check: Check, state: CheckState) -> Change | None:
    """What is known and not said. A first good answer, a pause, an unconfirmed failure are nothing to tell."""
    now, said = state.settled, state.said
    if now is said.state and (now is not State.SLOW or state.level is said.level):
        return None
    if (
        now is State.PAUSED
        or (now is State.NO_DATA and not state.is_silent)
        or (now is State.OK and not said.state)
    ):
        return None
    # Who tells of a change alone is listened to until the silence, however long ago the last change was.
    is_told = now is State.NO_DATA and not check.is_asked
    began = (state.silent_at if is_told else None) or _began(state)
    is_shown = not state.is_silent and not state.outside and state.last is not None
    return Change(
        check_id=check.id,
        name=check.name,
        was=said.state or State.OK,
        state=now,
        at=began,
        noticed_at=max(state.since or began, began),
        words=_words(state),
        detail=_detail(state),
        alarms=loudness(state) > said.rung,
        evidence=evidence_of(state.last) if is_shown and state.last else "",
        level=state.level if now is State.SLOW else Level.NORMAL,
    )


def said_after(state: CheckState) -> Said:
    """What is said once all that is known was told."""
    now, said = state.settled, state.said
    if now is State.PAUSED or (now is State.NO_DATA and not state.is_silent):
        return said
    if now is State.OK:
        return _SAID_OK
    level = state.level if now is State.SLOW else Level.NORMAL
    outage = state.first_failed_at if state.down_at else None
    rung = said.rung if outage or now in _UNKNOWN else min(said.rung, 1)
    trouble = said.trouble_from if said.trouble_from or now in _UNKNOWN else _began(state)
    what = state.trouble if now is State.SLOW else Trouble.SLOW
    return Said(now, level, outage, trouble, max(rung, loudness(state)), what)


def loudness(state: CheckState) -> int:
    """How loud the state is: 2 for an outage, 1 for critical and for flapping, else 0."""
    now = state.settled
    if now is State.DOWN:
        return 2
    return 1 if now is State.FLAPPING or (now is State.SLOW and state.level is Level.CRITICAL) else 0


def with_said(state: CheckState, said: Said) -> CheckState:
    """The state as if that had been said last."""
    return replace(state, said=said)


_SAID_OK = Said(State.OK)


def _began(state: CheckState) -> datetime:
    """When what the state says began."""
    last_at, now, said = state.last.at if state.last else None, state.settled, state.said
    began: datetime | None
    if state.is_silent:
        began = last_at or state.silent_at
    elif now is State.DOWN:
        began = last_at if said.outage_from else state.first_failed_at
    elif now is State.OK and said.state is State.SLOW:
        # Slow answers are good ones: their row began before what is over now.
        began = max(filter(None, (state.since, state.good_since)), default=None)
    elif now is State.OK and said.state not in _UNKNOWN:
        began = state.good_since
    elif now is State.SUPPRESSED:
        began = state.first_failed_at or last_at
    else:
        began = state.since if now in (State.SLOW, State.FLAPPING, State.MAINTENANCE) else last_at
    if now is State.OK and said.outage_from:
        began = state.good_since
    began = began or last_at or state.since
    if began is None:
        raise ValueError("a check that was never asked has no change to tell")
    return began


def _words(state: CheckState) -> str:
    now, said = state.settled, state.said
    if state.is_silent or state.outside or (now is State.DOWN and not said.outage_from):
        return now.word
    is_over = said.outage_from is not None and not state.down_at
    if now is State.OK and (is_over or said.state not in _BACK):
        return "steady again, normal" if said.state is State.FLAPPING else "normal again"
    if said.state in _BACK and now not in (State.SUPPRESSED, State.FLAPPING):
        word = _slow_word(state) if now is State.SLOW and state.state is State.SLOW else state.state.word
        return f"{_BACK[said.state]}, {word}"
    if now is State.SLOW:
        return f"answers again, {_slow_word(state)}" if is_over else _slow_word(state)
    return f"{now.word} by {state.parent}" if now is State.SUPPRESSED and state.parent else now.word


def _slow_word(state: CheckState) -> str:
    word = state.trouble.value
    return f"{word}, critical" if state.level is Level.CRITICAL else word


def _detail(state: CheckState) -> str:
    now, said = state.settled, state.said
    if state.is_silent or now is State.MAINTENANCE:
        return state.reason
    if now in (State.OK, State.SLOW) and said.outage_from and state.good_since and not state.down_at:
        return f"down for {_span(said.outage_from, state.good_since)}"
    if now is State.SLOW:
        return state.beyond
    if now is State.FLAPPING:
        return f"{changes_in(state.course)} changes in the last {RESULTS} answers"
    if now is State.SUPPRESSED and state.parent:
        return f"{state.parent} is down, on which it depends"
    if now is State.OK and said.trouble_from and state.good_since and said.state not in _UNKNOWN:
        was = said.trouble.value if said.state is State.SLOW else said.state.word if said.state else ""
        return f"{was} for {_span(said.trouble_from, max(state.since or state.good_since, state.good_since))}"
    return state.last.error if state.last else ""


def _span(start: datetime, end: datetime) -> str:
    """The time between two moments as `04:12`, or `1:04:12` from an hour on."""
    minutes, seconds = divmod(round(max(0.0, seconds_between(start, end))), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
