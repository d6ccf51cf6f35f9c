"""The stated duration over the one that the times cover."""

from dataclasses import replace

import pytest

from incident_desk.qt.pages.doctor.bars import Bars


@pytest.fixture
def bars(qtbot, themes):
    one = Bars(themes)
    qtbot.addWidget(one)
    one.resize(600, 90)
    return one


def test_both_are_told_and_painted(bars, room):
    bars.show_case(room.model.sheet.case)
    assert bars.accessibleName() == "Stated: ~2 hours. By the times: 3 min 00 s" and not bars.isHidden()
    image = bars.grab().toImage()
    stated, measured = image.pixelColor(300, 12), image.pixelColor(570, 44)
    assert stated != measured != image.pixelColor(200, 44)


def test_nothing_is_shown_where_nothing_is_stated(bars, room):
    bars.show_case(replace(room.model.sheet.case, duration=None))
    assert bars.isHidden()
    bars.show_case(replace(room.model.sheet.case, rows=(), milestones={}))
    assert bars.isHidden()
    assert not bars.grab().isNull()
