"""How long things took over a set of incidents."""

from dataclasses import replace
from datetime import timedelta
from math import inf
from statistics import median, quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident_links import IncidentLink, LinkHow
from incident_desk.domain.measured import Measured
from incident_desk.domain.metrics_over import (
    Wanted,
    choose,
    figure_over,
    figures_over,
    has_words,
    month_of,
    quantile,
)
from incident_desk.domain.milestones import DURATIONS
from incident_desk.domain.past_report import PastReport
from incident_desk.domain.status import Status
from tests.measured_incidents import AT, incident, incidents, taken_in

RESTORE = next(one for one in DURATIONS if one.name == "Time to restore")
LENGTHS = st.integers(0, 9_999)


def restored(*minutes):
    return [incident(number, impact_ended=value) for number, value in enumerate(minutes, 1)]


def keys(chosen):
    return [one.key for one in chosen.incidents]


def test_below_three_there_is_no_median_and_the_values_stand():
    figure = figure_over(RESTORE, restored(60, 30))
    assert figure.median is figure.lower is figure.upper is None
    assert [(one.key, one.measured.low_s) for one in figure.values] == [("INC-0002", 1800), ("INC-0001", 3600)]


def test_what_has_no_length_is_named_with_the_reason_and_is_never_zero():
    figure = figure_over(RESTORE, [*restored(60, 30, 90), incident(9)])
    assert (len(figure.values), figure.of, figure.median.low_s) == (3, 4, 3600)
    assert [(one.key, one.why) for one in figure.missing] == [("INC-0009", "impact ended is not recorded")]


def test_a_bound_far_from_the_middle_leaves_the_median_known():
    figure = figure_over(RESTORE, restored(30, 60, ">720"))
    assert (figure.median.low_s, figure.median.high_s) == (3600, 3600)
    assert (figure.upper.low_s, figure.upper.high_s) == ((3600 + 43_200) / 2, inf)


def test_a_bound_in_the_middle_bounds_the_median():
    figure = figure_over(RESTORE, restored(">30", 60, 90))
    assert (figure.median.low_s, figure.median.high_s) == (3600, 5400)
    between = figure_over(RESTORE, restored("50..70", 40, 80)).median
    assert (between.low_s, between.high_s) == (3000, 4200)


def test_a_median_is_about_just_where_it_may_rest_on_such_a_length():
    assert figure_over(RESTORE, restored(30, "~60", 90)).median.about
    assert not figure_over(RESTORE, restored(30, 60, "~90")).median.about


def test_each_month_has_its_own_median_or_its_values():
    march = [incident(number, impact_ended=number) for number in (1, 2, 3)]
    april = [incident(9, day=40, impact_ended=9), incident(10, day=40)]
    first, second = figure_over(RESTORE, [*march, *april]).months
    assert (first.month, first.median.low_s, first.of) == ("2026-03", 120, 3)
    assert (second.month, second.median, second.of, [one.key for one in second.values]) == (
        "2026-04", None, 2, ["INC-0009"],
    )  # fmt: skip


def test_what_never_counts_is_named_with_the_reason():
    link = IncidentLink(LinkHow.MERGED_INTO, "id-1", "INC-0001", "Down", AT)
    others = [
        replace(incident(2), record=RecordKind.DRILL),
        replace(incident(3), status=Status.CANCELLED),
        replace(incident(4), status=Status.CANCELLED, duplicate_of="id-1"),
        replace(incident(5), links=(link,)),
        replace(incident(6), record=RecordKind.CHECKLIST),
        replace(incident(7), record=RecordKind.STANDING),
    ]
    chosen = choose([incident(1), *others], Wanted())
    assert keys(chosen) == ["INC-0001"]
    assert [one.why for one in chosen.left_out] == ["a drill", "called off", "a duplicate", "merged into another"]


def test_the_set_is_of_a_time_a_severity_and_words():
    several = [
        incident(1, severity="P1", title="Checkout: Atlas pool"),
        incident(2, day=5, severity="p1", title="Printer"),
        incident(3, day=9, title="Atlas again"),
    ]
    day = timedelta(days=1)
    assert keys(choose(several, Wanted(since=AT + day))) == ["INC-0002", "INC-0003"]
    assert keys(choose(several, Wanted(until=AT + 5 * day))) == ["INC-0001"]
    assert keys(choose(several, Wanted(severity="P 1"))) == ["INC-0001", "INC-0002"]
    assert keys(choose(several, Wanted(severity="not stated"))) == ["INC-0003"]
    assert keys(choose(several, Wanted(words="ATLAS"))) == ["INC-0001", "INC-0003"]
    assert keys(choose(several, Wanted(words="atl check"))) == ["INC-0001"]


def test_words_name_the_services_and_checks_that_failed():
    one = incident(checks={"a": {"name": "API", "group": "Payments"}})
    assert not has_words(one, "payments") and has_words(one, " ")


def test_a_report_that_nobody_can_date_has_no_month_and_lies_in_no_period():
    one = taken_in(PastReport("Down"))
    assert not one.past.is_dated and month_of(one) == ""
    assert keys(choose([one], Wanted())) == [one.key]
    chosen = choose([one], Wanted(since=AT))
    assert not chosen.incidents and [left.why for left in chosen.left_out] == ["nothing says when it was"]


@given(st.lists(LENGTHS, min_size=3))
def test_the_quantiles_are_those_of_the_inclusive_method(values):
    lengths = [Measured(one, one) for one in values]
    lower, middle, upper = (quantile(lengths, share) for share in (0.25, 0.5, 0.75))
    told = quantiles(values, n=4, method="inclusive")
    assert [lower.low_s, middle.low_s, upper.low_s] == pytest.approx(told)
    assert middle.low_s == middle.high_s == median(values)


@given(st.lists(st.tuples(LENGTHS, LENGTHS).map(sorted), min_size=3, max_size=9), st.data())
def test_whatever_the_true_lengths_are_their_median_lies_within_the_limits(limits, data):
    found = quantile([Measured(low, high) for low, high in limits], 0.5)
    true = [data.draw(st.integers(low, high)) for low, high in limits]
    assert found.low_s <= median(true) <= found.high_s


@given(incidents(), st.randoms())
def test_the_order_of_the_set_changes_nothing(several, random):
    mixed = list(several)
    random.shuffle(mixed)
    assert choose(mixed, Wanted()) == choose(several, Wanted())
    assert figures_over(mixed) == figures_over(several)


@given(incidents())
def test_an_incident_without_times_changes_no_median_and_is_one_more_of_all(several):
    bare = incident(99, declared="~0")
    bare = replace(bare, milestones={})
    for before, after in zip(figures_over(several), figures_over([*several, bare]), strict=True):
        assert (after.median, after.lower, after.upper) == (before.median, before.lower, before.upper)
        assert after.of == before.of + 1 and after.values == before.values


@given(incidents())
def test_drills_never_count(several):
    drills = [replace(one, id=f"d{one.id}", record=RecordKind.DRILL) for one in several]
    assert choose([*several, *drills], Wanted()).incidents == choose(several, Wanted()).incidents
    assert choose(drills, Wanted()).incidents == ()
