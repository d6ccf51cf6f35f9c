"""What the page knows."""

from datetime import timedelta

from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.qt.pages.metrics import view_model
from incident_desk.qt.pages.metrics.asked import Asked
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import set_milestone
from incident_desk.services.measuring import measures
from tests.fakes import Bench
from tests.qt.pages.metrics.season import add, all_of, season

ALL = Asked(3)


def test_its_figures_are_those_of_the_record(looked):
    looked.look()
    counted = looked.model.counted
    assert counted.found.figures == measures(looked.bench.desk, Asked().wanted(looked.bench.clock.now())).figures
    assert len(looked.keys) == 8 and [one.why for one in counted.found.chosen.left_out] == ["a drill"]
    rows = {one.name: one for one in counted.measures}
    assert rows["Time to acknowledge"].flag.text == "P1 target 15:00 from declared"
    assert rows["Time to acknowledge, from declared"].flag.text == "P1 target 15:00"
    assert {dot.key for dot in rows["Time to acknowledge"].dots if dot.is_over} == {"INC-0007"}
    assert {dot.key for dot in rows["Impact duration"].dots if dot.is_over} == {"INC-0003", "INC-0008"}
    assert rows["Time to acknowledge, from declared"].flag is not None


def test_a_filter_is_for_all_parts_at_once(looked):
    looked.look()
    looked.look(Asked(severity="P2"))
    counted = looked.model.counted
    assert looked.keys == ["INC-0001", "INC-0004", "INC-0005"]
    assert [one.key for one in counted.history] == ["INC-0005", "INC-0004", "INC-0001"]
    assert {one.counted for one in counted.measures if one.name == "Time to mitigate"} == {"3 of 3"}
    assert counted.found.all_targets.incidents == 3
    looked.look(Asked(words="telegram"))
    assert looked.keys == ["INC-0003"]
    looked.look(Asked(period=0))
    assert looked.keys == ["INC-0008"]


def test_what_is_read_is_kept_and_it_is_said_how_far_it_is(make_looked, monkeypatch):
    monkeypatch.setattr(view_model, "SLICE", 3)
    looked = make_looked(season())
    looked.look()
    assert looked.told == [(5, 8), (2, 8), (0, 8)]
    looked.look(Asked(severity="P1"))
    assert len(looked.told) == 3


def test_a_newer_question_takes_the_place_of_an_older_one(looked, qtbot):
    shown = []
    looked.look()
    looked.model.changed.connect(lambda: shown.append(looked.model.counted.asked))
    for severity in ("P0", "P1", "P2", "P3"):
        looked.model.ask(Asked(severity=severity))
    qtbot.waitUntil(lambda: looked.model.counted.asked.severity == "P3")
    assert {one.severity for one in shown} == {"P3"}


def test_severities_and_words_are_offered(looked, qtbot):
    with qtbot.waitSignal(looked.model.offered):
        looked.look()
    assert looked.model.levels == ("P0", "P1", "P2", "P3") and looked.model.words == ("Production",)


def test_nobody_counts_while_nobody_looks(looked, qtbot):
    looked.look()
    looked.model.look(False)
    changed = []
    looked.model.changed.connect(lambda: changed.append(True))
    with qtbot.waitSignal(looked.link.library_changed):
        looked.link.declare(Declaration("Search is slow", "P2"))
    qtbot.wait(view_model.GATHER_MS + 100)
    assert changed == []
    with qtbot.waitSignal(looked.model.changed):
        looked.model.look(True)
    qtbot.waitUntil(lambda: len(looked.keys) == 9)


def test_a_time_that_is_added_counts_at_once(looked, qtbot):
    looked.look()
    before = looked.model.counted.found.figures[0]
    third = all_of(looked.bench)[2]
    moment = Moment.exactly(third.declared_at + timedelta(minutes=7))
    looked.link.act(lambda i, _n: set_milestone(i, Milestone.DETECTED, moment), third.id)
    qtbot.waitUntil(lambda: len(looked.model.counted.found.figures[0].values) == len(before.values) + 1)


def test_time_alone_moves_the_figures_of_what_is_open_on(make_looked, qtbot):
    bench = season(2, drill=False)
    bench.desk.declare(Declaration("Search is down", "P1"), "MK")
    looked = make_looked(bench)
    looked.look()
    assert looked.model.counted.found.all_targets.response.missed == ("INC-0001",)
    bench.clock.pass_s(3600)
    looked.ticker.ticked.emit(bench.clock.now())
    qtbot.waitUntil(lambda: len(looked.model.counted.found.all_targets.response.missed) == 2)


def test_the_incident_that_is_looked_at_has_its_dot_on_every_measure_that_counts_it(looked, qtbot):
    looked.look()
    with qtbot.waitSignal(looked.model.marked):
        looked.model.look_at("INC-0003")
    marked = {one.name: one.marked.key for one in looked.model.marked_rows() if one.marked is not None}
    assert marked == {"Impact duration": "INC-0003", "Time to restore": "INC-0003"}
    looked.model.look_at("")
    assert all(one.marked is None for one in looked.model.marked_rows())


def test_what_came_back_is_told_after_the_figures(make_looked, qtbot):
    bench = Bench()
    add(bench, 60, "P1", "Checkout Atlas pool exhausted", 1, 2, 30, 40, action="Alert on connections")
    add(bench, 20, "P1", "Checkout Atlas pool exhausted", 1, 2, 30, 40)
    looked = make_looked(bench)
    looked.look()
    qtbot.waitUntil(lambda: looked.model.counted.found.came_back != ())
    assert [(one.key, one.earlier) for one in looked.model.counted.found.came_back] == [("INC-0002", "INC-0001")]
    assert any("INC-0001" in str(row) for row in looked.model.side()[-1:])


def test_an_empty_record_has_nothing_to_count(make_looked):
    looked = make_looked(Bench())
    looked.look()
    assert looked.model.is_empty and looked.model.has_library and looked.keys == []
    looked.look(ALL)
    assert looked.model.counted.measures[0].counted == "0 of 0"
