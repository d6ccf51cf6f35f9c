"""Working through a checklist's run: start it, set its steps, put some off, and end it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.checklist import SETTLED, StepState
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.frozen_playbook import frozen
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Criterion, Playbook
from incident_desk.domain.playbook_steps import Step, walk
from incident_desk.domain.run_facts import Outcome
from incident_desk.domain.run_reading import RunReading, RunStep, read_run, stages_of
from incident_desk.domain.severity import Targets
from incident_desk.services.acts.declaring import LONGEST_TITLE
from incident_desk.services.acts.playing import find_step, set_step
from incident_desk.services.acts.words import clean, one_line, said

OTHER = "other"
"""The word for a reason to roll back that the checklist does not state."""
_NAMED = 3
_UNSET = (StepState.TO_DO, StepState.DOING)


@dataclass(frozen=True, slots=True)
class RunStart:
    """What a run is started with: the document as it is now, which the record keeps. ``at`` None is "now"."""

    playbook: Playbook
    source: str = ""
    title: str = ""
    plan: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Deferral:
    """Why a step is put off; and by whom it will be done, and until when (UTC), where that is known."""

    reason: str
    owner: str = ""
    until: datetime | None = None


def start_run(wish: RunStart, key: str, now: datetime) -> Sequence[Draft]:
    """The opening of a run, with a copy of its checklist.

    Raises:
        Refused: the document has no steps or no such plan, or the title is too long.
    """
    book = wish.playbook
    plan = _plan(book, wish.plan)
    if not any(step.role == "step" for phase in stages_of(book, plan) for step in walk(phase.steps)):
        raise Refused(f"{book.title} has no steps to work through, so it can't be run")
    title = one_line(wish.title) or one_line(book.title)[:LONGEST_TITLE]
    if len(title) > LONGEST_TITLE:
        raise Refused(f"The title has {len(title)} characters, {LONGEST_TITLE} at most")
    happened = Moment.exactly(wish.at or now)
    opened = {
        "key": key,
        "record": RecordKind.CHECKLIST,
        "title": title,
        "severity": None,
        "targets": Targets().to_data(),
        "playbook": book.title,
        "affects": None,
    }
    attached = {
        "name": book.title,
        "plan": plan,
        "sha256": book.source_sha256,
        "source": wish.source,
        "playbook": frozen(book).to_data(),
    }
    return (Draft(Kind.OPENED, opened, happened), Draft(Kind.PLAYBOOK_ATTACHED, attached, happened))


def _plan(book: Playbook, wanted: str | None) -> str | None:
    if wanted is None:
        return book.chosen_plan
    try:
        return book.plan(wanted).name
    except KeyError as error:
        raise Refused(str(error.args[0])) from error


# -- steps ----------------------------------------------------------------------------------------------------


def set_run_step(
    run: Incident, wanted: str, state: StepState, reason: str | None = None, at: datetime | None = None
) -> Sequence[Draft]:
    """Give a step of a run its state. What is not needed is not needed with all that stands open under it.

    A step that is opened again opens those under it that were skipped or put off with it.

    Raises:
        NotFound: the checklist has no such step.
        Refused: the run has ended and the step was not put off, a reason is wanted, or the step has that state.
    """
    step = _step(run, wanted, state)
    first = set_step(run, step.id, state, reason, at)
    if state is StepState.NOT_NEEDED:
        return (*first, *_same(run, step, first[0], _UNSET))
    return (*first, *_opened_with(run, step, at)) if state is StepState.TO_DO else first


def defer(run: Incident, wanted: str, why: Deferral) -> Sequence[Draft]:
    """Put a step off, and with it all that stands open under it.

    Raises:
        NotFound: the checklist has no such step.
        Refused: the run has ended, no reason was given, or the step is put off or settled already.
    """
    step = _step(run, wanted, StepState.DEFERRED)
    mark = run.steps.get(step.id)
    if mark is not None and mark.state in SETTLED:
        raise Refused(f"{step.text!r} is {mark.state.replace('_', ' ')} already: open it again to put it off")
    (first,) = set_step(run, step.id, StepState.DEFERRED, why.reason)
    more = {"owner": one_line(why.owner), "until": why.until.isoformat() if why.until else None}
    whole = Draft(first.kind, {**first.body, **more}, first.happened)
    return (whole, *_same(run, step, whole, _UNSET))


def _step(run: Incident, wanted: str, state: StepState) -> Step:
    """The step that is meant, where its state may be set so."""
    _require_run(run)
    step = find_step(run, wanted)
    if run.is_open or all(step.id != one.step.id for one in _now(run).steps):
        return step
    mark = run.steps.get(step.id)
    if mark is None or mark.state is not StepState.DEFERRED or state not in SETTLED:
        raise Refused(
            f"{run.key} has ended: of its steps, only what was deferred can still be done. Undo its end first"
        )
    return step


def _same(run: Incident, step: Step, first: Draft, where: Sequence[StepState]) -> Iterator[Draft]:
    """The same for each step under it that stands so."""
    for one in walk(step.children):
        mark = run.steps.get(one.id)
        if one.role == "step" and (mark.state if mark else StepState.TO_DO) in where:
            yield Draft(first.kind, {**first.body, "step": one.id, "text": one.text}, first.happened)


def _opened_with(run: Incident, step: Step, at: datetime | None) -> Iterator[Draft]:
    """What was skipped or put off with a step, for the same reason, is opened with it."""
    mark, happened = run.steps.get(step.id), Moment.exactly(at) if at else None
    if mark is None or mark.state not in (StepState.NOT_NEEDED, StepState.DEFERRED):
        return
    for one in walk(step.children):
        other = run.steps.get(one.id)
        if other is not None and (other.state, other.reason) == (mark.state, mark.reason):
            body = {"step": one.id, "text": one.text, "state": StepState.TO_DO, "reason": None}
            yield Draft(Kind.STEP_SET, body, happened)


# -- the end --------------------------------------------------------------------------------------------------


def finish(run: Incident) -> Sequence[Draft]:
    """End a run: complete, or complete except what was deferred.

    Raises:
        Refused: it has ended, or a step is neither done nor skipped nor deferred; the words say which.
    """
    require_running(run)
    reading = _now(run)
    if reading.open:
        raise Refused(_still_open(run, reading))
    deferred = [one.step.id for one in reading.deferred]
    outcome = Outcome.EXCEPT_DEFERRED if deferred else Outcome.COMPLETE
    return (_ended(outcome, deferred),)


def roll_back(run: Incident, criterion: str, reason: str) -> Sequence[Draft]:
    """End a run as rolled back: which criterion of the checklist came true, and why; "other" for none of them.

    Raises:
        NotFound: the checklist states no such criterion; the words list those it states.
        Refused: the run has ended, or no reason was given.
    """
    require_running(run)
    met = find_criterion(run, criterion)
    why = said(reason, "Say in a line why it is rolled back")
    deferred = [one.step.id for one in _now(run).deferred]
    return (_ended(Outcome.ROLLED_BACK, deferred, met.decision, met.text, why),)


def find_criterion(run: Incident, wanted: str) -> Criterion:
    """The criterion with that number (from 1), or the one whose words begin so or hold them; "other" is always one.

    Raises:
        NotFound: none, or more than one.
    """
    stated = run.playbook.criteria if run.playbook else ()
    word = one_line(wanted).casefold()
    if word == OTHER:
        return Criterion(stated[0].decision if stated else "", OTHER)
    if word.isdecimal() and len(word) < 6 and 0 < int(word) <= len(stated):
        return stated[int(word) - 1]
    found = [one for one in stated if word and one.text.casefold().startswith(word)]
    found = found or [one for one in stated if word and word in one.text.casefold()]
    if len(found) != 1:
        names = "; ".join(f"{number} {one.text}" for number, one in enumerate(stated, 1)) or "none"
        raise NotFound(
            f"No one criterion is {clean(wanted)!r}. There are: {names}. Say {OTHER!r} for another reason"
        )
    return found[0]


def _ended(
    outcome: Outcome, deferred: Sequence[str], decision: str = "", criterion: str = "", reason: str = ""
) -> Draft:
    body = {
        "outcome": outcome,
        "deferred": list(deferred),
        "decision": decision or None,
        "criterion": criterion or None,
        "reason": reason or None,
    }
    return Draft(Kind.RUN_FINISHED, body)


def _still_open(run: Incident, reading: RunReading) -> str:
    some = "; ".join(_named(one) for one in reading.open[:_NAMED])
    more = len(reading.open) - _NAMED
    count = "1 step is" if len(reading.open) == 1 else f"{len(reading.open)} steps are"
    rest = f" and {more} more" if more > 0 else ""
    return f"{count} open in {run.key}: {some}{rest}. Do, skip or defer each of them, then finish"


def _named(one: RunStep) -> str:
    return f"{one.step.id} {one.step.text}"


def _now(run: Incident) -> RunReading:
    """What is open and deferred does not hang on the time."""
    return read_run(run, run.written_at or run.declared_at)


def _require_run(run: Incident) -> None:
    if run.record is not RecordKind.CHECKLIST:
        raise Refused(f"{run.key} is no checklist run")


def require_running(run: Incident) -> None:
    """Nothing, where it is a run that goes on.

    Raises:
        Refused: it has ended, or is no run.
    """
    _require_run(run)
    if not run.is_open:
        raise Refused(f"{run.key} has ended already")
