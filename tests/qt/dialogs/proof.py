"""Two checks that were down and turned normal ten minutes before the dialogs' now."""

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from incident_desk.domain.health import Check, CheckState, Fault, HttpOptions, Outcome, Sample, State, Timing
from incident_desk.domain.health_record import CheckTurn
from incident_desk.domain.incident import CheckMark

CHECKS = [Check(name, f"/{name}", HttpOptions("http://127.0.0.1/")) for name in ("api", "chat")]


def proven_incident(incident, now):
    """The incident with these checks and what the record says of them."""
    down, normal = now - timedelta(seconds=1800), now - timedelta(seconds=600)
    turns = [
        CheckTurn(check.id, check.name, state, at, words=words)
        for check in CHECKS
        for state, at, words in (("down", down, "down"), ("ok", normal, "normal again"))
    ]
    return replace(
        incident,
        checks=MappingProxyType({check.id: check.to_data() for check in CHECKS}),
        check_marks=MappingProxyType({check.id: CheckMark(check.name, "ok", normal, "") for check in CHECKS}),
        check_turns=tuple(turns),
    )


def watched(now, **states):
    """Their present states: normal, but for those that are named."""
    return [(check, _state(check, State(states.get(check.id, "ok")), now)) for check in CHECKS]


def _state(check, state, now):
    is_well = state is State.OK
    last = Sample(check.id, now, Outcome.OK if is_well else Outcome.FAILED, Timing(total_ms=98),
                  fault=None if is_well else Fault.TIMEOUT)  # fmt: skip
    return CheckState(state, last=last)
