"""Lines that tell what follows: places are kept, words reach eyes and ears, the whole text is in the tooltip."""

import pytest

from incident_desk.qt.dialogs.lines import DueLine, DueLines, DueShown
from incident_desk.qt.widgets.state_glyph import GlyphState

LONG = DueShown("03:56", "Engineering Manager, if nobody responds in time " * 3, "1:00:00")


def ink(widget):
    """How many different colours a widget paints."""
    picture = widget.grab().toImage()
    return len({picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())})


def test_a_line_speaks_its_time_and_its_words(themes, qtbot):
    line = DueLine(themes, DueShown("03:11", "Response target", "15:00"))
    qtbot.addWidget(line)
    assert (line.accessibleName(), line.accessibleDescription()) == ("03:11: Response target", "15:00")
    line.set_model(DueShown("", "The first update has a draft"))
    assert (line.accessibleName(), line.toolTip()) == (
        "The first update has a draft",
        "The first update has a draft",
    )


@pytest.mark.parametrize(
    "shown", [LONG, DueShown("", "Nobody can be reached", sign=GlyphState.SLOW), DueShown("", "Ready")]
)
def test_a_line_paints_in_both_themes_and_tells_its_whole_text(each_theme, qtbot, shown):
    line = DueLine(each_theme, shown)
    qtbot.addWidget(line)
    line.resize(240, line.sizeHint().height())
    assert ink(line) > 2
    assert shown.what in line.toolTip()


def test_a_warning_does_not_look_like_what_is_ready(themes, qtbot):
    lines = [
        DueLine(themes, DueShown("", "the same words", sign=sign)) for sign in (GlyphState.SLOW, GlyphState.MET)
    ]
    for line in lines:
        qtbot.addWidget(line)
        line.resize(240, 26)
    assert lines[0].grab().toImage() != lines[1].grab().toImage()


def test_lines_that_stay_keep_their_places(themes, qtbot):
    lines = DueLines(themes, "When you declare")
    qtbot.addWidget(lines)
    lines.show()
    lines.show_lines([DueShown("1", "a"), DueShown("2", "b"), DueShown("3", "c")])
    first = lines.lines[0]
    lines.show_lines([DueShown("9", "z")])
    assert lines.lines[0] is first
    assert [(line.model.what, line.isVisible()) for line in lines.lines] == [
        ("z", True), ("b", False), ("c", False)]  # fmt: skip
    lines.show_lines([DueShown("9", "z"), DueShown("10", "y")])
    assert [line.model.what for line in lines.lines if line.isVisible()] == ["z", "y"]
