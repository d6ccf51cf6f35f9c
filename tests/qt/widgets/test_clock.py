"""The clock dims leading zeros, speaks words, and repaints only the figures that change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.clock import Clock, ClockModel, ClockSize, clock_parts, spoken_duration


@pytest.mark.parametrize(
    ("seconds", "parts"),
    [
        (0, ("00:00:", "00")),
        (59, ("00:00:", "59")),
        (2832, ("00:", "47:12")),
        (3600, ("", "01:00:00")),
        (360_000, ("", "100:00:00")),
        (-5, ("00:00:", "00")),
    ],
)
def test_leading_zeros_are_the_dim_part(seconds, parts):
    assert clock_parts(seconds) == parts


@given(st.integers(0, 10**7))
def test_the_figures_say_exactly_the_seconds(seconds):
    hours, minutes, rest = "".join(clock_parts(seconds)).split(":")
    assert int(hours) * 3600 + int(minutes) * 60 + int(rest) == seconds


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 seconds"), (61, "1 minute 1 second"), (7200, "2 hours"), (2832, "47 minutes 12 seconds")],
)
def test_durations_are_spoken_as_words(seconds, words):
    assert spoken_duration(seconds) == words


def test_dim_and_lit_figures_have_two_colours(shot, has_colour, each_theme):
    image = shot(Clock(each_theme, ClockModel(2832)))
    assert has_colour(image, each_theme.current.colour.text3)
    assert has_colour(image, each_theme.current.colour.text)


def test_a_second_repaints_only_from_the_figure_that_differs(qtbot, themes, monkeypatch):
    clock = Clock(themes, ClockModel(2832))
    qtbot.addWidget(clock)
    clock.resize(clock.sizeHint())
    asked = []
    monkeypatch.setattr(clock, "update", lambda *area: asked.append(area))
    clock.set_model(ClockModel(2833))
    assert isinstance(asked[0][0], QRect)
    assert asked[0][0].left() > clock.width() / 2


@pytest.mark.parametrize(("one", "other"), [(2832, 2833), (2839, 2840), (3599, 3600), (59, 60)])
def test_all_that_differs_is_painted_again(shot, themes, monkeypatch, one, other):
    clock = Clock(themes, ClockModel(one, since="since 02:56:08 UTC"))
    before = shot(clock)
    asked = []
    monkeypatch.setattr(clock, "update", lambda *area: asked.append(area))
    clock.set_model(ClockModel(other, since="since 02:56:08 UTC"))
    area = asked[0][0] if asked[0] else clock.rect()
    after = clock.grab().toImage()
    for x in range(before.width()):
        for y in range(before.height()):
            assert area.contains(x, y) or before.pixelColor(x, y) == after.pixelColor(x, y)


def test_it_is_the_desk_clock_or_the_compact_one_as_the_density_says(themes):
    clock = Clock(themes, ClockModel(0))
    assert clock.sizeHint().height() == 110
    themes.set_density(Density.COMPACT)
    assert clock.sizeHint().height() == 64


@pytest.mark.parametrize("size", ClockSize)
def test_every_size_paints_in_both_themes(shot, each_theme, size):
    assert not shot(Clock(each_theme, ClockModel(2832), size)).isNull()


def test_its_value_is_read_as_words(themes):
    clock = Clock(themes, ClockModel(2832))
    assert (clock.accessibleName(), clock.accessibleDescription()) == ("Elapsed", "47 minutes 12 seconds")


def test_a_clock_that_stands_is_grey(themes, qtbot):
    runs, stands = (Clock(themes, ClockModel(2832, stands=one)) for one in (False, True))
    for one in (runs, stands):
        qtbot.addWidget(one)
    assert runs.grab().toImage() != stands.grab().toImage()
    runs.set_model(ClockModel(2833, stands=True))
    stands.set_model(ClockModel(2833, stands=True))
    assert runs.grab().toImage() == stands.grab().toImage()


def test_without_a_figure_a_dash_stands_there_and_the_reason_is_spoken(themes, qtbot):
    clock = Clock(themes, ClockModel(0, "Length", "not stated", is_known=False))
    qtbot.addWidget(clock)
    assert clock.spoken().value == "not stated" and clock.model.parts == ("—", "")
    clock.set_model(ClockModel(60))
    assert clock.spoken().value != "not stated"
    clock.grab()
