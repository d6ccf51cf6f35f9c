"""One line for a look from elsewhere, all of it by keyboard."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.health.elsewhere_form import ElsewhereForm
from incident_desk.services.acts.looking import Look


@pytest.fixture
def form(themes, qtbot):
    one = ElsewhereForm(themes)
    qtbot.addWidget(one)
    one.told = []
    one.look_given.connect(one.told.append)
    one.window().show()
    one.begin()
    return one


def test_enter_saves_what_was_seen(form, qtbot):
    qtbot.keyClicks(form.where, "phone")
    qtbot.keyClicks(form.who, "RO")
    form.way.set_current(1)
    qtbot.keyClick(form.who, Qt.Key.Key_Return)
    assert form.told == [Look(True, "phone", "RO")] and form.isVisible(), "it closes once it is written"
    form.done()
    assert not form.isVisible() and form.where.text() == "" and form.way.model.current == 0


def test_the_button_saves_too_and_it_does_not_work_until_somebody_says_so(form, qtbot):
    qtbot.keyClicks(form.where, "VPN")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert form.told == [Look(False, "VPN")]


def test_esc_closes_and_keeps_what_was_typed(form, qtbot):
    qtbot.keyClicks(form.where, "phone")
    with qtbot.waitSignal(form.closed, timeout=500):
        qtbot.keyClick(form.where, Qt.Key.Key_Escape)
    assert not form.isVisible()
    form.begin()
    assert form.where.text() == "phone"


def test_every_field_has_a_name(form):
    assert form.where.accessibleName() and form.who.accessibleName() and form.way.accessibleName()
