"""What the checks of a run say of its criteria: "Significant increase in error rate" beside the check "error rate".

A criterion is tied to a check by a person, else by its words: it ends in ``(check: NAME)``, says "verify `NAME`",
or has the name of the check among its words. A check that fails offers the decision anew; nothing rolls back by
itself, and whoever keeps going has answered what failed until then.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.health_state import State
from incident_desk.domain.incident import CheckMark, Incident
from incident_desk.domain.playbook import Criterion
from incident_desk.domain.run_decision import answered_until
from incident_desk.domain.sensed_steps import offered

_FAILS = frozenset({State.DOWN, State.FLAPPING, State.SUPPRESSED, State.SLOW})
_WORD = re.compile(r"\w+")
_LEAST = 3
"""Letters that a name has at least to be found among other words."""


@dataclass(frozen=True, slots=True)
class CriterionState:
    """A criterion with the check that measures it; ``mark`` is what was said of that last, None: nothing yet."""

    criterion: Criterion
    check: str
    name: str
    mark: CheckMark | None

    @property
    def fails(self) -> bool:
        """Whether the check says that the criterion may have come true."""
        return self.mark is not None and self.mark.state in _FAILS

    @property
    def short(self) -> str:
        """The same beside the criterion, which names the check already: "1.4 %"; else its state."""
        if self.mark is None:
            return "nothing reported"
        state = State(self.mark.state).word if self.mark.state in list(State) else self.mark.state
        return self.mark.detail if self.fails and self.mark.detail else state

    @property
    def words(self) -> str:
        """How it stands: "error rate slow, 1.4 %"."""
        if self.mark is None:
            return f"{self.name}: nothing reported"
        state = State(self.mark.state).word if self.mark.state in list(State) else self.mark.state
        told = f"{self.name} {state}"
        return f"{told}, {self.mark.detail}" if self.fails and self.mark.detail else told


def criterion_states(run: Incident) -> tuple[CriterionState, ...]:
    """The criteria of the run's decision that a check of the run measures, in their order."""
    criteria = run.playbook.criteria if run.playbook else ()
    return tuple(_states(run, criteria)) if run.checks else ()


def measured_by(record: Incident, text: str) -> str:
    """The check that a person tied to a criterion, else the one that it names; empty where it names none."""
    said = record.course.measured.get(text)
    if said is not None and (not said or said in record.checks):
        return said
    return offered(record, text) or _named(text, _names(record))


def asked_by_checks(run: Incident) -> tuple[CriterionState, ...]:
    """Those whose check fails since nobody has kept going, the first that failed before the others."""
    answered = answered_until(run)
    found = [one for one in criterion_states(run) if one.fails and run.is_open]
    return tuple(one for one in sorted(found, key=_since) if answered is None or _since(one) > answered)


def _states(run: Incident, criteria: tuple[Criterion, ...]) -> Iterator[CriterionState]:
    for one in criteria:
        check = measured_by(run, one.text)
        if check:
            yield CriterionState(one, check, _names(run)[check], run.check_marks.get(check))


def _names(record: Incident) -> Mapping[str, str]:
    return {check: str(data.get("name") or check) for check, data in record.checks.items()}


def _named(text: str, names: Mapping[str, str]) -> str:
    """The check whose name stands in the text word for word; of several the longest name."""
    words = f" {_plain(text)} "
    found = {check: _plain(name) for check, name in names.items()}
    fitting = [check for check, name in found.items() if len(name) >= _LEAST and f" {name} " in words]
    return max(fitting, key=lambda check: len(found[check]), default="")


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold().replace("_", " ")))


def _since(one: CriterionState) -> datetime:
    assert one.mark is not None
    return one.mark.at
