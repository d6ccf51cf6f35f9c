"""The wall has no clock of its own: it shows the reading that the desk shows."""

from incident_desk.qt.wall.view_model import WallModel
from tests.qt.whole import Whole


def model_of(whole):
    stage = whole.stage
    return WallModel(stage.desk.instruments_model, stage.feed, stage.ticker, whole.window)


def test_a_wall_opened_later_shows_what_the_desk_shows_at_once(qtbot):
    whole = Whole(qtbot)
    facts = model_of(whole).facts
    assert facts.scene.incident.title == whole.incident.title
    assert facts.reading is whole.stage.desk.instruments_model.reading


def test_it_reads_when_the_desk_does(qtbot):
    whole = Whole(qtbot)
    model = model_of(whole)
    whole.bench.clock.pass_s(1)
    with qtbot.waitSignal(model.read):
        whole.stage.ticker.start()
    assert model.facts.reading is whole.stage.desk.instruments_model.reading


def test_without_an_incident_the_time_goes_on(qtbot):
    whole = Whole(qtbot, shown=False)
    model = model_of(whole)
    with qtbot.waitSignal(model.idled) as told:
        whole.stage.ticker.start()
    assert model.facts is None
    assert told.args == [whole.bench.clock.at]
