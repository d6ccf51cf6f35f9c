"""The strip of figures."""

from incident_desk.qt.pages.home.figure_strip import FigureCell, FigureStrip
from incident_desk.qt.pages.home.figures import FigureShown, figures
from incident_desk.qt.theme import Density

MISSED = FigureShown("Response targets met", "7 of 8", "missed once: INC-0040", blocks=(True, False), meaning="why")


def test_a_figure_is_read_aloud_with_its_caption(themes, qtbot):
    cell = FigureCell(themes, FigureShown("Open action items"))
    qtbot.addWidget(cell)
    assert (cell.accessibleName(), cell.accessibleDescription()) == ("Open action items", "none, no incident yet")
    cell.set_model(MISSED)
    assert cell.accessibleDescription() == "7 of 8, missed once: INC-0040"
    assert cell.toolTip() == "why"


def test_a_missed_block_is_outlined_in_the_alarm_colour(each_theme, qtbot):
    cell = FigureCell(each_theme, MISSED)
    qtbot.addWidget(cell)
    cell.resize(360, 102)
    image = cell.grab().toImage()
    alarm = each_theme.current.colour.alarm
    near = [
        (x, y)
        for x in range(300, 345)
        for y in range(70, 92)
        if abs(image.pixelColor(x, y).red() - alarm.red()) + abs(image.pixelColor(x, y).green() - alarm.green())
        < 30
    ]
    assert near


def test_the_five_keep_their_places(themes, qtbot):
    strip = FigureStrip(themes, figures(None))
    qtbot.addWidget(strip)
    assert [cell.model.title for cell in strip.cells][0] == "Time to acknowledge, median"
    assert len(strip.cells) == 5
    high = strip.sizeHint().height()
    themes.set_density(Density.COMPACT)
    assert strip.sizeHint().height() < high
