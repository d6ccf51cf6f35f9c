"""Plain values of a ribbon, and the words for its times."""

import pytest

from incident_desk.qt.widgets.ribbon_model import RibbonModel, RibbonPhase, elapsed_text


@pytest.mark.parametrize(("moment", "text"), [(0, "0:00"), (900, "0:15"), (93_600, "26:00"), (-120, "−0:02")])
def test_elapsed_time_is_hours_and_minutes(moment, text):
    assert elapsed_text(moment) == text


def test_the_time_of_day_runs_over_midnight():
    model = RibbonModel((), origin=23 * 3600 + 50 * 60)
    assert model.clock_text(1200) == "00:10"


def test_without_an_origin_there_is_no_time_of_day():
    assert RibbonModel(()).clock_text(0) == ""


def test_the_scale_is_that_of_the_phases():
    model = RibbonModel((RibbonPhase("A", 0, 900), RibbonPhase("B", 900, 1800)), now=10)
    assert model.scale().slots == ((0.0, 0.5), (0.5, 1.0))
