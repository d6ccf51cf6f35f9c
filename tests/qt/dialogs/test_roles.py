"""Who has which role: only what changed is taken."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.roles import TITLES, Role
from incident_desk.qt.dialogs.roles import RolesDialog
from tests.qt.dialogs.desk import incident_in_diagnosis


@pytest.fixture
def dialog(themes, window, shown):
    return shown(RolesDialog(themes, incident_in_diagnosis(), window))


def test_it_shows_who_has_what_and_every_field_has_its_name(dialog):
    assert dialog.fields[Role.COMMANDER].text() == "Maya Kowalski"
    assert [field.accessibleName() for field in dialog.fields.values()] == [TITLES[role] for role in Role]


def test_tab_goes_down_and_enter_takes_what_changed(dialog, qtbot):
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget(), " Robin Olsen ")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.taken == {Role.TECH_LEAD: "Robin Olsen"}


def test_the_first_keys_replace_the_commander(dialog, qtbot):
    qtbot.keyClicks(dialog.focusWidget(), "Ada Diaz")
    assert dialog.taken == {Role.COMMANDER: "Ada Diaz"}


def test_nothing_changed_is_said(dialog, qtbot):
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.note.text() == "Nothing was changed"
