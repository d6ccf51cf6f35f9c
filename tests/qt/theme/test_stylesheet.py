"""The one style sheet: complete, from tokens, and silent about fonts."""

import re

from PySide6.QtWidgets import QLabel

from incident_desk.qt.theme.stylesheet import build_stylesheet
from incident_desk.qt.theme.tokens import TextKind


def test_it_never_names_a_font_because_that_would_override_set_font(each_theme):
    assert "font" not in build_stylesheet(each_theme.current)


def test_a_font_that_was_set_survives_the_sheet(qtbot, each_theme):
    label = QLabel("12:48")
    qtbot.addWidget(label)
    label.setFont(each_theme.current.font(TextKind.VALUE))
    label.show()
    assert label.font().pixelSize() == 26


def test_all_its_colours_are_tokens(each_theme):
    theme = each_theme.current
    known = {getattr(theme.colour, name).name() for name in type(theme.colour).__slots__}
    assert set(re.findall(r"#[0-9a-fA-F]{6}", build_stylesheet(theme))) <= known


def test_nothing_is_left_to_fill_in(each_theme):
    assert "$" not in build_stylesheet(each_theme.current)
