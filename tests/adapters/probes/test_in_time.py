"""An ask is over at its deadline, and what goes wrong outside is a fault in words."""

import asyncio
from datetime import UTC, datetime

import pytest

from incident_desk.adapters.probes.faults import AskNotPossible
from incident_desk.adapters.probes.in_time import Failing, NotGood, failed, in_time
from incident_desk.adapters.probes.phases import Phases
from incident_desk.domain.health_check import Check, TcpOptions
from incident_desk.domain.health_sample import Fault, Outcome

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def asked(ask, deadline_s: float = 1.0):
    return asyncio.run(in_time(deadline_s, ask, lambda: "too late"))


def raising(error: Exception):
    async def ask(deadline: float) -> str:
        raise error

    return ask


def test_what_is_found_in_time_is_given_and_the_deadline_is_told_to_who_asks():
    async def ask(deadline: float) -> float:
        return deadline - asyncio.get_running_loop().time()

    assert asked(ask) == pytest.approx(1.0, abs=0.1)


def test_what_is_not_over_in_time_is_ended():
    ended = []

    async def ask(deadline: float) -> str:
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(True)
        return "late"

    assert asked(ask, 0.02) == Failing(Fault.TIMEOUT, "too late")
    assert ended == [True]


@pytest.mark.parametrize(
    ("error", "failing"),
    [
        (NotGood(Fault.REDIRECT, "elsewhere"), Failing(Fault.REDIRECT, "elsewhere")),
        (ConnectionRefusedError(), Failing(Fault.REFUSED, "connection refused")),
        (AskNotPossible("odd"), Failing(Fault.PROBE, "can't be asked: odd")),
    ],
)
def test_what_goes_wrong_outside_is_a_fault(error, failing):
    assert asked(raising(error)) == failing


def test_a_mistake_of_ours_is_none():
    with pytest.raises(KeyError):
        asked(raising(KeyError("ours")))


def test_the_sample_of_it_says_whether_that_speaks_of_the_other_side():
    check, phases = Check("a", "a", TcpOptions("localhost", 1)), Phases.begin()
    down = failed(check, NOW, phases, Failing(Fault.RESET, "reset"), evidence="hello")
    not_asked = failed(check, NOW, phases, Failing(Fault.PROBE, "odd"))
    assert (down.outcome, down.fault, down.error, down.evidence) == (Outcome.FAILED, Fault.RESET, "reset", "hello")
    assert (not_asked.outcome, not_asked.at) == (Outcome.UNKNOWN, NOW)
