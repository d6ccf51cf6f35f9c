"""What was understood of a document, in words for a person at a terminal."""

from collections.abc import Iterable, Iterator

from incident_desk.domain.durations import span as length
from incident_desk.domain.past_report import PastReport
from incident_desk.domain.playbook import (
    Command,
    EscalationHop,
    Phase,
    Playbook,
    Procedure,
    SeverityLevel,
    Step,
    count_all,
    count_outermost,
)
from incident_desk.formats.reading.reports.describe import report_text

KIND_WORDS = {
    "playbook": "playbook",
    "checklist": "checklist",
    "comms": "messages to send",
    "report_template": "form of a review",
    "report": "report of an incident",
    "other": "nothing to work by",
}


def describe_text(playbook: Playbook, report: PastReport | None = None) -> str:
    """The playbook in words: what it is, what was understood, what to look at, what was kept as text. Of a report
    it is told what it states of its incident, and no steps to work through."""
    if report is not None:
        after = ("\n".join(lines) for lines in (_doubts(playbook), _reference(playbook)))
        return "\n\n".join(filter(None, ("\n".join(_head(playbook)), *report_text(report), *after)))
    parts = (
        _head(playbook),
        _severities(playbook),
        _plans(playbook),
        _steps_part("First questions", playbook.assessment),
        _procedures(playbook),
        _people(playbook),
        _signals(playbook),
        _messages(playbook),
        _doubts(playbook),
        _reference(playbook),
    )
    return "\n\n".join("\n".join(lines) for lines in map(list, parts) if lines)


def _head(playbook: Playbook) -> Iterator[str]:
    yield playbook.title
    facts = playbook.facts
    yield f"{KIND_WORDS.get(playbook.kind, playbook.kind)} · {facts.lines} lines · {facts.command_fences} of {facts.fences} code blocks hold commands"  # noqa: E501


def _severities(playbook: Playbook) -> Iterator[str]:
    if not playbook.severities:
        return
    yield "Severities"
    for level in playbook.severities:
        yield f"  {_level_line(level)}"
    if playbook.default_severity:
        yield f"  default: {playbook.default_severity}"


def _level_line(level: SeverityLevel) -> str:
    words = [level.name, level.label if level.label != level.name else ""]
    words.append(f"respond {_target(level.response_s, level.response_text)}")
    words.append(f"resolve {_target(level.resolution_s, level.resolution_text)}")
    if level.update_every_s:
        words.append(f"update every {length(level.update_every_s)}")
    return "  ".join(word for word in words if word)


def _target(seconds: int | None, text: str) -> str:
    if seconds is None:
        return text or "not stated"
    return "at once" if seconds == 0 else f"in {length(seconds)}"


def _plans(playbook: Playbook) -> Iterator[str]:
    for plan in playbook.plans:
        used = "  (in use)" if len(playbook.plans) > 1 and plan.name == playbook.chosen_plan else ""
        yield f"Plan: {plan.name}{used}"
        for phase in plan.phases:
            yield from _phase_lines(phase)


def _phase_lines(phase: Phase) -> Iterator[str]:
    yield f"  {phase.name}{_window(phase)}  {_count(phase.steps)}"
    if phase.goal:
        yield f"    goal: {phase.goal}"
    yield from _step_lines(phase.steps, "    ")


def _window(phase: Phase) -> str:
    if not phase.timed:
        return "  after the resolution" if phase.after else ""
    if phase.end_s is None:
        return f"  from {length(phase.start_s or 0)}"
    if phase.start_s is None:
        return f"  within {length(phase.end_s)}"
    return f"  {'0' if phase.start_s == 0 else length(phase.start_s)} to {length(phase.end_s)}"


def _count(steps: Iterable[Step]) -> str:
    steps = tuple(steps)
    top, total = count_outermost(steps), count_all(steps)
    nested = f", {total} with those under them" if total != top else ""
    return f"{top} step{'' if top == 1 else 's'}{nested}"


def _step_lines(steps: Iterable[Step], indent: str) -> Iterator[str]:
    waiting = [(step, indent) for step in reversed(tuple(steps))]
    while waiting:
        step, margin = waiting.pop()
        due = f"  (due at {length(step.due_s)})" if step.due_s is not None else ""
        box = "" if step.role != "step" else "[x] " if step.checked else "[ ] "
        if step.text and not (step.role == "commands" and step.commands and step.text == step.commands[0].text):
            yield f"{margin}{box}{step.text}{due}"
        yield from (_command_line(command, margin + "    ") for command in step.commands)
        waiting += [(child, margin + "  ") for child in reversed(step.children)]


