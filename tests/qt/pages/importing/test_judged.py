"""What is said of a document: doubts are answered, corrections are taken back by the words that were read."""

from dataclasses import replace

from incident_desk.domain.past_corrected import TEXT, TIME, Fact, FactKind
from incident_desk.qt.pages.importing.corrections import Corrections
from incident_desk.qt.pages.importing.found import Look
from incident_desk.qt.pages.importing.judged import Judged
from tests.any_past import REPORT
from tests.qt.pages.importing.conftest import line_of, opened


def rows_about(one, about):
    return [row for row, found in enumerate(one.rows) if found.look is Look.DOUBT and found.thing.about == about]


def test_the_question_of_the_plan_is_answered_by_taking_one_and_in_no_other_way():
    one = opened()
    judged, (row,) = Judged(one), rows_about(one, "plan")
    judged.settle(row)
    assert judged.asks_plan and judged.to_check == 2 and judged.used_plan == one.playbook.chosen_plan
    judged.take_plan("First hour")
    assert (judged.asks_plan, judged.to_check, judged.used_plan) == (False, 1, "First hour")
    assert judged.is_settled(row) and not judged.is_doubted(line_of(one, "Stage 2"))


def test_a_doubt_is_looked_at_and_can_be_taken_back():
    one = opened()
    judged, (row,), line = Judged(one), rows_about(one, "command"), line_of(one, "git reset")
    assert judged.is_doubted(line)
    judged.settle(row)
    assert judged.is_settled(row) and not judged.is_doubted(line)
    judged.settle(row)
    judged.settle(0)
    assert not judged.is_settled(row) and judged.is_doubted(line) and not judged.is_settled(0)


def test_title_and_kind_are_corrected_and_taken_back():
    judged = Judged(opened())
    judged.name("  Our   printer ")
    judged.call_it("checklist")
    assert (judged.title, judged.kind, judged.is_corrected) == ("Our printer", "checklist", True)
    judged.name("Printer on fire")
    judged.call_it("playbook")
    assert judged.corrections == Corrections() and not judged.is_corrected
    judged.name("")
    assert judged.title == "Printer on fire"


def test_it_begins_with_what_was_said_of_the_version_before():
    judged = Judged(replace(opened(), said=Corrections("First hour", "Our printer", "other")))
    assert (judged.plan, judged.title, judged.kind) == ("First hour", "Our printer", "other")
    assert not judged.asks_plan


def test_without_a_document_nothing_is_said():
    judged = Judged(None)
    judged.name("x")
    judged.call_it("other")
    assert (judged.title, judged.kind, judged.used_plan, judged.to_check) == ("", "", None, 0)
    assert not judged.is_doubted(1)


def test_facts_of_a_report_are_corrected_and_taken_back_by_the_words_that_were_read():
    judged, level = Judged(opened(REPORT, "payments.md")), Fact(FactKind.SEVERITY)
    assert judged.correct({level: "P2"}) and not judged.correct({level: "P2"})
    assert (judged.corrections.corrected_facts, judged.is_corrected) == (1, True)
    assert judged.correct({level: " P1 -  payments fail "}) and judged.corrections.facts == {}
    entry = Fact(FactKind.ENTRY, 1)
    judged.correct({entry.with_part(TIME): "14:07", entry.with_part(TEXT): "Seen"})
    assert judged.corrections.corrected_facts == 1 and judged.take_back(entry) and not judged.take_back(entry)
    assert judged.corrections.facts == {} and not Judged(opened()).correct({level: "P2"})


def test_what_was_looked_at_stays_so_where_rows_come_before_it():
    one = opened()
    judged, (row,) = Judged(one), rows_about(one, "command")
    judged.settle(row)
    judged.recast(replace(one, rows=(one.rows[0], one.rows[0], *one.rows[1:])))
    assert judged.is_settled(row + 1) and judged.to_check == 1
