"""The painted parts: legible sizes, words cut and never run over, all spoken."""

import pytest

from incident_desk.domain.next_actions import Urgency
from incident_desk.qt.theme import build_theme
from incident_desk.qt.wall.parts import EntriesPart, FootPart, HeadPart, HealthPart
from incident_desk.qt.wall.reading import WallCheck, WallEntry, WallFoot, WallHead
from incident_desk.qt.widgets.avatar import AvatarModel
from incident_desk.qt.widgets.plate import PlateModel, PlateSize
from incident_desk.qt.widgets.state_glyph import GlyphState

LONG = "A title that goes on and on " * 20
SEATS = tuple((AvatarModel("MK", "Mia"), title) for title in ("Commander", "Tech lead", "Comms", "Scribe"))


def ink_of(widget, top, bottom):
    """How many pixels between two heights are not the ground."""
    image = widget.grab().toImage()
    ground = image.pixelColor(image.width() - 1, 0)
    rows = range(top, min(bottom, image.height()))
    return sum(image.pixelColor(x, y) != ground for y in rows for x in range(0, image.width(), 3))


@pytest.fixture
def part(each_theme, qtbot):
    def make(kind, model, width, height):
        widget = kind(each_theme, model)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        return widget

    return make


def test_rows_that_have_no_room_are_left_away_whole(part):
    entries = tuple(WallEntry("12:00", "wrench", LONG, "MK", n == 0) for n in range(6))
    tall, low = part(EntriesPart, entries, 1200, 240), part(EntriesPart, entries, 1200, 150)
    # Each row has two lines and 18 pixels: 40 for the heading, then 90 a row.
    assert ink_of(tall, 140, 215) > 0
    assert ink_of(low, 132, 150) == 0


def test_a_title_without_end_leaves_the_time_alone(part):
    head = WallHead(PlateModel("P1", 1, PlateSize.WALL), LONG, LONG, "03:43", "Tue 14 Oct")
    short = WallHead(PlateModel("P1", 1, PlateSize.WALL), "A", "B", "03:43", "Tue 14 Oct")
    long, plain = part(HeadPart, head, 1800, 100), part(HeadPart, short, 1800, 100)
    right = long.grab().toImage().copy(1530, 0, 270, 100)
    assert right == plain.grab().toImage().copy(1530, 0, 270, 100)


def test_what_comes_next_never_runs_into_the_roles(part):
    long = part(FootPart, WallFoot("Due now", Urgency.DUE_NOW, LONG, SEATS), 1800, 52)
    none = part(FootPart, WallFoot("", Urgency.NEXT, "", SEATS), 1800, 52)
    assert long.grab().toImage().copy(1050, 0, 750, 52) == none.grab().toImage().copy(1050, 0, 750, 52)


def test_each_part_has_words_for_ears(part):
    checks = (WallCheck(GlyphState.DOWN, "/api", "49 min"), WallCheck(GlyphState.NORMAL, "5 others normal"))
    health = part(HealthPart, checks, 560, 250)
    assert health.accessibleDescription() == "/api 49 min, 5 others normal"
    foot = part(FootPart, WallFoot("Soon", Urgency.SOON, "An update is due", SEATS), 1800, 52)
    assert (foot.accessibleName(), foot.accessibleDescription()) == ("Soon", "An update is due")
    entries = part(EntriesPart, (), 900, 200)
    assert entries.accessibleDescription() == "none yet"


def test_every_part_wants_the_room_of_the_design(each_theme):
    theme = build_theme(each_theme.current.name)
    assert HealthPart(each_theme, ()).design_size(theme).width() == 560
