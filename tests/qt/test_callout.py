"""The callout in the window: once for each turn, on the screen, and as a notification where nobody looks."""

from datetime import timedelta

import pytest

from incident_desk.domain.events import RecordKind
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.callout import STAYS_S
from incident_desk.qt.widgets.toast import Toast
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import cancel
from incident_desk.services.settings import Settings
from tests.fakes import Bench
from tests.qt.ears import Ears, tick
from tests.qt.office import KeptSettings
from tests.qt.whole import BOOK, Whole


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def make(qtbot, bench, monkeypatch):
    made = []

    def one(*, in_front=True, shown=True, settings=None, **office):
        if shown and not bench.store.rows:
            bench.desk.declare(Declaration("Checkout is down", "P1", BOOK, commander="MK"), "MK")
        ears = Ears()
        kept = KeptSettings(settings or Settings(sound=False))
        whole = Whole(qtbot, bench, shown=shown, alarms=ears.alarms, settings=kept, **office)
        whole.ears = ears
        monkeypatch.setattr("incident_desk.qt.callout.is_in_front", lambda: in_front)
        made.append(whole)
        return whole

    yield one
    for whole in made:
        whole.close()


def decide(words):
    return lambda one, _now: log(Line(words, Sign.DECISION))


def test_with_each_turn_the_line_is_said_once(make):
    whole = make()
    tick(whole, 9.9)
    assert whole.toast == ""
    tick(whole, 10)
    assert whole.toast.startswith("00:10 elapsed. P1. Look, 05:00 left.")
    whole.window.say("")
    for toast in whole.window.findChildren(Toast):
        toast.hide()
    tick(whole, 10.5)
    assert whole.toast == ""
    tick(whole, 20)
    assert whole.toast.startswith("00:20 elapsed")


def test_it_stays_longer_than_other_words_and_has_nothing_to_undo(make):
    whole = make()
    tick(whole, 1)
    tick(whole, 10)
    (toast,) = [one for one in whole.window.findChildren(Toast) if one.isVisible()]
    assert (toast.model.seconds, toast.model.action) == (STAYS_S, "")


def test_the_last_decision_is_said_and_one_that_was_undone_is_not(make):
    whole = make()
    for words in ("wait for the vendor", "roll back to 4.18"):
        with whole.changed():
            whole.link.act(decide(words))
    tick(whole, 1)
    tick(whole, 10)
    assert whole.toast.endswith("Last decision: roll back to 4.18")
    with whole.changed():
        whole.link.undo()
    tick(whole, 10.1)
    tick(whole, 20)
    whole.qtbot.waitUntil(lambda: whole.toast.endswith("Last decision: wait for the vendor"), timeout=3000)


def test_an_offer_to_undo_keeps_its_place_and_the_line_comes_after_it(make):
    whole = make()
    tick(whole, 1)
    whole.window.say("INC-0001 acknowledged", undo=True)
    tick(whole, 10)
    assert whole.toast == "INC-0001 acknowledged"
    whole.window.say("")
    tick(whole, 10.2)
    assert whole.toast.startswith("00:10 elapsed")


def test_an_incident_that_is_first_seen_in_the_middle_of_a_turn_begins_with_the_next(make, bench):
    bench.desk.declare(Declaration("Checkout is down", "P1", BOOK, at=bench.clock.at - timedelta(minutes=14)), "MK")
    whole = make()
    tick(whole, 14.5)
    assert whole.toast == ""
    tick(whole, 20)
    assert whole.toast.startswith("00:20 elapsed")


def test_after_a_long_sleep_it_is_said_once(make):
    whole = make()
    tick(whole, 1)
    tick(whole, 95)
    assert whole.toast.startswith("01:35 elapsed")
    whole.window.say("something else")
    tick(whole, 96)
    assert whole.toast == "something else"


@pytest.mark.parametrize("settings", [Settings(callouts=False), Settings(callout_minutes=0)])
def test_who_wants_none_has_none(make, settings):
    whole = make(settings=settings)
    tick(whole, 1)
    tick(whole, 10)
    assert whole.toast == ""


def test_how_often_is_a_setting(make):
    whole = make(settings=Settings(callout_minutes=3))
    tick(whole, 1)
    tick(whole, 3)
    assert whole.toast.startswith("00:03 elapsed")


def test_where_another_program_is_in_front_it_is_a_notification_as_well(make):
    whole = make(in_front=False)
    tick(whole, 1)
    tick(whole, 10)
    assert [one for one in whole.ears.shown if "elapsed" in one] == [f"INC-0001: {whole.toast}"]
    assert whole.ears.heard == []


@pytest.mark.parametrize("has_watch", [True, False])
def test_in_front_or_without_the_watch_there_is_no_notification(make, has_watch):
    whole = make(in_front=has_watch, has_watch=lambda: has_watch)
    tick(whole, 1)
    tick(whole, 10)
    assert whole.toast.startswith("00:10 elapsed")
    assert [one for one in whole.ears.shown if "elapsed" in one] == []


def test_a_drill_has_its_line_and_no_notification(make, bench):
    bench.desk.declare(Declaration("Exercise", "P1", BOOK, record=RecordKind.DRILL), "MK")
    whole = make(in_front=False)
    tick(whole, 1)
    tick(whole, 10)
    assert whole.toast.startswith("00:10 elapsed")
    assert whole.ears.shown == []


def test_a_drill_that_is_played_faster_has_none(make, bench):
    bench.clock.speed = 600.0
    whole = make()
    tick(whole, 1)
    tick(whole, 10)
    assert whole.toast == ""


def test_without_an_incident_on_the_desk_it_is_said_of_the_one_that_is_open(make, bench):
    incident = bench.desk.declare(Declaration("Checkout is down", "P1", BOOK), "MK")
    bench.desk.act(incident.id, decide("fail over"), "MK")
    whole = make(shown=False)
    whole.one = incident.id
    tick(whole, 1)
    tick(whole, 10)
    whole.qtbot.waitUntil(lambda: whole.toast.endswith("Last decision: fail over"), timeout=3000)


def test_with_several_open_it_says_of_which(make, bench):
    bench.desk.declare(Declaration("Checkout is down", "P1", BOOK), "MK")
    bench.desk.declare(Declaration("Search is slow", "P2"), "MK")
    whole = make()
    tick(whole, 1)
    tick(whole, 10)
    assert whole.toast.startswith("INC-0001: 00:10 elapsed")


def test_an_incident_that_has_ended_has_none(make):
    whole = make()
    tick(whole, 1)
    with whole.changed():
        whole.link.act(lambda one, _now: cancel(one, "false alarm"))
    whole.qtbot.waitUntil(lambda: not whole.stage.open_incidents)
    tick(whole, 10)
    assert "elapsed" not in whole.toast
