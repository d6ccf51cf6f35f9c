"""Undo by its keys: said in words; a page of a document takes back what is its own, and names what is not."""

import pytest

from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.action_items import ActionWish, add_action
from incident_desk.services.acts.logging import log
from tests.qt.test_review_wishes import Desk


@pytest.fixture
def whole(qtbot):
    one = Desk(qtbot)
    yield one
    one.close()


def logged(whole, words):
    with whole.changed():
        whole.link.act(lambda *_: log(Line(words, Sign.NOTE)))


def test_what_was_taken_back_is_named_and_what_came_again(whole, qtbot):
    logged(whole, "restarted gateway")
    whole.controller.do("undo")
    qtbot.waitUntil(lambda: whole.toast.startswith("Taken back: restarted gateway (log entry, "))
    whole.controller.do("redo")
    qtbot.waitUntil(lambda: whole.toast.startswith("Done again: restarted gateway (log entry, "))


@pytest.mark.parametrize("page", ["metrics", "review"])
def test_a_page_of_a_document_takes_back_nothing_that_it_does_not_show(whole, qtbot, page):
    logged(whole, "restarted gateway")
    whole.controller.do(page)
    qtbot.waitUntil(lambda: whole.window.page == page)
    seq = whole.incident.seq
    for action in ("redo", "undo"):
        with qtbot.waitSignal(whole.link.refused):
            whole.controller.do(action)
        assert whole.incident.seq == seq
    assert "restarted gateway (log entry, " in whole.toast and "on the Timeline" in whole.toast


def test_on_the_review_its_own_acts_are_taken_back(whole, qtbot):
    whole.come()
    with whole.changed():
        whole.link.act(lambda *_: add_action(ActionWish("Alert on it")))
    whole.controller.do("undo")
    qtbot.waitUntil(lambda: whole.toast.startswith("Taken back: Action item: Alert on it ("))
