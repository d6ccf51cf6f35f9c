"""An empty pane offers one action; a waiting one shows how far it is."""

from PySide6.QtCore import Qt

from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState
from incident_desk.qt.widgets.meter import Meter

EMPTY = EmptyModel("activity", "No health checks yet", "Add an address or a command.", ButtonModel("Add check"))
WAITING = EmptyModel("hourglass", "Reading the playbook", "Found 4 phases so far.", progress=0.62)


def test_the_action_is_a_button(qtbot, themes):
    state = EmptyState(themes, EMPTY)
    qtbot.addWidget(state)
    state.show()
    with qtbot.waitSignal(state.action_clicked, timeout=500):
        qtbot.mouseClick(state.findChild(Button), Qt.MouseButton.LeftButton)


def test_a_wait_has_a_bar_and_no_button(qtbot, themes):
    state = EmptyState(themes, WAITING)
    qtbot.addWidget(state)
    state.show()
    assert state.findChild(Button).isHidden()
    assert state.findChild(Meter).model.share == 0.62
    state.set_model(EMPTY)
    assert state.findChild(Meter).isHidden()


def test_title_and_sentence_are_read(themes):
    state = EmptyState(themes, EMPTY)
    assert (state.accessibleName(), state.accessibleDescription()) == (EMPTY.title, EMPTY.sentence)


def test_a_framed_one_has_an_outline(shot, each_theme):
    assert shot(EmptyState(each_theme, EMPTY, framed=True), 300, 170) != shot(
        EmptyState(each_theme, EMPTY), 300, 170
    )
