"""Sent updates are read, selected and copied, and never changed."""

from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from incident_desk.domain.incident import UpdateSent
from incident_desk.qt.panes.updates.sent_page import SentPage


def update(minute, text):
    return UpdateSent(text, datetime(2026, 3, 1, 3, minute, tzinfo=UTC), ("Chat",), "Maya Kowalski")


@pytest.fixture
def page(each_theme, qtbot):
    one = SentPage(each_theme)
    qtbot.addWidget(one)
    one.show_sent([update(4, "🔥 First\nof two lines"), update(18, "Second <b>as typed</b>")])
    return one


def test_the_newest_stands_first_with_when_and_to_whom(page):
    text = page.text.toPlainText()
    assert text.startswith("Update 2 · 2026-03-01 03:18:00 UTC · MK\nTo Chat\n\nSecond <b>as typed</b>")
    assert text.index("Second") < text.index("First") and page.title.text() == "Sent updates 2"
    assert page.text.isReadOnly()


def test_copy_takes_the_words_of_the_update_at_the_cursor(page):
    page.copy.click()
    assert QApplication.clipboard().text() == "Second <b>as typed</b>"
    page.text.moveCursor(QTextCursor.MoveOperation.End)
    page.copy.click()
    assert QApplication.clipboard().text() == "🔥 First\nof two lines"


def test_without_one_it_says_so(each_theme, qtbot):
    page = SentPage(each_theme)
    qtbot.addWidget(page)
    page.show_sent([])
    assert page.text.toPlainText() == "No update was sent yet" and not page.copy.isEnabled()
