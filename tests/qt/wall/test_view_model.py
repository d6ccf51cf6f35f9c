"""The wall has no clock of its own: it shows the reading that the desk shows."""

from incident_desk.qt.wall.view_model import WallModel
from tests.qt.whole import Whole


def model_of(whole):
    stage = whole.stage
    return WallModel(stage.desk.instruments_model, stage.feed, stage.ticker, whole.window)


def test_a_wall_opened_later_shows_what_the_desk_shows_at_once(qtbot):
    whole = Whole(qtbot)
    model = model_of(whole)
    assert model.wall.head.title == whole.incident.title
    assert model.wall.clock.seconds == int(whole.stage.desk.instruments_model.reading.elapsed_s)


def test_it_tells_of_each_second_once(qtbot):
    whole = Whole(qtbot)
    model, told = model_of(whole), []
    model.shown_changed.connect(told.append)
    whole.bench.clock.pass_s(1)
    whole.stage.ticker.start()
    whole.stage.ticker.start()
    assert len(told) == 1


def test_without_an_incident_the_time_goes_on(qtbot):
    whole = Whole(qtbot, shown=False)
    model, told = model_of(whole), []
    model.idled.connect(told.append)
    whole.stage.ticker.start()
    assert model.wall is None
    assert told[0].time == "12:00"
