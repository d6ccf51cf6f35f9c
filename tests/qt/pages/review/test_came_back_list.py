"""What was to prevent an incident like this one, and whether it was done."""

from incident_desk.domain.recurrence import CameBack, Prevention
from incident_desk.qt.pages.review.came_back_list import CameBackList
from tests.fakes import NOON


def came(key="INC-0003", *actions):
    return CameBack("INC-0009", "Again", NOON, key, "Pool full", "same check failing", actions)


def test_each_action_says_whether_it_was_done_before(qtbot, themes):
    one = CameBackList(themes)
    qtbot.addWidget(one)
    assert not one.has_any
    one.show_found((
        came("INC-0003", Prevention("Alert", "", False, False), Prevention("Limit", "", True, True),
             Prevention("Test", "", True, False), Prevention("Read", "", True, None)),
    ))  # fmt: skip
    assert one.has_any and one.words == (
        "– Alert: still open",
        "– Limit: done before this one, and it came back",
        "– Test: done after this one began",
        "– Read: done, nobody knows when",
    )


def test_an_earlier_incident_can_be_gone_to_and_of_many_the_likest_are_shown(qtbot, themes):
    one, wished = CameBackList(themes), []
    qtbot.addWidget(one)
    one.incident_wished.connect(wished.append)
    one.show_found(tuple(came(f"INC-{number:04}", Prevention("A", "", False, False)) for number in range(9)))
    buttons = [part for part in one.findChildren(type(one).__mro__[1]) if part.objectName().startswith("INC-")]
    assert [part.objectName() for part in buttons] == ["INC-0000", "INC-0001", "INC-0002"]
    buttons[1].click()
    assert wished == ["INC-0001"]
    one.show_found(())
    assert not one.has_any and one.words == ()
