"""The end of every ask: it is over at its deadline, and what goes wrong outside is a fault in words.

A server that is down is a result, never an exception; what is a mistake of ours stays an exception.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from incident_desk.adapters.probes.faults import FAULTS, outcome_of, said
from incident_desk.adapters.probes.phases import Phases
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Fault, Sample

Found = TypeVar("Found")


class NotGood(Exception):
    """What came back is not good; the probe that raises it knows the fault and its words."""

    def __init__(self, fault: Fault, words: str) -> None:
        super().__init__(words)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Failing:
    """Why an ask found nothing good."""

    fault: Fault
    error: str


async def in_time(
    deadline_s: float, ask: Callable[[float], Awaitable[Found]], too_late: Callable[[], str]
) -> Found | Failing:
    """What `ask` finds in `deadline_s` real seconds, or why it finds nothing; it is told the moment of the loop's
    clock at which it must be over. `too_late` gives the words of a deadline that has passed.
    """
    try:
        async with asyncio.timeout(deadline_s):
            return await ask(asyncio.get_running_loop().time() + deadline_s)
    except TimeoutError:
        return Failing(Fault.TIMEOUT, too_late())
    except NotGood as error:
        return Failing(error.fault, str(error))
    except FAULTS as error:
        return Failing(*said(error))


def failed(check: Check, at: datetime, phases: Phases, why: Failing, **more: Any) -> Sample:
    """The sample of an ask that found nothing good; `more` is what is known of it all the same."""
    outcome = outcome_of(why.fault)
    return Sample(check.id, at, outcome, phases.timing(), fault=why.fault, error=why.error, **more)
