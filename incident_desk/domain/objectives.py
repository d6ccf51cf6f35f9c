"""Recovery objectives of a playbook against what happened in one incident: met, missed or unknown, and why. Pure.

The RTO is compared with the impact duration, the RPO with the loss of data as the review states it (field
definitions, section 5.2). Neither is an average, and neither is judged by a guess. A mean time to resolution is an
average: no single incident reaches or misses it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from incident_desk.domain.impact import read_impact
from incident_desk.domain.incident import Incident
from incident_desk.domain.measured import Measured, impact_of, measure
from incident_desk.domain.milestones import DURATIONS
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.review import ImpactFigure

RTO, RPO, MTTR = "RTO", "RPO", "MTTR"
NAMES = {RTO: "recovery time objective", RPO: "recovery point objective", MTTR: "mean time to resolution"}
_TO_RESOLVE = next(rule for rule in DURATIONS if rule.name == "Time to resolve")


class Verdict(StrEnum):
    """Whether an objective was reached."""

    MET = "met"
    MISSED = "missed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Goal:
    """An objective of a playbook; ``seconds`` None: its words state no length. ``strict``: less than that."""

    name: str
    text: str
    seconds: int | None
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective in one incident. ``was`` is the impact duration, of a mean the time to resolve; ``said`` a
    person's words on lost data."""

    key: str
    goal: Goal
    verdict: Verdict
    was: Measured | None = None
    said: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class PreventionGoal:
    """A share that a playbook wants to reach between incidents; nothing here measures it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class PreventionResult:
    """What a person said was reached of a goal, and when (UTC); empty where nobody did.

    ``incident`` and ``key`` are the incident whose record says it, else the newest one whose playbook has the goal;
    ``version`` is what says it there.
    """

    goal: PreventionGoal
    incident: str
    key: str
    said: str = ""
    at: datetime | None = None
    version: str | None = None


GoalsOf = Callable[[Playbook], Sequence[Goal]]
"""The objectives that a playbook states."""
LossOf = Callable[[str], int | None]
"""The seconds of data that were lost, by a person's words; None where they state no length."""


PreventionOf = Callable[[Playbook], Sequence[PreventionGoal]]
"""The prevention goals that a playbook states."""


def prevention_over(incidents: Iterable[Incident], goals: PreventionOf) -> tuple[PreventionResult, ...]:
    """Each prevention goal of these incidents' playbooks with the newest result; the newest incident comes last."""
    found: dict[PreventionGoal, PreventionResult] = {}
    for one in incidents:
        for goal in goals(one.playbook) if one.playbook is not None else ():
            stated, known = one.review.goals.get(goal.label), found.get(goal)
            held = known.at if known is not None else None
            if stated is not None and stated.text:
                if held is None or held <= stated.at:
                    found[goal] = PreventionResult(goal, one.id, one.key, stated.text, stated.at, stated.id)
            elif held is None:
                found[goal] = PreventionResult(goal, one.id, one.key, version=stated.id if stated else None)
    return tuple(found.values())


def objectives_over(
    incidents: Iterable[Incident], now: datetime, goals: GoalsOf, loss: LossOf
) -> tuple[Objective, ...]:
    """Every objective of every incident whose playbook states one; ``now`` in UTC."""
    return tuple(
        _judge(one, goal, stated, now, loss)
        for one in incidents
        if one.playbook is not None
        for stated in (goals(one.playbook),)
        for goal in stated
    )


def _judge(one: Incident, goal: Goal, stated: Sequence[Goal], now: datetime, loss: LossOf) -> Objective:
    others = sum(other.name == goal.name for other in stated)
    if others > 1:
        return Objective(one.key, goal, Verdict.UNKNOWN, why=f"the playbook states {others} of them")
    if goal.seconds is None:
        return Objective(one.key, goal, Verdict.UNKNOWN, why="the playbook states no length")
    if goal.name == MTTR:
        return _mean(one, goal)
    return _time(one, goal, now) if goal.name == RTO else _point(one, goal, loss)


def _time(one: Incident, goal: Goal, now: datetime) -> Objective:
    was = impact_of(one)
    running = read_impact(one, now) if one.is_open else None
    if running is not None and running.running and running.seconds is not None:
        if not _within(running.seconds, goal):
            return Objective(one.key, goal, Verdict.MISSED, Measured(running.seconds), why="the impact goes on")
        return Objective(one.key, goal, Verdict.UNKNOWN, why="the impact goes on")
    if was.why_not:
        return Objective(one.key, goal, Verdict.UNKNOWN, why=was.why_not)
    if _within(was.high_s, goal):
        return Objective(one.key, goal, Verdict.MET, was)
    if not _within(was.low_s, goal):
        return Objective(one.key, goal, Verdict.MISSED, was)
    return Objective(one.key, goal, Verdict.UNKNOWN, was, why="the impact duration is not known well enough")


def _mean(one: Incident, goal: Goal) -> Objective:
    was = measure(_TO_RESOLVE, one)
    why = f", and {was.why_not}" if was.why_not else ""
    return Objective(
        one.key, goal, Verdict.UNKNOWN, None if was.why_not else was, why=f"one incident has no mean{why}"
    )


def _point(one: Incident, goal: Goal, loss: LossOf) -> Objective:
    said = one.review.figure(ImpactFigure.DATA).strip()
    if not said:
        return Objective(one.key, goal, Verdict.UNKNOWN, why="the review does not state the loss of data")
    seconds = loss(said)
    if seconds is None:
        return Objective(one.key, goal, Verdict.UNKNOWN, said=said, why="its words state no length of lost data")
    verdict = Verdict.MET if _within(seconds, goal) else Verdict.MISSED
    return Objective(one.key, goal, verdict, said=said)


def _within(seconds: float, goal: Goal) -> bool:
    assert goal.seconds is not None
    return seconds < goal.seconds if goal.strict and goal.seconds else seconds <= goal.seconds
