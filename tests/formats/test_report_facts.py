"""The lines under the title."""

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.report_facts import facts
from tests.report_samples import checkout


def test_they_name_the_severity_the_state_the_times_and_the_commander():
    pairs = {label: cell.text for label, cell in facts(build_report(checkout().events, "x")).pairs}
    assert pairs["Commander"] == "Maya Kowalski" and pairs["Declared"] == "2026-03-01 03:02:00 UTC"
    assert set(pairs) >= {"Severity", "Status", "Resolved", "Affects", "Playbook", "As recorded until"}
