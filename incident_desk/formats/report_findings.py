"""What the timeline doctor asks of a record, as a section: each with why it matters, and what became of it."""

import re
from collections.abc import Iterator, Sequence

from incident_desk.domain.doctor.findings import QUOTED, TITLES
from incident_desk.domain.events import RecordKind
from incident_desk.domain.report import ReportModel
from incident_desk.domain.report_findings import FindingFact, FindingState
from incident_desk.formats import report_words as words
from incident_desk.formats.report_around import nothing
from incident_desk.formats.report_document import Block, Cell, Column, Paragraph, Section, Table, Tone

DOCTOR_ASKS = "What the doctor asks"
"""What the section is called."""
_QUOTE = re.compile(rf"“([^”]{{{QUOTED}}})[^”]+”")
_SHOWN = 8
"""Lines, or rows, of one finding that are named."""


def findings_section(report: ReportModel) -> tuple[Section, ...]:
    """The section; none while the incident is open, and in a copy that may not have it."""
    return () if report.findings is None else (Section(DOCTOR_ASKS, tuple(findings(report))),)


def findings(report: ReportModel) -> Iterator[Block]:
    """Each finding, those that are open first; one line where nothing is or was asked."""
    found = report.findings
    if found is None:
        return
    if not found:
        yield nothing("The doctor found nothing to ask.")
        return
    yield Paragraph(f"The timeline doctor reads the record as an auditor would: {_count(found)}.", tone=Tone.QUIET)
    columns = (Column("What it asks", 3), Column("It rests on", 3), Column("Became", 2))
    yield Table(columns, tuple(_row(one, _then(report)) for one in found))


def _count(found: Sequence[FindingFact]) -> str:
    states = [one.state for one in found]
    return ", ".join(f"{states.count(one)} {one.value}" for one in FindingState if one in states)


def _then(report: ReportModel) -> str:
    """When it was asked first."""
    is_past = report.header.record is RecordKind.PAST
    return "when its report was taken in" if is_past else "when the incident ended"


def _row(one: FindingFact, then: str) -> tuple[Cell, ...]:
    is_open = one.state is FindingState.OPEN
    asks = Cell(one.title, note=f"{TITLES[one.group]}. {one.why}", strong=is_open)
    return asks, Cell(_QUOTE.sub(r"“\1…”", one.because), note=_places(one)), _became(one, then)


def _places(one: FindingFact) -> str:
    """Where it stands: the entries by their numbers in the record, the lines of the source."""
    return "; ".join(filter(None, (_numbers("entry", one.events), _numbers("line", one.lines))))


def _numbers(name: str, numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    more = f" and {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else ""
    several = {"entry": "entries", "line": "lines"}[name]
    return f"{name if len(numbers) == 1 else several} {', '.join(map(str, numbers[:_SHOWN]))}{more}"


def _became(one: FindingFact, then: str) -> Cell:
    if one.state is FindingState.OPEN:
        return Cell("open", note=f"{one.fix}." if one.fix else "", tone=Tone.WARN, strong=True)
    if one.state is FindingState.ANSWERED:
        return Cell("answered", note=f"It was asked {then}, and is asked no more.", tone=Tone.GOOD)
    when = f"{words.stamp(one.at)} UTC" if one.at else ""
    said = f"known, because {one.reason}" if one.reason else "known"
    return Cell(said, note=", ".join(filter(None, (words.person(one.who) if one.who else "", when))))
