"""The bar of a ledger: each kind of time looks different, and a screen reader hears all of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.qt.dialogs.pause_bar import PauseBar
from incident_desk.qt.dialogs.pause_ledger import ledger
from tests.qt.dialogs.desk import DECLARED, NOW
from tests.qt.dialogs.test_pause_ledger import INCIDENT, paused


@pytest.fixture
def bar(each_theme, qtbot):
    one = PauseBar(each_theme, ledger(INCIDENT, NOW, NOW + timedelta(minutes=20)))
    qtbot.addWidget(one)
    one.resize(532, 92)
    return one


def colours(bar, share, top=30):
    """The colours over five pixels around that share of the axis."""
    image, x = bar.grab().toImage(), round(share * 530)
    return {image.pixelColor(x + d, top + e).name() for d in range(-4, 5) for e in range(-4, 5)}


def test_counted_paused_and_left_are_told_apart(bar):
    colour = bar._themes.current.colour
    assert colours(bar, 0.1) == {colour.ribbon_done.name()}
    assert colours(bar, 0.6) == {colour.ribbon_future.name()}
    hatched = colours(bar, 63 / 260)
    assert colour.raised.name() in hatched and len(hatched) > 2


def test_an_earlier_pause_stands_on_the_same_bar(bar):
    plain = colours(bar, 14 / 268)
    bar.set_model(ledger(paused((10, 18)), NOW, NOW + timedelta(minutes=20)))
    assert len(plain) == 1 and len(colours(bar, 14 / 268)) > 2


def test_the_words_say_all_of_it(bar):
    assert bar.accessibleName() == "Pause ledger"
    assert bar.accessibleDescription() == (
        "counted 52:52, paused 20:00, left 3:07:08; was 06:56:08, 07:16:08 when resumed at 04:09; times in UTC"
    )


def test_late_time_is_hatched_and_said(bar):
    late = DECLARED + timedelta(hours=5)
    bar.set_model(ledger(INCIDENT, late, late + timedelta(minutes=20)))
    colour = bar._themes.current.colour
    assert colour.alarm_fill.name() in colours(bar, 270 / 320)
    assert "missed at 06:56:08, what is late stays late" in bar.accessibleDescription()


def test_times_that_have_no_room_are_left_out_and_it_still_paints(bar):
    many = paused(*((3 * n + 1, 3 * n + 2) for n in range(15)))
    bar.set_model(ledger(many, NOW, NOW))
    bar.resize(200, 92)
    assert not bar.grab().isNull()
    bar.set_model(replace(bar.model, due_before=bar.model.start, due_after=bar.model.start))
    assert not bar.grab().isNull()
