"""The line under the checks: there while the proof is wanted, in words that are read aloud too."""

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.soak import Soak, SoakPhase
from incident_desk.qt.panes.health.soak_strip import SoakStrip
from tests.fakes import NOON


class FakeSoak(QObject):
    changed = Signal()
    soak, now = None, NOON


def test_it_is_hidden_until_there_is_something_to_prove(each_theme, qtbot):
    model = FakeSoak()
    strip = SoakStrip(each_theme, model)
    qtbot.addWidget(strip)
    assert strip.isHidden()
    model.soak = Soak(SoakPhase.RUNNING, 1800, 1120, NOON, NOON + timedelta(seconds=680), (), (), ())
    model.changed.emit()
    assert not strip.isHidden()
    assert strip.words.text() == strip.accessibleDescription() == "Soak 18:40 of 30:00"
    model.soak = None
    model.changed.emit()
    assert strip.isHidden()


def test_a_line_parts_it_from_the_last_group_of_the_list(each_theme, qtbot):
    strip = SoakStrip(each_theme, FakeSoak())
    qtbot.addWidget(strip)
    strip.resize(200, strip.height())
    image = strip.grab().toImage()
    assert image.pixelColor(100, 0) == each_theme.current.colour.line != image.pixelColor(100, 4)
