"""The command checklist: run a checklist, and turn its run into an incident."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from incident_desk.cli.endings import ending_for
from incident_desk.cli.session import Session
from incident_desk.domain.checklist import WORDS, StepState
from incident_desk.domain.durations import span
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.run_reading import RunReading, read_run
from incident_desk.domain.timeline import entry_of, timeline
from incident_desk.formats.incident_json import entry_data
from incident_desk.formats.run_json import counts_data, run_data, run_row, step_data
from incident_desk.formats.run_text import counted_text, course_text, deferred_text, run_text, runs_text
from incident_desk.formats.times import iso
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.measuring import measure, measure_by_none
from incident_desk.services.acts.playing import find_step
from incident_desk.services.acts.run_course import fill_blank, go_live, keep_going, staff
from incident_desk.services.acts.running import Deferral, RunStart, defer, finish, roll_back, set_run_step
from incident_desk.services.desk import Rule
from incident_desk.services.memory import Change

_TAKES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "start": (("NAME",), ("title", "plan", "at")),
    "list": ((), ("open",)),
    "show": (("RUN",), ()),
    "step": (("RUN", "STEP"), ("undo", "doing", "skip", "reason", "at")),
    "defer": (("RUN", "STEP"), ("reason", "owner", "until")),
    "live": (("RUN",), ("at",)),
    "keep-going": (("RUN",), ("reason",)),
    "fill": (("RUN", "BLANK", "VALUE"), ()),
    "who": (("RUN",), ("runs", "second")),
    "measure": (("RUN", "CRITERION"), ("check", "loose")),
    "finish": (("RUN",), ("rolled_back", "reason")),
    "declare": (("RUN", "TITLE"), ("severity", "playbook", "plan", "impact_started")),
    "report": (("RUN",), ("out", "format")),
}
"""The words and the options of each part."""
_OPTIONS = sorted({name for _, options in _TAKES.values() for name in options})


def checklist(session: Session) -> int:
    """Run a checklist without an incident."""
    words = session.words
    names, options = _TAKES[words.part]
    if len(words.words) != len(names):
        raise WrongUse(f"Say: incident-desk {' '.join(('checklist', words.part, *names))}")
    strange = [name for name in _OPTIONS if name not in options and getattr(words, name) not in (None, False)]
    if strange:
        raise WrongUse(f"checklist {words.part} takes no --{strange[0].replace('_', '-')}")
    return _PARTS[words.part](session)


# -- start, list, show ----------------------------------------------------------------------------------------


def _start(session: Session) -> int:
    words = session.words
    at, document = session.time(words.at), session.place.library.find(words.words[0], words.plan)
    wish = RunStart(document.playbook, document.text, words.title or "", words.plan, at)
    run = session.place.desk.runs.start(wish, session.who)
    reading = _read(session, run)
    return session.answer(run_data(run, reading), lambda: _started(session, run, reading))


def _started(session: Session, run: Incident, reading: RunReading) -> str:
    lines = [f"{run.key} started at {session.local(run.declared_at)}: {run.title}"]
    lines.append(f"  {len(reading.stages)} stages, {reading.counts.total} steps")
    lines += [f"  {one.name}: within {span(one.reading.seconds or 0)}" for one in reading.windows]
    return "\n".join(lines)


def _list(session: Session) -> int:
    runs = [one for one in session.place.desk.runs.newest_first() if one.is_open or not session.words.open]
    rows = [(one, _read(session, one)) for one in runs]
    return session.answer({"runs": [run_row(*row) for row in rows]}, lambda: runs_text(rows, session.local))


def _show(session: Session) -> int:
    return show_run(session, _run(session))


def show_run(session: Session, run: Incident) -> int:
    """A run as it stands, with all its steps."""
    reading = _read(session, run)
    entries = timeline(session.place.desk.events(run.id))
    data = run_data(run, reading) | {"entries": [entry_data(one) for one in entries]}
    return session.answer(data, lambda: run_text(run, reading, session.local))


# -- step, defer, finish --------------------------------------------------------------------------------------


def _step(session: Session) -> int:
    words = session.words
    chosen = [
        state
        for state, is_said in (
            (StepState.TO_DO, words.undo),
            (StepState.DOING, words.doing),
            (StepState.NOT_NEEDED, words.skip is not None),
        )
        if is_said
    ]
    if len(chosen) > 1:
        raise WrongUse("Say one of --undo, --doing and --skip, or none of them for a step that is done")
    state, reason = chosen[0] if chosen else StepState.DONE, words.skip or words.reason
    at, step = session.time(words.at), _found(session)
    return _set(session, lambda run, _: set_run_step(run, step, state, reason, at))


def _defer(session: Session) -> int:
    words = session.words
    why = Deferral(words.reason or "", words.owner or "", session.any_time(words.until))
    step = _found(session)
    return _set(session, lambda run, _: defer(run, step, why))


def _found(session: Session) -> str:
    """The step that is meant, by its id: what another process does meanwhile can't make it another one."""
    return find_step(_run(session), session.words.words[1]).id


