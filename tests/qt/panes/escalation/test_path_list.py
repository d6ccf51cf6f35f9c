"""The path as a list: every role can be read, and a level under the pointer says all of itself."""

from PySide6.QtCore import QPointF

from incident_desk.qt.panes.escalation.levels import LevelShown, Mark
from incident_desk.qt.panes.escalation.path_list import PathList
from incident_desk.qt.panes.escalation.path_row import PathModel

LONG = "Regional Infrastructure Operations Manager"
LEVELS = tuple(
    LevelShown(n, f"{n} {LONG}", Mark.DUE if n == 2 else Mark.AHEAD, "06:56", f"{n} {LONG}, due", is_next=n == 2)
    for n in range(1, 6)
)


def a_list(themes, qtbot, levels=LEVELS, width=310):
    one = PathList(themes)
    qtbot.addWidget(one)
    one.set_model(PathModel(levels))
    one.resize(width, one.sizeHint().height())
    one.show()
    return one


def test_each_level_has_a_line_and_is_found_there(each_theme, qtbot):
    one = a_list(each_theme, qtbot)
    line = one.height() / 5
    found = [one.level_at(QPointF(150, line * (place + 0.5))) for place in range(5)]
    assert [level.level for level in found] == [1, 2, 3, 4, 5]
    assert one.level_at(QPointF(150, one.height() + 3)) is None and line >= 26


def test_five_long_roles_are_read_where_a_row_has_a_letter_of_each(themes, qtbot):
    one = a_list(themes, qtbot)
    picture = one.grab().toImage()
    empty = a_list(themes, qtbot, tuple(LevelShown(n, "", Mark.AHEAD) for n in range(1, 6))).grab().toImage()
    line = one.height() // 5
    for place in range(5):
        band = [
            x
            for x in range(30, 230)
            if any(
                picture.pixelColor(x, place * line + y) != empty.pixelColor(x, place * line + y) for y in range(26)
            )
        ]
        assert len(band) > 100, f"the role of line {place}"


def test_it_says_the_same_as_the_row_and_is_no_stop(themes, qtbot):
    one = a_list(themes, qtbot, LEVELS[:2])
    assert one.accessibleName() == "Escalation path"
    assert one.accessibleDescription() == f"1 of 2: 1 {LONG}, due; 2 of 2: 2 {LONG}, due"
    assert not one.hasFocus() and one.focusPolicy().value == 0
