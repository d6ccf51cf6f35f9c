"""The window comes back where it was, in its size, on a screen, and maximised if it was."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from incident_desk.qt.main_window import MainWindow
from incident_desk.qt.placement import FIRST, REST_MS, PlaceKeeper, place, placement_of


@pytest.fixture
def window(qtbot):
    one = QWidget()
    qtbot.addWidget(one)
    return one


@pytest.fixture
def other(qtbot):
    one = QWidget()
    qtbot.addWidget(one)
    return one


def test_size_and_place_come_back(window, other, qtbot):
    window.setGeometry(40, 50, 420, 310)
    window.show()
    place(other, placement_of(window))
    other.show()
    assert other.geometry() == window.geometry()


def test_a_place_on_no_screen_is_brought_back_to_one(window, other, qtbot):
    window.setGeometry(40, 50, 420, 310)
    window.show()
    window.move(9000, 9000)
    place(other, placement_of(window))
    other.show()
    assert other.screen().availableGeometry().contains(other.geometry())
    assert other.size() == window.size()


def test_a_window_that_filled_the_screen_does_again_and_remembers_the_size_behind(window, other, qtbot):
    window.setGeometry(40, 50, 420, 310)
    window.show()
    window.showMaximized()
    place(other, placement_of(window))
    other.show()
    assert other.isMaximized()
    assert other.normalGeometry().size() == QRect(40, 50, 420, 310).size()


@pytest.mark.parametrize("damaged", ["", "no geometry", "ümläut"])
def test_without_a_place_the_first_size_or_a_small_screen_as_a_whole(window, damaged):
    place(window, damaged)
    room = window.screen().availableGeometry()
    if room.width() > FIRST[0] and room.height() > FIRST[1]:
        assert (window.width(), window.height()) == FIRST
    else:
        assert window.windowState() & Qt.WindowState.WindowMaximized


def test_it_is_remembered_once_after_the_window_came_to_rest(themes, qtbot):
    window, rests = MainWindow(themes), []
    qtbot.addWidget(window)
    window.add_page("home", QWidget())
    window.add_page("desk", QWidget())
    keeper = PlaceKeeper(window, lambda: rests.append(window.page))
    window.show()
    window.resize(1200, 700)
    window.resize(1300, 750)
    window.show_page("desk")
    qtbot.wait(REST_MS // 2)
    assert rests == []
    qtbot.waitUntil(lambda: rests == ["desk"], timeout=REST_MS * 4)
    window.move(5, 5)
    qtbot.waitUntil(lambda: len(rests) == 2, timeout=REST_MS * 4)
    assert keeper.parent() is window
