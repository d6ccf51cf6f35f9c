"""The rail: one button for each page that is there, and one for the wall."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.rail import Rail
from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.rail_button import BadgeTone, RailButton


@pytest.fixture
def rail(themes, qtbot):
    one = Rail(themes)
    qtbot.addWidget(one)
    one.show()
    return one


def buttons(rail):
    return {button.objectName(): button for button in rail.findChildren(RailButton)}


def test_a_click_asks_for_the_page(rail, qtbot):
    for page, button in buttons(rail).items():
        with qtbot.waitSignal(rail.page_wished) as told:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert told.args == [page]


def test_one_page_is_marked_at_a_time(rail):
    rail.show_page("desk")
    assert rail.shown_page == "desk"
    rail.show_page("home")
    assert [page for page, button in buttons(rail).items() if button.isChecked()] == ["home"]


def test_the_wall_is_a_window_of_its_own_and_no_page_that_is_marked(rail, qtbot):
    rail.show_page("desk")
    with qtbot.waitSignal(rail.page_wished):
        qtbot.mouseClick(buttons(rail)["wall"], Qt.MouseButton.LeftButton)
    assert [page for page, button in buttons(rail).items() if button.isChecked()] == ["desk"]


def test_a_page_without_a_button_marks_none(rail):
    rail.show_page("desk")
    rail.show_page("import")
    assert rail.shown_page == ""


def test_open_incidents_are_counted_on_the_desks_button(rail):
    rail.show_open(3)
    assert buttons(rail)["desk"].model.badge == "3"
    rail.show_alarms(2)
    desk = buttons(rail)["desk"]
    assert (desk.model.badge, desk.model.badge_tone) == ("2", BadgeTone.ALARM)
    assert desk.accessibleDescription() == "2 alarms, late and not seen"
    rail.show_alarms(1)
    assert desk.accessibleDescription() == "1 alarm, late and not seen"
    rail.show_alarms(0)
    assert (desk.model.badge, desk.model.badge_tone) == ("3", BadgeTone.ACCENT)
    rail.show_open(0)
    assert buttons(rail)["desk"].model.badge == ""


def test_it_is_narrow_and_without_words_in_a_small_window(rail, themes):
    assert rail.width() == 72
    themes.set_density(Density.COMPACT)
    assert rail.width() == 52


def test_every_button_has_a_name_and_is_reached_by_tab(rail):
    for button in buttons(rail).values():
        assert button.accessibleName() in ("Home", "Desk", "Timeline", "Health", "Playbooks", "Review", "Wall")
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_click_on_the_page_that_is_shown_leaves_it_marked(rail, qtbot):
    rail.show_page("desk")
    qtbot.mouseClick(buttons(rail)["desk"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(buttons(rail)["home"], Qt.MouseButton.LeftButton)
    assert [page for page, button in buttons(rail).items() if button.isChecked()] == ["desk"]


def test_a_checklists_run_stands_under_the_playbooks_and_running_ones_are_counted(rail):
    rail.show_page("checklist")
    assert [page for page, button in buttons(rail).items() if button.isChecked()] == ["playbooks"]
    assert rail.shown_page == "playbooks"
    rail.show_runs(2)
    model = buttons(rail)["playbooks"].model
    assert (model.badge, model.badge_words) == ("2", "2 checklists are being run")
    rail.show_runs(0)
    assert buttons(rail)["playbooks"].model.badge == ""


def test_health_says_how_many_checks_are_in_trouble(rail):
    rail.show_trouble(3)
    model = buttons(rail)["health"].model
    assert (model.badge, model.badge_tone, model.badge_words) == ("3", BadgeTone.ALARM, "3 checks down or slow")
    rail.show_trouble(1)
    assert buttons(rail)["health"].model.badge_words == "1 check down or slow"
    rail.show_trouble(0)
    assert buttons(rail)["health"].model.badge == ""
