"""A folded part: made when it is first opened, and its head says what it holds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from incident_desk.qt.pages.playbooks.editor.fold import Fold
from tests.qt.pages.playbooks.conftest import shown


def test_it_is_made_at_the_first_opening_and_folds_again_by_key(themes, qtbot):
    made = []
    fold = shown(qtbot, Fold(themes, "Bells", "Bell", lambda: made.append(QLabel("ding")) or made[-1]), 400, 200)
    fold.say("3")
    assert not made and not fold.is_open and fold.facts == "3" and fold.head.accessibleDescription() == "folded"
    fold.head.setFocus()
    with qtbot.waitSignal(fold.opened):
        qtbot.keyClick(fold.head, Qt.Key.Key_Space)
    assert fold.is_open and len(made) == 1 and fold.head.accessibleDescription() == "open"
    qtbot.keyClick(fold.head, Qt.Key.Key_Space)
    assert not fold.is_open
    fold.open()
    assert fold.is_open and len(made) == 1
    fold.grab()
