"""What the head of the detail says of one check: its state in words and four figures. Values in, values out."""

from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.checks.http import HttpOptions
from incident_desk.domain.checks.webhook import WebhookOptions
from incident_desk.domain.durations import countdown, span, took
from incident_desk.domain.evidence import answer_words, evidence_of
from incident_desk.domain.health import CheckState, Level, Outcome, Sample, State
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_past import Past
from incident_desk.domain.health_state import Trouble
from incident_desk.formats.times import clock_face
from incident_desk.qt.panes.health.row import passed_s, since_of, value_of

MOST_EVIDENCE = 600
_NOT_STATED = "not known"
_STATES = {
    State.OK: "is normal", State.FAILING: "is normal", State.RECOVERING: "is recovering", State.DOWN: "is down",
    State.FLAPPING: "is flapping", State.PAUSED: "is paused",
    State.MAINTENANCE: "is in maintenance", State.NO_DATA: "has no data", State.BLIND: "is not judged",
}  # fmt: skip
_TROUBLES = {
    Trouble.SLOW: "is slow", Trouble.PARTLY: "is partly failing", Trouble.DEGRADED: "is degraded",
    Trouble.WARNING: "has a warning",
}  # fmt: skip
_FOR = {
    State.OK: "Normal for", State.DOWN: "Down for", State.FLAPPING: "Flapping for",
    State.SUPPRESSED: "Suppressed for", State.NO_DATA: "No data for", State.BLIND: "Not judged for",
    State.MAINTENANCE: "In maintenance for", State.PAUSED: "Paused for",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A value under its name."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one check beside its state."""

    check: Check
    state: CheckState
    now: datetime | None = None
    past: Past | None = None
    """The last 24 hours, where they are kept."""
    usual: Past | None = None
    """The 24 hours before it failed, or the same where it doesn't."""
    last_good: Sample | None = None
    is_at_incident_pace: bool = False
    is_standing: bool = False
    rest: str = ""


def title_of(told: Told) -> str:
    """The check with its state: "/api/health is down"."""
    state = told.state.settled
    if state is State.SUPPRESSED:
        return f"{told.check.name} fails under {told.state.parent or 'what it depends on'}"
    critical = ", critical" if state is State.SLOW and told.state.level is Level.CRITICAL else ""
    if told.state.state is State.RECOVERING:
        return f"{told.check.name} is recovering"
    return f"{told.check.name} {_STATES.get(state) or _TROUBLES[told.state.trouble]}{critical}"


def caption_of(told: Told) -> str:
    """How it is asked: method, address, how often; and whom it belongs to."""
    check, options = told.check, told.check.options
    asked = f"{options.method} {check.address}" if isinstance(options, HttpOptions) else check.address
    if isinstance(options, WebhookOptions):
        asked, every = f"Told by the hook {options.hook}", _awaited(options)
    elif told.is_at_incident_pace:
        every = f"checked every {_seconds(check.incident_interval_s)} while an incident is open"
    else:
        every = f"checked every {_seconds(check.interval_s)}"
    belongs = ", ".join(part for part in (check.group, check.environment) if part)
    parts = (asked, told.rest or every, belongs, "standing check" if told.is_standing else "")
    return " · ".join(part for part in parts if part)


def _awaited(options: WebhookOptions) -> str:
    return f"a call is awaited every {_seconds(options.expect_every_s)}" if options.expect_every_s else ""


def reason_of(told: Told) -> str:
    """Why it is so, in a line."""
    state = told.state
    if state.settled is State.SLOW and state.beyond:
        return state.beyond
    return state.reason or (state.last.error or state.last.warning if state.last is not None else "")


def figures_of(told: Told) -> tuple[Figure, ...]:
    """How long it is so, the last good answer, the usual one, and the last day."""
    state, past = told.state, told.past
    for_ = countdown(passed_s(since_of(state), told.now)) if since_of(state) and told.now else _NOT_STATED
    usual = _ms(told.usual.p50_s) if told.usual is not None else _median(state)
    available = f"{past.available_percent:.3g} % up" if past and past.available_percent is not None else _NOT_STATED
    so = state.trouble.value.capitalize() if state.settled is State.SLOW else "So"
    is_failing = state.settled is State.MAINTENANCE and since_of(state) == state.first_failed_at
    first = Figure("Failing for" if is_failing else _FOR.get(state.settled, f"{so} for"), for_)
    if not told.check.is_asked:
        last = f"{clock_face(state.last.at)} UTC" if state.last is not None else "never yet"
        return first, Figure("Last told", last), Figure("It said", value_of(state)), Figure("Last 24 h", available)
    figures = [first]
    good = told.last_good
    if state.settled in (State.OK, State.SLOW) and state.last is not None:
        figures.append(Figure("Last answer", value_of(state)))
    else:
        words = f"{clock_face(good.at)}, {answer_words(good)}" if good is not None else _NOT_STATED
        figures.append(Figure("Last good answer", words))
    return (*figures, Figure("Usual answer", usual or _NOT_STATED), Figure("Last 24 h", available))


def last_good(answers: tuple[Sample, ...]) -> Sample | None:
    """The newest good one of these answers, newest first."""
    return next((one for one in answers if one.outcome is Outcome.OK), None)


def finding_words(told: Told) -> str:
    """The present state as an entry of the timeline, with what the last answer said under it."""
    reason = reason_of(told)
    since = since_of(told.state)
    from_ = f" since {clock_face(since)} UTC" if since and told.state.settled is not State.OK else ""
    first = f"{title_of(told)}{from_}" + (f": {reason}" if reason else f", {value_of(told.state)}")
    evidence = evidence_of(told.state.last)[:MOST_EVIDENCE] if told.state.last is not None else ""
    return f"{first}\n{evidence}" if evidence else first


def _median(state: CheckState) -> str:
    known = sorted(one for one in state.latencies if one is not None)
    return took(known[len(known) // 2]) if known else ""


def _ms(seconds: float | None) -> str:
    return took(seconds * 1000) if seconds is not None else ""


def _seconds(seconds: float) -> str:
    return span(seconds) if seconds >= 1 and seconds == int(seconds) else f"{seconds:g} s"
