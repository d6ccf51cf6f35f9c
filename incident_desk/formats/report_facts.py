"""What an incident was in a few lines: its severity, its state, when, who."""

from incident_desk.domain.report import ReportModel
from incident_desk.formats import report_words as words
from incident_desk.formats.report_document import Cell, Facts
from incident_desk.formats.report_past import past_facts

ON_A_CARD = 64


def facts(report: ReportModel) -> Facts:
    """The lines under the title: of what was taken in from a report, by its words."""
    if report.past is not None:
        return past_facts(report, report.past)
    header = report.header
    severity = words.severity(report)
    named = Cell(severity, strong=True, mark="plate" if header.severity else "")
    return Facts(
        (
            ("Severity", named),
            ("Status", Cell(words.status(report), strong=True)),
            ("Declared", Cell(f"{words.stamp(header.declared_at)} UTC")),
            ("Resolved", Cell(_utc(words.when(header.resolved)))),
            ("Commander", Cell(words.clip(header.commander or "not recorded", ON_A_CARD))),
            ("Affects", Cell(words.clip(header.affects or words.NOT_STATED, ON_A_CARD))),
            ("Playbook", Cell(words.clip(header.playbook or "none", ON_A_CARD))),
            ("As recorded until", Cell(f"{words.stamp(header.recorded_until)} UTC")),
        )
    )


def _utc(time: str) -> str:
    return f"{time} UTC" if time[-1:].isdigit() else time
