"""One part of a row of choices: no place moves when it is taken, and the taken one looks otherwise."""

import pytest

from incident_desk.qt.widgets.segment import Segment, SegmentModel


@pytest.fixture(params=[True, False], ids=["tinted", "raised"])
def segment(request, each_theme, qtbot):
    one = Segment(each_theme, SegmentModel("Carry over", True, False, tinted=request.param))
    qtbot.addWidget(one)
    one.resize(one.sizeHint())
    one.show()
    return one


def test_taken_it_has_the_same_size_and_another_look(segment):
    size, free = segment.sizeHint(), segment.grab().toImage()
    segment.setChecked(True)
    assert segment.sizeHint() == size
    assert segment.grab().toImage() != free


def test_more_room_beside_the_words_makes_it_wider(each_theme):
    narrow, wide = (Segment(each_theme, SegmentModel("Yes", True, True, inset)) for inset in (4.0, 20.0))
    assert wide.sizeHint().width() - narrow.sizeHint().width() == 32


def test_it_is_called_what_it_says(segment):
    assert segment.accessibleName() == "Carry over"
