"""The wall's window: scaled to its size, read only, and never larger than its screen."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from incident_desk.domain.events import RecordKind
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.wall.view import WallWindow
from incident_desk.qt.wall.view_model import WallModel
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from tests.fakes import Bench
from tests.qt.whole import BOOK, Whole


@pytest.fixture
def wall(qtbot):
    opened = []

    def make(**options):
        whole = Whole(qtbot, **options)
        stage = whole.stage
        model = WallModel(stage.desk.instruments_model, stage.feed, stage.ticker)
        window = WallWindow(stage.themes, model, "Wall")
        opened.append(window)
        window.open_on(None)
        window.resize(1920, 1080)
        whole.wall = window
        return whole

    yield make
    # As with the desk itself, the wall is gone before the window is.
    for window in opened:
        if shiboken6.isValid(window):
            window.close()


def inks_of(picture):
    """How many colours there are."""
    return len({picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())})


def test_it_can_be_made_small_and_large_and_keeps_its_composition(wall, qtbot):
    window = wall().wall
    for width, height in ((480, 270), (1280, 720), (3840, 2160)):
        window.resize(width, height)
        qtbot.waitUntil(lambda size=(width, height): (window.width(), window.height()) == size)
        assert window.themes.current.scale == pytest.approx(height / 1080)
        qtbot.waitUntil(lambda height=height: height * 0.88 <= window.foot.geometry().top() <= height * 0.95)
        assert window.foot.geometry().bottom() <= height


def test_as_a_window_it_leaves_room_for_its_title_bar(wall):
    window = wall().wall
    window._fit_screen()
    room = window.screen().availableGeometry()
    assert window.height() <= room.height() - 40 and window.width() <= room.width()


def test_what_is_written_on_the_desk_is_on_the_wall(wall, qtbot):
    whole = wall()
    with whole.changed():
        whole.link.act(lambda one, now: log(Line("The pool is full", Sign.FINDING)))
    qtbot.waitUntil(lambda: whole.wall.entries.model[0].words == "The pool is full")
    assert whole.wall.clock.model.seconds == whole.stage.desk.instruments.clock.model.seconds


def test_nothing_on_it_takes_a_key_or_a_click(wall):
    window = wall().wall
    assert not window.findChildren(QAbstractButton)
    assert not window.findChildren(QLineEdit)
    parts = window.findChildren(type(window.head)) + window.blocks
    assert all(part.focusPolicy() is Qt.FocusPolicy.NoFocus for part in parts)


def test_f11_fills_the_screen_and_escape_steps_back_until_it_is_closed(wall, qtbot):
    window = wall().wall
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.isVisible()
    with qtbot.waitSignal(window.destroyed):
        QTest.keyClick(window, Qt.Key.Key_Escape)


def test_a_drill_has_an_edge_on_the_wall_too(wall, qtbot):
    bench = Bench()
    bench.desk.declare(Declaration("Practice", "P1", BOOK, commander="MK", record=RecordKind.DRILL), "MK")
    window = wall(bench=bench).wall
    qtbot.wait(20)
    picture = window.grab().toImage()
    assert inks_of(picture.copy(0, 200, 12, 400)) > 1
    assert inks_of(picture.copy(20, 200, 12, 400)) == 1


def test_a_real_incident_has_none(wall):
    assert inks_of(wall().wall.grab().toImage().copy(0, 200, 12, 400)) == 1


def test_without_an_incident_it_says_so(wall):
    window = wall(shown=False).wall
    assert window.idle_head.isVisible()
    assert window.idle_head.accessibleName() == "No incident on the desk"
