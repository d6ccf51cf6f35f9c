"""A window for dialogs to stand over."""

import pytest
from PySide6.QtWidgets import QWidget


@pytest.fixture
def window(qtbot):
    """A window of the reference size."""
    one = QWidget()
    one.resize(1500, 900)
    qtbot.addWidget(one)
    one.show()
    return one


@pytest.fixture
def shown(qtbot):
    """Shows a dialog and gives it back once it has the keyboard."""

    def show(dialog):
        dialog.adjustSize()
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return show
