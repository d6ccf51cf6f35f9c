"""Live checks of the shown incident: what is watched, what the answers mean, what of it enters the record.

A change is the difference between what is known of a check and what was said of it. What this process said last is
in the check's state (``take``, ``lost``, ``silence`` give the steps); what the record says is read from its marks
(``unbooked``): after a write that failed, after another incident was shown for a while. A check that begins here
begins with what the record says of it, so that a restart says nothing twice and forgets nothing that was said.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from incident_desk.domain.events import Draft
from incident_desk.domain.health import Change, CheckState, Level, Said, Sample, State, loudness, tell, with_said
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_past import Judged
from incident_desk.domain.health_windows import Figures
from incident_desk.domain.incident import CheckMark, Incident
from incident_desk.domain.recovery import checks_of
from incident_desk.services.acts.watching import book_change
from incident_desk.services.line import Line
from incident_desk.services.monitor import Monitor, Pace
from incident_desk.services.standing import is_standing


class Watching:
    """The checks of one incident on a monitor. Pure but for its memory; used on one thread."""

    def __init__(self, speed: float = 1.0, line: Line | None = None) -> None:
        self._monitor = Monitor(speed=speed, line=line, is_asking=False)
        self.touched = self._monitor.touched
        """The ids of checks whose state is another one than before; whoever tells of them takes them off."""
        self._checks: tuple[Check, ...] = ()
        self._by_id: dict[str, Check] = {}
        self._given: Mapping[str, object] | None = None

    @property
    def checks(self) -> Sequence[Check]:
        """What is watched."""
        return self._checks

    @property
    def states(self) -> dict[str, CheckState]:
        """The state of each check by its id."""
        return self._monitor.states

    def state(self, check: str) -> CheckState:
        """The present state of one check. Raises KeyError."""
        return self._monitor.state(check)

    def follow(
        self,
        incident: Incident,
        now: datetime,
        marks: Mapping[str, CheckMark] | None = None,
        other: "Watching | None" = None,
    ) -> bool:
        """Watch what this incident watches; says whether that is something else than before.

        ``marks`` are what was said last of its checks, where that is not in its own record alone. A check that is
        new here and that ``other`` watches goes on from what that one knows.
        """
        pace = Pace.INCIDENT if incident.is_open and not is_standing(incident) else Pace.IDLE
        if incident.checks is self._given and pace is self._monitor.pace:
            return False
        self._given, checks = incident.checks, tuple(checks_of(incident))
        if checks == self._checks and pace is self._monitor.pace:
            return False
        self._checks, self._by_id = checks, {one.id: one for one in checks}
        told = {one: said_by(mark) for one, mark in (marks or incident.check_marks).items()}
        known = {check.id: other._monitor.watched(check.id) for check in other.checks} if other else None
        self._monitor.watch(checks, now, pace, told, known)
        return True

    @property
    def pace(self) -> Pace:
        """Which of the two intervals holds."""
        return self._monitor.pace

    def take(self, samples: Sequence[Sample]) -> list[Change]:
        """What these answers change. An answer to a check that is watched no longer is passed over."""
        return [change for one in samples for change in self._monitor.record(one)]

    def lost(self, now: datetime, reason: str) -> list[Change]:
        """Nobody asks: every check has no data."""
        return self._monitor.lose(now, reason)

    def silence(self, now: datetime) -> list[Change]:
        """What the silence until now means."""
        return self._monitor.silence(now)

    def rest(self, check: str, now: datetime) -> str:
        """Of a dead target that is asked less often: "asked again in 45 s"; empty otherwise. Raises KeyError."""
        return self._monitor.rest(check, now)

    def figures(self, check: str, now: datetime, over_s: float) -> Figures:
        """Error rate, availability and percentiles of the last seconds. Raises KeyError."""
        return self._monitor.watched(check).figures(now, over_s)

    def judged(self, sample: Sample) -> Judged:
        """An answer that was taken, as the history keeps it. Raises KeyError."""
        one = self._monitor.watched(sample.check_id)
        gap_s = one.answers.gap_at(sample.at) if one.answers else None
        return Judged(sample, one.check.longest_gap_s if gap_s is None else gap_s, counts=gap_s is not None)

    def unbooked(
        self,
        incident: Incident,
        of: Collection[str] | None = None,
        marks: Mapping[str, CheckMark] | None = None,
    ) -> list[Change]:
        """What is known of the incident's checks and the record does not say; of these checks, or of all.

        Where ``marks``, what was said last of them anywhere, say as much already, it alarms nobody again.
        """
        found = []
        for check in self._checks if of is None else [self._by_id[one] for one in of if one in self._by_id]:
            own, state = incident.check_marks.get(check.id), self._monitor.state(check.id)
            last = own if marks is None else marks.get(check.id)
            if _is_said(own, state) and _is_said(last, state):
                continue
            change = _untold(check, state, last if _is_said(own, state) else own)
            if change is not None:
                is_louder = loudness(state) > said_by(last).rung
                # What another record said already is so since then, not since it was heard here.
                at = last.at if last is not None and last is not own and _is_said(last, state) else change.at
                found.append(replace(change, at=at, alarms=change.alarms and is_louder))
        return found


def _untold(check: Check, state: CheckState, mark: CheckMark | None) -> Change | None:
    """What is to be told where that was said last; None while it is not certain."""
    said = said_by(mark)
    return tell(check, with_said(state, said)) if _is_certain(check, said, state) else None


def _is_said(mark: CheckMark | None, state: CheckState) -> bool:
    """Whether the record says just that: asked of every check with each batch of answers, so it is cheap."""
    settled = state.settled
    if mark is None:
        return settled is State.OK
    return mark.state == settled and (settled is not State.SLOW or mark.level == state.level.word)


def _is_certain(check: Check, said: Said, state: CheckState) -> bool:
    """Whether the state is more than a first sign, and a trouble of the record is over by the check's own rule."""
    if state.state in (State.FAILING, State.RECOVERING) or (state.last is None and not state.is_silent):
        return False
    return state.state is not State.OK or said.rung == 0 or state.good >= check.rule.good


