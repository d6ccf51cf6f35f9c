"""Undo and redo as a window wishes them: said in words, and on a page of a document only what is its own."""

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.review_sayings import REVIEW_ACTS
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.turning_back import TurningBack
from tests.fakes import Bench


@pytest.fixture
def desk():
    return Bench().desk


def test_it_says_what_was_taken_back_and_what_came_again(desk):
    one = desk.declare(Declaration("Shop"), "MK").id
    desk.act(one, lambda *_: log(Line("restarted gateway", Sign.NOTE)), "MK")
    at = f"{desk.events(one)[-1].at:%H:%M} UTC"
    back = TurningBack(lambda _: desk.events(one), "MK")
    desk.act(one, back, "MK")
    assert back.told == f"Taken back: restarted gateway (log entry, {at}). Ctrl+Shift+Z brings it back"
    again = TurningBack(lambda _: desk.events(one), "MK", again=True)
    desk.act(one, again, "MK")
    assert again.told == f"Done again: restarted gateway (log entry, {at})"


def test_a_page_takes_back_its_own_alone_and_says_what_came_last(desk):
    one = desk.declare(Declaration("Shop"), "MK").id
    desk.act(one, lambda *_: log(Line("restarted gateway", Sign.NOTE)), "MK")
    seq = desk.incident_of(one).seq
    with pytest.raises(Refused, match=r"Undo on the Timeline: restarted gateway \(log entry, "):
        desk.act(one, TurningBack(lambda _: desk.events(one), "MK", own=REVIEW_ACTS), "MK")
    assert desk.incident_of(one).seq == seq
    desk.act(one, TurningBack(lambda _: desk.events(one), "MK"), "MK")
    with pytest.raises(Refused, match="Redo on the Timeline: restarted gateway"):
        desk.act(one, TurningBack(lambda _: desk.events(one), "MK", again=True, own=REVIEW_ACTS), "MK")
