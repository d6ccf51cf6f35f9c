"""Plain values of a ribbon, and the words for its times."""

import pytest

from incident_desk.qt.widgets.ribbon_model import NextUpdate, RibbonFlag, RibbonModel, RibbonPhase, elapsed_text


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


@pytest.mark.parametrize("after", [(), (RibbonPhase("Afterwards", None),)])
def test_a_target_after_the_plan_is_not_drawn_on_its_end(after):
    plan = (RibbonPhase("A", 0, 7200), RibbonPhase("B", 7200, 14_400), *after)
    scale = RibbonModel(plan, now=60, flags=(RibbonFlag(28_800, "Resolution target"),)).scale()
    assert scale.position(28_800) > scale.position(21_600) > scale.position(14_400)


def test_an_update_due_after_the_plan_has_its_own_place():
    scale = RibbonModel((RibbonPhase("A", 0, 900),), now=60, next_update=NextUpdate(3600)).scale()
    assert scale.position(3600) > scale.position(900)


def test_a_target_at_the_end_of_the_plan_needs_no_tail():
    model = RibbonModel((RibbonPhase("A", 0, 900),), now=60, flags=(RibbonFlag(900.4, "Response target"),))
    assert model.scale().position(900) == 1.0


def test_a_present_behind_the_needle_has_its_own_place():
    model = RibbonModel((RibbonPhase("A", 0, 900),), now=60, until=3600)
    assert model.scale().position(3600) > model.scale().position(900)
    assert model.scale() == RibbonModel((RibbonPhase("A", 0, 900),), now=3600).scale()
