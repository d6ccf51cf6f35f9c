"""The whole bar."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.timeline import Sign
from incident_desk.qt.panes.log_field.view import LogField
from incident_desk.qt.panes.log_field.view_model import LogFieldModel


@pytest.fixture
def field(themes, qtbot, link, ticker):
    field = LogField(themes, LogFieldModel(link, ticker))
    qtbot.addWidget(field)
    field.resize(1848, 60)
    field.show()
    qtbot.waitExposed(field)
    link.show()
    field.focus_log()
    return field


def test_type_and_enter_is_all_it_takes(field, qtbot, link):
    qtbot.keyClicks(field.frame.edit, "= Ping 2.9 s")
    assert field.kind.model.text == "Finding"
    qtbot.keyClick(field.frame.edit, Qt.Key.Key_Return)
    last = [entry for entry in link.record.scene.entries if entry.human][-1]
    assert (last.kind, last.text) == ("finding", "Ping 2.9 s")
    assert field.frame.edit.toPlainText() == ""
    assert field.kind.model.text == "Note"


def test_tab_in_the_empty_field_changes_the_kind(field, qtbot):
    qtbot.keyClick(field.frame.edit, Qt.Key.Key_Tab)
    assert field.kind.model.text == "Decision"
    assert field.kind.accessibleName() == "Kind of entry: Decision"


def test_the_menu_chooses_a_kind_and_goes_back_to_the_field(field, qtbot):
    menu = field.kinds_menu()
    assert [entry.text() for entry in menu.actions() if entry.isChecked()] == ["Note"]
    menu.actions()[3].trigger()
    assert field.model.shown.sign is Sign.ACTION
    assert field.frame.edit.hasFocus()


def test_the_field_keeps_its_place_whatever_the_kind(field):
    before = field.frame.geometry()
    for sign in Sign:
        field.model.choose(sign)
        assert field.frame.geometry() == before


def test_a_failure_stays_in_sight_with_the_text(field, qtbot, link):
    link.failure = StoreFailure("disk_full", "Not saved: the disk is full")
    qtbot.keyClicks(field.frame.edit, "Ping")
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert field.message.isVisible()
    assert field.frame.edit.toPlainText() == "Ping"
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert not field.message.isVisible()
    assert field.frame.edit.toPlainText() == ""


def test_typing_during_a_save_goes_on(field, qtbot, link):
    link.held = True
    qtbot.keyClicks(field.frame.edit, "one")
    qtbot.keyClick(field.frame.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(field.frame.edit, "two")
    link.release()
    assert field.frame.edit.toPlainText() == "two"
    qtbot.keyClicks(field.frame.edit, "!")
    assert field.frame.edit.toPlainText() == "two!"


def test_esc_leaves_and_keeps_the_text(field, qtbot):
    qtbot.keyClicks(field.frame.edit, "half")
    qtbot.keyClick(field.frame.edit, Qt.Key.Key_Escape)
    assert not field.frame.edit.hasFocus()
    assert field.frame.edit.toPlainText() == "half"
    field.focus_log()
    assert field.frame.edit.toPlainText() == "half"


def test_without_an_incident_the_button_is_off(themes, qtbot, link, ticker):
    field = LogField(themes, LogFieldModel(link, ticker))
    qtbot.addWidget(field)
    assert not field.button.isEnabled()


def test_a_key_costs_little(field, qtbot):
    from time import perf_counter

    field.frame.edit.setPlainText("! Roll back to 41ab9d2 if ping stays above one second @RO -5m")
    took = []
    for _ in range(5):
        start = perf_counter()
        field.frame.edit.insertPlainText("x")
        took.append((perf_counter() - start) * 1000)
    assert min(took) < 5
