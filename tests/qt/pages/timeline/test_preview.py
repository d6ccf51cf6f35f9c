"""How a piece of evidence begins."""

import pytest
from PySide6.QtGui import QColor, QImage

from incident_desk.qt.pages.timeline.preview import MOST_LINES, Preview, is_small_enough


@pytest.fixture
def preview(qtbot, themes):
    one = Preview(themes)
    qtbot.addWidget(one)
    one.resize(400, one.height())
    return one


def test_a_picture_is_painted_in_the_middle_no_larger_than_it_is(preview):
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    preview.show_picture(image, "a.png")
    painted = preview.grab().toImage()
    red = [x for x in range(painted.width()) if painted.pixelColor(x, painted.height() // 2) == QColor("#ff0000")]
    assert not preview.isHidden() and 18 <= len(red) <= 20 and abs(sum(red) / len(red) - 200) < 2
    assert preview.accessibleName() == "Picture: a.png"


def test_of_a_text_the_first_lines_stand_there(preview):
    preview.show_text("\n".join(f"line {n}\tx" for n in range(40)), "pool.log")
    assert preview.lines == tuple(f"line {n}  x" for n in range(MOST_LINES))
    with_text = preview.grab().toImage()
    preview.show_nothing()
    assert preview.isHidden() and preview.lines == () and preview.grab().toImage() != with_text


@pytest.mark.parametrize(("size", "is_small"), [(8_000_000, True), (8_000_001, False)])
def test_a_large_file_is_not_read_for_it(size, is_small):
    assert is_small_enough(size) is is_small
