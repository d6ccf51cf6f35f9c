"""For whom a report is: which fields and sections they get. A field is internal until it is allowed here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from incident_desk.domain.events import Kind
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.formats.redaction.sorts import EVERY, Sort
from incident_desk.formats.report_cost import TITLE as COST
from incident_desk.formats.report_findings import DOCTOR_ASKS

ALL = frozenset({"*"})
Allowed = Mapping[str, frozenset[str]]
"""The fields of a type that may leave, by the type's name; ``ALL`` is each of them, and no line is none."""


class Audience(StrEnum):
    """Who reads the report."""

    INTERNAL = "internal"
    EXECUTIVE = "executive"
    CUSTOMER = "customer"
    TIMELINE = "timeline"


@dataclass(frozen=True, slots=True)
class Rule:
    """What one audience gets.

    ``fields`` are the allowed ones; None: everything. ``rows`` picks those of a list, by the list's name.
    ``sections`` are the allowed titles; None: all of them. ``sorts`` are hidden without being asked.
    """

    title: str
    about: str
    fields: Allowed | None = None
    rows: Mapping[str, Callable[[Any], bool]] = field(default_factory=dict)
    sections: frozenset[str] | None = None
    sorts: frozenset[Sort] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TURNS = frozenset(
    {
        Sign.DECISION,
        Kind.DECISION_TAKEN,
        Kind.SEVERITY_CHANGED,
        Kind.REOPENED,
        Kind.ESCALATED,
        Kind.ESCALATION_SNOOZED,
    }
)
_TOLD = _TURNS | {
    Sign.NOTE, Sign.HYPOTHESIS, Sign.ACTION, Sign.FINDING, Sign.CHANGE, Sign.ACTION_ITEM, Kind.OPENED,
    Kind.STATUS_SET, Kind.MILESTONE_SET, Kind.PHASE_ENTERED, Kind.UPDATE_SENT, Kind.CHECK_CHANGED, Kind.CHANGE_MADE,
    Kind.ROLE_TAKEN, Kind.STEP_SET, Kind.PAST_TOLD, Kind.ACTION_ADDED, Kind.ACTION_SET,
}  # fmt: skip
_OUTSIDE = _words("customer customers client clients user users public everyone status")
LOG = frozenset({"timeline", "checklist", "phases", "checks", "evidence", "contacts", "changes", "record"})
"""Parts that a section of a review may show beside its text and that executives do not get."""
_ASKED = frozenset({"what_fails", "who"})


def _stands(row: Entry) -> bool:
    return row.struck is None and not row.undone and not row.erased


def _is_turn(row: Entry) -> bool:
    return row.kind in _TURNS and _stands(row)


def _is_told(row: Entry) -> bool:
    return row.kind in _TOLD and _stands(row)


def _is_for_customers(update: Any) -> bool:
    """Whether an update went to customers or to everybody: it says so itself; one that does not is internal."""
    said = f"{update.audience} {' '.join(update.channels)}".casefold()
    return any(word in _OUTSIDE for word in said.replace("-", " ").replace(",", " ").split())


def _is_asked(answer: Any) -> bool:
    """Whether it tells readers outside something: what nobody answered is our question, not theirs."""
    return answer.id in _ASKED and bool(answer.answer)


