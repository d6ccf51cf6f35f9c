"""The list of what was understood: arrows, groups, answers, and the other side in step."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.importing.found import Look
from incident_desk.qt.pages.importing.found_rows import HEIGHTS, height_of
from incident_desk.qt.theme import Density
from tests.qt.pages.importing.conftest import line_of, opened, row_of


@pytest.fixture
def keys(screen, qtbot):
    screen.found.setFocus()

    def press(*keys):
        for key in keys:
            qtbot.keyClick(screen.found, key)
        return screen.model.rows[screen.model.row]

    return press


def test_the_first_doubt_is_chosen_at_first_and_heads_are_passed_over(screen, keys):
    assert screen.model.row == 1
    assert keys(Qt.Key.Key_Up).look is Look.DOUBT
    assert keys(Qt.Key.Key_Down, Qt.Key.Key_Down).look is Look.SEVERITY
    assert keys(Qt.Key.Key_Up).look is Look.DOUBT


def test_left_and_right_go_from_group_to_group(screen, keys):
    assert keys(Qt.Key.Key_Right).look is Look.SEVERITY
    assert keys(Qt.Key.Key_Right).look is Look.PLAN
    assert keys(Qt.Key.Key_Right).look is Look.PHASE
    assert keys(Qt.Key.Key_Left).look is Look.PLAN
    assert keys(*[Qt.Key.Key_Left] * 5).look is Look.DOUBT
    assert keys(*[Qt.Key.Key_Right] * 20).look is Look.KEPT


def test_the_ends_are_things(screen, keys):
    control = Qt.KeyboardModifier.ControlModifier
    from PySide6.QtTest import QTest

    QTest.keyClick(screen.found, Qt.Key.Key_End, control)
    assert screen.model.row == len(screen.model.rows) - 1
    QTest.keyClick(screen.found, Qt.Key.Key_Home, control)
    assert screen.model.row == 1


def test_space_answers(screen, keys, qtbot):
    keys(Qt.Key.Key_Space)
    assert screen.page.focusWidget() is screen.found.questions[1].buttons[0]
    screen.found.setFocus()
    assert keys(Qt.Key.Key_Down).look is Look.DOUBT
    keys(Qt.Key.Key_Space)
    assert screen.model.judged.is_settled(screen.model.row)
    screen.found.setCurrentIndex(screen.found.table.index(row_of(screen.model, "First hour", Look.PLAN), 0))
    keys(Qt.Key.Key_Space)
    assert screen.model.judged.plan == "First hour"


def test_both_sides_go_together(screen, keys):
    row = row_of(screen.model, "Ask around")
    screen.found.setCurrentIndex(screen.found.table.index(row, 0))
    assert screen.lines.currentIndex().row() + 1 == line_of(screen.model.opened, "Ask around")
    screen.lines.setCurrentIndex(screen.page.source.table.index(line_of(screen.model.opened, "Breathe") - 1, 0))
    current = screen.found.currentIndex()
    assert screen.model.rows[current.row()].text == "Breathe"
    assert screen.found.viewport().rect().intersects(screen.found.visualRect(current))


def test_heights_follow_the_document(screen):
    found, model = screen.found, screen.model
    theme = found._themes.current
    assert found.rowHeight(0) == HEIGHTS[Look.HEAD] and found.rowHeight(1) > height_of(Look.DOUBT, theme)
    model.show(opened("# Notes\n\nNothing to do.\n"))
    assert found.questions == {}
    assert [found.rowHeight(row) for row in range(len(model.rows))] == [
        height_of(row.look, theme) for row in model.rows
    ]


def test_a_button_in_a_row_that_gets_the_focus_brings_its_row(screen):
    screen.found.setCurrentIndex(screen.found.table.index(len(screen.model.rows) - 1, 0))
    screen.found.questions[1].buttons[0].setFocus()
    assert screen.model.row == 1 and screen.found.visualRect(screen.found.table.index(1, 0)).top() >= 0


def test_rows_stand_closer_in_a_small_window(screen, themes):
    row = row_of(screen.model, "Find the printer")
    before = screen.found.rowHeight(row)
    themes.set_density(Density.COMPACT)
    assert screen.found.rowHeight(row) < before and screen.found.rowHeight(0) == HEIGHTS[Look.HEAD]
