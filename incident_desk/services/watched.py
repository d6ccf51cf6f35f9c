"""One check as the engine keeps it: its state, its answers for the windows of its rule, and when it is asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from incident_desk.domain.health import Check, CheckState, Outcome, Sample, State, Timing, gap_s
from incident_desk.domain.health_line import Site, site_of
from incident_desk.domain.health_rules import Measure, Threshold, is_open, seconds_between, wait_s
from incident_desk.domain.health_windows import KEPT_S, Answers, Figures
from incident_desk.services.schedule import share_of

KNOWN_SHARE = 0.5
"""A window of which less than this is known is not judged."""


@dataclass(slots=True)
class Watched:
    """One check with what the engine keeps of it."""

    check: Check
    state: CheckState
    next_at: datetime
    asked_at: datetime | None = None
    """When the ask began that is under way."""
    asks: int = 0
    answers: Answers | None = None
    phase: float = field(init=False)
    """Its place in an interval, by its id."""
    site: Site | None = field(init=False)
    children: Sequence[str] = ()
    """The ids of the checks that depend on it."""
    windows: list[tuple[int, Threshold]] = field(init=False)
    _gap: timedelta = field(init=False)
    _limits: list[float] = field(init=False)
    _told_limits: int = 0
    _calm: CheckState | None = None
    _calm_until: datetime | None = None
    _looked: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rule = self.check.rule
        self.phase = share_of(self.check.id)
        self.site = site_of(self.check.address)
        self.windows = [(place, one) for place, one in enumerate(rule.thresholds) if not one.is_of_one]
        alone = [one for one in rule.thresholds if one.is_of_one]
        self._limits = sorted({limit for one in alone for limit in (one.warning, one.critical) if limit})
        self._gap = timedelta(seconds=self.check.longest_gap_s)

    def needs_time(self, sample: Sample) -> bool:
        """Whether the time before this sample has to be judged: a silence, or a rule that counts seconds."""
        state = self.state
        if sample.outcome is Outcome.PENDING:
            return False
        if state.last is None or self.check.maintenance or (state.failures and self.check.rule.seconds):
            return True
        return sample.at - state.last.at > self._gap

    def is_calm(self, now: datetime) -> bool:
        """Whether the time alone can change nothing: no failure counts seconds, and the next answer is not overdue.

        Found once for a state, so that of many checks only those are judged whose time may have come.
        """
        if self._calm is not self.state:
            self._calm, self._calm_until = self.state, self._silent_from()
        return self._calm_until is not None and now < self._calm_until

    def _silent_from(self) -> datetime | None:
        """Until when nothing but an answer changes the present state; None where each second has to be judged."""
        state = self.state
        is_counting = state.failures > 0 and state.down_at is None
        if self.windows or self.check.maintenance or state.asked_at is not None or is_counting:
            return None
        heard_at = state.last.at if state.last else state.watched_at
        return None if heard_at is None else heard_at + self._gap

    def asked_of(self, sample: Sample) -> datetime:
        """When the ask began that this sample is of."""
        return sample.at - timedelta(milliseconds=sample.timing.total_ms)

    def keep(self, sample: Sample) -> None:
        """Keep an answer that was judged for the figures of the windows."""
        if self.state.last is sample and sample.outcome is not Outcome.UNKNOWN and not self.state.outside:
            if self.answers is None:
                longest_s = max((one.over_s for _, one in self.windows), default=0.0)
                self.answers = Answers(self.check.longest_gap_s, max(KEPT_S, longest_s))
            # Only a dead target speaks for longer than its check's own times say.
            gap = gap_s(self.check, self.state) if self.state.failures else self._gap.total_seconds()
            self.answers.add(sample.at, sample.timing.total_ms, is_good=sample.outcome is Outcome.OK, gap_s=gap)

    def figures(self, now: datetime, over_s: float, *, ranks: bool = True) -> Figures:
        """Error rate, availability, mean and percentiles over the last seconds."""
        answers = self.answers or Answers(self.check.longest_gap_s)
        return answers.figures(now - timedelta(seconds=over_s), now, ranks=ranks)

    def looks(self, now: datetime) -> dict[int, float]:
        """The values of the windows whose turn it is, by the threshold's place; none of what is hardly known."""
        found: dict[int, float] = {}
        for place, one in self.windows:
            turn = int(now.timestamp() / one.every_s - self.phase)
            if self._looked.get(place) != turn:
                self._looked[place] = turn
                value = self._value(one, now)
                if value is not None:
                    found[place] = value
        return found

    def pending(self, now: datetime) -> Sample | None:
        """A sample that says how long an answer is awaited, each time that is longer than another limit."""
        if self.asked_at is None or self.check.paused:
            self._told_limits = 0
            return None
        awaited_s = seconds_between(self.asked_at, now)
        passed = sum(limit < awaited_s for limit in self._limits)
        if passed <= self._told_limits:
            return None
        self._told_limits = passed
        return pending_sample(self.check.id, now, awaited_s)

    def is_resting(self, interval_s: float) -> bool:
        """Whether the target counts as dead and is asked less often."""
        rule, failures = self.check.rule, self.state.failures
        if not is_open(failures, rule.breaker_failures):
            return False
        return wait_s(interval_s, failures, rule.breaker_failures, rule.breaker_s) > interval_s

    def _value(self, one: Threshold, now: datetime) -> float | None:
        """The value of one window; an answer that is awaited counts in the mean with what it has taken so far."""
        figures = self.figures(now, one.over_s, ranks=False)
        if figures.known_s < one.over_s * KNOWN_SHARE:
            return None
        if one.measure is Measure.ERRORS:
            return figures.error_percent
        if one.measure is Measure.AVAILABILITY:
            return figures.available_percent
        begun = self.state.asked_at
        if figures.mean_s is None or begun is None:
            return figures.mean_s
        with_awaited = (figures.mean_s * figures.good + seconds_between(begun, now)) / (figures.good + 1)
        return max(figures.mean_s, with_awaited)


def pending_sample(check_id: str, now: datetime, awaited_s: float) -> Sample:
    """No answer yet, since so many seconds."""
    return Sample(check_id, now, Outcome.PENDING, Timing(total_ms=awaited_s * 1000))


def covers(state: CheckState) -> bool:
    """Whether a check in that state explains that what depends on it fails."""
    if state.state is State.PAUSED:
        return False
    if state.state is State.MAINTENANCE:
        return state.last is not None and state.last.outcome is Outcome.FAILED
    return state.down_at is not None or state.suppressed_at is not None or state.flapping_at is not None
