"""Answers of a check over hours, for tests of the history: with outages, silences and uneven steps."""

from datetime import UTC, datetime, timedelta
from random import Random

from incident_desk.adapters.storage.history import HistoryFile
from incident_desk.domain.health_past import Judged
from incident_desk.domain.health_sample import Fault, Outcome, Sample, Timing
from incident_desk.domain.health_windows import Answers

T0 = datetime(2026, 11, 1, 0, 30, tzinfo=UTC)
GAP_S = 120.0


def good(at: datetime, ms: float = 40.0, check: str = "api") -> Sample:
    """A good answer."""
    return Sample(check, at, Outcome.OK, Timing(0.5, 1.5, None, 30.0, ms), status=200)


def bad(at: datetime, error: str = "answered 500, expected 200", check: str = "api", evidence: str = "") -> Sample:
    """A failed one."""
    took = Timing(total_ms=7.0)
    return Sample(check, at, Outcome.FAILED, took, 500, Fault.STATUS, error=error, evidence=evidence)


def judged(samples, gap_s=GAP_S):
    """The samples as they are handed in; a failed answer speaks twice as long, as of a target that is rested."""
    return [Judged(one, gap_s * (1 + (one.outcome is Outcome.FAILED))) for one in samples]


def figures_of(samples, since, until, gap_s=GAP_S):
    """The figures as the pane has them."""
    answers = Answers(gap_s, kept_s=1e9)
    for one in judged(samples, gap_s):
        is_good = one.sample.outcome is Outcome.OK
        answers.add(one.sample.at, one.sample.timing.total_ms, is_good=is_good, gap_s=one.gap_s)
    return answers.figures(since, until, ranks=True)


def hours(count: int, seed: int = 1, step_s: float = 60.0, check: str = "api") -> list[Sample]:
    """So many hours of answers."""
    chance, now, found = Random(seed), T0, []
    end = T0 + timedelta(hours=count)
    is_down = False
    while now < end:
        is_down = chance.random() < (0.7 if is_down else 0.03)
        ms = round(chance.lognormvariate(4, 0.5), 3)
        found.append(bad(now, check=check) if is_down else good(now, ms, check))
        silence = 4_000 if chance.random() < 0.003 else 0
        now += timedelta(seconds=step_s * chance.uniform(0.9, 1.1) + silence)
    return found


def kept(file: HistoryFile, samples, each: int = 50, gap_s: float = GAP_S) -> None:
    """Hand the samples in, in batches."""
    for place in range(0, len(samples), each):
        assert file.keep(judged(samples[place : place + each], gap_s))


def tended(file: HistoryFile, now: datetime, spans=()) -> int:
    """Do all the housekeeping there is; how many steps it took."""
    steps = 1
    while file.tend(now, spans):
        steps += 1
        assert steps < 10_000
    return steps
