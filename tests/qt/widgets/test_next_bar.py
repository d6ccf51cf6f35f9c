"""The Next bar: tones differ, buttons are real, words give way to buttons."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.next_bar import NextBar, NextModel, NextTone

DONE = ButtonModel("Mark step done", Variant.PRIMARY, ("D",))
DRAFT = ButtonModel("Draft update", keys=("U",))
MODEL = NextModel(
    "Check network connectivity and DNS",
    detail="Diagnosis, step 4 of 14",
    then=("Update 4 in 04:12", "Roll-back decision due 03:50"),
    primary=DONE,
    secondary=DRAFT,
)


def buttons(bar):
    return [one for one in bar.findChildren(Button) if one.isVisible()]


def test_the_three_tones_look_different(shot, each_theme, all_differ):
    assert all_differ([shot(NextBar(each_theme, replace(MODEL, tone=tone)), 1200) for tone in NextTone])


def test_each_button_sends_its_own_signal(qtbot, shot, themes):
    bar = NextBar(themes, MODEL)
    shot(bar, 1200)
    secondary, primary = sorted(buttons(bar), key=lambda button: button.x())
    with qtbot.waitSignal(bar.primary_clicked, timeout=500):
        qtbot.mouseClick(primary, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bar.secondary_clicked, timeout=500):
        qtbot.mouseClick(secondary, Qt.MouseButton.LeftButton)


def test_tab_reaches_both_buttons(qtbot, shot, themes):
    bar = NextBar(themes, MODEL)
    shot(bar, 1200)
    first, second = sorted(buttons(bar), key=lambda button: button.x())
    with qtbot.waitActive(bar):
        bar.activateWindow()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()


def test_buttons_that_are_not_offered_are_not_shown(shot, themes):
    bar = NextBar(themes, replace(MODEL, primary=None, secondary=None))
    shot(bar, 1200)
    assert buttons(bar) == []
    bar.set_model(MODEL)
    assert len(buttons(bar)) == 2


def test_the_whole_is_read_even_where_words_are_cut(themes):
    bar = NextBar(themes, replace(MODEL, tone=NextTone.SOON))
    assert bar.accessibleName() == "Soon: Check network connectivity and DNS"
    assert bar.accessibleDescription() == (
        "Diagnosis, step 4 of 14. Then Update 4 in 04:12, Roll-back decision due 03:50"
    )


@pytest.mark.parametrize(("density", "height"), [(Density.COMFORTABLE, 52), (Density.COMPACT, 42)])
def test_it_keeps_its_height(themes, density, height):
    themes.set_density(density)
    assert NextBar(themes, MODEL).sizeHint().height() == height


def test_a_narrow_bar_shows_fewer_words_and_no_overlap(shot, themes):
    bar = NextBar(themes, replace(MODEL, title="A very long title of a step " * 4))
    image = shot(bar, 620)
    left = min(button.x() for button in buttons(bar))
    ground = themes.current.colour.raised
    assert all(image.pixelColor(x, y) == ground for x in range(left - 8, left) for y in range(10, 42))


def test_what_counts_down_is_painted_without_the_buttons(shot, themes, monkeypatch):
    bar, asked = NextBar(themes, MODEL), []
    shot(bar, 1200)
    monkeypatch.setattr(bar, "update", lambda *area: asked.append(area))
    bar.set_model(replace(MODEL, detail="Diagnosis, step 5 of 14", then=("Update 4 in 04:11",)))
    bar.set_model(replace(MODEL, detail="Diagnosis, step 5 of 14", tone=NextTone.DUE))
    assert asked == [(0, 0, min(one.x() for one in buttons(bar)), bar.height()), ()]
