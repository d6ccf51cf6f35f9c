"""What else could explain that a check fails: a check that it depends on, or this computer's own line."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from incident_desk.domain.health import Outcome, Sample, State
from incident_desk.domain.health_line import LINE_FAULTS, SILENT_FAULTS, Where
from incident_desk.services.line import Line
from incident_desk.services.watched import Watched, covers

MOST_WITNESSES = 5


def parent_of(one: Watched, every: Mapping[str, Watched]) -> str:
    """The name of the failed check that this one depends on, the topmost one; empty where none is failed."""
    for parent in _parents(one, every) if one.check.depends_on else ():
        if covers(parent.state):
            return parent.state.parent or parent.check.name
    return ""


def holds(one: Watched, sample: Sample, now: datetime, every: Mapping[str, Watched], line: Line) -> bool:
    """Whether a failure should confirm nothing yet: what explains it may be known in a moment.

    That is while a parent fails without being confirmed or was not heard since, and while the line may be down.
    """
    first = one.state.first_failed_at or sample.at
    if sample.outcome is not Outcome.FAILED or now - first >= line.hold:
        return False
    for parent in _parents(one, every):
        state = parent.state
        if state.is_silent or state.outside or covers(state):
            continue
        if state.state is State.FAILING or state.last is None or state.last.at < first:
            return True
    return one.site is not None and line.doubts(one.site, sample, first)


def in_dead_line(one: Watched, sample: Sample, line: Line) -> bool:
    """Whether a failure is this computer's own: its line is down, or was when the ask began."""
    if one.site is None or one.site.where is Where.HERE or sample.fault not in SILENT_FAULTS:
        return False
    return line.down_from is not None or (line.back_at is not None and one.asked_of(sample) < line.back_at)


def is_blinded(one: Watched) -> bool:
    """Whether nothing can be said of a check while the line is down: what is reached without it still is judged."""
    if one.site is None or one.site.where is Where.HERE:
        return False
    last = one.state.last
    return one.site.where is Where.OUTSIDE or (last is not None and last.fault in SILENT_FAULTS)


def witnesses(one: Watched, sample: Sample, every: Mapping[str, Watched]) -> Iterator[str]:
    """The ids of the checks to ask at once as this one begins to fail: its parents, and some of other sites."""
    for parent in _parents(one, every):
        yield parent.check.id
    if sample.fault not in LINE_FAULTS:
        return
    seen = {one.site}
    for other in every.values():
        if other.site is not None and other.site.where is Where.OUTSIDE and other.site not in seen:
            seen.add(other.site)
            yield other.check.id
        if len(seen) > MOST_WITNESSES:
            return


def _parents(one: Watched, every: Mapping[str, Watched]) -> Iterator[Watched]:
    for parent in one.check.depends_on:
        found = every.get(parent)
        if found is not None and found is not one:
            yield found
