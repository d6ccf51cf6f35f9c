"""The label of an environment: four looks that differ without colour, and a whole word for the ear."""

import pytest
from PySide6.QtCore import QRectF

from incident_desk.qt.widgets.environment_label import (
    EnvironmentLabel,
    EnvironmentModel,
    environment_size,
    paint_environment,
)

USUAL = ("production", "staging", "development")


def grey(image):
    return image.convertToFormat(image.Format.Format_Grayscale8)


def test_the_looks_differ_even_in_grey_and_with_the_same_letters(painted, each_theme, all_differ, monkeypatch):
    monkeypatch.setattr(EnvironmentModel, "text", property(lambda _model: "same"))

    def picture(name):
        model, area = EnvironmentModel(name), QRectF(0, 0, 80, 20)
        return grey(painted(lambda painter: paint_environment(painter, area, model, each_theme.current), 80, 20))

    assert all_differ([picture(name) for name in (*USUAL, "edge")])


@pytest.mark.parametrize(("typed", "text", "short"), [
    ("production", "production", "prod"),
    (" Staging ", "staging", "stag"),
    ("DEVELOPMENT", "development", "dev"),
    ("edge", "edge", "edge"),
    ("blue-green-canary", "blue-green-ca…", "blue-green-ca…"),
])  # fmt: skip
def test_the_word_and_its_short_form(typed, text, short):
    assert EnvironmentModel(typed).text == text
    assert EnvironmentModel(typed, short=True).text == short


def test_without_an_environment_it_takes_no_room(shot, themes):
    assert environment_size(EnvironmentModel(), themes.current).isEmpty()
    assert EnvironmentLabel(themes, EnvironmentModel(" ")).sizeHint().width() == 0


def test_it_is_18_px_high_and_grows_with_the_text_size(themes):
    before = environment_size(EnvironmentModel("staging"), themes.current)
    themes.set_scale(1.5)
    after = environment_size(EnvironmentModel("staging"), themes.current)
    assert before.height() == 18
    assert after.width() == pytest.approx(before.width() * 1.5)


def test_the_whole_word_is_spoken(themes):
    label = EnvironmentLabel(themes, EnvironmentModel("blue-green-canary", short=True))
    assert (label.accessibleName(), label.accessibleDescription()) == ("Environment", "blue-green-canary")
    assert EnvironmentLabel(themes, EnvironmentModel()).accessibleDescription() == "not stated"


def test_the_words_of_production_can_be_read_on_their_ground(each_theme):
    colour = each_theme.current.colour
    light, dark = sorted((_luminance(colour.text2), _luminance(colour.window)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def _luminance(colour):
    channels = colour.getRgbF()[:3]
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
