"""The lanes as painted: what is down, slow and not known differ without colour; words do not overlap."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPointF

from incident_desk.qt.pages.health import lanes_view
from incident_desk.qt.pages.health.lanes import Band, Lane, LaneMark, Lanes, MarkKind, Stretch
from incident_desk.qt.pages.health.lanes_view import LanesView
from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.lettering import text_width
from tests.fakes import NOON

SINCE = NOON - timedelta(hours=1)


def ago(minutes):
    return NOON - timedelta(minutes=minutes)


def lane(band, number=0):
    return Lane("r/a", "Web client", (Stretch(band, ago(30), NOON),), number)


MODEL = Lanes(
    SINCE, NOON, (lane(Band.DOWN, 1), Lane("r/b", "Database")), (LaneMark(ago(40), "Deploy 7", MarkKind.CHANGE),)
)


@pytest.fixture
def make(qtbot, themes):
    def one(model, width=900):
        view = LanesView(themes, model)
        qtbot.addWidget(view)
        view.resize(width, view.sizeHint().height())
        return view

    return one


def grey(view):
    """The picture without colours."""
    image = view.grab().toImage()
    return [image.pixelColor(x, 26 + y).lightness() > 60 for y in range(30) for x in range(500, 560)]


def test_every_band_has_its_own_shape(make):
    pictures = [grey(make(replace(MODEL, lanes=(lane(band),)))) for band in Band]
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_it_is_as_high_as_its_lanes(make, themes):
    one, two = make(replace(MODEL, lanes=MODEL.lanes[:1])), make(MODEL)
    assert two.sizeHint().height() - one.sizeHint().height() == 30
    themes.set_density(Density.COMPACT)
    assert two.sizeHint().height() - one.sizeHint().height() == 24


def test_the_tooltip_says_what_was_done_and_how_it_was(make):
    view = make(MODEL)
    room = view.room(view._themes.current, view.design_area())
    there = QPointF(room.left() + room.width() * 0.75, room.top() + 10)
    assert view.tooltip_at(there) == "Web client\ndown, 11:30:00 to 12:00:00 UTC"
    assert "11:20:00 Deploy 7" in view.tooltip_at(QPointF(room.left() + room.width() / 3, room.bottom() + 30))


def test_it_is_spoken(make):
    view = make(MODEL)
    assert view.accessibleName() == "Order of change"
    assert view.accessibleDescription() == "1 Web client down since 11:30:00"


def test_words_of_marks_that_stand_close_are_left_to_the_tooltip(make):
    marks = tuple(LaneMark(ago(30 - n / 10), f"A change with a name {n}", MarkKind.ACTION) for n in range(20))
    few = make(replace(MODEL, marks=marks[:1])).grab().toImage()
    many = make(replace(MODEL, marks=marks)).grab().toImage()
    assert few != many


def test_both_themes_paint_it(each_theme, qtbot):
    view = LanesView(each_theme, replace(MODEL, lanes=tuple(lane(band) for band in Band)))
    qtbot.addWidget(view)
    view.resize(700, view.sizeHint().height())
    image = view.grab().toImage()
    assert len({image.pixel(x, 40) for x in range(0, 700, 3)}) > 2


def test_a_number_of_three_digits_is_whole_and_one_over_an_earlier_trouble_has_its_own_ground(make, monkeypatch):
    drawn, filled = [], []
    monkeypatch.setattr(lanes_view, "draw_line", lambda _p, box, text, font, *_: drawn.append((text, box, font)))
    earlier = Stretch(Band.DOWN, MODEL.since, MODEL.until - timedelta(seconds=20))
    later = Stretch(Band.DOWN, MODEL.until - timedelta(seconds=10), MODEL.until)
    one = replace(MODEL.lanes[0], stretches=(earlier, later), number=128)
    view = make(replace(MODEL, lanes=(one,)))
    monkeypatch.setattr(lanes_view, "fill_box", lambda _p, box, _r, colour: filled.append(colour))
    view.grab()
    box, font = next((box, font) for text, box, font in drawn if text == "128")
    assert box.width() >= text_width("128", font)
    assert view._themes.current.colour.panel in filled
