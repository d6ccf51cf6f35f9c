"""Let a check measure a criterion of a run's decision, or none: said by hand, whatever its words name."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.run_criteria import measured_by
from incident_desk.services.acts.running import OTHER, find_criterion, require_running
from incident_desk.services.acts.watching import find_check
from incident_desk.services.run_checks import with_parents


def measure(run: Incident, criterion: str, check: str, standing: Incident | None = None) -> Sequence[Draft]:
    """Let that check measure that criterion. A standing check that the run has not yet is taken along.

    Raises:
        NotFound: there is no such criterion, or no check of that name or id.
        Refused: the run has ended, or it is so already.
    """
    text = _criterion(run, criterion)
    wanted, names = _check(run, check, standing)
    if measured_by(run, text) == wanted:
        raise Refused(f"{text!r} is measured by {names.get('name') or wanted} already")
    body = {"criterion": text, "check": wanted, "name": str(names.get("name") or wanted)}
    return (*_taken(run, wanted, standing), Draft(Kind.CRITERION_BOUND, body))


def measure_by_none(run: Incident, criterion: str) -> Sequence[Draft]:
    """Let no check measure that criterion, be one named in its words.

    Raises:
        NotFound: there is no such criterion.
        Refused: the run has ended, or no check measures it.
    """
    text = _criterion(run, criterion)
    if not measured_by(run, text):
        raise Refused(f"No check measures {text!r}")
    return (Draft(Kind.CRITERION_BOUND, {"criterion": text, "check": None}),)


def _criterion(run: Incident, wanted: str) -> str:
    require_running(run)
    found = find_criterion(run, wanted).text
    if found == OTHER:
        raise NotFound("Say which of the stated criteria is meant")
    return found


def _check(run: Incident, wanted: str, standing: Incident | None) -> tuple[str, Mapping[str, Any]]:
    """The check that is meant: one of the run before a standing one."""
    try:
        found = find_check(run, wanted)
    except NotFound:
        if standing is None:
            raise
        found = find_check(standing, wanted)
        return found, standing.checks[found]
    return found, run.checks[found]


def _taken(run: Incident, check: str, standing: Incident | None) -> Iterator[Draft]:
    """The check with what it depends on, as far as the run has not got them."""
    if check in run.checks or standing is None:
        return
    new = [dict(standing.checks[one]) for one in with_parents([check], standing.checks) if one not in run.checks]
    yield Draft(Kind.CHECKS_TAKEN, {"checks": new})
