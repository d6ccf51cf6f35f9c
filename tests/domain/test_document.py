"""A read document is a value."""

from dataclasses import FrozenInstanceError, replace

import pytest

from incident_desk.domain.document import ReadDocument, Repair
from incident_desk.domain.past_report import PastReport
from incident_desk.domain.playbook import Playbook


def test_it_is_what_was_read_and_stays_so():
    document = ReadDocument("outage.md", "# Outage\n", Playbook("Outage"))
    assert document == replace(document) and document != replace(document, text="# Outage")
    with pytest.raises(FrozenInstanceError):
        document.text = "another one"


def test_what_was_repaired_goes_with_it():
    repair = Repair(3, "‚Äì", "–", "UTF-8 read as Mac Roman")
    document = ReadDocument("outage.md", "–", Playbook("Outage"), repairs=(repair,), original="‚Äì")
    assert document.repairs == (repair,) and document != replace(document, repairs=())


def test_only_a_report_states_a_past_incident():
    assert ReadDocument("a.md", "", Playbook("A")).report is None
    document = ReadDocument("a.md", "", Playbook("A"), report=PastReport("A"))
    assert document.report is not None and document.report.title == "A"
