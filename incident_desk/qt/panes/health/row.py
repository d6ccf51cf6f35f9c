"""One check as a row: its state in a word, its value, since when, and why. Values in, values out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.durations import span
from incident_desk.domain.evidence import answer_words
from incident_desk.domain.health import Change, CheckState, Fault, Level, Outcome, Sample, State
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_state import Trouble

RECOVERED_S = 300.0
"""How long a recovery is shown as such."""
FRESH_S = 60.0
"""How long a change is marked."""
MOST_PARTS = 8
"""So many parts of an answer are named in a tooltip."""
_NO_CHANGES: Mapping[str, Change] = {}
_RANK = {State.DOWN: 0, State.FLAPPING: 1, State.SLOW: 2, State.NO_DATA: 3, State.BLIND: 3}
_CALM = 9


@dataclass(frozen=True, slots=True)
class HealthRow:
    """One check as it is shown."""

    id: str
    name: str
    state: State
    is_recovered: bool
    value: str
    since: str
    latencies: tuple[float | None, ...]
    address: str
    detail: str
    is_fresh: bool = False
    level: Level = Level.NORMAL
    """How far it is beyond its thresholds, where it is slow."""
    note: str = ""
    """What stands quietly beside the name: why there is no data, when a dead target is asked again."""
    parts: tuple[str, ...] = ()
    """The parts that the last answer named, in words."""
    trouble: Trouble = Trouble.SLOW
    """What is wrong, where it is slow: that it is, that a part of it fails, that its certificate ends soon."""

    @property
    def is_under(self) -> bool:
        """Whether it stands under the check that explains its failure."""
        return self.state is State.SUPPRESSED

    @property
    def word(self) -> str:
        """The state in a word."""
        if self.is_recovered:
            return "recovered"
        if self.state is not State.SLOW:
            return self.state.word
        return f"{self.trouble.value}, critical" if self.level is Level.CRITICAL else self.trouble.value

    @property
    def spoken(self) -> str:
        """The row in words."""
        value = f", {self.value}" if self.value not in (self.word, self.state.word) else ""
        for_ = f", for {self.since}" if self.since else ""
        detail = f", {self.detail}" if self.detail and self.state is not State.OK else ""
        return f"{self.name}, {self.word}{value}{for_}{detail}" + (f", {self.note}" if self.note else "")

    @property
    def tip(self) -> str:
        """All that is known, a line each."""
        lines = (self.name, self.address, self.word, self.detail, self.note, *self.parts)
        return "\n".join(line for line in dict.fromkeys(lines) if line)

    @property
    def is_timed(self) -> bool:
        """Whether the row looks different as time passes, without an answer."""
        return bool(self.since or self.note) or self.is_recovered or self.is_fresh


def health_rows(
    checks: Sequence[tuple[Check, CheckState]], now: datetime | None, last: Mapping[str, Change] = _NO_CHANGES
) -> tuple[HealthRow, ...]:
    """The rows, ranked by their settled state so that a first failure does not move a row."""
    ranked = sorted(checks, key=lambda one: rank(one[1].settled))
    return tuple(row_of(check, state, now, last.get(check.id)) for check, state in ranked)


def rank(settled: State) -> int:
    """What fails stands first; what is normal or not judged on purpose keeps its place."""
    return _RANK.get(settled, _CALM)


def is_trouble(settled: State) -> bool:
    """Whether a check in that state stands among those that fail."""
    return rank(settled) < _CALM


def row_of(
    check: Check, state: CheckState, now: datetime | None, last: Change | None = None, rest: str = ""
) -> HealthRow:
    """One row; ``last`` is the last change that was seen, ``rest`` says when a dead target is asked again."""
    settled = state.settled
    recovered = last is not None and last.was is State.DOWN and settled is State.OK
    was_asked = state.last is not None or state.silent_at is not None
    changed = settled is not State.OK and state.since is not None and was_asked
    return HealthRow(
        id=check.id,
        name=check.name,
        state=settled,
        is_recovered=recovered and last is not None and passed_s(last.at, now) < RECOVERED_S,
        value=_value(check, state),
        since=for_words(passed_s(since_of(state), now)) if changed else "",
        latencies=state.latencies if check.is_asked else (),
        address=check.address,
        detail=_detail(state),
        is_fresh=last is not None and passed_s(last.noticed_at, now) < FRESH_S,
        level=state.level if settled is State.SLOW else Level.NORMAL,
        note=(rest if settled is State.DOWN else "") or _note(state),
        parts=part_words(state.last),
        trouble=state.trouble,
    )


def for_words(seconds: float) -> str:
    """How long, as short as its place: seconds up to ten minutes, minutes up to ten hours."""
    whole = max(1, int(seconds))
    coarse = next((step for least, step in ((36_000, 3600), (600, 60)) if whole >= least), 1)
    return span(whole - whole % coarse)


def since_of(state: CheckState) -> datetime | None:
    """Since when: an outage counts from its first failure, not from the answer that made it certain."""
    if state.settled is State.SLOW and state.said.state is State.SLOW and state.said.trouble_from:
        # What the record says of it holds over a restart.
        return state.said.trouble_from
    if state.settled in (State.SUPPRESSED, State.FLAPPING):
        # So does this: the state itself is one of after the restart.
        return (state.suppressed_at if state.settled is State.SUPPRESSED else state.flapping_at) or state.since
    return state.first_failed_at if state.down_at and state.first_failed_at else state.since


def passed_s(since: datetime | None, now: datetime | None) -> float:
    """Seconds since then; 0 where either is not known."""
    return (now - since).total_seconds() if now and since else 0.0


def value_of(state: CheckState) -> str:
    """The last answer in a word: its time, its fault, or why there is none."""
    last, settled = state.last, state.settled
    if settled in (State.BLIND, State.PAUSED):
        return settled.word
    if settled is State.MAINTENANCE:
        return "maintenance"
    if settled is State.NO_DATA or last is None:
        return "no data"
    if settled is State.SUPPRESSED and state.parent:
        return f"under {state.parent}"
    if state.state is State.RECOVERING:
        # One good answer is not the end of an outage, and its milliseconds beside the cross would look like it.
        return "recovering"
    return answer_value(last)


def _value(check: Check, state: CheckState) -> str:
    """The same, of one check: the days that a certificate has left, what is wrong where it is not the time."""
    last = state.last
    if last is None or last.outcome is not Outcome.OK or state.state not in (State.OK, State.SLOW):
        return value_of(state)
    if check.kind == "certificate" and last.certificate is not None:
        days = max(0, (last.certificate.expires_at - last.at).days)
        return "1 day" if days == 1 else f"{days} days"
    is_slow = state.state is State.OK or state.trouble is Trouble.SLOW
    return value_of(state) if is_slow else state.trouble.value


def answer_value(last: Sample) -> str:
    """One answer in a word: its time, or its fault."""
    if last.fault is Fault.TOLD:
        return "alert"
    if last.fault is not None:
        return f"status {last.status}" if last.fault is Fault.STATUS and last.status else last.fault.value
    return answer_words(last)


def part_words(last: Sample | None) -> tuple[str, ...]:
    """The parts of an answer that is not good, or good with a warning, in its order."""
    if last is None or (last.fault is None and not last.warning):
        return ()
    shown = tuple(part.text for part in last.parts[:MOST_PARTS])
    more = len(last.parts) - len(shown)
    return (*shown, f"and {more} more parts") if more > 0 else shown


def _detail(state: CheckState) -> str:
    """Why it is so: what it is beyond, why nothing is judged, what the last answer lacked."""
    if state.settled is State.SLOW and state.beyond:
        return state.beyond
    return state.reason or (state.last.error or state.last.warning if state.last else "")


def _note(state: CheckState) -> str:
    """Why there is no data, where the reason is known."""
    is_unknown = state.settled in (State.NO_DATA, State.MAINTENANCE, State.BLIND)
    return state.reason if is_unknown else ""
