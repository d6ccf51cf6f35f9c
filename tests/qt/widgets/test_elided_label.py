"""A label that is cut says all of it in its tooltip."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from incident_desk.qt.theme import set_tone
from incident_desk.qt.widgets.as_text import wrapped
from incident_desk.qt.widgets.elided_label import ElidedLabel

LONG = "A title that is far too long for the room that it has been given"


def ask_tooltip(label):
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), label.mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(label, event)
    return label.toolTip()


def test_a_cut_label_has_its_words_as_tooltip_and_keeps_its_text(shot, themes):
    label = ElidedLabel(LONG)
    shot(label, 100)
    assert label.is_cut
    assert ask_tooltip(label) == wrapped(LONG)
    assert label.text() == LONG


def test_a_tooltip_shows_what_looks_like_html_as_it_was_written(shot, themes):
    label = ElidedLabel(f"<b>{LONG}</b>")
    shot(label, 100)
    assert ask_tooltip(label) == wrapped(f"<b>{LONG}</b>")


def test_a_label_that_fits_has_no_tooltip(shot, themes):
    label = ElidedLabel("Short")
    shot(label, 200)
    assert not label.is_cut
    assert ask_tooltip(label) == ""


def test_it_can_be_made_narrow(qtbot, themes):
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 60 < label.sizeHint().width()


def test_its_tone_is_painted(shot, each_theme):
    label = ElidedLabel("Short")
    before = shot(label, 100)
    set_tone(label, "alarm")
    assert label.grab().toImage() != before
