"""The switches of the View menu: sound, sound at night, callouts."""

import pytest

from incident_desk.services.settings import Settings
from tests.qt.ears import Ears
from tests.qt.office import KeptSettings
from tests.qt.whole import Whole


@pytest.fixture
def make(qtbot):
    made = []

    def one(settings=None, lacks=""):
        ears, kept = Ears(), KeptSettings(settings)
        ears.lacks = lacks
        whole = Whole(qtbot, alarms=ears.alarms, settings=kept)
        whole.ears, whole.kept = ears, kept
        made.append(whole)
        return whole

    yield one
    for whole in made:
        whole.close()


def is_on(whole, name):
    return whole.window.actions_table.action(name).isChecked()


def test_the_menu_shows_what_is_on(make):
    whole = make(Settings(sound=False, sound_at_night=True))
    assert [is_on(whole, name) for name in ("sound", "sound_at_night", "callouts")] == [False, True, True]


@pytest.mark.parametrize("name", ["sound", "sound_at_night", "callouts"])
def test_a_switch_is_remembered_and_switched_back(make, name):
    whole = make()
    before = getattr(whole.kept.settings, name)
    for is_now in (not before, before):
        whole.window.actions_table.trigger(name)
        whole.settle()
        assert is_on(whole, name) is is_now
        assert getattr(whole.kept.settings, name) is is_now
        assert whole.toast


def test_the_palette_switches_the_same(make):
    whole = make()
    whole.controller.do("sound")
    whole.settle()
    assert not is_on(whole, "sound")
    assert not whole.kept.settings.sound


def test_what_is_switched_on_is_heard_once(make):
    whole = make(Settings(sound=False))
    whole.window.actions_table.trigger("sound")
    whole.qtbot.waitUntil(lambda: whole.ears.heard == ["soft"], timeout=3000)
    whole.window.actions_table.trigger("sound")
    whole.qtbot.wait(100)
    assert whole.ears.heard == ["soft"]
    assert whole.toast == "Alarms are not heard. They are shown as before"


def test_where_no_sound_can_be_made_that_is_said(make):
    whole = make(Settings(sound=False), lacks="There is no sound: none of aplay is installed")
    whole.qtbot.waitUntil(lambda: whole.controller._outside._lacks != "", timeout=3000)
    whole.window.actions_table.trigger("sound")
    assert whole.toast == "There is no sound: none of aplay is installed"


def test_the_alarms_hear_of_the_switch(make):
    whole = make(Settings(sound_at_night=True))
    assert whole.ears.wants_sound()
    whole.window.actions_table.trigger("sound")
    whole.settle()
    assert not whole.ears.wants_sound()


def test_the_night_is_named(make):
    whole = make(Settings(night_from="23:00", night_until="06:30"))
    whole.window.actions_table.trigger("sound_at_night")
    assert whole.toast == "Alarms are heard at night, from 23:00 to 06:30"
