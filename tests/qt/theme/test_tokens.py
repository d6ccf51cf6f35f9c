"""tokens.json reaches the screens complete, and its colours can be read."""

import copy
import json
import os
import re
from dataclasses import fields
from pathlib import Path

import pytest

from incident_desk.qt.theme import stylesheet
from incident_desk.qt.theme.tokens import Colours, TextKind, ThemeName, load_tokens, parse_tokens, with_alpha
from incident_desk.resource_files import resource

TEXT_ON = [
    *[(ink, ground) for ink in ("text", "text2", "text3", "accent", "caution", "alarm", "good")
      for ground in ("window", "panel", "raised", "selection")],
    *[(ink, ground) for ink in ("text", "text2") for ground in ("hover", "well", "accent_tint")],
    ("text3", "well"),
    ("text", "caution_tint"), ("text", "alarm_tint"), ("text", "good_tint"),
    ("text2", "caution_tint"), ("text2", "alarm_tint"), ("text2", "good_tint"),
    ("text3", "caution_tint"), ("text3", "alarm_tint"),
    ("caution", "caution_tint"), ("alarm", "alarm_tint"), ("good", "good_tint"), ("accent", "accent_tint"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_caution", "caution_fill"),
    ("on_alarm", "alarm_fill"), ("on_plate", "plate"), ("text3", "ribbon_future"),
]  # fmt: skip
SHAPES_ON = [
    *[("control", ground) for ground in ("window", "panel", "raised", "selection")],
    ("text3", "panel"), ("text2", "panel"), ("accent", "panel"), ("good", "panel"),
    ("on_caution", "caution_fill"), ("on_alarm", "alarm_fill"), ("panel", "text3"), ("panel", "good"),
    ("plate", "panel"), ("caution", "panel"), ("alarm_fill", "panel"),
]  # fmt: skip


def luminance(colour):
    """Relative luminance of WCAG 2."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one, other):
    """Contrast ratio of WCAG 2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", ThemeName)
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_text_has_a_contrast_of_at_least_4_5(name, ink, ground):
    colours = load_tokens().colours(name)
    assert ratio(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("name", ThemeName)
@pytest.mark.parametrize(("ink", "ground"), SHAPES_ON)
def test_outlines_and_glyphs_have_a_contrast_of_at_least_3(name, ink, ground):
    colours = load_tokens().colours(name)
    assert ratio(getattr(colours, ink), getattr(colours, ground)) >= 3.0


def test_every_ink_and_ground_that_stand_in_one_rule_of_the_style_sheet_are_measured():
    # The field's ground is the well in the dark theme and raised in the light one.
    grounds = {"field": ("well", "raised")}
    rules = "".join(
        (stylesheet._SURFACES, stylesheet._MENUS, stylesheet._FIELDS, stylesheet._BUTTONS, stylesheet._VIEWS)
    )
    pairs = set()
    for words in re.findall(r"{([^}]*)}", re.sub(r"\${\w+}", "", rules)):
        for before in ("", "selection-"):
            ink = re.search(rf"(?<![-\w]){before}color: \$(\w+)", words)
            ground = re.search(rf"(?<![-\w]){before}background{'-color' if before else ''}: \$(\w+)", words)
            if ink and ground:
                pairs |= {(ink[1], one) for one in grounds.get(ground[1], (ground[1],))}
    assert len(pairs) >= 6
    assert sorted(pairs - set(TEXT_ON)) == []


def test_the_ratios_written_in_the_tokens_are_those_of_its_colours():
    written = json.loads(resource("tokens.json").read_text(encoding="utf-8"))["contrast"]["dark"]["text"]
    colours = load_tokens().dark
    for ground, figure in written.items():
        assert ratio(colours.text, getattr(colours, ground)) == pytest.approx(figure, abs=0.01)


def test_every_colour_of_the_file_has_a_typed_name_in_both_themes():
    data = json.loads(resource("tokens.json").read_text(encoding="utf-8"))["color"]
    assert len(data["dark"]) == len(data["light"]) == len(fields(Colours))


def test_the_type_scale_has_every_kind():
    assert set(load_tokens().types) == set(TextKind)
    assert load_tokens().types[TextKind.CLOCK].px == 64


def test_a_missing_colour_is_an_error_and_not_a_default():
    data = json.loads(resource("tokens.json").read_text(encoding="utf-8"))
    broken = copy.deepcopy(data)
    del broken["color"]["light"]["alarm"]
    with pytest.raises(KeyError):
        parse_tokens(broken)


def test_alpha_never_changes_the_token_itself():
    accent = load_tokens().dark.accent
    assert with_alpha(accent, 0.5).alpha() == 128
    assert accent.alpha() == 255


def test_the_tokens_are_those_of_the_design():
    shared = Path(os.environ.get("INCIDENT_DESK_SHARED", Path(__file__).parents[4] / "shared"))
    design = shared / "design" / "tokens.json"
    if not design.exists():
        pytest.skip("../shared is absent")
    assert json.loads(design.read_text()) == json.loads(resource("tokens.json").read_text())
