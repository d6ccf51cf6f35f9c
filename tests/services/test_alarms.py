"""What is heard and seen outside the window: one sound for several alarms, and every one of them shown."""

from dataclasses import replace

import pytest

from incident_desk.services.alarms import Alarm, Alarms, Silent, Tone, no_alarms
from tests.fakes import NOON

LATE = Alarm("INC-0047", "Checkout is down", "Response target missed", Tone.TWO_TONES, NOON)
SOON = replace(LATE, text="Next update almost due: 90 % used", tone=Tone.TONE)


class Ears:
    """A player and a notifier that remember, and a clock that is moved."""

    lacks = ""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.shown: list[tuple[str, str, bool]] = []
        self.now, self.wants = 100.0, True
        self.alarms = Alarms(self, self, lambda: self.wants, lambda: self.now)

    def play(self, tone: Tone) -> None:
        self.heard.append(tone.value)

    def notify(self, title: str, text: str, *, urgent: bool) -> None:
        self.shown.append((title, text, urgent))


@pytest.fixture
def ears():
    return Ears()


def test_two_tones_are_louder_than_one_and_one_is_louder_than_a_soft_one():
    assert sorted(Tone, key=lambda one: one.loudness) == [Tone.SOFT, Tone.TONE, Tone.TWO_TONES]


def test_an_alarm_is_heard_and_shown_and_what_is_late_is_urgent(ears):
    ears.alarms.announce(LATE)
    ears.now += 60
    ears.alarms.announce(SOON)
    assert ears.heard == ["two_tones", "tone"]
    assert ears.shown == [
        ("INC-0047: Response target missed", "Checkout is down", True),
        ("INC-0047: Next update almost due: 90 % used", "Checkout is down", False),
    ]


def test_several_alarms_within_a_few_seconds_give_one_sound_and_all_are_shown(ears):
    for alarm in (LATE, SOON, LATE):
        ears.alarms.announce(alarm)
        ears.now += 2
    assert ears.heard == ["two_tones"]
    assert len(ears.shown) == 3


def test_a_louder_one_is_heard_all_the_same(ears):
    ears.alarms.announce(SOON)
    ears.now += 1
    ears.alarms.announce(LATE)
    assert ears.heard == ["tone", "two_tones"]


def test_after_the_few_seconds_the_same_tone_is_heard_again(ears):
    ears.alarms.announce(LATE)
    ears.now += 5
    ears.alarms.announce(LATE)
    assert ears.heard == ["two_tones", "two_tones"]


def test_checks_that_go_down_within_half_a_minute_give_one_sound(ears):
    down = replace(SOON, text="shop is down", gathers_s=30.0)
    for _ in range(3):
        ears.alarms.announce(down)
        ears.now += 14
    assert ears.heard == ["tone"]
    ears.now += 3
    ears.alarms.announce(down)
    assert ears.heard == ["tone", "tone"]


def test_where_no_sound_is_wanted_it_is_shown_alone_and_the_first_that_is_wanted_is_heard(ears):
    ears.wants = False
    ears.alarms.announce(LATE)
    assert (ears.heard, len(ears.shown)) == ([], 1)
    ears.wants = True
    ears.alarms.announce(LATE)
    assert ears.heard == ["two_tones"]


def test_a_drills_alarm_goes_nowhere(ears):
    ears.alarms.announce(replace(LATE, is_drill=True))
    assert (ears.heard, ears.shown) == ([], [])


def test_what_is_about_several_incidents_has_no_key_before_it():
    assert Alarm("", "", "3 targets were missed", Tone.TONE, NOON).headline == "3 targets were missed"


def test_where_nobody_is_nothing_is_heard_and_that_is_said():
    no_alarms().announce(LATE)
    assert Silent().lacks
