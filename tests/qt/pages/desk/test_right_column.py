"""Health above, the first questions under it; the questions open where they are asked for."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.qt.whole import Whole


@pytest.fixture
def whole(qtbot):
    one = Whole(qtbot)
    yield one
    one.close()


def test_health_stands_above_the_first_questions(whole):
    right = whole.stage.desk.right
    assert right.health.geometry().bottom() < right.assessment.geometry().top()
    assert right.health.width() == right.assessment.width() == right.width()


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_opened_the_questions_have_the_focus_and_health_keeps_a_place(whole, qtbot, size):
    whole.window.resize(*size)
    right = whole.stage.desk.right
    right.show_assessment()
    qtbot.wait(30)
    assert right.assessment.isAncestorOf(QApplication.focusWidget())
    assert right.assessment.geometry().bottom() <= right.height()
    assert right.health.height() > 60
