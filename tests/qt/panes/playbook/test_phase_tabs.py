"""Tabs of the phases."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.panes.playbook.outline import SectionKind, sections_of
from incident_desk.qt.panes.playbook.phase_tabs import PhaseTabs


@pytest.fixture
def sections(rehearsal):
    every = sections_of(rehearsal.night().scene.incident)
    return tuple(one for one in every if one.kind is SectionKind.PHASE)


@pytest.fixture
def tabs(themes, qtbot, sections):
    tabs = PhaseTabs(themes)
    qtbot.addWidget(tabs)
    tabs.resize(900, 36)
    tabs.show_sections(sections, "phase-1")
    tabs.show()
    return tabs


def test_the_current_phase_counts_its_steps(tabs):
    assert [tab.model.text for tab in tabs.tabs()][:2] == ["Immediate Response", "Diagnosis 4/14"]


def test_a_phase_that_was_left_with_open_steps_keeps_its_count(tabs, sections):
    begun = [replace(one, left=True) if one.key == "phase-0" else one for one in sections]
    tabs.show_sections(begun, "phase-1")
    assert tabs.tabs()[0].model.text == "Immediate Response"
    opened = replace(begun[0], settled=begun[0].total - 1)
    tabs.show_sections([opened, *begun[1:]], "phase-1")
    assert tabs.tabs()[0].model.text == f"Immediate Response {opened.settled}/{opened.total}"


def test_short_names_stand_where_long_ones_do_not_fit(tabs):
    tabs.resize(500, 36)
    assert [tab.model.text for tab in tabs.tabs()] == [
        "Immediate", "Diagnosis 4/14", "Mitigation", "Resolution", "After",
    ]  # fmt: skip
    assert tabs.fits


def test_too_narrow_for_any_tabs_is_told(tabs, qtbot):
    with qtbot.waitSignal(tabs.fits_changed) as told:
        tabs.resize(200, 36)
    assert told.args == [False]


def test_a_click_and_space_choose_a_phase(tabs, qtbot):
    with qtbot.waitSignal(tabs.section_chosen) as chosen:
        qtbot.mouseClick(tabs.tabs()[2], Qt.MouseButton.LeftButton)
    assert chosen.args == ["phase-2"]
    with qtbot.waitSignal(tabs.section_chosen) as chosen:
        qtbot.keyClick(tabs.tabs()[0], Qt.Key.Key_Space)
    assert chosen.args == ["phase-0"]


def test_a_tab_is_spoken_with_count_and_place(tabs):
    assert tabs.tabs()[1].accessibleName() == "Diagnosis, 4 of 14 steps, current phase"
