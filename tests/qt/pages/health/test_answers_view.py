"""The list of answers: the newest is chosen until another one is, and that one stays so."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.health.answers import answer_rows
from incident_desk.qt.pages.health.answers_view import AnswersView
from tests.qt.pages.health.test_answers import CHECK, at
from tests.qt.watched import bad, good


@pytest.fixture
def view(themes, qtbot):
    one = AnswersView(themes)
    qtbot.addWidget(one)
    one.resize(500, 400)
    one.show()
    return one


def rows(*samples):
    return answer_rows(CHECK, samples)


def test_the_newest_answer_is_told_in_full(view):
    assert view.said.toPlainText() == ""
    view.show_rows(rows(bad(at(2)), good(at(1))))
    assert view.said.toPlainText().startswith("no answer in 5 s")
    view.show_rows(rows(good(at(3), ms=7.0), bad(at(2))))
    assert "total 7.0 ms" in view.said.toPlainText()


def test_the_chosen_answer_stays_so_when_newer_ones_come(view, qtbot):
    first, second = bad(at(2)), good(at(1), ms=7.0)
    view.show_rows(rows(first, second))
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert "total 7.0 ms" in view.said.toPlainText()
    view.show_rows(rows(good(at(3)), first, second))
    assert view.list.currentIndex().row() == 2 and "total 7.0 ms" in view.said.toPlainText()


def test_without_an_answer_it_says_so(view):
    view.show_rows(rows(bad(at(1))))
    view.show_rows(())
    assert view.said.toPlainText() == "No answer yet"


def test_each_row_is_read_aloud_and_painted(view):
    view.show_rows(rows(bad(at(2)), good(at(1))))
    index = view.model.index(0, 0)
    assert view.model.data(index, Qt.ItemDataRole.AccessibleTextRole).startswith("12:00:02, failed, no answer")
    picture = view.list.grab().toImage()
    assert len({picture.pixel(x, 17) for x in range(picture.width())}) > 5
    assert view.list.accessibleName() and view.said.accessibleName()


def test_what_a_server_said_stays_text_and_cannot_be_changed(view):
    assert view.said.isReadOnly()
    view.list.keyboardSearch("x")
    assert view.list.currentIndex().row() <= 0
