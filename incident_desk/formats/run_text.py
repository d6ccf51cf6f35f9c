"""A checklist run as plain lines for a terminal."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from incident_desk.domain.durations import countdown, elapsed, overrun, span
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Contact
from incident_desk.domain.run_commands import RunBlank, blanks_of
from incident_desk.domain.run_criteria import criterion_states
from incident_desk.domain.run_decision import ROLL_BACK
from incident_desk.domain.run_reading import RunReading, RunStage, RunStep, RunWindow
from incident_desk.domain.target_reading import TargetState
from incident_desk.formats.step_text import BOXES
from incident_desk.formats.times import clock_face, due_face

Say = Callable[[datetime], str]


def runs_text(rows: Iterable[tuple[Incident, RunReading]], local: Say) -> str:
    """One line for each run."""
    lines = [
        f"{run.key}  {reading.words:<26} {counted_text(reading):<24} {local(run.declared_at)}  {run.title}"
        for run, reading in rows
    ]
    return "\n".join(lines) or "No checklist has been run"


def run_text(run: Incident, reading: RunReading, local: Say) -> str:
    """The whole run as it stands."""
    blocks = [
        _head(run, reading, local),
        *(_stage(stage, reading.now) for stage in reading.stages),
        _block("Due", [_window(one, reading.now) for one in reading.windows]),
        _block("Decision", _decision(reading)),
        _block("Deferred", [deferred_text(one) for one in reading.deferred]),
        _block("Contacts", [contact_text(one) for one in (run.playbook.contacts if run.playbook else ())]),
        _block("When to roll back", _criteria(run)),
        _block("Blanks", [blank_text(one) for one in blanks_of(run)]),
    ]
    return "\n\n".join(block for block in blocks if block)


def counted_text(reading: RunReading) -> str:
    """How far it is: "47 of 65, 2 deferred"."""
    counts = reading.counts
    more = ((counts.skipped, "not needed"), (counts.deferred, "deferred"))
    return ", ".join([f"{counts.done} of {counts.total}", *(f"{count} {what}" for count, what in more if count)])


def deferred_text(one: RunStep) -> str:
    """A deferred step with why, who will do it and until when."""
    mark = one.mark
    assert mark is not None
    until = f"until {mark.until:%Y-%m-%d %H:%M} UTC" if mark.until else ""
    told = ", ".join(part for part in (mark.reason or "", mark.owner, until) if part)
    return f"{one.step.id:<8} {one.step.text}: {told}"


def contact_text(contact: Contact) -> str:
    """A contact with the ways to reach it; one that is still a blank says so."""
    further = (pair[1] for pair in contact.more if len(pair) > 1)
    ways = ", ".join(one for one in (contact.primary, contact.secondary, *further) if one)
    return f"{contact.role or 'Contact'}: {ways or 'not stated'}{'  (still a blank)' if contact.empty else ''}"


def blank_text(blank: RunBlank) -> str:
    """A blank of the commands with its value."""
    return f"{blank.text}: {'open' if blank.value is None else blank.value}"


def live_text(reading: RunReading, local: Say) -> str:
    """Since when it is live; nothing where it is not, or the run has nothing to put live."""
    live = reading.live
    if live.at is not None:
        guess = f". A guess, from {live.place.name}: no step says so" if live.is_guess and live.place else ""
        return f"Live since {local(live.at)}, {elapsed(reading.since_live_s or 0)}{guess}"
    if live.place is None:
        return (
            "Not live yet: no step says what puts it live, so say it with checklist live"
            if reading.asks_live
            else ""
        )
    return f"Not live yet: that is {'taken to be ' if live.place.is_guess else ''}with {live.place.name}"


def course_text(run: Incident, reading: RunReading, local: Say) -> list[str]:
    """Since when it is live, what is due when, the decision and the blanks: what can change by a word."""
    lines = [
        live_text(reading, local),
        _people(run).strip(),
        *(_window(one, reading.now) for one in reading.windows),
    ]
    lines += [*_decision(reading), *(blank_text(one) for one in blanks_of(run))]
    return [line for line in lines if line]


def _decision(reading: RunReading) -> list[str]:
    decision = reading.decision
    if decision is None:
        return []
    last, due = decision.last, decision.due
    lines = (
        [f"{last.who} {clock_face(last.at)} keep going{f': {last.reason}' if last.reason else ''}"] if last else []
    )
    if due is not None:
        how = "due since" if decision.is_due else "due at"
        lines.append(f"{ROLL_BACK} {how} {due_face(due, reading.now)} UTC")
    return lines


def _people(run: Incident) -> str:
    second = f", {run.course.second} is the second pair of eyes" if run.course.second else ""
    return f"  {run.course.runner or run.declared_by} runs it{second}" if run.course.runner or second else ""


def _head(run: Incident, reading: RunReading, local: Say) -> str:
    end = run.run_end
    lines = [
        f"{run.key}  {run.title}",
        f"  {reading.words.capitalize()}, {counted_text(reading)}, {elapsed(reading.elapsed_s)}",
        f"  Started {local(run.declared_at)} by {run.declared_by}",
        _people(run),
        f"  {live_text(reading, local)}".rstrip(),
    ]
    if run.ended_at:
        lines.append(f"  Ended {local(run.ended_at)}{f' by {end.who}' if end else ''}")
    if end and end.criterion:
        lines.append(f"  Rolled back: {end.criterion}. {end.reason}")
    lines += [f"  Turned into {one.key} {one.title}" for one in run.led_to]
    return "\n".join(filter(None, lines))


def _stage(stage: RunStage, now: datetime) -> str:
    settled = stage.counts.total - stage.counts.open
    due = f"  due {due_face(stage.due, now)} UTC" if stage.due else ""
    group = f"{stage.group}: " if stage.group else ""
    head = f"{stage.place + 1} {group}{stage.name}  {settled} of {stage.counts.total}{due}"
    return "\n".join((head, *_steps(stage.steps)))


def _steps(steps: Sequence[RunStep]) -> Iterator[str]:
    for one in steps:
        by = f"  {one.mark.who} {clock_face(one.mark.at)}" if one.mark else ""
        why = f"  {one.mark.reason}" if one.mark and one.mark.reason else ""
        yield f"{'  ' * (one.depth + 1)}{BOXES[one.state]} {one.step.id:<8} {one.step.text}{by}{why}"


def _window(window: RunWindow, now: datetime) -> str:
    reading, settled = window.reading, window.counts.total - window.counts.open
    words = f"{window.name}: {settled} of {window.counts.total} in {span(reading.seconds or 0)}, "
    if reading.due is None:
        return f"{words}counts from live"
    if reading.state is TargetState.MET:
        return f"{words}met"
    if reading.state is TargetState.MISSED:
        return f"{words}missed by {countdown(reading.late_by_s)}"
    left = reading.remaining_s or 0
    how = f"{countdown(left)} left" if left >= 0 else f"late {overrun(left)}"
    how += f", seen {clock_face(reading.seen.at)} UTC by {reading.seen.who}" if reading.seen else ""
    return f"{words}{how}, due {due_face(reading.due, now)} UTC"


def _criteria(run: Incident) -> list[str]:
    stated = run.playbook.criteria if run.playbook else ()
    sensed = {one.criterion.text: f"  ({one.words})" for one in criterion_states(run)}
    return [f"{number} {one.text}{sensed.get(one.text, '')}" for number, one in enumerate(stated, 1)]


def _block(title: str, lines: Sequence[str]) -> str:
    return "\n".join((title, *(f"  {line}" for line in lines))) if lines else ""