def _command_line(command: Command, margin: str) -> str:
    first, _, more = command.text.partition("\n")
    asks = f"  asks for {', '.join(blank.text for blank in command.blanks)}" if command.blanks else ""
    danger = f"  ! {command.danger}" if command.danger else ""
    return f"{margin}$ {first}{' …' if more else ''}{asks}{danger}"


def _steps_part(title: str, steps: tuple[Step, ...]) -> Iterator[str]:
    if steps:
        yield f"{title}  {_count(steps)}"
        yield from _step_lines(steps, "  ")


def _procedures(playbook: Playbook) -> Iterator[str]:
    if playbook.procedures:
        yield "Procedures"
    for procedure in playbook.procedures:
        steps = procedure.investigation + procedure.steps + procedure.resolution
        yield f"  {procedure.name}  {_count(steps)}"
        yield from _procedure_lines(procedure)
        yield from _step_lines(steps, "    ")


def _procedure_lines(procedure: Procedure) -> Iterator[str]:
    if procedure.symptoms:
        yield f"    signs: {'; '.join(procedure.symptoms)}"
    if procedure.causes:
        yield f"    usual causes: {'; '.join(procedure.causes)}"


def _people(playbook: Playbook) -> Iterator[str]:
    if playbook.escalation:
        hops = [f"{hop.role}{_when(hop)}" for hop in playbook.escalation]
        yield f"Escalation: {' → '.join(hops)}"
    if playbook.contacts:
        yield "Contacts"
    for contact in playbook.contacts:
        further = (pair[1] for pair in contact.more if len(pair) > 1)
        ways = ", ".join(way for way in (contact.primary, contact.secondary, *further) if way)
        yield f"  {contact.role}: {'empty' if contact.empty else ways}"


def _when(hop: EscalationHop) -> str:
    after = f" after {length(hop.after_s)}" if hop.after_s else ""
    return after + (f" if {hop.phase} overruns" if hop.phase else "")


def _signals(playbook: Playbook) -> Iterator[str]:
    if playbook.triggers:
        yield "Triggers"
        yield from (f"  {trigger.text}" for trigger in playbook.triggers)
    if playbook.criteria:
        yield "Decisions"
        yield from (f"  {one.decision}: {one.text}" for one in playbook.criteria)
    if playbook.thresholds:
        yield "Thresholds"
    for one in playbook.thresholds:
        limits = [
            f"warning {one.warning}" if one.warning else "",
            f"critical {one.critical}" if one.critical else "",
        ]
        every = f"every {length(one.every_s)}" if one.every_s else ""
        yield f"  {one.metric}: {', '.join(word for word in (*limits, every) if word)}"


def _messages(playbook: Playbook) -> Iterator[str]:
    for template in playbook.templates:
        blanks = ", ".join(blank.text for blank in template.blanks) or "none"
        yield f"Template: {template.name} ({template.stage}), blanks: {blanks}"
    if playbook.cadence_s:
        yield f"Updates: every {length(playbook.cadence_s)}{f' in {playbook.channel}' if playbook.channel else ''}"
    if playbook.status_format:
        yield f"Status format: {playbook.status_format}"
    if playbook.watch_s:
        yield f"Watch after the fix: {length(playbook.watch_s)}"
    if playbook.review_due_s:
        yield f"Review due: {length(playbook.review_due_s)} after the resolution"
    if playbook.follow_up:
        when = playbook.follow_up.due_s
        yield f"Follow-up review: {f'{length(when)} after the resolution' if when else 'when is not stated'}"
    if playbook.review:
        yield f"Review sections: {', '.join(one.name for one in playbook.review)}"


def _doubts(playbook: Playbook) -> Iterator[str]:
    if playbook.doubts:
        yield "Please check"
    for doubt in playbook.doubts:
        where = f"line {doubt.span.first}: " if doubt.span else ""
        choices = f" (choose with --plan: {'; '.join(doubt.choices)})" if doubt.choices else ""
        yield f"  {where}{doubt.text}{choices}"


def _reference(playbook: Playbook) -> Iterator[str]:
    if playbook.reference:
        lines = sum(section.span.last - section.span.first + 1 for section in playbook.reference)
        yield f"Kept as reference: {lines} lines in {len(playbook.reference)} places"
