"""What was understood of a document, as data: what ``incident-desk read`` prints.

Times are minutes, counted from the start of the incident. Null is "not stated".
"""

from collections.abc import Iterable
from typing import Any

from incident_desk.domain.contact_parts import parts_of
from incident_desk.domain.past_report import PastReport
from incident_desk.domain.playbook import (
    Command,
    FollowUp,
    Phase,
    Plan,
    Playbook,
    Procedure,
    SeverityLevel,
    Span,
    Step,
    Template,
    count_all,
    count_outermost,
    walk,
)
from incident_desk.formats.reading.headings import title_of
from incident_desk.formats.reading.reports.describe import report_data, report_warnings

_KIND_NAMES = {"report_template": "pir_template", "report": "postmortem"}
Data = dict[str, Any]


def describe(playbook: Playbook, report: PastReport | None = None) -> Data:
    """The playbook as data for JSON, and with it what a report states of its incident."""
    facts = playbook.facts
    steps = _all_steps(playbook)
    return {
        "kind": _KIND_NAMES.get(playbook.kind, playbook.kind),
        "language": playbook.language,
        "title": playbook.title,
        "source": {"name": playbook.source_name, "sha256": playbook.source_sha256, "lines": facts.lines},
        "headings": [{"level": one.level, "text": one.text, "line": one.line} for one in facts.headings],
        "checkboxes": {"open": facts.boxes_open, "done": facts.boxes_done, "loose": facts.boxes_loose},
        "code_blocks": {"total": facts.fences, "commands": facts.command_fences},
        "severities": [_severity(level) for level in playbook.severities],
        "default_severity": playbook.default_severity,
        "plan": playbook.chosen_plan,
        "plans": [_plan(plan, plan.name == playbook.chosen_plan) for plan in playbook.plans],
        "phases": [_phase(phase, plan.name) for phase, plan in _phases_in_order(playbook)],
        "after_incident": [_phase(phase, plan.name) for plan in playbook.plans for phase in plan.phases if _is_epilogue(plan, phase)],  # noqa: E501
        "assessment": [_step(step) for step in playbook.assessment],
        "steps": {"top": count_outermost(steps), "total": count_all(steps)},
        "procedures": [_procedure(procedure) for procedure in playbook.procedures],
        "commands": _commands(steps),
        **_words_and_people(playbook),
        **(report_data(report) if report is not None else {}),
        "warnings": [
            *({"about": one.about, "text": one.text, "choices": list(one.choices), "lines": _lines(one.span)} for one in playbook.doubts),  # noqa: E501
            *(report_warnings(report) if report is not None else ()),
        ],
        "unmapped": [{"title": one.title, "text": one.text, "lines": _lines(one.span)} for one in playbook.reference],  # noqa: E501
    }  # fmt: skip


def _words_and_people(playbook: Playbook) -> Data:
    triggers = [
        {"text": one.text, "group": one.group, "after_min": _minutes(one.after_s), "lines": _lines(one.span)}
        for one in playbook.triggers
    ]
    criteria = [
        {"text": one.text, "group": one.decision, "after_min": None, "lines": _lines(one.span)}
        for one in playbook.criteria
    ]
    return {
        "comms_templates": [_template(one) for one in playbook.templates],
        "contacts": [
            {"role": one.role, "contact": one.primary, "name": parts.name, "phone": parts.phone, "email": parts.email, "secondary": one.secondary, "more": {pair[0]: pair[1] for pair in one.more}, "empty": one.empty, "lines": _lines(one.span)}  # noqa: E501
            for one, parts in ((each, parts_of(each)) for each in playbook.contacts)
        ],
        "escalation_path": [one.role for one in playbook.escalation],
        "escalation": [
            {"role": one.role, "after_min": _minutes(one.after_s), "overrun": one.phase, "lines": _lines(one.span)}
            for one in playbook.escalation
        ],
        "triggers": triggers or criteria,
        "criteria": [{"decision": one.decision, "text": one.text, "lines": _lines(one.span)} for one in playbook.criteria],  # noqa: E501
        "thresholds": [
            {"metric": one.metric, "alert": one.warning, "critical": one.critical, "every_min": _minutes(one.every_s), "lines": _lines(one.span)}  # noqa: E501
            for one in playbook.thresholds
        ],
        "pir_sections": [one.name for one in playbook.review],
        "review": [{"name": one.name, "prompts": list(one.prompts), "lines": _lines(one.span)} for one in playbook.review],  # noqa: E501
        "update_every_min": _minutes(playbook.cadence_s),
        "channel": playbook.channel or None,
        "status_format": playbook.status_format or None,
        "status_words": list(playbook.status_words),
        "watch_min": _minutes(playbook.watch_s),
        "review_due_min": _minutes(playbook.review_due_s),
        "follow_up": _follow_up(playbook.follow_up),
    }  # fmt: skip


