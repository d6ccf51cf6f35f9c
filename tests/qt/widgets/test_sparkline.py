"""Sparklines: values up, gaps kept, nothing built while painting, and 200 of them cheap."""

from time import process_time

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from incident_desk.qt.widgets import sparkline
from incident_desk.qt.widgets.sparkline import Sparkline, SparkModel, SparkPath, SparkTone, spark_colour


def columns_of(image):
    return {x for x in range(image.width()) if any(image.pixelColor(x, y).alpha() for y in range(image.height()))}


def painted_path(painted, samples, ceiling=None):
    path = SparkPath(samples, ceiling)
    return painted(lambda p: path.paint(p, QRectF(0, 0, 84, 20), spark_colour_red()), 84, 20)


def spark_colour_red():
    from PySide6.QtGui import QColor

    return QColor(255, 0, 0)


def test_a_greater_value_lies_higher(painted):
    image = painted_path(painted, (0.0,) * 6 + (10.0,) * 6)

    def top_of(x):
        return min(y for y in range(20) if image.pixelColor(x, y).alpha())

    assert top_of(10) > top_of(75)


def test_a_missing_answer_is_a_gap(painted):
    whole = columns_of(painted_path(painted, (5.0,) * 12))
    broken = columns_of(painted_path(painted, (5.0,) * 5 + (None, None) + (5.0,) * 5))
    assert {40, 41, 42} <= whole - broken


def test_a_lone_answer_between_gaps_is_still_seen(painted):
    assert columns_of(painted_path(painted, (None, None, 5.0, None)))


@pytest.mark.parametrize("samples", [(), (None, None), (3.0,), (0.0, 0.0)])
def test_hardly_any_answers_are_no_error(painted, samples):
    painted_path(painted, samples)


def test_a_value_over_the_ceiling_stays_inside(painted):
    image = painted_path(painted, (1.0, 500.0, 1.0), 10.0)
    assert all(not image.pixelColor(x, 0).alpha() for x in range(84))


def test_the_tones_have_three_colours(each_theme):
    assert len({spark_colour(tone, each_theme.current).name() for tone in SparkTone}) == 3


def test_painting_builds_no_points(shot, themes, monkeypatch):
    widget = Sparkline(themes, SparkModel((1.0, 2.0, 3.0)))
    shot(widget)
    monkeypatch.setattr(sparkline, "QPointF", None)
    monkeypatch.setattr(sparkline, "QPolygonF", None)
    assert not widget.grab().isNull()


def test_a_new_sample_moves_the_line_and_is_read(shot, themes):
    widget = Sparkline(themes, SparkModel((1.0, 2.0, None)))
    before = shot(widget)
    assert widget.accessibleDescription() == "2 of 3 answered"
    widget.set_model(SparkModel((2.0, 1.0, None), spoken="rising"))
    assert widget.grab().toImage() != before
    assert widget.accessibleDescription() == "rising"


def test_repainting_200_lines_of_60_samples_stays_far_under_the_second_they_have(themes):
    """Measured here: about 10 ms; the bound is loose because machines differ."""
    paths = [SparkPath([float((i * 7 + j * 13) % 40) for j in range(60)], 40.0) for i in range(200)]
    image = QImage(100, 30, QImage.Format.Format_ARGB32_Premultiplied)
    area, colour = QRectF(0, 0, 84, 20), spark_colour(SparkTone.NORMAL, themes.current)
    start = process_time()
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for path in paths:
        path.paint(painter, area, colour)
    painter.end()
    assert process_time() - start < 0.4
