"""How a check stands to its thresholds: values become levels, damped both ways. Pure.

A level gets worse where as many of the last values as the threshold says are worse, and better where as many as the
rule counts for recovery are better: it is the least bad of the ones, or the worst of the others.
"""

from incident_desk.domain.health_check import Rule
from incident_desk.domain.health_rules import Level, Measure, Threshold
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
    if all(_is_calm(rule.thresholds[place], known[place], value, rule.good) for place, value in looks.items()):
        return known
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
        if not one.is_of_one:
            continue
        recent = (*known[place].recent, one.level(awaited_s))
        worst = min(recent[-one.times :]) if len(recent) >= one.times else Level.NORMAL
        if worst > known[place].level:
            known[place], passed = Mark(worst, awaited_s, known[place].recent), max(passed, one.limit(worst))
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


def is_of_failures(rule: Rule, marks: tuple[Mark, ...], level: Level) -> bool:
    """Whether the worst threshold limits failures, not times: the first one that stands at that level."""
    worst = next((one for one, mark in zip(rule.thresholds, marks, strict=False) if mark.level == level), None)
    return worst is not None and worst.measure is not Measure.LATENCY


def _for(rule: Rule, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return marks if len(marks) == len(rule.thresholds) else (_NORMAL,) * len(rule.thresholds)


def _is_calm(one: Threshold, mark: Mark, value: float, good: int) -> bool:
    """True where a normal value comes after nothing but normal ones: the usual case, in which nothing changes."""
    if mark.level or len(mark.recent) < max(one.times, good) or any(mark.recent):
        return False
    return not one.level(value)


def _after(one: Threshold, mark: Mark, value: float, good: int) -> Mark:
    level = one.level(value)
    recent = (*mark.recent, level)[-max(one.times, good) :]
    if level == mark.level:
        return Mark(level, value if level else 0.0, recent)
    worse = min(recent[-one.times :]) if len(recent) >= one.times else Level.NORMAL
    if worse > mark.level:
        return Mark(worse, value, recent)
    better = max(recent[-good:]) if len(recent) >= good else Level.CRITICAL
    if better < mark.level:
        return Mark(better, value if better else 0.0, recent)
    return Mark(mark.level, mark.value, recent)
