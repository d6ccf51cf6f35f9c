"""The five figures as they are shown."""

from dataclasses import replace
from math import inf

import pytest

from incident_desk.domain.measured import Measured
from incident_desk.domain.metrics import TO_RESTORE, MedianFigure, metrics
from incident_desk.domain.metrics_over import Quantile
from incident_desk.qt.pages.home.figures import figures, length
from tests.qt.pages.home.library import NOW, Past


def shown(shelf):
    return {one.title: one for one in figures(metrics(shelf.incidents, NOW))}


def test_without_a_record_every_figure_says_so(shelf):
    for one in shown(shelf).values():
        assert one.value in ("—", "0")
        assert one.caption in ("no incident yet", "nothing to do")


def test_two_incidents_are_too_few_for_a_median(shelf):
    shelf.add(Past("a", 2))
    shelf.add(Past("b", 3))
    one = shown(shelf)["Time to acknowledge, median"]
    assert (one.value, one.caption) == ("—", "too few for a median: 2 of 2")


def test_a_median_says_of_how_many(year):
    one = shown(year)["Time to restore, median"]
    assert one.caption == "from declared · 8 of 8"
    assert len(one.bars) == 8
    assert max(one.bars) == 1.0
    assert "impact ended − declared" in one.meaning


def test_a_missed_target_is_named_and_marked(year):
    one = shown(year)["Response targets met"]
    assert (one.value, one.caption) == ("7 of 8", "missed once: INC-0003")
    assert one.blocks.count(False) == 1


def test_updates_count_what_was_due(shelf):
    shelf.add(Past("a", 2, updates=(14, 28), resolved=40))
    one = shown(shelf)["Updates sent on time"]
    assert (one.value, one.caption) == ("2 of 2", "none late")


def test_actions_past_their_date_are_counted(year):
    one = shown(year)["Open action items"]
    assert (one.value, one.caption) == ("3", "2 past their date")


def test_before_the_first_count_nothing_is_claimed():
    assert {(one.value, one.caption) for one in figures(None)} == {("—", "")}


def test_a_length_is_a_clock_face_below_an_hour():
    assert (length(570), length(6720)) == ("09:30", "1 h 52 min")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(3600, 3600, "1 h"), (3600, inf, "≥ 1 h"), (0, 3600, "≤ 1 h"), (3600, 7200, "1 h to 2 h"), (90, 90, "01:30")],
)
def test_a_median_that_is_only_bounded_says_what_bounds_it(low, high, words):
    figure = MedianFigure(TO_RESTORE, Quantile(low, high), (Measured(low, high),) * 3, 3)
    metrics_ = replace(metrics([], NOW), restore=figure)
    one = {shown.title: shown for shown in figures(metrics_)}["Time to restore, median"]
    assert (one.value, len(one.bars)) == (words, 3)
