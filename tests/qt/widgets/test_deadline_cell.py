"""The cell: all states differ, it speaks, and it offers one action by pointer and keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.theme import Density, TextKind
from incident_desk.qt.widgets.deadline_button import CellButton
from incident_desk.qt.widgets.deadline_cell import DeadlineCell, DeadlineModel
from incident_desk.qt.widgets.deadline_dress import CellState
from incident_desk.qt.widgets.deadline_form import CellForm
from incident_desk.qt.widgets.lettering import text_width

MODEL = DeadlineModel("Next update", "04:12", "every 15 min · due 03:47:32 UTC", share=0.72)
LATE = DeadlineModel("Update overdue", "+00:48", "due 03:47", CellState.LATE, 1.0, action="Seen", keys=("K",))


@pytest.mark.parametrize("form", CellForm)
def test_all_states_look_different_in_every_form(shot, each_theme, all_differ, form):
    # In the strip, almost due looks like at risk and seen like late: its words and the Next bar tell them apart.
    states = list(CellState)
    if form is CellForm.STRIP:
        states = [state for state in states if state not in (CellState.ALMOST_DUE, CellState.SEEN)]
    models = [replace(MODEL, state=state, pulse=False) for state in states]
    assert all_differ([shot(DeadlineCell(each_theme, model, form), 240) for model in models])


def test_the_two_halves_of_the_blink_differ_and_stand_still_where_motion_is_reduced(shot, each_theme):
    def picture(pulse):
        return shot(DeadlineCell(each_theme, replace(LATE, pulse=pulse)), 240)

    assert picture(True) != picture(False)
    each_theme.set_reduced_motion(True)
    assert picture(True) == picture(False)


def test_it_is_110_px_high_and_64_when_compact(themes):
    cell = DeadlineCell(themes, MODEL)
    assert cell.sizeHint().height() == 110
    themes.set_density(Density.COMPACT)
    assert cell.sizeHint().height() == 64


def test_it_reads_label_value_and_what_follows(themes):
    cell = DeadlineCell(themes, MODEL)
    assert cell.accessibleName() == "Next update"
    assert cell.accessibleDescription() == "04:12, every 15 min · due 03:47:32 UTC"
    cell.set_model(replace(MODEL, spoken="4 minutes 12 seconds left, due 03:47 UTC"))
    assert cell.accessibleDescription() == "4 minutes 12 seconds left, due 03:47 UTC"
    cell.set_model(replace(MODEL, state=CellState.AT_RISK))
    assert cell.accessibleDescription().endswith("at risk")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_action_is_reached_and_asked_for_by_keyboard(qtbot, themes, key):
    cell = DeadlineCell(themes, LATE)
    qtbot.addWidget(cell)
    cell.show()
    button = cell.findChild(CellButton)
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert (button.accessibleName(), button.accessibleDescription()) == ("Seen: Update overdue", "K")
    with qtbot.waitSignal(cell.action_requested, timeout=500):
        qtbot.keyClick(button, key)


@pytest.mark.parametrize("form", [CellForm.DESK, CellForm.COMPACT])
def test_a_click_on_the_action_asks_for_it_and_a_click_elsewhere_does_not(qtbot, shot, themes, form):
    cell = DeadlineCell(themes, LATE, form)
    shot(cell, 240)
    with qtbot.assertNotEmitted(cell.action_requested):
        qtbot.mouseClick(cell, Qt.MouseButton.LeftButton, pos=cell.rect().bottomLeft())
    with qtbot.waitSignal(cell.action_requested, timeout=500):
        qtbot.mouseClick(cell.childAt(cell.action_area().center().toPoint()), Qt.MouseButton.LeftButton)
    assert cell.action_area().height() >= 28


def test_without_an_action_the_cell_is_not_a_stop_for_the_tab_key(themes):
    cell = DeadlineCell(themes, LATE)
    cell.set_model(MODEL)
    assert cell.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert cell.findChild(CellButton).isHidden()
    assert DeadlineCell(themes, MODEL).findChild(CellButton) is None


@pytest.mark.parametrize("value", ["+00:48", "+1:00:48", "+1 d 03:10:48"])
@pytest.mark.parametrize("form", [CellForm.DESK, CellForm.COMPACT])
def test_the_action_covers_no_figure_of_the_value(shot, themes, form, value):
    def left_part(model):
        cell = DeadlineCell(themes, model, form)
        image = shot(cell, 205)
        top = form.build.top + form.build.label_line + form.build.gap
        return image.copy(0, int(top), int(form.build.left + width), int(form.build.value_line))

    one = replace(LATE, value=value, pulse=True)
    figures = themes.current.font(TextKind.VALUE, px=form.build.value, weight=form.build.value_weight)
    width = min(text_width(value, figures), 205 - form.build.left - form.build.right)
    assert left_part(one) == left_part(replace(one, action="", keys=()))


def test_in_the_strip_a_cell_is_as_wide_as_its_words(themes):
    cell = DeadlineCell(themes, MODEL, CellForm.STRIP)
    before = cell.sizeHint().width()
    cell.set_model(replace(MODEL, label="A longer label than before"))
    assert cell.sizeHint().width() > before


def test_a_value_that_is_too_wide_is_made_smaller_and_not_cut(shot, themes):
    def picture(value):
        return shot(DeadlineCell(themes, replace(MODEL, value=value, caption="", share=None)), 160)

    # Cut after the same letters, both would look the same.
    assert picture("missed by 03:26") != picture("missed by 03:27")


@pytest.mark.parametrize("width", range(200, 420, 20))
def test_on_the_wall_a_day_is_not_cut_at_any_width_of_its_block(shot, themes, width):
    def picture(value):
        return shot(DeadlineCell(themes, replace(MODEL, value=value, caption=""), CellForm.WALL), width)

    for value in ("23:59:5", "1 d 23:59:5"):
        if width > 240 or len(value) < 9:
            assert picture(value + "7") != picture(value + "8"), value
