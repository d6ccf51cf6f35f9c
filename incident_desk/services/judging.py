"""What the answers and the time mean for all checks together. Used on one thread; the schedule is another's.

What one answer says of another check is known here: a failed parent explains its child, and many dead targets at
once are this computer's own line. Until that is known, which is a few seconds, a failure is held and confirms
nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from incident_desk.domain.durations import span
from incident_desk.domain.health import (
    SILENCE_GRACE_S,
    Change,
    CheckState,
    Outcome,
    Sample,
    State,
    judge,
    judge_looks,
    judge_time,
    lose,
    release,
    restart,
    said_after,
    tell,
)
from incident_desk.domain.health_rules import seconds_between
from incident_desk.services.explaining import holds, in_dead_line, is_blinded, parent_of, witnesses
from incident_desk.services.line import Line
from incident_desk.services.watched import Watched, covers

SLEPT_S = 30.0
"""Where time goes on for so long between two looks, the computer slept: nothing of it is judged."""


class Judging:
    """Judges the checks of one monitor. Of each step it gives what is to be told."""

    def __init__(self, line: Line, speed: float = 1.0) -> None:
        self.speed = speed
        self.line = line
        self.wishes: list[str] = []
        """The ids of checks that should be asked at once; whoever asks takes them off."""
        self.touched: set[str] = set()
        """The ids of checks whose state is another one than before; whoever tells of them takes them off."""
        self._watched: Mapping[str, Watched] = {}
        self._held: set[str] = set()
        self._looked_at: datetime | None = None

    def follow(self, watched: Mapping[str, Watched], now: datetime) -> None:
        """Judge these checks from now on."""
        self._watched = watched
        self._held &= watched.keys()
        children: dict[str, list[str]] = {}
        for one in watched.values():
            for parent in one.check.depends_on:
                children.setdefault(parent, []).append(one.check.id)
            if one.site is not None and not one.check.paused:
                self.line.meet(one.site, now)
        for one in watched.values():
            one.children = children.get(one.check.id, ())

    def take(self, one: Watched, sample: Sample) -> list[Change]:
        """One answer of a check."""
        told = self._slept(sample.at) if self._has_slept(sample.at) else []
        if one.needs_time(sample):
            told += self._step(one, self._in_time(one, one.asked_of(sample)), sample.at)
        has_turned = one.site is not None and self.line.hear(one.site, sample)
        told += self._step(one, self._judged(one, sample), sample.at)
        one.keep(sample)
        if has_turned:
            told += self._in_line(sample.at, has_turned=True)
        if self._held:
            told += self._no_longer_held(sample.at)
        return told

    def pass_time(self, now: datetime) -> list[Change]:
        """Time goes on; called about once a second."""
        told = self._slept(now) if self._has_slept(now) else []
        self._looked_at = now
        self.line.look(now)
        if self.line.down_from is not None:
            told += self._in_line(now)
        told += self._no_longer_held(now)
        for one in self._watched.values():
            if one.is_calm(now):
                continue
            told += self._step(one, self._in_time(one, now), now)
            if one.windows and (looks := one.looks(now)):
                told += self._step(one, judge_looks(one.check, one.state, looks, now), now)
        return told

    def lose(self, now: datetime, reason: str) -> list[Change]:
        """Whoever asks is gone."""
        told: list[Change] = []
        for one in self._watched.values():
            told += self._step(one, lose(one.state, now, reason), now)
        return told

    def restart(self, now: datetime) -> None:
        """The clock was set anew: nothing is overdue, states stay."""
        self._looked_at = None
        self.line.forget()
        self.touched.update(self._watched)
        for one in self._watched.values():
            one.state = restart(one.state, now)

    def _judged(self, one: Watched, sample: Sample) -> CheckState:
        """The state after this sample, by all that is known of the others."""
        if sample.outcome is not Outcome.FAILED:
            return judge(one.check, one.state, sample)
        if in_dead_line(one, sample, self.line):
            is_down = self.line.down_from is not None
            return lose(one.state, sample.at, self.line.reason, blind=True) if is_down else one.state
        is_held = holds(one, sample, sample.at, self._watched, self.line)
        if is_held:
            self._held.add(one.check.id)
        if one.state.failures == 0:
            self.wishes += witnesses(one, sample, self._watched)
        return judge(one.check, one.state, sample, held=is_held, parent=parent_of(one, self._watched))

    def _in_time(self, one: Watched, now: datetime) -> CheckState:
        """The state at that moment, without another sample."""
        is_held = one.check.id in self._held
        parent = parent_of(one, self._watched) if one.state.failures else ""
        grace_s = SILENCE_GRACE_S * max(1.0, self.speed)
        return judge_time(one.check, one.state, now, grace_s, held=is_held, parent=parent)

    def _in_line(self, now: datetime, *, has_turned: bool = False) -> list[Change]:
        """The line is down, so nothing behind it is judged; or it came back, and is asked through again."""
        told: list[Change] = []
        for one in self._watched.values():
            if self.line.down_from is not None and is_blinded(one):
                told += self._step(one, lose(one.state, now, self.line.reason, blind=True), now)
            elif has_turned and one.state.state is State.BLIND:
                self.wishes.append(one.check.id)
        return told

    def _no_longer_held(self, now: datetime) -> list[Change]:
        """Failures that waited for what explains them, and need not any more."""
        told: list[Change] = []
        for check_id in sorted(self._held):
            one = self._watched[check_id]
            last = one.state.last
            if not (one.state.failures and last and holds(one, last, now, self._watched, self.line)):
                self._held.discard(check_id)
                told += self._step(one, self._in_time(one, now), now)
        return told

    def _has_slept(self, now: datetime) -> bool:
        """Whether nobody looked for so long that the computer must have slept."""
        before = self._looked_at
        return before is not None and seconds_between(before, now) > SLEPT_S * max(1.0, self.speed)

    def _slept(self, now: datetime) -> list[Change]:
        """What it means that nobody looked for long: nothing of that time is judged."""
        told: list[Change] = []
        before, self._looked_at = self._looked_at or now, now
        self.line.forget()
        reason = f"this computer slept, or was held up, for {span(seconds_between(before, now))}"
        self.touched.update(self._watched)
        for one in self._watched.values():
            one.state = replace(one.state, deaf_until=now)
            told += self._step(one, lose(one.state, now, reason, blind=True), now)
        return told

    def _step(self, one: Watched, after: CheckState, now: datetime) -> list[Change]:
        """The check is in that state now; what of it is to be told."""
        before, change = one.state, None
        if after is before:
            return []
        settled, said = after.settled, after.said
        if settled is not said.state or (settled is State.SLOW and after.level is not said.level):
            change = tell(one.check, after)
            after = replace(after, said=said_after(after))
        one.state = after
        self.touched.add(one.check.id)
        if one.children and covers(before) and not covers(after):
            for child in one.children:
                other = self._watched[child]
                if not parent_of(other, self._watched):
                    other.state = release(other.state, now)
                    self.touched.add(child)
                    self.wishes.append(child)
        return [] if change is None else [change]
