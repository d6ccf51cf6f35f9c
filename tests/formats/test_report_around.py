"""What stands around the course: empty parts say that they are empty."""

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.report_around import checks, evidence, jumps, people, record
from incident_desk.formats.report_document import Paragraph, Table
from tests.report_samples import checkout, opened


def test_of_a_record_with_nothing_each_part_says_so_or_is_silent():
    report = build_report(opened().events, "x")
    assert [one.text for one in checks(report)] == ["No check was watched."]
    assert list(evidence(report)) == list(jumps(report)) == []


def test_people_and_the_records_head_are_told():
    report = build_report(checkout().events, "x")
    (table,) = people(report)
    assert any(cell.text == "Maya Kowalski" for row in table.rows for cell in row)
    told = list(record(report))
    assert report.header.key in told[0].text and isinstance(told[0], Paragraph)
    assert any(
        report.head.hash == cell.text for one in told if isinstance(one, Table) for row in one.rows for cell in row
    )
