"""Files are made one after the other; what is finished stays, what is stopped can be made again."""

import pytest

from incident_desk.qt.pages.export.making import Making
from incident_desk.services.export_values import State
from tests.qt.pages.export.press import FakeWork, held


@pytest.fixture
def work():
    return FakeWork()


@pytest.fixture
def making(qtbot, work):
    one = Making(work)
    yield one
    if work.hold is not None:
        work.hold.set()
    one.close()


def states(making):
    return {ending: one.state for ending, one in making.made.items()}


def test_formats_are_made_in_their_order_and_once(making, handout, qtbot):
    making.begin(handout, [".pdf", ".md"])
    assert making.waiting == [".pdf", ".md"] and making.is_busy
    qtbot.waitUntil(lambda: not making.is_busy)
    assert states(making) == {".pdf": State.READY, ".md": State.READY}
    first = making.made[".pdf"]
    making.begin(handout, [".pdf", ".html"])
    qtbot.waitUntil(lambda: not making.is_busy)
    assert making.made[".pdf"] is first and ".html" in making.made


def test_progress_is_told_and_cancel_keeps_what_is_finished(making, work, handout, qtbot):
    making.begin(handout, [".md"])
    qtbot.waitUntil(lambda: not making.is_busy)
    work.hold = held()
    making.begin(handout, [".md", ".pdf"])
    qtbot.waitUntil(lambda: making.progress is not None)
    assert making.progress.ending == ".pdf"
    making.cancel()
    assert states(making) == {".md": State.READY, ".pdf": State.CANCELLED} and making.progress is None
    work.hold.set()
    making.again([".md", ".pdf"])
    qtbot.waitUntil(lambda: not making.is_busy)
    assert states(making)[".pdf"] is State.READY


def test_another_handout_begins_anew(making, work, handout, report, qtbot):
    making.begin(handout, [".md"])
    qtbot.waitUntil(lambda: not making.is_busy)
    making.begin(work.prepare(report, handout.wish), [".md"])
    assert making.made == {} and making.waiting == [".md"]
    qtbot.waitUntil(lambda: not making.is_busy)


def test_what_raises_has_failed(making, work, handout, qtbot, monkeypatch):
    def bad(*_):
        raise ValueError("no such thing")

    monkeypatch.setattr(work, "make", bad)
    making.begin(handout, [".md"])
    qtbot.waitUntil(lambda: not making.is_busy)
    assert making.made[".md"].state is State.FAILED and making.made[".md"].why == "no such thing"


def test_no_text_waits_for_the_pdf(making, work, handout, qtbot):
    work.hold = held()
    making.begin(handout, [".pdf"])
    qtbot.waitUntil(lambda: making.progress is not None)
    slow, work.hold = work.hold, None
    making.begin(handout, [".pdf", ".md"])
    qtbot.waitUntil(lambda: ".md" in making.made)
    assert making.waiting == [".pdf"]
    slow.set()
    qtbot.waitUntil(lambda: not making.is_busy)


def test_what_is_no_longer_wanted_is_given_up(making, work, handout, qtbot):
    work.hold = held()
    making.begin(handout, [".pdf", ".md"])
    making.begin(handout, [".md"])
    assert making.waiting == [".md"]
    work.hold.set()
    qtbot.waitUntil(lambda: not making.is_busy)
    assert states(making) == {".md": State.READY}
