"""The pages follow the record while somebody looks; what is out of date is given up."""

import pytest

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
