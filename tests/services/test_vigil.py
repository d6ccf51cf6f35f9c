"""What the guardian makes of what it hears and of silence, on two clocks that a test moves."""

from datetime import timedelta

import pytest

from incident_desk.services.alarms import Tone
from incident_desk.services.vigil import (
    AFTER_SLEEP_S,
    GRACE_S,
    SILENCE_S,
    Deadline,
    Duty,
    OpenIncident,
    Vigil,
    What,
)
from tests.fakes import NOON

CHECKOUT, SEARCH = (
    OpenIncident("i1", "INC-0047", "Checkout is down"),
    OpenIncident("i2", "INC-0048", "Search is slow"),
)


def deadline(
    seconds: float, state: str = "late", *, seen: bool = False, name: str = "Next update late"
) -> Deadline:
    return Deadline(f"i1/{name}/{state}/{seconds}", "i1", name, NOON + timedelta(seconds=seconds), state, seen)


class Watched:
    """A vigil with its clocks, and everything that it found."""

    def __init__(self, *deadlines: Deadline, told=(), incidents=(CHECKOUT,)) -> None:
        self.s = 0.0
        self.found = []
        self.vigil = Vigil(0.0, told)
        self.hold(*deadlines, incidents=incidents)

    @property
    def now(self):
        return NOON + timedelta(seconds=self.s)

    @property
    def said(self) -> list[What]:
        return [one.what for one in self.found]

    def hold(self, *deadlines: Deadline, incidents=(CHECKOUT,)) -> None:
        self.found += self.vigil.hold(Duty(incidents, deadlines), self.s)

    def run(self, seconds: float, *, beating: bool = True) -> "Watched":
        """Looks twice a second; the desk beats once."""
        for half in range(1, int(seconds * 2) + 1):
            self.s += 0.5
            if beating and half % 2 == 0:
                self.found += self.vigil.beat(self.s)
            self.found += self.vigil.look(self.now, self.s)
        return self

    def sleep(self, seconds: float) -> "Watched":
        self.s += seconds
        return self

    def die(self) -> "Watched":
        self.found += self.vigil.lost(self.now)
        return self


def test_a_desk_that_beats_and_notices_its_deadlines_is_left_alone():
    one = Watched(deadline(100), deadline(5, seen=True)).run(90)
    one.hold(deadline(100, seen=True))
    one.run(600)
    assert one.said == [] and not one.vigil.is_over


def test_its_death_is_said_at_once_with_what_comes_next_then_each_deadline_once_and_then_it_is_over():
    one = Watched(deadline(60, "at_risk", name="Next update at risk"), deadline(100), deadline(200)).run(10).die()
    (ended,) = one.found
    assert ended.words == (
        "Incident Desk has ended while INC-0047 is open. Next at 12:01:00 UTC: Next update at risk"
    )
    assert (ended.alarm.headline, ended.alarm.title) == (ended.words, "Checkout is down")
    assert ended.alarm.tone is Tone.TWO_TONES
    one.run(120, beating=False)
    assert one.said == [What.DESK_ENDED, What.DEADLINE, What.DEADLINE] and not one.vigil.is_over
    one.run(1000, beating=False)
    assert [(found.words, found.alarm.tone, found.alarm.at) for found in one.found[1:]] == [
        ("Next update at risk", Tone.SOFT, NOON + timedelta(seconds=60)),
        ("Next update late", Tone.TWO_TONES, NOON + timedelta(seconds=100)),
        ("Next update late", Tone.TWO_TONES, NOON + timedelta(seconds=200)),
    ]
    assert one.vigil.is_over


def test_with_nothing_open_a_death_is_no_news():
    one = Watched(incidents=()).die()
    assert one.said == [] and one.vigil.is_over


@pytest.mark.parametrize(
    ("incidents", "words"),
    [
        ((CHECKOUT, SEARCH), "INC-0047 and INC-0048 are open"),
        ((CHECKOUT, SEARCH, OpenIncident("i3", "INC-0049", "")), "3 incidents are open"),
    ],
)
def test_several_incidents_are_one_alarm(incidents, words):
    (ended,) = Watched(incidents=incidents).die().found
    assert ended.words == f"Incident Desk has ended while {words}" and ended.alarm.key == ended.alarm.title == ""


def test_three_seconds_without_the_window_are_said_once_and_so_is_its_return():
    one = Watched().run(10)
    assert one.run(SILENCE_S, beating=False).said == []
    assert one.run(0.5, beating=False).said == [What.DESK_FROZEN]
    one.run(600, beating=False)
    one.run(5)
    assert one.said == [What.DESK_FROZEN, What.DESK_RESPONDS] and one.found[1].alarm is None
    assert one.run(6, beating=False).said[-1] is What.DESK_FROZEN


def test_a_window_that_stands_for_less_is_not_spoken_of():
    one = Watched()
    for _ in range(20):
        one.run(3, beating=False).run(1)
    assert one.said == []


def test_with_no_open_incident_a_window_may_stand():
    assert Watched(incidents=()).run(60, beating=False).said == []


def test_a_frozen_desk_that_dies_is_said_to_have_ended():
    assert Watched().run(8, beating=False).die().said == [What.DESK_FROZEN, What.DESK_ENDED]


@pytest.mark.parametrize("asleep_s", [2.1, 8, 3600])
def test_after_it_stood_still_itself_it_gives_the_desk_time(asleep_s):
    one = Watched(deadline(12)).run(10)
    one.sleep(asleep_s)
    one.run(AFTER_SLEEP_S - 1, beating=False)
    assert one.said == []
    one.hold(deadline(12, seen=True))
    assert one.run(60).said == []


def test_a_desk_that_does_not_come_back_after_the_sleep_is_said_all_the_same():
    one = Watched().run(10).sleep(3600)
    assert one.run(AFTER_SLEEP_S + 1, beating=False).said == [What.DESK_FROZEN]


def test_a_deadline_that_the_living_desk_leaves_unseen_is_said_after_the_grace():
    one = Watched(deadline(100)).run(100 + GRACE_S)
    assert one.said == []
    assert one.run(1).said == [What.DEADLINE]
    assert one.run(60).said == [What.DEADLINE]


def test_a_clock_that_is_set_forward_past_a_deadline_leaves_the_desk_its_grace():
    one = Watched(deadline(5000))
    one.run(10)
    found = [*one.vigil.look(NOON + timedelta(seconds=6000), one.s + 0.5)]
    assert found == []


def test_what_was_told_by_another_guardian_is_not_told_again():
    late, later = deadline(10), deadline(20)
    one = Watched(late, later, told=[late.id]).die().run(30, beating=False)
    assert [found.deadline for found in one.found if found.deadline] == [later]


def test_a_desk_that_left_has_not_ended_and_its_deadlines_are_kept():
    one = Watched(deadline(30)).run(5)
    one.found += one.vigil.left()
    one.die().run(40, beating=False)
    assert one.said == [What.DESK_LEFT, What.DEADLINE] and one.vigil.is_over


def test_what_the_desk_has_noticed_is_its_own_to_say():
    one = Watched(deadline(5, seen=True)).die()
    assert one.vigil.is_over and one.run(20, beating=False).said == [What.DESK_ENDED]
