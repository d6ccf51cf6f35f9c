"""Recovery objectives against what happened in one incident."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.objectives import MTTR, RPO, RTO, Goal, Verdict, objectives_over
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.review import FigureText, ImpactFigure, Review
from incident_desk.domain.status import Status
from tests.measured_incidents import AT, NOW, incident

HOURS_4 = Goal(RTO, "< 4 hours", 14_400, strict=True)
NO_LOSS = Goal(RPO, "0 data loss", 0)


def judged(goals, now=NOW, loss=None, **facts):
    """The verdicts of one incident whose playbook states these goals; a loss of data is its number of seconds."""
    one = incident(playbook=Playbook("Outage"), **facts)
    if loss is not None:
        figure = FigureText("f", loss, AT, "MK")
        one = replace(one, review=Review(figures={ImpactFigure.DATA: figure}))

    def lost(text):
        return int(text) if text.isdigit() else None

    return objectives_over([one], now, lambda book: goals if book.title == "Outage" else (), lost)


@pytest.mark.parametrize(
    ("ended", "verdict"),
    [
        (239, Verdict.MET),
        (240, Verdict.MISSED),
        ("<200", Verdict.MET),
        (">200", Verdict.UNKNOWN),
        (">300", Verdict.MISSED),
        ("200..230", Verdict.MET),
        ("200..300", Verdict.UNKNOWN),
        ("~300", Verdict.MISSED),
    ],
)
def test_the_recovery_time_is_the_impact_and_only_what_is_known_decides(ended, verdict):
    (found,) = judged([HOURS_4], impact_started=0, impact_ended=ended)
    assert found.verdict is verdict and found.was is not None


def test_a_goal_that_is_no_less_than_is_met_by_just_as_much():
    (found,) = judged([replace(HOURS_4, strict=False)], impact_started=0, impact_ended=240)
    assert found.verdict is Verdict.MET


def test_without_both_ends_of_the_impact_it_is_unknown_and_says_why():
    (found,) = judged([HOURS_4], impact_ended=60)
    assert (found.verdict, found.why) == (Verdict.UNKNOWN, "impact started is not recorded")


def test_an_impact_that_goes_on_is_missed_once_it_is_too_long():
    facts = {"impact_started": 0, "status": Status.INVESTIGATING}
    (early,) = judged([HOURS_4], AT + timedelta(hours=1), **facts)
    (late,) = judged([HOURS_4], AT + timedelta(hours=5), **facts)
    assert [early.verdict, late.verdict] == [Verdict.UNKNOWN, Verdict.MISSED]
    assert early.why == late.why == "the impact goes on" and late.was.low_s == 5 * 3600


@pytest.mark.parametrize(
    ("loss", "verdict", "why"),
    [
        ("0", Verdict.MET, ""),
        ("5", Verdict.MISSED, ""),
        ("some rows", Verdict.UNKNOWN, "its words state no length of lost data"),
        (None, Verdict.UNKNOWN, "the review does not state the loss of data"),
    ],
)
def test_the_recovery_point_is_what_the_review_says_of_lost_data(loss, verdict, why):
    (found,) = judged([NO_LOSS], loss=loss)
    assert (found.verdict, found.why, found.said) == (verdict, why, loss or "")


def test_two_goals_of_a_name_and_words_without_a_length_are_unknown():
    told = judged([HOURS_4, replace(HOURS_4, seconds=60)], impact_started=0, impact_ended=1)
    assert {(one.verdict, one.why) for one in told} == {(Verdict.UNKNOWN, "the playbook states 2 of them")}
    (found,) = judged([Goal(RTO, "99 %", None)], impact_started=0, impact_ended=1)
    assert (found.verdict, found.why) == (Verdict.UNKNOWN, "the playbook states no length")


def test_without_a_playbook_or_a_goal_there_is_nothing_to_judge():
    assert judged([]) == ()
    assert objectives_over([incident()], NOW, lambda book: [HOURS_4], int) == ()


def test_no_single_incident_reaches_or_misses_a_mean():
    goal = Goal(MTTR, "< 2 hours", 7200, strict=True)
    (one,) = judged([goal], detected=0, resolved=30)
    assert (one.verdict, one.was.low_s, one.why) == (Verdict.UNKNOWN, 1800, "one incident has no mean")
    (one,) = judged([goal], resolved=30)
    assert one.was is None and one.why == "one incident has no mean, and detected is not recorded"
