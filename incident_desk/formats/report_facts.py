"""What an incident was in a few lines: its severity, its state, when, who."""

from incident_desk.domain.report import ReportModel
from incident_desk.formats import report_words as words
from incident_desk.formats.report_cut import fit
from incident_desk.formats.report_document import Cell, Facts
from incident_desk.formats.report_past import past_facts
from incident_desk.formats.report_version import version_note, version_word

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


def front_facts(report: ReportModel, readers: str) -> Facts:
    """The lines under the title of page 1; ``readers`` is whom it is for, as a word."""
    header = report.header
    named = Cell(fit(words.severity(report), 20), strong=True, mark="plate" if header.severity else "")
    return Facts(
        (
            ("Severity", named),
            ("Status", Cell(words.status(report), strong=True)),
            ("Report", Cell(version_word(report), note=version_note(report), strong=True)),
            ("For", Cell(readers, strong=True)),
            ("Affects", Cell(fit(header.affects or words.NOT_STATED, ON_A_CARD))),
            ("Commander", Cell(fit(header.commander or "not recorded", ON_A_CARD))),
            ("Declared", Cell(f"{words.stamp(header.declared_at)} UTC")),
            ("Resolved", Cell(_utc(words.when(header.resolved)))),
        )
    )


def _utc(time: str) -> str:
    return f"{time} UTC" if time[-1:].isdigit() else time
