"""The pages follow the record while somebody looks; what is out of date is given up."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.errors import DeskError
from incident_desk.qt.pages.review.paper_model import PaperModel
from incident_desk.qt.pages.review.view_model import ReviewModel


@pytest.fixture
def paper(room):
    review = ReviewModel(room.link)
    review.take(room.scene)
    one = PaperModel(room.link, review)
    one._rest.setInterval(0)
    yield one
    one.close()


def test_nothing_is_set_before_somebody_looks(room, paper):
    paper.fit(100)
    room.settle()
    assert room.printer.asked == []
    paper.look(True)
    room.until(lambda: paper.sheets is not None)
    assert paper.sheets.count == 2 and len(paper.sheets.pictures) == 2
    assert paper.sheets.pictures[0].width() == 1 and "Shop down" in paper.sheets.markdown
    assert room.printer.asked[0][1].ppi == 100


def test_the_pages_follow_what_is_written(room, paper):
    paper.fit(100)
    paper.look(True)
    room.until(lambda: paper.sheets is not None)
    room.sample.write("summary", "It was down")
    room.until(lambda: "It was down" in paper.sheets.markdown)
    assert not paper.is_busy


def test_what_nobody_sees_is_not_set_anew(room, paper):
    paper.fit(100)
    paper.look(True)
    room.until(lambda: paper.sheets is not None)
    paper.look(False)
    asked = len(room.printer.asked)
    room.sample.write("summary", "It was down")
    room.settle()
    assert len(room.printer.asked) == asked
    paper.look(True)
    room.until(lambda: "It was down" in paper.sheets.markdown)


def test_why_there_are_none_is_said_and_tried_again_with_the_next_change(room, paper):
    room.printer.fails = DeskError("The PDF engine is missing")
    paper.fit(100)
    paper.look(True)
    room.until(lambda: paper.problem == "The PDF engine is missing")
    room.printer.fails = None
    room.sample.write("summary", "It was down")
    room.until(lambda: paper.sheets is not None)
    assert paper.problem == ""


def test_the_pages_in_sight_are_read_first_and_the_others_after_them(room, paper):
    seen = []
    paper.changed.connect(lambda: paper.sheets and seen.append(set(paper.sheets.unread)))
    paper.in_sight = range(1, 2)
    paper.fit(100)
    paper.look(True)
    room.until(lambda: paper.is_whole)
    assert seen[0] == {0} and not paper.is_busy
    assert all(one.pixelColor(0, 0) != Qt.GlobalColor.white for one in paper.sheets.pictures)


def test_until_a_page_is_read_the_one_before_it_stands_there(room, paper):
    paper.fit(100)
    paper.look(True)
    room.until(lambda: paper.is_whole)
    before, seen = paper.sheets.pictures, []
    paper.changed.connect(lambda: seen.append(paper.sheets))
    room.sample.write("summary", "It was down")
    room.until(lambda: "It was down" in paper.sheets.markdown and not paper.sheets.unread)
    first = next(one for one in seen if one.unread)
    assert first.pictures[1] is before[1] and first.pictures[0] is not before[0]
    assert paper.sheets.pictures[1] is not before[1]
