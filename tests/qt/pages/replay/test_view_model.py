"""Going through a record by steps, by a minute, by what is typed, and by itself."""

from datetime import timedelta
from functools import partial

import pytest

from tests.qt.pages.replay.conftest import begun
from tests.qt.panes.rehearsal import DECLARED, at


def test_it_begins_at_the_last_moment_or_at_the_wished_one(qtbot, model, link):
    begun(qtbot, model, link)
    assert model.moment == model.present == link.record.now
    model.end()
    assert model.then is None and model.moment is None and model.reader.stops == ()
    begun(qtbot, model, link, DECLARED + timedelta(minutes=12))
    assert model.then.elapsed_s == 720


def test_it_steps_from_act_to_act_and_is_held_at_the_ends(qtbot, model, link):
    begun(qtbot, model, link)
    stops = model.reader.stops
    model.go_first()
    model.step(False)
    assert model.moment == stops[0] == DECLARED
    model.step(True)
    assert model.moment == stops[1]
    model.shift(1)
    model.step(True)
    assert model.moment == stops[2]
    model.step(False)
    assert model.moment == stops[1]
    model.go_last()
    model.step(True)
    assert model.moment == model.present
    model.shift(-(10**9))
    assert model.moment == stops[0]


def test_what_is_typed_is_gone_to_or_refused(qtbot, model, link):
    refused = []
    model.refused.connect(refused.append)
    assert not model.type("T+12")
    begun(qtbot, model, link)
    assert model.type("T+12") and model.moment == DECLARED + timedelta(minutes=12)
    assert not model.type("lunch") and "lunch" in refused[0]
    assert model.type("T-12") and model.moment == model.reader.stops[0]
    assert refused[1].startswith("Nothing was written yet at T−12:00: the first entry came at 2026-")


def test_it_plays_until_the_present_and_begins_anew_from_there(qtbot, model, link):
    begun(qtbot, model, link)
    changes = []
    model.playing_changed.connect(partial(changes.append, None))
    model.play()
    assert model.is_playing and model.moment == model.reader.stops[0]
    model.go(model.present - timedelta(seconds=5))
    qtbot.waitUntil(lambda: not model.is_playing)
    assert model.moment == model.present and len(changes) == 2


def test_the_present_goes_on_while_the_incident_is_open(qtbot, model, link, ticker):
    begun(qtbot, model, link)
    with qtbot.waitSignal(model.present_moved):
        ticker.ticked.emit(at("3:50:00"))
    model.end()
    with qtbot.assertNotEmitted(model.present_moved):
        ticker.ticked.emit(at("3:51:00"))


@pytest.mark.parametrize("deed", ["go_first", "go_last", "play"])
def test_before_anything_is_read_nothing_moves(model, deed):
    getattr(model, deed)()
    model.step(True)
    model.shift(60)
    assert model.moment is None and not model.is_playing
