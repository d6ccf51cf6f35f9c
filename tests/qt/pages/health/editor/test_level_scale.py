"""The scale of answer times: by pointer, by keys, and in words."""

import pytest
from PySide6.QtCore import QPoint, Qt

from incident_desk.qt.pages.health.editor.level_scale import (
    LEAST_S,
    MOST_S,
    LevelScale,
    ScaleModel,
    seconds_at,
    share_of,
)


@pytest.fixture
def scale(themes, qtbot):
    one = LevelScale(themes)
    qtbot.addWidget(one)
    one.resize(600, one.sizeHint().height())
    one.show()
    one.set_model(ScaleModel(1.0, 10.0, (0.096, 0.1)))
    one.moved.connect(lambda name, seconds: one.set_model(
        ScaleModel(**{"warning": one.model.warning, "critical": one.model.critical, name: seconds})))  # fmt: skip
    return one


@pytest.mark.parametrize("seconds", [0.01, 0.05, 0.25, 1, 2.5, 10, 60])
def test_a_place_is_a_time_and_again_the_place(seconds):
    assert seconds_at(share_of(seconds)) == pytest.approx(seconds, rel=0.05)


def test_what_is_beyond_the_scale_stands_at_its_end():
    assert (share_of(0), share_of(9999)) == (0, 1)
    assert (seconds_at(-1), seconds_at(2)) == (LEAST_S, MOST_S)


def test_keys_move_the_held_handle_and_never_past_the_other(scale, qtbot):
    qtbot.keyClick(scale, Qt.Key.Key_Left)
    assert scale.model.warning == pytest.approx(0.91)
    for _ in range(60):
        qtbot.keyClick(scale, Qt.Key.Key_Right)
    assert scale.model.warning == 10.0
    qtbot.keyClick(scale, Qt.Key.Key_Down)
    qtbot.keyClick(scale, Qt.Key.Key_Right)
    assert scale.model.critical == pytest.approx(11)
    assert "critical" in scale.accessibleDescription()


def test_a_handle_is_dragged(scale, qtbot):
    at = QPoint(round(scale._x(1.0)), 14)
    to = QPoint(round(scale._x(0.2)), 14)
    qtbot.mousePress(scale, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(scale, to)
    qtbot.mouseRelease(scale, Qt.MouseButton.LeftButton, pos=to)
    assert scale.model.warning == pytest.approx(0.2, rel=0.05)
    qtbot.mouseMove(scale, at)
    assert scale.model.warning == pytest.approx(0.2, rel=0.05)


def test_it_is_painted_in_each_theme_with_and_without_limits(each_theme, qtbot):
    one = LevelScale(each_theme)
    qtbot.addWidget(one)
    one.resize(500, 46)
    empty = one.grab().toImage()
    one.set_model(ScaleModel(1.0, 10.0, (0.1,)))
    assert one.grab().toImage() != empty
