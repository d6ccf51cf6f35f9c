"""What a crossing says."""

from datetime import timedelta

import pytest

from incident_desk.domain.clock_facts import Crossing, Mark
from incident_desk.domain.crossing_words import crossing_words, is_told
from tests.fakes import NOON


def crossing(target, mark, *, over=0, allowed=900.0, name=""):
    return Crossing(target, mark, NOON + timedelta(seconds=over), NOON, NOON, allowed, name)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (crossing("response", Mark.AT_RISK), "Response target at risk: 75 % used"),
        (crossing("resolution", Mark.ALMOST_DUE), "Resolution target almost due: 90 % used"),
        (crossing("response", Mark.ALMOST_DUE, allowed=0.0), "Response target almost due: immediate"),
        (crossing("response", Mark.LATE), "Response target missed"),
        (crossing("next update", Mark.AT_RISK), "Next update at risk: 75 % used"),
        (crossing("next update", Mark.LATE), "Next update late"),
        (crossing("phase", Mark.LATE, name="Diagnosis"), "Diagnosis over its window"),
        (crossing("phase", Mark.DEBT, over=22 * 60, name="Diagnosis"), "Phase debt: Diagnosis +22 min"),
        (crossing("phase", Mark.DEBT, over=0.2, name="Diagnosis"), "Phase debt: Diagnosis +1 s"),
    ],
)
def test_it_is_said_in_plain_words(one, words):
    assert crossing_words(one) == words


def test_the_warnings_of_a_cadence_and_of_a_window_do_not_flood_the_timeline():
    told = {(target, mark) for target in ("response", "resolution", "next update", "phase") for mark in Mark
            if is_told(crossing(target, mark))}  # fmt: skip
    assert not told & {(t, m) for t in ("next update", "phase") for m in (Mark.AT_RISK, Mark.ALMOST_DUE)}
    assert {(t, Mark.LATE) for t in ("response", "resolution", "next update", "phase")} <= told
    assert ("response", Mark.AT_RISK) in told and ("phase", Mark.DEBT) in told
