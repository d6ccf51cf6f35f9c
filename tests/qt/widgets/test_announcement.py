"""An announcement reaches Qt's accessibility with its words and its urgency."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from incident_desk.qt.widgets import announcement


@pytest.mark.parametrize(("assertive", "manner"), [(True, "Assertive"), (False, "Polite")])
def test_words_and_urgency_are_handed_to_qt(qtbot, monkeypatch, assertive, manner):
    sent = []

    class Recorder:
        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

        @staticmethod
        def updateAccessibility(event):
            sent.append((event.message(), event.politeness()))

    monkeypatch.setattr(announcement, "QAccessible", Recorder)
    widget = QWidget()
    qtbot.addWidget(widget)
    announcement.announce(widget, "Response target missed by 00:01", assertive=assertive)
    assert sent == [("Response target missed by 00:01", QAccessible.AnnouncementPoliteness[manner])]
