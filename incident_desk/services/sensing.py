"""What checks say of the steps bound to them: a tick after good answers, and the box open again after a fault.

    sensed(incident, states, good_since) -> what to set now

A person's word wins: what a person has settled is left alone until a person opens it. A check that fails takes back
its own ticks alone. Only whoever has the watch books this.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.checklist import SETTLED, StepMark, StepState
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.evidence import answer_words
from incident_desk.domain.health import CheckState, State
from incident_desk.domain.health_record import StepBinding
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.domain.patterns import steps_to_do
from incident_desk.domain.sensed_steps import bindings_of, counted_from

GoodSince = Callable[[str, datetime], int]
"""How many answers of that check were good since then."""
_FAULTY = frozenset({State.DOWN, State.FLAPPING, State.SUPPRESSED})


@dataclass(frozen=True, slots=True)
class Sensed:
    """A step that a check sets: its new state, why, and when that was so."""

    step: str
    state: StepState
    check: str
    name: str
    reason: str
    at: datetime
    before: datetime | None
    """When the step was last set, None where it never was: with it the change has one id in every process."""


def sensed(incident: Incident, states: Mapping[str, CheckState], good_since: GoodSince) -> tuple[Sensed, ...]:
    """What the checks with these states say of the steps that they tick, and the record does not."""
    if not incident.is_open:
        return ()
    found = []
    for step, binding in bindings_of(incident).items():
        state = states.get(binding.check)
        if state is not None:
            change = _change(incident, step, binding, state, good_since)
            if change is not None:
                found.append(change)
    return tuple(found)


def drafts_of(incident: Incident, wanted: Sequence[Sensed], caused: Callable[..., str]) -> Sequence[Draft]:
    """The changes as events, each once: what was set otherwise meanwhile, or is so already, is left out."""
    texts = {step.id: step.text for step in steps_to_do(incident)}
    return [
        _draft(incident, one, texts[one.step], caused)
        for one in wanted
        if one.step in texts and _at(incident.steps.get(one.step)) == one.before and incident.is_open
    ]


def _draft(incident: Incident, one: Sensed, text: str, caused: Callable[..., str]) -> Draft:
    body = {"step": one.step, "text": text, "state": one.state, "reason": one.reason, "check": one.name}
    before = one.before.isoformat() if one.before else "never"
    cause = caused("step_sensed", incident.id, one.step, one.state.value, before)
    return Draft(Kind.STEP_SET, body, Moment.exactly(one.at), cause)


def _at(mark: StepMark | None) -> datetime | None:
    return mark.at if mark else None


def _change(
    incident: Incident, step: str, binding: StepBinding, state: CheckState, good_since: GoodSince
) -> Sensed | None:
    mark = incident.steps.get(step)
    if mark is not None and mark.state in SETTLED:
        return _opened_again(step, binding, mark, state)
    since = counted_from(incident, step, binding)
    if since is None or state.state is not State.OK or state.is_silent or state.last is None:
        return None
    if state.last.at < since or min(state.good, good_since(binding.check, since)) < binding.good:
        return None
    words = _answer(state, binding.good)
    return Sensed(step, StepState.DONE, binding.check, binding.name, words, state.last.at, _at(mark))


def _opened_again(step: str, binding: StepBinding, mark: StepMark, state: CheckState) -> Sensed | None:
    """A tick of the check's own, taken back; a person's stands."""
    if not mark.is_sensed or mark.state is not StepState.DONE or state.settled not in _FAULTY:
        return None
    at = max(mark.at, state.first_failed_at or state.since or mark.at)
    words = f"{binding.name} {state.settled.word}"
    return Sensed(step, StepState.TO_DO, binding.check, binding.name, words, at, mark.at)


def _answer(state: CheckState, good: int) -> str:
    """Why a step was ticked: "200 for 3 answers in a row, 98 ms"."""
    last = state.last
    assert last is not None
    row = "one answer" if good == 1 else f"{good} answers in a row"
    return f"{last.status or 'good'} for {row}, {answer_words(last)}"
