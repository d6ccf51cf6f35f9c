"""A row of what goes is painted with its number and its two ways, masked or plain."""

from PySide6.QtCore import QPointF, QRect

from incident_desk.qt.pages.export.goes import rows_of
from incident_desk.qt.pages.export.goes_list import GoesList
from incident_desk.qt.pages.export.goes_painter import KEEP, way_at, ways_area


def shown(themes, handout, qtbot):
    goes = GoesList(themes)
    qtbot.addWidget(goes)
    goes.resize(560, 400)
    goes.show_goes(rows_of(handout, {}))
    return goes


def test_masked_and_plain_are_two_pictures(each_theme, handout, qtbot):
    goes = shown(each_theme, handout, qtbot)
    masked = goes.viewport().grab().toImage()
    goes.show_plain(True)
    assert goes.viewport().grab().toImage() != masked
    goes.show_plain(False)
    assert goes.viewport().grab().toImage() == masked


def test_a_point_lies_on_one_way_the_other_or_none(themes, handout):
    row = next(one for one in rows_of(handout, {}) if hasattr(one, "number"))
    place = QRect(0, 0, 560, 42)
    area = ways_area(place, row, themes.current)
    y = area.center().y()
    assert way_at(place, QPointF(area.left() + 2, y), row, themes.current) == row.verb
    assert way_at(place, QPointF(area.right() - 2, y), row, themes.current) == KEEP
    assert way_at(place, QPointF(5, y), row, themes.current) == ""