def _set(session: Session, rule: Rule) -> int:
    """Say what was set, and how far the run is with it."""
    change = _act(session, rule)
    run, reading = change.after, _read(session, change.after)
    first = change.events[0]
    steps = {one.step.id: one for one in reading.steps}
    ids = [str(event.data["step"]) for event in change.events]
    data: dict[str, Any] = {
        "key": run.key,
        "step": ids[0],
        "text": first.data["text"],
        "state": first.data["state"],
        "happened": iso(first.at),
        "steps": [step_data(run, steps[one]) for one in ids if one in steps],
        "counts": counts_data(reading.counts),
    }
    more = f" and {len(ids) - 1} under it" if len(ids) > 1 else ""
    said = f"{first.data['text']}{more}: {WORDS[StepState(first.data['state'])]}"
    return session.answer(data, lambda: f"{run.key} {session.when(first.happened)} {said}. {counted_text(reading)}")


def _finish(session: Session) -> int:
    words = session.words
    if words.rolled_back is None and words.reason:
        raise WrongUse("--reason goes with --rolled-back CRITERION")
    back, reason = words.rolled_back, words.reason or ""
    change = _act(session, lambda run, _: finish(run) if back is None else roll_back(run, back, reason))
    run, reading = change.after, _read(session, change.after)
    lines = [
        f"{run.key} {session.when(change.events[0].happened)} {reading.words.capitalize()}, {counted_text(reading)}"
    ]
    lines += [f"  {deferred_text(one)}" for one in reading.deferred]
    return session.answer(run_data(run, reading), lambda: "\n".join(lines))


# -- live, keep-going, fill, who ------------------------------------------------------------------------------


def _live(session: Session) -> int:
    at = session.time(session.words.at)
    return _said(session, lambda run, now: go_live(run, now, at))


def _keep_going(session: Session) -> int:
    reason = session.words.reason or ""
    return _said(session, lambda run, now: keep_going(run, now, reason))


def _fill(session: Session) -> int:
    _, blank, value = session.words.words
    return _said(session, lambda run, _: fill_blank(run, blank, value))


def _who(session: Session) -> int:
    words = session.words
    if words.runs is None and words.second is None:
        raise WrongUse("Say --runs NAME, --second NAME, or both")
    return _said(session, lambda run, _: staff(run, words.runs, words.second))


def _measure(session: Session) -> int:
    words = session.words
    criterion, check = words.words[1], words.check
    if bool(check) == words.loose:
        raise WrongUse("Say --check NAME, or --loose for no check")
    standing = session.place.desk.standing.find() if check else None
    return _said(
        session,
        lambda run, _: measure(run, criterion, check, standing) if check else measure_by_none(run, criterion),
    )


