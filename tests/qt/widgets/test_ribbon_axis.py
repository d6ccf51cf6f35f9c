"""What is painted under the strip: flags, dots, the diamond, times."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from incident_desk.qt.widgets.ribbon_form import RibbonForm
from incident_desk.qt.widgets.ribbon_model import FlagState, NextUpdate, RibbonFlag, RibbonModel, RibbonPhase
from incident_desk.qt.widgets.ribbon_painting import paint_ribbon

MODEL = RibbonModel((RibbonPhase("One", 0, 1800), RibbonPhase("Two", 1800, 3600)), origin=0)


@pytest.fixture
def draw(painted, each_theme):
    def take(model, form=RibbonForm.FULL):
        area = QRectF(0, 0, 640, form.build.height)
        return painted(lambda p: paint_ribbon(p, area, model, each_theme.current, form.build), 640, 100)

    return take


def test_a_sent_update_is_a_dot_on_the_axis(draw, each_theme):
    x = round(20 + 600 * 0.25)
    assert draw(replace(MODEL, updates=(900.0,))).pixelColor(x, 72) == each_theme.current.colour.text2


def test_the_next_update_is_hollow_and_a_late_one_is_filled_red(draw, each_theme):
    x, colour = round(20 + 600 * 0.25), each_theme.current.colour
    assert draw(replace(MODEL, next_update=NextUpdate(900))).pixelColor(x, 72) == colour.panel
    assert draw(replace(MODEL, next_update=NextUpdate(900, late=True))).pixelColor(x, 72) == colour.alarm_fill


def test_a_missed_target_has_a_red_flag_and_a_met_one_a_grey_flag(draw, has_colour, each_theme):
    colour = each_theme.current.colour
    missed = draw(replace(MODEL, flags=(RibbonFlag(900, "Response target missed by 03:26", FlagState.MISSED),)))
    met = draw(replace(MODEL, flags=(RibbonFlag(900, "Response target met", FlagState.MET),)))
    assert has_colour(missed, colour.alarm)
    assert not has_colour(met, colour.alarm)


def test_a_missed_target_is_marked_in_the_compact_form_too(draw):
    missed = replace(MODEL, flags=(RibbonFlag(900, "missed", FlagState.MISSED),))
    assert draw(missed, RibbonForm.COMPACT) != draw(MODEL, RibbonForm.COMPACT)


def test_the_times_of_day_are_left_away_without_an_origin(draw):
    assert draw(MODEL) != draw(replace(MODEL, origin=None))


def test_a_target_is_named_before_a_plain_time_where_both_do_not_fit(draw):
    flag = RibbonFlag(1700, "Response target met", FlagState.MET)
    with_flag = draw(replace(MODEL, flags=(flag,)))
    # The label starts at its flag, 33 px before the edge at half an hour.
    x = round(20 + 600 * 1700 / 3600)
    assert any(with_flag.pixelColor(column, y).alpha() for column in range(x, x + 30) for y in range(80, 92))
