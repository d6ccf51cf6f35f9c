"""Home's values."""

from dataclasses import replace

from incident_desk.domain.events import RecordKind
from incident_desk.qt.pages.home.choice import Choice
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import read
from tests.qt.pages.home.library import NOW, Past, season


def test_what_has_a_card_is_not_repeated_but_a_search_finds_it(year, make_model):
    year.run()
    model = make_model(year)
    assert [one.title for one in model.open_incidents] == ["Chatbot Fluxa: service outage"]
    assert all(not one.is_open for one in model.incidents)
    model.search("FLUXA outage")
    assert any(one.is_open for one in model.incidents)


def test_a_drill_comes_after_the_real_ones(shelf, make_model):
    shelf.run("Real", 60)
    shelf.run("Practice", 5, record=RecordKind.DRILL)
    assert [one.title for one in make_model(shelf).open_incidents] == ["Real", "Practice"]


def test_all_words_must_be_found(year, make_model):
    model = make_model(year)
    model.search("slack notes")
    assert [one.key for one in model.incidents] == ["INC-0007", "INC-0005"]
    model.search("")
    assert len(model.incidents) == 9


def test_a_row_is_made_once_for_each_state(year, make_model):
    model = make_model(year)
    one = model.incidents[0]
    assert model.row(one) is model.row(one)
    assert model.row(replace(one, title="Other")).title == "Other"


def test_figures_are_counted_on_the_desks_thread_and_follow_the_period(shelf, make_model, qtbot):
    shelf.add(Past("Long ago", 200))
    model = make_model(season(shelf))
    assert model.metrics.incidents == 8
    reads = model.test_link.reads
    with qtbot.waitSignal(model.figures_changed):
        model.choose(Choice(recent=False))
    assert model.metrics.incidents == 9
    assert model.test_link.reads == reads + 1


def test_while_it_counts_changes_are_met_by_one_further_count(year, make_model):
    model = make_model(year)
    held = []
    model.test_link.read = lambda work, then: held.append((work, then))
    for _ in range(5):
        model.test_link.library_changed.emit(year.incidents)
    assert len(held) == 1
    work, then = held.pop()
    then(work(model.test_link.office))
    assert len(held) == 1


def test_an_action_item_that_is_done_waits_no_longer(year, make_model):
    model = make_model(year)
    item = next(one for one in model.waiting.column.items if one.action)
    model.waiting.settle(item)
    assert item not in model.waiting.column.items
    assert len([one for one in model.waiting.column.items if one.action]) == 2


def test_the_clocks_are_read_at_the_last_tick(year, make_model):
    year.run(minutes=47.2)
    model = make_model(year)
    assert round(model.reading(model.open_incidents[0]).elapsed_s) == 47 * 60 + 12
    assert model.folder == "/home/ops/incidents"
    assert model.open_incidents[0].declared_at <= NOW


def test_a_search_finds_old_reports_and_says_that_they_are_outside_the_period(shelf, make_model):
    shelf.add(Past("Certificate ran out", 400, record=RecordKind.PAST))
    model = make_model(shelf)
    assert list(model.incidents) == []
    model.search("certificate")
    row = model.row(model.incidents[0])
    assert row.caption == f"{row.key} · report outside the last 90 days" and row.caption in row.spoken
    model.choose(replace(model.choice, recent=False))
    assert "outside" not in model.row(model.incidents[0]).caption
    model.choose(Choice())
    assert list(model.incidents) == []


def test_behind_another_page_nothing_is_counted_and_then_all_of_it(year, make_model):
    model, told = make_model(year), []
    model.test_link.library_changed.emit(year.incidents)
    model.rows_changed.connect(lambda: told.append(len(model.incidents)))
    before = model.count
    model.look(False)
    model.test_link.library_changed.emit(year.incidents[1:])
    assert told == []
    model.look(True)
    model.look(True)
    assert len(told) == 1 and model.count == before - 1


def test_what_was_later_stands_above_whatever_its_number(shelf, make_model):
    shelf.add(Past("Lately", 2))
    shelf.bench.desk.past.take_in(past_incident(read(), Answers("UTC")), "MK")
    model = make_model(shelf)
    model.choose(Choice(recent=False))
    assert [one.key for one in model.incidents] == ["INC-0001", "INC-0002"]
