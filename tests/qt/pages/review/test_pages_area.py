"""The pages keep their place when they are set anew, and mark the section that is written."""

import pytest
from PySide6.QtGui import QColor, QImage

from incident_desk.qt.pages.review.pages_area import A4_POINTS, GAP, PagesArea
from incident_desk.qt.theme import ThemeName
from incident_desk.services.reporting import Place

WIDE, HIGH = 400, 566


def page():
    image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


@pytest.fixture
def area(qtbot, themes):
    one = PagesArea(themes)
    qtbot.addWidget(one)
    one.resize(500, 400)
    one.show()
    return one


def test_it_says_which_page_is_in_front(area):
    told = []
    area.page_changed.connect(lambda: told.append(area.page))
    area.show_pages((page(), page(), page()), None)
    assert area.page == 1
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert area.page == 3 and told[-1] == 3


def test_it_says_which_pages_are_in_sight(area):
    told = []
    area.sight_changed.connect(lambda: told.append(area.in_sight))
    assert area.in_sight == range(1)
    area.show_pages((page(), page(), page()), None)
    area.verticalScrollBar().setValue(GAP + HIGH - 10)
    assert area.in_sight == range(2) == told[-1]
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert area.in_sight == range(2, 3) == told[-1]


def test_it_scrolls_to_the_section_and_marks_it(area):
    place = Place("Root cause", 2, 300.0)
    area.show_pages((page(), page()), place)
    area.go_to_mark()
    where = GAP + HIGH + GAP + 300.0 / A4_POINTS * HIGH
    assert 0 < where - area.verticalScrollBar().value() < area.viewport().height() / 2
    assert [one.marked for one in area.sheets] == [None, 300.0]
    lit = area.sheets[1].grab().toImage()
    left, down = round(45 * HIGH / A4_POINTS), round(307 * HIGH / A4_POINTS)
    assert lit.pixelColor(left, down) != QColor("white") == lit.pixelColor(left, down + 60)


def test_pages_that_are_set_anew_keep_the_section_where_it_was_looked_at(area):
    area.show_pages((page(), page()), Place("Root cause", 1, 400.0))
    area.verticalScrollBar().setValue(200)
    area.show_pages((page(), page()), Place("Root cause", 1, 500.0))
    assert area.verticalScrollBar().value() == 200 + round(500 / A4_POINTS * HIGH) - round(400 / A4_POINTS * HIGH)


def test_where_the_section_is_out_of_sight_the_pages_stay(area):
    area.show_pages((page(), page()), Place("Root cause", 2, 700.0))
    area.verticalScrollBar().setValue(50)
    area.show_pages((page(), page()), Place("Root cause", 2, 720.0))
    assert area.verticalScrollBar().value() == 50


def test_in_the_light_theme_the_pages_lie_on_a_ground_that_is_no_paper(area, themes):
    themes.fix(ThemeName.LIGHT)
    area.show_pages((page(), page()), None)
    ground = area.grab().toImage().pixelColor(area.viewport().width() // 2, GAP // 2)
    assert ground != QColor("white") and ground.lightnessF() > 0.5
