"""From a record or a read report to the findings of the timeline doctor."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from incident_desk.domain.doctor import Case, CaseAction, Finding, examine
from incident_desk.domain.doctor.aside import Examined, asides, parted
from incident_desk.domain.doctor.by_when import by_when
from incident_desk.domain.doctor.of_record import SEVERE, TELLS, case_of_record, told_row
from incident_desk.domain.events import Event
from incident_desk.domain.incident import Incident
from incident_desk.domain.severity import rank_in

if TYPE_CHECKING:
    from incident_desk.services.acts.taking_past import PastIncident


def examine_record(incident: Incident, events: Sequence[Event]) -> tuple[Finding, ...]:
    """What the doctor asks of a record, a past incident among them."""
    return examine(case_of_record(incident, events))


def examined_record(incident: Incident, events: Sequence[Event]) -> Examined:
    """The same with what was set aside apart."""
    return examined_case(case_of_record(incident, events), events)


def examined_case(case: Case, events: Sequence[Event]) -> Examined:
    """What is asked of the case of a record, and what was set aside in it."""
    return parted(examine(case), asides(events))


def examine_report(past: "PastIncident") -> tuple[Finding, ...]:
    """What the doctor asks of a report as it was read; nothing is written."""
    return examine(case_of_report(past))


def case_of_report(past: "PastIncident") -> Case:
    """The report as the doctor looks at it, without a record."""
    report = past.report
    severity = report.severity.name if report.severity else ""
    rank = rank_in(severity, None)
    has_zone = bool(past.answers.zone.strip())
    rows = tuple(told_row(str(place), one, past.at(one), has_zone) for place, one in enumerate(report.timeline, 1))
    milestones = dict(past.milestones())
    return Case(
        title=past.title,
        rows=rows,
        milestones=milestones,
        is_report=True,
        severity=severity,
        is_severe=rank is not None and rank <= SEVERE,
        duration=report.duration,
        dated=report.date,
        root_cause=report.root_cause.text if report.root_cause else "",
        tells_of_updates=bool(TELLS.search(past.document.text)),
        actions=tuple(_action(past)),
        people=tuple(dict.fromkeys(one.actor for one in report.timeline if one.actor)),
        cause_line=report.root_cause.span.first if report.root_cause and report.root_cause.span else 0,
    )


def _action(past: "PastIncident") -> Iterator[CaseAction]:
    for one in past.report.actions:
        yield CaseAction(
            one.text, one.owner, by_when(one.due, one.horizon), one.done, one.span.first if one.span else 0
        )
