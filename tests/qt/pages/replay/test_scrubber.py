"""The lane of what was written when."""

import pytest
from PySide6.QtCore import QPoint, Qt

from incident_desk.qt.pages.replay.scrubber import Scrubber, ScrubberModel, Written
from incident_desk.qt.widgets.ribbon_scale import Window, build_scale

ROWS = tuple(Written(*pair) for pair in ((0, 0), (60, 60), (300, 30), (400, 400)))
MODEL = ScrubberModel(120.0, 600.0, ROWS, None, "03:08:08")


@pytest.fixture
def lane(qtbot, themes):
    one = Scrubber(themes, MODEL)
    qtbot.addWidget(one)
    one.resize(1040, 52)
    one.show()
    return one


def test_it_counts_what_was_known_what_came_later_and_what_of_it_is_about_then():
    assert (MODEL.known, MODEL.about, MODEL.words) == (2, 1, "2 written later")
    assert MODEL.about_words == "1 of them about 03:08 or before"
    assert ScrubberModel(500.0, 600.0, ROWS).words == "Nothing was written later"


def test_the_screen_reader_hears_the_moment_what_was_known_and_the_keys(lane):
    said = lane.accessibleDescription()
    assert said.startswith("T plus 2 minutes, 2 entries known, 2 written later, 1 of them about 03:08")
    assert "Left and Right" in said


def test_a_place_is_the_moment_that_lies_there(lane):
    for seconds in (0, 120, 600):
        assert lane.moment_at(lane.x_of(seconds)) == pytest.approx(seconds)
    assert lane.moment_at(-50) == 0 and lane.moment_at(5000) == 600


def test_it_lies_under_the_ribbon(lane):
    scale = build_scale([Window(0, 900), Window(900, 3600)], 600)
    lane.set_model(ScrubberModel(120.0, 600.0, ROWS, scale))
    assert lane.x_of(450) == pytest.approx(20 + scale.position(450) * 1000)
    assert lane.moment_at(lane.x_of(450)) == pytest.approx(450)


def test_it_is_dragged(lane, qtbot):
    heard = []
    lane.dragged.connect(heard.append)
    qtbot.mousePress(lane, Qt.MouseButton.LeftButton, pos=QPoint(520, 30))
    qtbot.mouseMove(lane, QPoint(620, 30))
    qtbot.mousePress(lane, Qt.MouseButton.RightButton, pos=QPoint(20, 30))
    assert heard[0] == pytest.approx(300, abs=1)
    assert 0.0 not in heard


def test_a_row_that_is_known_looks_other_than_one_that_came_later(lane):
    before = lane.grab().toImage()
    lane.set_model(ScrubberModel(120.0, 600.0, tuple(Written(one.written, one.written) for one in ROWS), None))
    assert lane.grab().toImage() != before
