"""Hints where there is room."""

import pytest
from PySide6.QtWidgets import QLabel

from incident_desk.qt.panes.log_field.hints import Hints


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (1848, ["decision", "hypothesis", "action item", "earlier", "change"]),
        (1500, ["decision", "hypothesis", "action item", "earlier"]),
        (1228, ["decision", "hypothesis"]),
        (800, []),
    ],
)
def test_as_many_as_fit(themes, qtbot, width, words):
    hints = Hints(themes)
    qtbot.addWidget(hints)
    hints.show()
    hints.fit(width)
    assert [label.text() for label in hints.findChildren(QLabel) if label.isVisible()] == words