def _said(session: Session, rule: Rule) -> int:
    """Say it, and what is due from then on."""
    change = _act(session, rule)
    run, reading = change.after, _read(session, change.after)
    row = entry_of(change.events[-1])
    told = f"{run.key} {session.when(row.happened)} {row.text}"
    lines = [told, *(f"  {line}" for line in course_text(run, reading, session.local))]
    return session.answer(run_data(run, reading), lambda: "\n".join(lines))


# -- declare, report ------------------------------------------------------------------------------------------


def _declare(session: Session) -> int:
    words, run = session.words, _run(session)
    document = session.place.library.find(words.playbook, words.plan) if words.playbook else None
    wish = Declaration(
        title=words.words[1],
        severity=words.severity,
        playbook=document.playbook if document else None,
        source=document.text if document else "",
        plan=words.plan,
        commander=session.who,
        impact_started=_impact(session, run),
        run=run.id,
    )
    incident = session.place.desk.declare(wish, session.who)
    data = {
        "key": incident.key,
        "id": incident.id,
        "run": run.key,
        "declared": iso(incident.declared_at),
        "severity": incident.severity,
        "checks": [str(one.get("name")) for one in incident.checks.values()],
        "steps": len(incident.came_from.steps) if incident.came_from else 0,
    }
    said = f"{incident.key} declared at {session.local(incident.declared_at)} out of {run.key}: {incident.title}"
    return session.answer(data, said)


def _impact(session: Session, run: Incident) -> Moment | None:
    """When users were first hurt; ``live`` is the moment that the run went live, which is about when it began."""
    words = session.words.impact_started
    if words != "live":
        return session.moment(words)
    at = _read(session, run).live.at
    if at is None:
        raise WrongUse(f"{run.key} is not live, so say when the impact began")
    return Moment(at, Precision.ABOUT)


def _report(session: Session) -> int:
    from incident_desk.formats.pdf_reading.page_one import cut_lines, too_long
    from incident_desk.leaving import open_run_reporting
    from incident_desk.services.reporting import Format
    from incident_desk.services.run_reporting import paper_text

    run, out = _run(session), session.words.out or "-"
    wanted = Format(ending_for(out, session.words.format, tuple(Format)))
    reporting = open_run_reporting(session.place.desk)
    data: dict[str, Any] = {"key": run.key, "format": wanted.removeprefix(".")}
    if out == "-":
        if wanted is Format.PDF:
            raise WrongUse("A PDF is not printed here. Give a file after --out")
        text = paper_text(reporting.paper(run.id, session.now()), wanted)
        return session.answer(data | {"text": text}, text.rstrip("\n"))
    to = Path(out)
    written = reporting.save(run.id, session.now(), to, wanted)
    lines = cut_lines(to.read_bytes()) if wanted is Format.PDF else 0
    data |= {"file": str(to), "plain": written.is_plain}
    cut = {"cut_lines": lines} if wanted is Format.PDF else {}
    return session.answer(data | cut, f"{written.words}; {too_long(lines)}" if lines else written.words)


# -- each -----------------------------------------------------------------------------------------------------


def _run(session: Session) -> Incident:
    return session.place.desk.runs.run(session.words.words[0])


def _act(session: Session, rule: Rule) -> Change:
    return session.place.desk.act(_run(session).id, rule, session.who)


def _read(session: Session, run: Incident) -> RunReading:
    """As it stands now; what was written just now has happened."""
    return read_run(run, max(session.now(), run.written_at or run.declared_at))


_PARTS: Mapping[str, Callable[[Session], int]] = {
    "start": _start,
    "list": _list,
    "show": _show,
    "step": _step,
    "defer": _defer,
    "live": _live,
    "keep-going": _keep_going,
    "fill": _fill,
    "who": _who,
    "measure": _measure,
    "finish": _finish,
    "declare": _declare,
    "report": _report,
}
