"""What comes next in a run, for the Next bar. Values in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass

from incident_desk.domain.incident import Incident
from incident_desk.domain.run_criteria import CriterionState, asked_by_checks
from incident_desk.domain.run_decision import ROLL_BACK
from incident_desk.domain.run_reading import RunReading, RunStep
from incident_desk.domain.target_reading import TargetState
from incident_desk.qt.actions import spec
from incident_desk.qt.pages.checklist.parts import Part, by, deadlines, part_at_hand, parts_of
from incident_desk.qt.widgets.button import ButtonModel, Variant
from incident_desk.qt.widgets.next_bar import NextModel, NextTone

_TONES = {
    TargetState.LATE: NextTone.DUE,
    TargetState.ALMOST_DUE: NextTone.SOON,
    TargetState.AT_RISK: NextTone.SOON,
}
_WORDS = {"step_done": "Mark step done", "defer_step": "Defer…", "finish_run": "Finish…",
          "keep_going": "Keep going", "roll_back": "Roll back…"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What the bar shows, and the actions of its two buttons."""

    model: NextModel
    primary: str = ""
    secondary: str = ""


def upcoming(run: Incident, reading: RunReading) -> Upcoming:
    """The step that is next, with its part and when that is due; then the end, then what is left after it."""
    step = reading.next_step
    if not run.is_open:
        left = len(reading.deferred)
        waits = f"{left} deferred step{'' if left == 1 else 's'} can still be done here" if left else ""
        return Upcoming(NextModel(f"{reading.words.capitalize()}. {waits or 'Nothing waits here'}"))
    if step is None:
        ends = NextModel("Finish the run", detail=_left(reading), primary=_button("finish_run", Variant.PRIMARY))
        return Upcoming(ends, "finish_run")
    part = part_at_hand(reading, parts_of(reading))
    failing = asked_by_checks(run)
    if failing or (reading.decision is not None and reading.decision.is_due):
        return _decide(step, reading, failing)
    return Upcoming(
        NextModel(
            step.step.text,
            _TONES.get(part.window.reading.state, NextTone.NEXT) if part and part.window else NextTone.NEXT,
            _detail(step, part, reading),
            _then(reading, part),
            _button("step_done", Variant.PRIMARY),
            _button("defer_step", Variant.SECONDARY),
        ),
        "step_done",
        "defer_step",
    )


def _decide(step: RunStep, reading: RunReading, failing: Sequence[CriterionState]) -> Upcoming:
    """A window is over, or the check of a criterion fails: whether to roll back goes before the next step."""
    decision = reading.decision
    due = by(decision.due, reading.now) if decision is not None and decision.due is not None else ""
    count = len(decision.criteria) if decision is not None else 0
    asked = f"{count} reason{'' if count == 1 else 's'} to look at, due since {due}"
    if failing:
        asked = "; ".join(f"{one.criterion.text}: {one.words}" for one in failing)
    model = NextModel(
        ROLL_BACK,
        NextTone.DUE,
        asked,
        (step.step.text,),
        _button("keep_going", Variant.PRIMARY),
        _button("roll_back", Variant.SECONDARY),
    )
    return Upcoming(model, "keep_going", "roll_back")


def _left(reading: RunReading) -> str:
    left = reading.counts.deferred
    return f"all steps are done but {left} deferred" if left else "all steps are done"


def _detail(step: RunStep, part: Part | None, reading: RunReading) -> str:
    """Where it stands, and by when: "Error rates, step 2 of 4, due 10:39"."""
    where = [f"{part.name}, step {part.steps.index(step) + 1} of {len(part.steps)}"] if part else []
    due = [f"due {by(step.due, reading.now)}"] if step.due is not None else []
    again = ["its check failed again"] if step.mark is not None and step.mark.is_opened_again else []
    return ", ".join((*again, *where, *due))


def _then(reading: RunReading, part: Part | None) -> tuple[str, ...]:
    """The next decision, and what is due after what is at hand."""
    due = reading.decision.due if reading.decision else None
    told = [f"{ROLL_BACK} {'now' if due <= reading.now else f'at {by(due, reading.now)}'}"] if due else []
    name = part.name if part is not None else ""
    later = (one for one in deadlines(reading) if one.counts.open and one.name != name)
    told += [
        f"{one.name} by {by(one.reading.due, reading.now)}"
        for one in later
        if one.reading.due is not None and one.reading.due > reading.now
    ]
    return tuple(told[:2])


def _button(action: str, variant: Variant) -> ButtonModel:
    return ButtonModel(_WORDS[action], variant, spec(action).keys[:1])
