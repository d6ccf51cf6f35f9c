"""How rows are painted, in both themes."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from incident_desk.qt.pages.timeline.clocks import Clocks, TimesShown
from incident_desk.qt.pages.timeline.phases import Band
from incident_desk.qt.pages.timeline.row_delegate import RowDelegate
from incident_desk.qt.panes.timeline.entry_table import EntryTable
from tests.qt.pages.timeline.rows import AT, entry


@pytest.fixture
def delegate(each_theme):
    one = RowDelegate(each_theme)
    one.times = TimesShown(AT)
    return one


GROUND = QColor("#808080")


def picture(delegate, height):
    """The row, painted on a ground that the view has marked as chosen."""
    table = EntryTable()
    table.show((entry(14),))
    image = QImage(600, height, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter, option = QPainter(image), QStyleOptionViewItem()
    option.rect = image.rect()
    delegate.paint(painter, option, table.index(0, 0))
    painter.end()
    return image


def inked(delegate, height, top, bottom):
    """How many pixels of a band of the picture are neither its ground nor that of a divider."""
    image, plain = picture(delegate, height), delegate._themes.current.colour.panel
    points = [image.pixelColor(x, y) for y in range(top, bottom) for x in range(0, 600, 2)]
    return sum(point not in (GROUND, plain) for point in points)


def test_a_divider_stands_above_its_row(delegate):
    delegate.bands = {0: Band(AT, "Diagnosis", "5 of 14 steps so far")}
    assert inked(delegate, 66, 0, 34) > 200
    assert inked(delegate, 66, 34, 66) > 50


def test_a_divider_is_not_marked_with_the_chosen_row(delegate, each_theme):
    delegate.bands = {0: Band(AT, "Diagnosis")}
    image = picture(delegate, 66)
    assert image.pixelColor(2, 2) == each_theme.current.colour.panel


def test_a_row_with_its_editor_over_it_is_not_painted(delegate):
    assert inked(delegate, 32, 0, 32) > 50
    delegate.edited_row = 0
    assert inked(delegate, 32, 0, 32) == 0


def test_times_are_those_of_the_chosen_clocks(delegate):
    assert delegate.time_of(entry(14), lambda _: True, short=False) == "03:14:00"
    delegate.times = TimesShown(AT, Clocks.ELAPSED)
    assert delegate.time_of(entry(14), lambda _: True, short=False) == "14:00"
