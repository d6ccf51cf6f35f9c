"""A theme applies density, text size and contrast."""

import pytest

from incident_desk.qt.theme.theme import build_theme
from incident_desk.qt.theme.tokens import Density, TextKind, ThemeName


def test_rows_and_controls_stand_closer_when_compact():
    comfortable, compact = (build_theme(ThemeName.DARK, density=density) for density in Density)
    assert (comfortable.row_height, comfortable.control_height) == (32, 32)
    assert (compact.row_height, compact.control_height) == (26, 28)


@pytest.mark.parametrize(("asked", "given"), [(0.5, 0.9), (1.25, 1.25), (4.0, 1.5)])
def test_the_text_size_is_held_between_90_and_150_percent(asked, given):
    assert build_theme(ThemeName.DARK, scale=asked).scale == given


def test_lengths_and_lines_follow_the_text_size():
    theme = build_theme(ThemeName.LIGHT, scale=1.5)
    assert theme.px(20) == 30
    assert theme.line_height(TextKind.SMALL) == 27
    assert theme.unscaled().px(20) == 20


@pytest.mark.parametrize("name", ThemeName)
def test_increased_contrast_strengthens_lines_and_captions(name):
    plain, strong = build_theme(name), build_theme(name, increased_contrast=True)
    assert strong.colour.line == plain.colour.control
    assert strong.colour.text3 == plain.colour.text2
    assert strong.colour.alarm_tint == plain.colour.panel


def test_equal_choices_make_equal_themes():
    assert build_theme(ThemeName.DARK) == build_theme(ThemeName.DARK)
    assert build_theme(ThemeName.DARK) != build_theme(ThemeName.LIGHT)
