"""What is told beside the playbook: doubts about the text, repairs, changes against the version before."""

from types import SimpleNamespace

from incident_desk.domain.difference import Difference
from incident_desk.domain.past_report import PastReport
from incident_desk.domain.playbook import Doubt, Playbook, Span
from incident_desk.qt.pages.importing.found import Look
from incident_desk.qt.pages.importing.rows import Told, rows_of
from incident_desk.services.acts.taking_past import past_incident
from tests.any_past import documented
from tests.qt.pages.importing.conftest import opened


def test_what_is_odd_in_the_text_and_what_was_repaired_are_listed():
    repair = SimpleNamespace(line=7, before="â€™", after="’")
    past = past_incident(documented(PastReport("x", doubts=("an end before its start",))))
    told = Told([Doubt("text", "odd", span=Span(2, 2))], [repair], past)
    rows = rows_of(Playbook("x", kind="other"), told)
    doubts = [(row.text, row.span) for row in rows if row.look is Look.DOUBT]
    assert doubts == [("an end before its start", None), ("odd", Span(2, 2))]
    repaired = [(row.text, row.beside) for row in rows if row.mark == "repaired"]
    assert repaired == [("â€™ → ’", "line 7")]


def test_changes_stand_after_the_doubts_and_are_found_in_the_source_by_their_name():
    book = opened().playbook
    changes = (Difference("step", "added", "Ask around"), Difference("step", "removed", "Shout"))
    rows = rows_of(book, Told(version=2, changes=changes))
    heads = [(row.text, row.beside) for row in rows if row.look is Look.HEAD]
    assert heads[:2] == [("Please check", "2 doubts"), ("Against version 2", "2 changes")]
    step = next(row for row in rows if row.text == "Ask around" and row.look is Look.STEP)
    found = [(row.text, row.span) for row in rows if row.look is Look.CHANGE]
    assert found == [("added: step “Ask around”", step.span), ("removed: step “Shout”", None)]


def test_a_version_that_changes_nothing_to_work_by_says_so():
    rows = rows_of(Playbook("x", kind="other"), Told(version=1))
    assert [(row.text, row.beside) for row in rows] == [("Against version 1", "nothing to work by differs")]
