"""The cost in a report: a line that can be checked, or why there is none; nothing at all without a rate."""

from dataclasses import replace

import pytest

from incident_desk.domain.fold import fold
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.response_cost import cost_of, effort_of
from incident_desk.formats.markdown_report import markdown_of
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.formats.report_cost import TITLE, cost_line, hours
from tests.report_samples import bare, checkout, reopened

EUROS = HourlyRate(90.0, "€")
LINE = "2 people · 1 h 56 min in all × 90 € an hour = 174 €"


def costed(recorder, rate=EUROS):
    cost = cost_of(effort_of(recorder.events, fold(recorder.events)), rate)
    return replace(build_report(recorder.events, "x"), cost=cost)


def test_the_line_says_its_formula_and_can_be_checked():
    report = costed(checkout())
    told = markdown_of(report)
    assert f"### {TITLE}\n\n{LINE}.\n" in told.replace("\\", "")
    assert "Counted from 2026-03-01 03:02:00 (declared) to 2026-03-01 04:01:00 UTC (resolved)." in told
    assert "A person's time counts from their first act in the record" in told
    assert "By person: Maya Kowalski 59 min, Ravi Osei 57 min." in told


def test_without_a_rate_nothing_is_said():
    assert TITLE not in markdown_of(build_report(checkout().events, "x"))


def test_where_there_is_none_the_reason_stands():
    report = costed(bare())
    assert cost_line(report.cost) == "n/a, because it is not resolved yet"
    assert "n/a, because it is not resolved yet." in markdown_of(report)


def test_time_in_which_it_had_ended_is_left_out_and_that_is_said():
    assert "without the time in which it had ended." in markdown_of(costed(reopened()))


def test_a_single_moment_and_many_people_are_told_as_such():
    recorder = checkout()
    resolved = recorder.events.pop(-1)
    for number in range(14):
        recorder.log("Here", "03:50", f"Person {number:02}")
    recorder.events.append(resolved)
    told = markdown_of(costed(recorder))
    assert "For 14 of them a single moment is recorded, which counts no time." in told
    assert "Person 00 a single moment" in told and " and 4 more." in told


def test_peoples_time_has_no_days():
    assert [hours(one) for one in (0, 20, 60, 65, 100_000)] == [
        "0 min",
        "20 min",
        "1 h",
        "1 h 05 min",
        "1,666 h 40 min",
    ]


# -- who gets it ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", list(Audience))
def test_insiders_and_executives_get_it_and_nobody_else_ever(audience):
    handout = hand_out(costed(checkout()), Wish(audience, frozenset()))
    told = markdown_of_document(handout)
    gets = audience in (Audience.INTERNAL, Audience.EXECUTIVE)
    assert (LINE in told) is gets and ("cost" in handout.data) is gets
    assert ("By person" in told) is (audience is Audience.INTERNAL)
    if audience is Audience.EXECUTIVE:
        assert "each" not in handout.data["cost"] and handout.data["cost"]["cost"] == 174.0


def markdown_of_document(handout):
    from incident_desk.formats.redaction.finished import paper_parts

    return "\n".join(part.text for part in paper_parts(handout.document, handout.data))


@pytest.mark.parametrize(
    "wish",
    [
        Wish(sorts=frozenset({Sort.MONEY})),
        Wish(Audience.EXECUTIVE, frozenset({Sort.MONEY})),
        Wish(also=("174€",)),
        Wish(also=("90 €",)),
    ],
)
def test_where_money_goes_or_that_very_sum_it_goes_too(wish):
    handout = hand_out(costed(checkout()), wish)
    assert TITLE not in markdown_of_document(handout) and "174.0" not in str(handout.data)
    assert "cost" in handout.withheld


def test_names_that_go_go_there_too():
    handout = hand_out(costed(checkout()), Wish(sorts=frozenset({Sort.PERSON})))
    assert "By person: [commander] 59 min, [tech lead] 57 min." in markdown_of_document(handout)
