"""The bar of the proof: where it begins and ends, when it is green, and what it says to those who can't see it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.health_record import CheckTurn
from incident_desk.domain.moments import Moment
from incident_desk.qt.dialogs.proof_bar import ProofBar, ProofShown
from incident_desk.qt.dialogs.resolve_facts import Proofs
from tests.qt.dialogs.desk import NOW, incident_in_diagnosis
from tests.qt.dialogs.proof import proven_incident, watched

INCIDENT = proven_incident(incident_in_diagnosis(), NOW)
ENDED = NOW - timedelta(seconds=900)


def shown(length_s, incident=INCIDENT, later_s=0, **states):
    now = NOW + timedelta(seconds=later_s)
    return ProofShown(
        Proofs(lambda: watched(NOW, **states), length_s).at(incident, Moment.exactly(ENDED), now).soak, now
    )


def broken():
    at = NOW - timedelta(seconds=200)
    turns = (
        CheckTurn("api", "/api", "down", at, words="down"),
        CheckTurn("api", "/api", "ok", NOW - timedelta(seconds=90)),
    )
    return replace(INCIDENT, check_turns=INCIDENT.check_turns + turns)


def test_it_reaches_from_the_first_run_to_where_it_would_be_complete():
    one = shown(1800)
    assert (one.start, one.end) == (NOW - timedelta(seconds=600), NOW + timedelta(seconds=1200))
    late = shown(60, later_s=3000)
    assert late.end - late.start == timedelta(seconds=4 * 60), "what was long ago is no proof"


def test_it_is_green_for_five_minutes_after_it_was_complete():
    assert [shown(600, later_s=one).is_fresh for one in (0, 299, 301)] == [True, True, False]
    assert not shown(1800).is_fresh


def test_where_the_present_run_began_is_said():
    assert shown(1800).begun_words == "03:39:00 all normal"
    assert shown(1800, broken()).begun_words == "03:47:30 began anew"
    down = shown(1800, replace(INCIDENT, check_turns=broken().check_turns[:-1]), api="down")
    assert down.begun_words == "begins when all checks are normal"


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (shown(600), "10:00 of 10:00"),
        (shown(1800, broken()), "01:30 of 30:00; broken by /api (down) at 03:45:40"),
        (shown(1800, replace(INCIDENT, check_turns=broken().check_turns[:-1]), api="down"),
         "00:00 of 30:00; broken by /api (down) at 03:45:40; waits for /api"),
    ],
)  # fmt: skip
def test_it_paints_and_says_the_same_in_words(each_theme, qtbot, one, words):
    bar = ProofBar(each_theme, one)
    qtbot.addWidget(bar)
    bar.resize(600, 52)
    assert not bar.grab().isNull()
    assert bar.spoken().value == words


def test_a_break_is_seen_in_the_bar(themes, qtbot):
    whole, cut = ProofBar(themes, shown(1800)), ProofBar(themes, shown(1800, broken()))
    for bar in (whole, cut):
        qtbot.addWidget(bar)
        bar.resize(600, 52)
    assert whole.grab().toImage() != cut.grab().toImage()