def said_by(mark: CheckMark | None) -> Said:
    """What the record says of a check. What this version does not know of counts as not said."""
    if mark is None or mark.state not in list(State):
        return Said()
    levels = {one.word: one for one in Level}
    level, state = levels.get(mark.level, Level.NORMAL), State(mark.state)
    outage = mark.outage_from or (mark.at if state is State.DOWN else None)
    trouble = None if state is State.OK else outage or mark.at
    return Said(state, level, outage, trouble, max(mark.rung, 2 if outage else 0))


def booking(incident: Incident, change: Change, cause: str, last: CheckMark | None = None) -> Sequence[Draft]:
    """The change as an event, unless the record says so already, knows something newer, or has ended.

    Two windows that watch the same address see one outage at two moments; the second one finds it booked. ``last``
    is what another record said of the check since, if one did: then the same again is news.
    """
    mark = incident.check_marks.get(change.check_id)
    is_known = _says(mark, change) or (mark is not None and mark.at > change.noticed_at)
    is_news = last is not None and not _says(last, change) and (mark is None or last.at > mark.at)
    if (is_known and not is_news) or not incident.is_open:
        return ()
    return (*_caught_up(mark, change, cause, last), *book_change(change, cause))


def _caught_up(mark: CheckMark | None, change: Change, cause: str, last: CheckMark | None) -> Sequence[Draft]:
    """That it was normal meanwhile, in another record: else what follows would belong to the trouble before it."""
    if mark is None or last is None or last.at <= mark.at:
        return ()
    # A silence there after the trouble was over says so too: nothing of it has alarmed since.
    if last.state != State.OK and not (mark.rung and not last.rung):
        return ()
    if State.OK in (mark.state, change.state):
        return ()
    over = replace(
        change, was=State(mark.state), state=State.OK, at=last.at, noticed_at=last.at, words="normal again",
        detail=last.detail if last.state == State.OK else "", alarms=False, evidence="", level=Level.NORMAL,
    )  # fmt: skip
    return book_change(over, f"{cause}-over")


def _says(mark: CheckMark | None, change: Change) -> bool:
    level = change.level.word if change.level else ""
    return mark is not None and (mark.state, mark.level) == (change.state, level)


Cause = Callable[..., str]


def cause_of(incident: str, change: Change, caused: Cause) -> str:
    """The id under which a change is booked, so that two processes that see it book it once."""
    state = f"{change.state.value}, {change.level.word}" if change.level else change.state.value
    return caused("check_changed", incident, change.check_id, state, change.at.isoformat())
