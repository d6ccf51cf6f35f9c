"""Unsent text is kept while it is typed."""

from datetime import UTC, datetime

import pytest

from incident_desk.qt.draft_keeper import DraftKeeper
from incident_desk.services.drafts import Unsent
from tests.fakes import MemoryDrafts

AT = datetime(2026, 3, 1, 3, 43, 20, tzinfo=UTC)


@pytest.fixture
def drafts():
    return MemoryDrafts()


@pytest.fixture
def keeper(link, drafts):
    keeper = DraftKeeper(link, drafts)
    keeper.open("a")
    return keeper


def test_typing_is_kept_at_most_every_two_seconds(keeper, drafts):
    for number in range(50):
        keeper.note(Unsent(f"text {number}", AT))
    assert drafts.saves == 0
    keeper._timer.timeout.emit()
    assert drafts.kept["a"].text == "text 49"
    assert drafts.saves == 1


def test_what_was_sent_is_forgotten_at_once(keeper, drafts):
    keeper.note(Unsent("text", AT))
    keeper.flush()
    keeper.note(None)
    assert drafts.kept == {}


def test_flushing_twice_writes_once(keeper, drafts):
    keeper.note(Unsent("text", AT))
    keeper.flush()
    keeper.flush()
    assert drafts.saves == 1


def test_kept_text_comes_back_when_its_incident_is_opened(link, drafts, qtbot):
    drafts.kept["b"] = Unsent("from before the crash", AT)
    keeper = DraftKeeper(link, drafts)
    with qtbot.waitSignal(keeper.came_back) as back:
        keeper.open("b")
    assert back.args[0].text == "from before the crash"


def test_text_that_comes_too_late_for_its_incident_is_left_alone(link, drafts, qtbot):
    drafts.kept["b"] = Unsent("old", AT)
    keeper = DraftKeeper(link, drafts)
    link.held = True
    keeper.open("b")
    keeper.open("c")
    with qtbot.assertNotEmitted(keeper.came_back):
        link.release()


def test_without_a_place_text_still_comes_back_within_the_window(link, qtbot):
    keeper = DraftKeeper(link, None)
    keeper.open("a")
    keeper.note(Unsent("text", AT))
    keeper.open("b")
    with qtbot.waitSignal(keeper.came_back) as back:
        keeper.open("a")
    assert back.args[0].text == "text"


def test_a_place_that_is_known_later_brings_text_back(link, drafts, qtbot):
    drafts.kept["a"] = Unsent("kept", AT)
    keeper = DraftKeeper(link, None)
    keeper.open("a")
    with qtbot.waitSignal(keeper.came_back):
        keeper.use(drafts)


def test_a_full_disk_is_said_once(keeper, drafts):
    said = []
    keeper.failed.connect(said.append)
    drafts.full = True
    for number in range(3):
        keeper.note(Unsent(f"text {number}", AT))
        keeper.flush()
    assert said == ["Unsent text can't be kept: the disk is full"]
    drafts.full = False
    keeper.note(Unsent("text", AT))
    keeper.flush()
    drafts.full = True
    keeper.note(Unsent("more", AT))
    keeper.flush()
    assert len(said) == 2


def test_text_of_another_incident_can_be_forgotten(keeper, drafts):
    drafts.kept["b"] = Unsent("sent", AT)
    keeper.forget("b")
    assert "b" not in drafts.kept
