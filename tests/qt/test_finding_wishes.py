"""The palette finds what can be done now and every incident; the key sheet has every key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.milestones import Milestone
from incident_desk.qt.actions import TABLE
from incident_desk.qt.dialogs.finder import Finder
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from tests.fakes import Bench
from tests.pattern_samples import BOOK as PATTERNS
from tests.qt.whole import Whole


@pytest.fixture
def whole(qtbot):
    one = Whole(qtbot)
    qtbot.waitUntil(lambda: bool(one.stage.rows))
    yield one
    one.close()


def things(whole, action):
    """What the finder that this action opens was given."""
    given = []
    whole.controller._finding._find = lambda title, found: given.append((title, found))
    whole.controller.do(action)
    return given[0]


def find(whole, qtbot, words):
    """Type the words and press Enter."""
    qtbot.waitUntil(whole.dialog(Finder).isActiveWindow)
    qtbot.keyClicks(QApplication.focusWidget(), words)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_the_palette_has_what_can_be_done_now_and_every_incident(whole):
    title, found = things(whole, "palette")
    assert title == "Find or run anything"
    texts = [one.words for one in found]
    assert "Acknowledge: response begun" in texts and "Declare incident" in texts
    assert texts[-1] == "INC-0001 Checkout is down"
    assert "Find or run anything" not in [one.rstrip("…") for one in texts]


def test_without_an_incident_it_offers_nothing_that_needs_one(qtbot):
    whole = Whole(qtbot, Bench(), shown=False)
    _, found = things(whole, "palette")
    off = {one.text.rstrip("…") for one in TABLE if one.needs_incident}
    assert not off & {one.words for one in found}
    whole.close()


def test_the_key_sheet_has_every_key_that_works_now(whole):
    title, found = things(whole, "keys")
    assert title == "All keys"
    keys = [one for one in TABLE if one.keys and not one.needs_run]
    wanted = {one.text.rstrip("…") for one in keys if one.id not in ("palette", "keys")}
    assert {one.words for one in found} == wanted


def test_what_is_found_is_run(whole, qtbot):
    whole.controller.do("palette")
    with whole.changed():
        find(whole, qtbot, "acknow")
    assert Milestone.ACKNOWLEDGED in whole.incident.milestones


def test_an_incident_that_is_found_comes_to_the_desk(whole, qtbot):
    other = whole.bench.desk.declare(Declaration("Mail is late", "P3"), "MK")
    qtbot.waitUntil(lambda: len(whole.stage.rows) == 2)
    whole.controller.do("home")
    whole.controller.do("palette")
    with qtbot.waitSignal(whole.link.scene_shown) as shown:
        find(whole, qtbot, "mail is")
    assert shown.args[0].incident.id == other.id and whole.window.page == "desk"


def test_a_pattern_of_the_playbook_is_opened_and_put_aside_by_its_name(qtbot):
    whole = Whole(qtbot, playbook=PATTERNS)
    qtbot.waitUntil(lambda: bool(whole.stage.rows))
    whole.controller.do("palette")
    with whole.changed():
        find(whole, qtbot, "open pattern token")
    assert [(one.key, one.is_open) for one in whole.incident.patterns] == [("p3", True)]
    assert whole.toast == "Opened pattern Token expired"
    whole.controller.do("palette")
    with whole.changed():
        find(whole, qtbot, "put pattern token")
    assert not whole.incident.patterns[0].is_open
    whole.close()


def test_an_ended_incident_offers_to_be_opened_again_and_no_patterns(qtbot):
    whole = Whole(qtbot, playbook=PATTERNS)
    qtbot.waitUntil(lambda: bool(whole.stage.rows))
    with whole.changed():
        whole.link.act(lambda one, now: cancel(one, "false alarm"))
    texts = [one.words for one in things(whole, "palette")[1]]
    assert "Reopen" in texts and not any("pattern" in one for one in texts)
    assert whole.window.actions_table.action("reopen").isEnabled()
    whole.close()
