"""How much is asked of the newest incidents."""

from dataclasses import replace

import pytest

from incident_desk.domain.doctor import Group
from incident_desk.qt.pages.doctor.rounds import LONGEST, Round, Rounds
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.doctoring import assign


@pytest.fixture
def rounds(room):
    one = Rounds(room.link)
    one.look(True)
    room.until(lambda: bool(one.rounds) and all(each.count is not None for each in one.rounds))
    return one


def test_each_incident_says_how_much_is_asked_and_how_heavy_it_is(room, rounds):
    (one,) = rounds.rounds
    assert (one.count, one.heaviest) == (len(room.told.asked), Group.CONTRADICTION)
    assert one.words == f"{one.count} to ask" and one.origin == "INC-0001 · from a report"


def test_what_moved_on_is_examined_again(room, rounds):
    before = rounds.rounds[0].count
    room.link.act(lambda i, _: assign(i, "RO", "2026-03-14"), room.one)
    room.until(lambda: rounds.rounds[0].count == before - 1)


def test_a_new_incident_comes_first_with_nothing_to_ask(room, rounds):
    room.link.declare(Declaration("Printer", "P1", commander="MK"), lambda _: None)
    room.until(lambda: len(rounds.rounds) == 2 and rounds.rounds[0].count is not None)
    assert rounds.rounds[0].words == "none" and rounds.rounds[0].origin.endswith("recorded here")


def test_nobody_looks_and_nothing_is_examined(room):
    one = Rounds(room.link)
    room.link.refresh_library()
    room.until(lambda: bool(room.link.library))
    assert [each.words for each in one.rounds] == ["…"]


def test_a_very_long_record_is_examined_when_it_is_opened(room, rounds):
    one = Round(replace(room.model.incident, seq=LONGEST + 1))
    assert one.is_long and one.words == "open it" and not rounds.rounds[0].is_long
