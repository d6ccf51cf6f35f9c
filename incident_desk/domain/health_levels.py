"""How a check stands to its thresholds: values become levels, damped both ways. Pure.

A level gets worse after as many values in a row as the threshold says, and better after as many as the rule counts
for recovery: then it is the least bad of the worse ones, or the worst of the better ones.
"""

from dataclasses import replace

from incident_desk.domain.health_check import Rule
from incident_desk.domain.health_rules import Level, Threshold
from incident_desk.domain.health_state import Mark

_NORMAL = Mark()


def latency_looks(rule: Rule, seconds: float) -> dict[int, float]:
    """One answer's time for each threshold that judges every answer for itself, by the threshold's place."""
    return {place: seconds for place, one in enumerate(rule.thresholds) if one.is_of_one}


def marks_after(rule: Rule, marks: tuple[Mark, ...], looks: dict[int, float]) -> tuple[Mark, ...]:
    """The marks after these values, by the threshold's place in the rule; thresholds without a value stay."""
    if not looks:
        return marks
    known = _for(rule, marks)
    return tuple(
        _after(one, mark, looks[place], rule.good) if place in looks else mark
        for place, (one, mark) in enumerate(zip(rule.thresholds, known, strict=True))
    )


def beyond_time(rule: Rule, marks: tuple[Mark, ...], awaited_s: float) -> tuple[tuple[Mark, ...], float] | None:
    """The marks while an answer is awaited that long, and after how many seconds the worst limit was passed.

    None where nothing is new: an answer that is still to come can only be slower than this.
    """
    known, passed = list(_for(rule, marks)), -1.0
    for place, one in enumerate(rule.thresholds):
        mark = known[place]
        level = one.level(awaited_s) if one.is_of_one else Level.NORMAL
        if level > mark.level and mark.worse + 1 >= one.times:
            worst = min(level, mark.worse_level) if one.times > 1 else level
            if worst > mark.level:
                known[place], passed = Mark(worst, awaited_s), max(passed, one.limit(worst))
    return (tuple(known), passed) if passed >= 0 else None


def recalled_marks(rule: Rule, level: Level) -> tuple[Mark, ...]:
    """The marks of a check known to be beyond some threshold, not which: each has to prove itself normal."""
    highest = [Level.CRITICAL if one.critical else Level.WARNING for one in rule.thresholds]
    return tuple(Mark(min(level, most)) for most in highest)


def worst_mark(rule: Rule, marks: tuple[Mark, ...]) -> tuple[Level, str]:
    """The worst level of all thresholds, and its value beside its limit; normal has no words."""
    level, words = Level.NORMAL, ""
    for one, mark in zip(rule.thresholds, marks, strict=False):
        if mark.level > level:
            level, words = mark.level, one.words(mark.value, mark.level) if mark.value else f"{one.name} not normal"
    return level, words


def _for(rule: Rule, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return marks if len(marks) == len(rule.thresholds) else (_NORMAL,) * len(rule.thresholds)


def _after(one: Threshold, mark: Mark, value: float, good: int) -> Mark:
    level = one.level(value)
    if level == mark.level:
        return mark if mark == Mark(level) else Mark(level, value if level else 0.0)
    if level > mark.level:
        least = min(level, mark.worse_level) if mark.worse else level
        if mark.worse + 1 >= one.times:
            return Mark(least, value)
        return replace(mark, worse=mark.worse + 1, worse_level=least, better=0, better_level=Level.NORMAL)
    most = max(level, mark.better_level)
    if mark.better + 1 >= good:
        return Mark(most, value if most else 0.0)
    return replace(mark, better=mark.better + 1, better_level=most, worse=0, worse_level=Level.CRITICAL)
