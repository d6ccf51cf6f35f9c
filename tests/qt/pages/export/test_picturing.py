"""Pictures are made view by view; those of the wish before stay in sight until the new ones are there."""

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.formats.redaction.finished import Where
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.marks import MarkKind
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.qt.pages.export.picturing import Picturing
from incident_desk.services.export_values import View
from tests.qt.pages.export.press import PAGES, FakeWork


@pytest.fixture
def work():
    return FakeWork()


@pytest.fixture
def picturing(qtbot, work):
    one = Picturing(work)
    yield one
    one.close()


def wait(picturing, qtbot):
    qtbot.waitUntil(lambda: not picturing.is_busy)


def test_a_view_is_made_once_for_each_size(picturing, work, report, handout, qtbot):
    picturing.want(View.MARKED, 50)
    assert picturing.pictures(View.MARKED) is None and work.asked == []
    picturing.use(report, handout)
    for ppi in (50, 50, 60, 50):
        picturing.want(View.MARKED, ppi)
        wait(picturing, qtbot)
    assert work.asked == [(View.MARKED, 50), (View.MARKED, 60)]
    pictures = picturing.pictures(View.MARKED)
    assert pictures.count == PAGES and len(pictures.pages) == PAGES and pictures.of is handout
    assert pictures.pages[0].width() == round(595.3 / 72 * 50)
    assert {one.page for one in pictures.marks(1)} == {1} and picturing.pictures(View.SENT) is None


def test_leaks_are_marked_once_they_are_known(picturing, report, handout, qtbot):
    picturing.use(report, handout)
    picturing.want(View.MARKED, 50)
    wait(picturing, qtbot)
    with qtbot.waitSignal(picturing.changed):
        picturing.show_leaks((Leak(Sort.HOST, "db", Where.TEXT, "on db", 1),))
    picturing.want(View.MARKED, 50)
    wait(picturing, qtbot)
    assert MarkKind.LEAK in {one.kind for one in picturing.pictures(View.MARKED).sheets.marks}


def test_what_cannot_be_made_is_said(picturing, work, report, handout, qtbot, monkeypatch):
    def refuse(*_):
        raise Refused("The pages could not be set")

    monkeypatch.setattr(work, "sheets", refuse)
    picturing.use(report, handout)
    picturing.want(View.SENT, 50)
    wait(picturing, qtbot)
    assert picturing.problem == "The pages could not be set"
