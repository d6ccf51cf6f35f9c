"""What stays open: each thing with where it goes, also for those who hear it."""

import pytest

from incident_desk.qt.dialogs.open_lines import OpenLine, OpenLines, OpenShown, OpenSign


@pytest.mark.parametrize("sign", list(OpenSign))
def test_each_sign_is_painted_and_the_words_are_spoken(each_theme, qtbot, sign):
    line = OpenLine(each_theme, OpenShown(sign, "3 steps of Mitigation", "Verify, and 2 more", "to After"))
    qtbot.addWidget(line)
    line.resize(400, 46)
    assert not line.grab().isNull()
    assert (line.spoken().name, line.spoken().value) == ("3 steps of Mitigation", "Verify, and 2 more; to After")
    assert line.toolTip() == "3 steps of Mitigation. Verify, and 2 more"


def test_a_thing_without_more_to_say_is_lower(themes, qtbot):
    lines = OpenLines(themes, [OpenShown(OpenSign.NOTHING, "Nothing is open"), OpenShown(OpenSign.STEP, "a", "b")])
    qtbot.addWidget(lines)
    low, high = (one.sizeHint().height() for one in lines.lines)
    assert low < high and lines.lines[0].spoken().value == ""