def _follow_up(found: FollowUp | None) -> Data | None:
    return {"text": found.text, "step": found.step, "due_min": _minutes(found.due_s)} if found else None


def _severity(level: SeverityLevel) -> Data:
    return {
        "name": level.written or level.name,
        "code": level.name,
        "label": level.label or None,
        "rank": level.rank,
        "response_target": level.response_text or None,
        "response_min": _minutes(level.response_s),
        "resolution_target": level.resolution_text or None,
        "resolution_min": _minutes(level.resolution_s),
        "update_every_min": _minutes(level.update_every_s),
        "definition": level.definition or None,
        "signs": list(level.signs),
        "lines": _lines(level.span),
    }


def _phases_in_order(playbook: Playbook) -> list[tuple[Phase, Plan]]:
    found = [(phase, plan) for plan in playbook.plans for phase in plan.phases if not _is_epilogue(plan, phase)]
    return sorted(found, key=lambda pair: pair[0].span.first if pair[0].span else 0)


def _is_epilogue(plan: Plan, phase: Phase) -> bool:
    """A stage without a window that comes after the resolution of a plan with times, and is no counted phase of it;
    one time makes no such plan."""
    if not phase.after or phase.timed or title_of(phase.heading).is_phase:
        return False
    return sum(other.timed for other in plan.phases) > 1


def _plan(plan: Plan, chosen: bool) -> Data:
    return {
        "name": plan.name,
        "chosen": chosen,
        "phases": [phase.name for phase in plan.phases],
        "lines": _lines(plan.span),
    }


def _phase(phase: Phase, plan: str) -> Data:
    return {
        "name": phase.name,
        "heading": phase.heading or phase.name,
        "start_min": _minutes(phase.start_s),
        "end_min": _minutes(phase.end_s),
        "goal": phase.goal or None,
        "group": phase.group or None,
        "plan": plan,
        "after": phase.after,
        "detail": phase.detail or None,
        "top": count_outermost(phase.steps),
        "steps": [_step(step) for step in phase.steps],
        "lines": _lines(phase.span),
    }


def _step(step: Step) -> Data:
    return {
        "id": step.id,
        "text": step.text,
        "role": step.role,
        "checked": step.checked,
        "due_min": _minutes(step.due_s),
        "detail": step.detail or None,
        "commands": [_command(command, step.id) for command in step.commands],
        "children": [_step(child) for child in step.children],
        "lines": _lines(step.span),
    }


def _command(command: Command, step: str) -> Data:
    return {
        "text": command.text,
        "lang": command.language,
        "note": command.note or None,
        "danger": command.danger or None,
        "blanks": [blank.text for blank in command.blanks],
        "runnable": command.runnable,
        "step": step,
        "lines": _lines(command.span),
    }


def _commands(steps: Iterable[Step]) -> list[Data]:
    return [_command(command, step.id) for step in walk(steps) for command in step.commands]


def _procedure(procedure: Procedure) -> Data:
    return {
        "name": procedure.name,
        "group": procedure.group or None,
        "severity": procedure.severity or None,
        "symptoms": list(procedure.symptoms),
        "investigation": [_step(step) for step in procedure.investigation],
        "causes": list(procedure.causes),
        "steps": [_step(step) for step in procedure.steps],
        "resolution": [_step(step) for step in procedure.resolution],
        "detail": procedure.detail or None,
        "lines": _lines(procedure.span),
    }


def _template(template: Template) -> Data:
    return {
        "name": template.name,
        "stage": template.stage,
        "body": template.body,
        "placeholders": [blank.text for blank in template.blanks],
        "automatic": [blank.text for blank in template.blanks if blank.automatic],
        "channel": template.channel or None,
        "lines": _lines(template.span),
    }


def _all_steps(playbook: Playbook) -> list[Step]:
    """Every step of every plan, once: no stage of one plan stands as a step in another here."""
    steps = [
        *playbook.assessment,
        *(step for plan in playbook.plans for phase in plan.phases for step in phase.steps),
    ]
    for procedure in playbook.procedures:
        steps += procedure.investigation + procedure.steps + procedure.resolution
    return steps


def _minutes(seconds: int | None) -> float | int | None:
    if seconds is None:
        return None
    return seconds // 60 if seconds % 60 == 0 else round(seconds / 60, 2)


def _lines(span: Span | None) -> list[int] | None:
    return [span.first, span.last] if span else None
