"""Lines of text: measured, shortened, on whole-pixel baselines."""

import pytest
from PySide6.QtCore import QRectF, Qt

from incident_desk.qt.theme import TextKind
from incident_desk.qt.widgets.lettering import baseline_in, draw_line, in_two_lines, shortened, text_width


@pytest.fixture
def font(themes):
    return themes.current.font(TextKind.BODY)


def test_a_long_text_is_cut_to_its_room_with_an_ellipsis(font):
    cut = shortened("A title far too long", font, 60)
    assert cut.endswith("…")
    assert text_width(cut, font) <= 60


def test_a_text_that_fits_is_left_alone(font):
    assert shortened("Short", font, 200) == "Short"
    assert shortened("Short", font, -5) in ("", "…")


def test_two_lines_break_between_words_and_each_keeps_to_its_room(font):
    assert in_two_lines("Short", font, 200) == ("Short", "")
    width = text_width("No answer yet", font)
    assert in_two_lines("No answer yet from Maya", font, width) == ("No answer yet", "from Maya")
    first, second = in_two_lines("x" * 40 + " and " + "y" * 40, font, 100)
    assert first.endswith("…") and second.endswith("…")
    assert max(text_width(first, font), text_width(second, font)) <= 100


def test_the_baseline_of_a_20_px_line_of_14_px_letters_is_at_15(font):
    assert baseline_in(0, 20, font) == 15
    assert baseline_in(100, 20, font) == 115


@pytest.mark.parametrize(
    "align", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter]
)
def test_a_line_stands_where_it_is_aligned(painted, themes, font, align):
    image = painted(
        lambda p: draw_line(p, QRectF(0, 0, 200, 20), "HH", font, themes.current.colour.text, align), 200, 20
    )
    columns = [x for x in range(200) if any(image.pixelColor(x, y).alpha() > 100 for y in range(20))]
    middle = (columns[0] + columns[-1]) / 2
    half = text_width("HH", font) / 2
    wanted = {Qt.AlignmentFlag.AlignLeft: half, Qt.AlignmentFlag.AlignRight: 200 - half}.get(align, 100)
    assert middle == pytest.approx(wanted, abs=2)