_MOMENTS = {"Moment": ALL, "DurationFact": ALL, "MilestoneFact": ALL, "Interval": ALL, "RecordHead": ALL}
_PAST_TIMES: Allowed = {
    "PastFacts": _words("report zone is_dated"),
    "PastReport": _words("date start end duration zone"),
    "StatedMoment": _words("moment"),
    "StatedDuration": _words("text seconds precision from_s"),
    "PastMoment": _words(
        "day clock zone offset_min precision until_day until_clock ends_overnight relative_s inherited"
    ),
}
"""Of the report of a past incident: when it was and how long it lasted, without its other words."""
_EXECUTIVE: Allowed = {
    **_MOMENTS,
    "ReportModel": _words(
        "version generator header head milestones durations targets update_every intervals impact reopenings "
        "severity_changes pauses escalations snoozes assessment roles timeline updates skipped actions recovery "
        "past review findings cost"
    ),
    "Entry": _words("id kind text happened sort_at written_at who seq human owner ended"),
    # What a finding rests on quotes the log.
    "FindingFact": _words("rule group title why fix state lines reason who at"),
    # Who took how long is for us; what it cost together is for them too.
    "CostFact": _words("people instants minutes rate currency before cost why_not about since until"),
    "PastFacts": _words("report source zone day is_dated stated read"),
    "PastReport": _words(
        "title date start end duration severity status zone impact root_cause contributing lessons"
    ),
    **{
        name: ALL
        for name in _words(
            "Header TargetFact Unpaused Reopening SeverityChange Targets Target Pause EscalationCall Snooze "
            "AnswerFact RoleFact UpdateSent UpdateSkipped ActionItem RecoveryFact ProofAtEnd SoakNote "
            "ChecksSnapped SnapshotRow WatchGap StatedMilestone Source Passage StatedMoment StatedDuration "
            "ReviewFact SectionFact ListFact ReviewItem FigureFact Approval "
            "StatedSeverity StatedStatus Lessons PastMoment Span"
        )
    },
}
_CUSTOMER: Allowed = {
    **_MOMENTS,
    "ReportModel": _words(
        "version generator header head milestones durations targets update_every intervals impact reopenings "
        "assessment updates past"
    ),
    **_PAST_TIMES,
    "Header": _words(
        "id key record title severity severity_label status affects declared_at resolved recorded_until"
    ),
    "TargetFact": _words("name done_at took_s precision counts counts_words"),
    "Reopening": _words("at"),
    "AnswerFact": _words("id question given answer"),
    "UpdateSent": _words("text at stage audience who"),
}
_TIMELINE: Allowed = {
    **_MOMENTS,
    "ReportModel": _words("version generator header head milestones durations intervals impact timeline past"),
    **_PAST_TIMES,
    "Header": _words("id key record title severity severity_label status declared_at resolved recorded_until"),
    "Entry": _words("id kind text happened sort_at written_at who seq human ended"),
}
_WRITTEN: Allowed = {"ReviewFact": _words("sections"), "SectionFact": _words("section title text")}


def with_sections(rule: Rule, titles: frozenset[str]) -> Rule:
    """The rule with the texts of these sections of the review, which a person lets go."""
    if rule.fields is None or not titles:
        return rule

    def is_let_go(section: Any) -> bool:
        return section.title.casefold() in titles

    model = rule.fields["ReportModel"] | {"review"}
    rows = {**rule.rows, "review.sections": is_let_go}
    return replace(rule, fields={**_WRITTEN, **rule.fields, "ReportModel": model}, rows=rows)


RULES: Mapping[Audience, Rule] = {
    Audience.INTERNAL: Rule("Internal", "Everything, names and log included"),
    Audience.EXECUTIVE: Rule(
        "Executive",
        "Page 1, figures, decisions, actions and updates; no log",
        fields=_EXECUTIVE,
        rows={"timeline": _is_turn},
        sections=frozenset(
            {
                "Milestones and durations", "Targets", "Impact", "Decisions and turns", "Action items",
                "Proof of recovery", "Updates sent", "People", "What its report states", "Impact and cause",
                "Lessons", DOCTOR_ASKS, COST, "The record",
            }
        ),
        sorts=frozenset({Sort.TOKEN, Sort.EMAIL, Sort.PHONE, Sort.ADDRESS, Sort.WORD}),
    ),
    Audience.CUSTOMER: Rule(
        "Customer",
        "Allowed fields only; roles, no names",
        fields=_CUSTOMER,
        rows={"updates": _is_for_customers, "assessment": _is_asked},
        sections=frozenset({"Milestones and durations", "Impact", "Updates sent", "The record"}),
        sorts=EVERY,
    ),
    Audience.TIMELINE: Rule(
        "Timeline only",
        "Times and what happened, as a table",
        fields=_TIMELINE,
        rows={"timeline": _is_told},
        sections=frozenset({"Timeline", "The record"}),
        sorts=EVERY,
    ),
}  # fmt: skip
