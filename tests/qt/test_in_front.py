"""Whether somebody has this program in front of them."""

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from incident_desk.qt.in_front import is_in_front


def test_a_window_and_a_dialog_over_it_are_in_front(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(is_in_front)
    dialog = QDialog(window)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert is_in_front()
    assert not window.isActiveWindow()
    dialog.close()


def test_without_an_active_window_of_ours_another_program_is_in_front(qapp, monkeypatch):
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    assert not is_in_front()
