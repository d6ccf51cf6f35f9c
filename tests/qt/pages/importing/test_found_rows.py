"""Each kind of row is drawn within its place."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from incident_desk.domain.past_corrected import Fact, FactKind
from incident_desk.qt.pages.importing.found import FactRow, Found, Look, Standing
from incident_desk.qt.pages.importing.found_rows import (
    Ground,
    change_height,
    doubt_height,
    height_of,
    looked_at_box,
    paint_row,
)
from incident_desk.qt.theme import TextKind
from tests.qt.pages.importing.conftest import opened

ROWS = {row.look: row for row in opened().rows if row.look is not Look.PLAN}


def drawn(theme, row, width=600, **state):
    image = QImage(width, height_of(row.look, theme), QImage.Format.Format_ARGB32)
    image.fill(theme.colour.panel)
    painter = QPainter(image)
    paint_row(Ground(painter, QRectF(image.rect()), theme, **state), row)
    painter.end()
    return image


@pytest.mark.parametrize("look", ROWS)
def test_every_look_is_drawn_wide_and_narrow(themes, look):
    for width in (620, 460, 120):
        image = drawn(themes.current, ROWS[look], width)
        colours = {image.pixelColor(x, y).name() for x in range(width) for y in range(0, image.height(), 3)}
        assert len(colours) > 2


def test_a_doubt_that_was_looked_at_is_seen_to_be_settled(each_theme):
    theme, row = each_theme.current, ROWS[Look.DOUBT]
    assert drawn(theme, row) != drawn(theme, row, is_settled=True)
    box = looked_at_box(QRectF(0, 0, 600, 34), theme)
    assert box.height() >= theme.tokens.sizes.target_min and box.right() == 600


def test_a_head_says_what_is_to_be_looked_at_in_its_group(themes):
    row = ROWS[Look.HEAD]
    assert drawn(themes.current, row) != drawn(themes.current, row, asks="3 to check")


def test_a_doubt_that_has_no_room_on_one_line_stands_on_two(themes):
    theme, row = themes.current, ROWS[Look.DOUBT]
    assert doubt_height(row, 2000, theme) == height_of(Look.DOUBT, theme)
    assert doubt_height(row, 300, theme) == height_of(Look.DOUBT, theme) + theme.line_height(TextKind.SMALL)


def test_a_change_that_has_no_room_on_one_line_stands_on_two(themes):
    theme, row = themes.current, Found(Look.CHANGE, "changed: a step " * 8)
    assert change_height(row, 2000, theme) == height_of(Look.CHANGE, theme)
    assert change_height(row, 300, theme) == height_of(Look.CHANGE, theme) + theme.line_height(TextKind.SMALL)


def test_what_a_person_said_of_a_fact_is_seen(themes):
    pictures = [
        drawn(themes.current, Found(Look.PAST, "P1", "severity", thing=FactRow(Fact(FactKind.SEVERITY), standing)))
        for standing in Standing
    ]
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])
