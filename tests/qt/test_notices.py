"""Banners stay until they are answered; what failed comes first; the same words stand once."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.main_window import MainWindow
from incident_desk.qt.notices import Answer, Notices
from incident_desk.qt.widgets.banner import Banner, BannerTone
from incident_desk.qt.widgets.button import Button


@pytest.fixture
def window(themes, qtbot):
    one = MainWindow(themes)
    qtbot.addWidget(one)
    one.show()
    return one


@pytest.fixture
def notices(window):
    return Notices(window)


def banner(window):
    """The one that is seen."""
    return next((one for one in window.findChildren(Banner) if one.isVisible()), None)


def answer(qtbot, window, word):
    button = next(one for one in banner(window).findChildren(Button) if one.model.text == word)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.wait(1)


def test_it_stands_until_it_is_answered_and_the_answer_comes_after_it_is_gone(notices, window, qtbot):
    seen = []
    notices.tell("Not open", "Why", Answer("Open again", lambda: seen.append(banner(window))), Answer("Leave it"))
    answer(qtbot, window, "Open again")
    assert seen == [None]


def test_without_answers_it_can_be_closed(notices, window, qtbot):
    notices.tell("Not saved", "The disk is full")
    answer(qtbot, window, "Close")
    assert banner(window) is None


def test_the_same_words_stand_once_and_come_again_after_they_were_answered(notices, window, qtbot):
    for _ in range(3):
        notices.tell("Not saved", "The disk is full")
    answer(qtbot, window, "Close")
    assert banner(window) is None
    notices.tell("Not saved", "The disk is full")
    assert banner(window) is not None


def test_good_news_waits_behind_a_failure_and_hides_none(notices, window, qtbot):
    notices.tell("Not saved", "The disk is full")
    notices.tell("The drill has ended", "Report", tone=BannerTone.DONE)
    assert banner(window).model.title == "Not saved"
    answer(qtbot, window, "Close")
    assert banner(window).model.title == "The drill has ended"


def test_a_failure_comes_before_good_news(notices, window, qtbot):
    notices.tell("The drill has ended", "Report", tone=BannerTone.DONE)
    notices.tell("Not saved", "The disk is full")
    assert banner(window).model.title == "Not saved"


def test_what_no_longer_holds_is_taken_away(notices, window, qtbot):
    notices.tell("Not open", "First")
    notices.tell("Not open", "Second")
    notices.clear()
    assert banner(window) is None
