"""A line of text follows the letters of the theme."""

from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind


def test_it_grows_with_the_text_size(themes, qtbot):
    one = Lettered(themes, TextKind.CAPTION, "text3")
    qtbot.addWidget(one)
    one.setText("<b>plain</b>")
    before = one.sizeHint().width()
    themes.set_scale(1.5)
    assert one.sizeHint().width() > before * 1.3
    assert one.text() == "<b>plain</b>" and one.property("tone") == "text3"
    themes.set_scale(1.0)
