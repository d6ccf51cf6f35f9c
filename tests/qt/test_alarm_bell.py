"""In the window: what gets louder is heard and shown once, by the window that has the watch."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.severity import Target, Targets
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.targets import see
from incident_desk.services.settings import Settings
from tests.fakes import Bench
from tests.qt.ears import Ears, tick
from tests.qt.office import KeptSettings
from tests.qt.whole import Whole

TARGETS = Targets(response=Target(6000))


def declared(bench, title="Down", record=RecordKind.INCIDENT, targets=TARGETS):
    return bench.desk.declare(Declaration(title, "P1", targets=targets, record=record), "MK").id


@pytest.fixture
def make(qtbot):
    """Windows on one record; what they let be heard and shown is remembered in one place."""
    made, ears = [], Ears()

    def one(bench, **office):
        quiet = KeptSettings(Settings(callouts=False))
        whole = Whole(qtbot, bench, **({"alarms": ears.alarms, "settings": quiet} | office))
        whole.ears = ears
        made.append(whole)
        return whole

    yield one
    for whole in made:
        whole.close()


@pytest.fixture
def bench():
    return Bench()


def behind(monkeypatch):
    """Another program is in front."""
    monkeypatch.setattr("incident_desk.qt.alarm_bell.is_in_front", lambda: False)


def test_each_step_of_a_target_is_heard_once_and_shown_where_the_window_is_not_in_front(make, bench, monkeypatch):
    declared(bench)
    whole = make(bench)
    behind(monkeypatch)
    for minutes, seconds in ((74, 0), (75.1, 10), (75.2, 20), (90.1, 30), (100.1, 40), (100.2, 50)):
        whole.ears.seconds = seconds
        tick(whole, minutes)
    assert whole.ears.heard == ["soft", "tone", "two_tones"]
    assert whole.ears.shown == [
        "INC-0001: Response target at risk: 75 % used",
        "INC-0001: Response target almost due: 90 % used",
        "INC-0001: Response target missed",
    ]


def test_in_front_of_somebody_only_what_is_late_is_shown_as_well(make, bench, monkeypatch):
    declared(bench)
    whole = make(bench)
    monkeypatch.setattr("incident_desk.qt.alarm_bell.is_in_front", lambda: True)
    for minutes in (75.1, 90.1, 100.1):
        whole.ears.seconds = minutes * 60
        tick(whole, minutes)
    assert whole.ears.heard == ["soft", "tone", "two_tones"]
    assert whole.ears.shown == ["INC-0001: Response target missed"]


def test_a_window_without_the_watch_is_silent(make, bench, monkeypatch):
    declared(bench)
    other, whole = make(bench), make(bench, has_watch=lambda: False)
    behind(monkeypatch)
    tick(other, 75.1)
    tick(whole, 75.1)
    assert whole.ears.heard == ["soft"]
    assert len(whole.ears.shown) == 1


def test_what_an_act_in_another_process_books_is_heard_by_who_has_the_watch(make, bench, monkeypatch):
    declared(bench)
    whole = make(bench)
    behind(monkeypatch)
    bench.clock.at += timedelta(minutes=75.1)
    bench.desk.book_crossings([whole.one])
    whole.settle()
    whole.qtbot.waitUntil(lambda: whole.ears.heard == ["soft"], timeout=3000)


def test_several_at_once_give_the_loudest_sound_and_are_all_shown(make, bench, monkeypatch):
    declared(bench, targets=Targets(response=Target(6000), resolution=Target(8000)))
    whole = make(bench)
    behind(monkeypatch)
    tick(whole, 100.1)
    assert whole.ears.heard == ["two_tones"]
    assert whole.ears.shown == [
        "INC-0001: Response target missed",
        "INC-0001: Resolution target at risk: 75 % used",
    ]


def test_what_was_missed_while_nobody_watched_is_one_line(make, bench, monkeypatch):
    for title in ("One", "Two", "Three"):
        declared(bench, title)
    bench.clock.pass_s(6000 + 600)
    whole = make(bench)
    behind(monkeypatch)
    tick(whole, 110)
    assert whole.ears.shown == ["3 targets were missed while the computer slept or nothing watched"]
    assert whole.ears.heard == ["two_tones"]
    tick(whole, 111)
    assert len(whole.ears.shown) == 1


def test_a_check_that_goes_down_is_heard(make, bench, monkeypatch):
    declared(bench)
    whole = make(bench)
    behind(monkeypatch)
    body = {"check": "c", "name": "shop", "before": "ok", "after": "down", "alarms": True}
    whole.link.act(lambda _one, _now: [Draft(Kind.CHECK_CHANGED, body)], whole.one, who="check:shop")
    whole.qtbot.waitUntil(lambda: whole.ears.shown == ["INC-0001: shop is down"], timeout=3000)
    assert whole.ears.heard == ["tone"]


def test_a_check_that_is_muted_on_this_computer_is_not_heard(make, bench, monkeypatch):
    declared(bench)
    whole = make(bench)
    behind(monkeypatch)
    whole.stage.settings = whole.link.office.settings
    whole.stage.keep_muted({f"{whole.one}/c"})
    whole.settle()
    body = {"check": "c", "name": "shop", "before": "ok", "after": "down", "alarms": True}
    whole.link.act(lambda _one, _now: [Draft(Kind.CHECK_CHANGED, body)], whole.one, who="check:shop")
    other = body | {"check": "d", "name": "search"}
    whole.link.act(lambda _one, _now: [Draft(Kind.CHECK_CHANGED, other)], whole.one, who="check:search")
    whole.qtbot.waitUntil(lambda: bool(whole.ears.shown), timeout=3000)
    assert whole.ears.shown == ["INC-0001: search is down"]


def test_what_was_seen_stays_silent(make, bench, monkeypatch):
    declared(bench)
    whole = make(bench)
    behind(monkeypatch)
    tick(whole, 75.1)
    whole.link.act(lambda one, now: see(one, "response", now))
    tick(whole, 76)
    assert whole.ears.heard == ["soft"]


def test_a_drill_is_heard_in_its_own_window_and_shown_nowhere(make, bench, monkeypatch):
    declared(bench, record=RecordKind.DRILL)
    whole = make(bench)
    monkeypatch.setattr("incident_desk.qt.alarm_bell.is_in_front", lambda: True)
    tick(whole, 75.1)
    assert whole.ears.heard == ["soft"]
    behind(monkeypatch)
    whole.ears.seconds = 1000
    tick(whole, 100.1)
    assert whole.ears.heard == ["soft"]
    assert whole.ears.shown == []


def test_at_night_it_is_shown_and_not_heard(make, bench, monkeypatch):
    declared(bench)
    night = Settings(callouts=False, night_from="00:00", night_until="23:59")
    whole = make(bench, settings=KeptSettings(night))
    behind(monkeypatch)
    tick(whole, 100.1)
    assert whole.ears.heard == []
    assert whole.ears.shown == ["INC-0001: Response target missed"]
    assert replace(night, sound_at_night=True).wants_sound(bench.clock.at)


@pytest.mark.parametrize("ago", [timedelta(minutes=101), timedelta(hours=3)], ids=["a minute", "long"])
def test_who_declares_what_was_late_already_sees_it_and_hears_nothing(make, bench, monkeypatch, ago):
    whole = make(bench, shown=False)
    behind(monkeypatch)
    whole.link.declare(Declaration("Down", "P1", targets=TARGETS, at=bench.clock.at - ago))
    whole.settle()
    whole.qtbot.wait(500)
    assert [event.data["mark"] for event in bench.store.rows if event.kind == Kind.TARGET_CROSSED][-1] == "late"
    assert whole.ears.shown == whole.ears.heard == []
    whole.stage.ticker.ticked.emit(bench.clock.at)
    assert whole.window.windowTitle().startswith("● Response target missed – INC-0001")
