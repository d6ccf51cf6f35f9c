"""The phases on their ribbon."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from incident_desk.domain.playbook import Playbook
from incident_desk.qt.pages.playbooks.editor.ribbon import PhaseRibbon
from tests.qt.pages.playbooks.conftest import draft, shown


@pytest.fixture
def ribbon(themes, drafting, qtbot):
    return shown(qtbot, PhaseRibbon(themes, drafting), 700, 100)


def test_there_is_a_handle_for_each_edge_that_says_its_time(ribbon):
    told = [(one.accessibleName(), one.accessibleDescription().partition(".")[0]) for one in ribbon.handles]
    assert told == [("End of Look", "0:15"), ("End of Mend", "1:00"), ("End of Close", "2:00")]
    assert ribbon.accessibleDescription() == "Look, 4 steps"


def test_the_arrow_keys_move_an_edge_and_refuse_to_cross(ribbon, drafting, qtbot):
    handle = ribbon.handles[0]
    handle.setFocus()
    qtbot.keyClick(handle, Qt.Key.Key_Right)
    assert (drafting.phases[0].end_s, drafting.phases[1].start_s) == (960, 960) and handle.hasFocus()
    for _ in range(9):
        qtbot.keyClick(handle, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert drafting.phases[0].end_s == 3360 and "edges do not cross" in drafting.said[0]
    ribbon.grab()
    for _ in range(9):
        drafting.undo()
    ribbon.grab()


def test_a_time_is_typed(ribbon, drafting, qtbot):
    ribbon.handles[1].setFocus()
    qtbot.keyClick(ribbon.handles[1], Qt.Key.Key_Return)
    field = ribbon.findChild(QLineEdit)
    assert field.text() == "1:00" and field.accessibleName() == "Mend ends at"
    field.setText("50m")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert drafting.phases[1].end_s == 3000 and ribbon.handles[1].hasFocus()
    ribbon.type_time(1)
    field = next(one for one in ribbon.findChildren(QLineEdit) if one.isVisible())
    field.setText("soon")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "The end of Mend: “soon” is no time" in drafting.said[-1] and drafting.phases[1].end_s == 3000


def test_esc_leaves_the_field_as_it_was(ribbon, drafting, qtbot):
    ribbon.type_time(0)
    qtbot.keyClick(ribbon, Qt.Key.Key_Escape)
    assert drafting.phases[0].end_s == 900 and QApplication.focusWidget() is ribbon


def test_a_drag_takes_the_edge_along_within_its_room(ribbon, drafting):
    ribbon._on_dragged(0, ribbon.form.place(1800) * ribbon.width())
    assert drafting.phases[0].end_s == 1800
    ribbon._on_dragged(0, ribbon.width() * 2.0)
    assert drafting.phases[0].end_s == 3540 and drafting.said == []
    drafting.undo()
    assert ribbon.handles[0].accessibleDescription().startswith("0:30")


def test_a_phase_is_chosen_by_keys_and_by_a_click(ribbon, drafting, qtbot):
    ribbon.setFocus()
    qtbot.keyClick(ribbon, Qt.Key.Key_Right)
    assert drafting.shown_phase.name == "Mend" and ribbon.accessibleDescription() == "Mend, 1 steps"
    qtbot.mouseClick(ribbon, Qt.MouseButton.LeftButton, pos=QPoint(650, 35))
    assert drafting.shown_phase.name == "Close"
    qtbot.keyClick(ribbon, Qt.Key.Key_Return)
    assert ribbon.findChild(QLineEdit).text() == "2:00"


def test_without_phases_it_is_empty(ribbon, drafting):
    drafting.begin(draft(Playbook("New"), ""))
    assert ribbon.handles == [] and ribbon.accessibleDescription() == "none"
    ribbon.grab()


def test_a_phase_too_short_for_its_name_tells_it_to_a_pointer(themes, drafting, qtbot):
    view = shown(qtbot, PhaseRibbon(themes, drafting), 300, 92)
    first = drafting.phases[0]
    assert view.words_at(1).startswith(f"{first.name}, ") and view.words_at(5000) == ""
