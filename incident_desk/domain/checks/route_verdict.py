"""What the answers by several routes come to: one answer for the check, each route a part of it. Pure.

- So many failing routes as the check says fail it; where a part of them answers, the error names the others.
- A route that can't be asked from here (an address that is none of this computer) says nothing: it is passed over.
- The times are those of the slowest good route; those of a failing check last from the ask to the last result, so
  that it is known when the ask began.
"""

from collections.abc import Sequence
from dataclasses import replace

from incident_desk.domain.checks.routes import Route
from incident_desk.domain.findings import Part, PartState
from incident_desk.domain.health_sample import Fault, Outcome, Sample, Timing

Found = Sequence[tuple[Route, Sample]]
MOST_NAMED = 2
_STATES = {Outcome.OK: PartState.OK, Outcome.FAILED: PartState.FAILING}


def by_routes(check_id: str, routes_down: int, found: Found) -> Sample:
    """One sample of the check for what was found by each of its routes; `routes_down` failing ones fail it."""
    failing = [one for one in found if one[1].outcome is Outcome.FAILED]
    good = [one[1] for one in found if one[1].outcome is Outcome.OK]
    asked = len(failing) + len(good)
    base = _base(routes_down, failing, good, found)
    parts = tuple(_part(route, sample) for route, sample in found) + base.parts
    whole = replace(base, check_id=check_id, at=max(sample.at for _, sample in found), parts=parts)
    if whole.outcome is Outcome.FAILED:
        longest_ms = max(sample.timing.total_ms for _, sample in found)
        whole = replace(whole, timing=replace(whole.timing, total_ms=longest_ms))
        return replace(whole, fault=Fault.ROUTE, error=_down_by(failing, asked)) if good else whole
    if whole.outcome is Outcome.UNKNOWN:
        return whole
    silent = [
        f"route {route.name} was not asked, {one.error}" for route, one in found if one.outcome not in _STATES
    ]
    said = ([_down_by(failing, asked)] if failing else []) + silent + ([base.warning] if base.warning else [])
    return replace(whole, warning="; ".join(said))


def _base(routes_down: int, failing: Found, good: Sequence[Sample], found: Found) -> Sample:
    """The one sample that stands for all: the first failing one, the slowest good one, or the first."""
    if failing and len(failing) >= min(routes_down, len(failing) + len(good)):
        return failing[0][1]
    return max(good, key=lambda one: one.timing.total_ms) if good else found[0][1]


def _down_by(failing: Found, asked: int) -> str:
    """`down by 1 of 2 routes: proxy eu, no answer in 5 s`."""
    named = "; ".join(f"{route.name}, {sample.error}" for route, sample in failing[:MOST_NAMED])
    more = f" and {len(failing) - MOST_NAMED} more" if len(failing) > MOST_NAMED else ""
    return f"down by {len(failing)} of {asked} routes: {named}{more}"


def _part(route: Route, sample: Sample) -> Part:
    state = _STATES.get(sample.outcome, PartState.UNKNOWN)
    is_measured = sample.timing != Timing() and state is not PartState.UNKNOWN
    return Part(f"route {route.name}", state, sample.error[:80], sample.timing.total_ms if is_measured else None)
