"""Facts of a report are said, taken back, dropped and added; while it is being kept nothing is."""

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.past_corrected import TEXT, TIME, Fact, FactKind
from incident_desk.qt.pages.importing.fact_model import FactModel
from incident_desk.qt.pages.importing.view_model import fact_of
from tests.any_past import REPORT
from tests.qt.pages.importing.conftest import line_of, opened, row_of

LEVEL, ENTRY = Fact(FactKind.SEVERITY), Fact(FactKind.ENTRY, 1)


@pytest.fixture
def facts(model):
    model.show(opened(REPORT, "payments.md"))
    return FactModel(model)


def test_a_fact_is_said_and_taken_back_and_what_is_chosen_stays(facts, model):
    model.choose(row_of(model, "P1 - payments"))
    facts.correct({LEVEL: "P2"})
    assert model.rows[model.row].text == "P2" and fact_of(model.rows[model.row]) == LEVEL
    facts.take_back(LEVEL)
    assert model.rows[model.row].text == "P1 - payments fail" and not model.judged.is_corrected


def test_bad_words_say_nothing(facts, model):
    with pytest.raises(Refused, match="is no time"):
        facts.correct({ENTRY.with_part(TEXT): "Seen", ENTRY.with_part(TIME): "soon"})
    assert model.judged.corrections.facts == {}


def test_an_entry_is_dropped_and_is_one_after_all(facts, model):
    facts.drop(ENTRY)
    assert facts.is_dropped(ENTRY) and model.rows[row_of(model, "Outage detected")].mark == "dropped"
    facts.drop(ENTRY)
    assert not facts.is_dropped(ENTRY)
    facts.drop(LEVEL)
    assert not model.judged.is_corrected


def test_a_line_becomes_an_entry_that_is_chosen_and_one_that_is_an_entry_is_only_chosen(facts, model):
    added = []
    model.entry_added.connect(lambda: added.append(fact_of(model.rows[model.row])))
    line = line_of(model.opened, "Nobody was told")
    facts.add_entry(line)
    assert added == [Fact(FactKind.ADDED, line)] and model.rows[model.row].text.endswith(
        "Nobody was told of the date"
    )
    before = model.judged.corrections
    facts.add_entry(line_of(model.opened, "Fix deployed"))
    assert model.rows[model.row].text == "16:20 Fix deployed" and model.judged.corrections == before
    facts.add_entry(2)
    facts.add_entry(9_999)
    assert model.judged.corrections == before


def test_a_time_that_can_be_read_in_two_ways_stays_among_the_words(facts, model):
    model.show(opened(REPORT.replace("- The alert was muted", "- 14:12 IST: the alert was muted"), "payments.md"))
    line = line_of(model.opened, "14:12 IST")
    facts.add_entry(line)
    said = model.judged.corrections.facts
    assert said[Fact(FactKind.ADDED, line, TIME)] == "" and "14:12 IST" in said[Fact(FactKind.ADDED, line, TEXT)]


def test_nothing_is_corrected_while_it_is_kept_or_where_it_is_no_report(facts, model):
    model.hold(True)
    facts.correct({LEVEL: "P2"})
    facts.drop(ENTRY)
    facts.add_entry(line_of(model.opened, "Nobody was told"))
    assert not facts.can_correct and not model.judged.is_corrected
    model.hold(False)
    model.call_it("playbook")
    assert not facts.can_correct
