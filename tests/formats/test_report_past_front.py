"""Page 1 of a past incident says its impact, cause and factors in the words of its report."""

from dataclasses import replace

import pytest

from incident_desk.domain.past_corrected import Fact, FactKind
from incident_desk.domain.past_report import Passage
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.prose import document
from incident_desk.formats.report_document import Bar, Cards, Points, Statement, Statements
from incident_desk.formats.report_lanes import key_events, lanes
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import read
from tests.fakes import Bench
from tests.formats.test_report_past import reported


def front_of(**changed):
    """The blocks of page 1 of the report with other words in it."""
    return document(reported(replace(read().report, **changed))).front


def said(front):
    return [row for block in front if isinstance(block, Statements) for row in block.rows]


def listed(front, label):
    return next((block.items for block in front if isinstance(block, Points) and block.label == label), ())


def test_it_says_the_impact_the_cause_and_the_factors():
    front = document(reported()).front
    assert said(front) == [
        Statement("Impact", "About half of all payments failed."),
        Statement("Root cause", "A certificate ran out."),
    ]
    assert listed(front, "Contributing factors") == ("Nobody was told of the date", "The alert was muted")
    cards = next(block for block in front if isinstance(block, Cards))
    assert [one.label for one in cards.cards][1:] == ["Impact duration", "Time to detect", "Time to mitigate"]


def taken_in():
    bench = Bench()
    taken = bench.desk.past.take_in(past_incident(read(), Answers("UTC")), "MK").incident
    return build_report(bench.desk.events(taken.id), "x")


def test_its_course_is_drawn_and_ends_with_the_impact_not_with_the_day_it_was_taken_in():
    (bar,) = (block for block in document(taken_in()).front if isinstance(block, Bar))
    assert [one.label for one in bar.points] == ["Impact started", "Detected", "Declared", "Impact ended"]
    assert bar.parts[-1].words == "going on", "that nobody acknowledged it is not stated"


def test_the_day_it_was_taken_in_does_not_squeeze_the_lanes():
    report = taken_in()
    figure = lanes(report, key_events(report.timeline))
    assert not figure.gaps and "2026" not in figure.alt


def test_what_is_not_stated_has_no_line():
    front = front_of(impact=None, root_cause=None, contributing=())
    assert not said(front) and not listed(front, "Contributing factors")


def test_a_long_cause_is_cut_where_a_sentence_ends_and_says_where_it_goes_on():
    front = front_of(root_cause=Passage("The lock was held. " * 60))
    (cause,) = [one for one in said(front) if one.label == "Root cause"]
    assert cause.text == "The lock was held. The lock was held. The lock was held. The lock was held."
    assert cause.more == "continued in section 3"


def test_lines_of_a_passage_are_parted_by_a_mark():
    front = front_of(impact=Passage("Nobody could pay\nMoney was lost:\n£20\n\nAll was well."))
    assert said(front)[0].text == "Nobody could pay; Money was lost: £20; All was well."


@pytest.mark.parametrize(("count", "shown", "last"), [(4, 4, "no 3"), (5, 4, "and 2 more contributing factors")])
def test_of_many_factors_the_first_are_named_and_the_others_counted(count, shown, last):
    items = listed(front_of(contributing=tuple(Passage(f"no {n}") for n in range(count))), "Contributing factors")
    assert len(items) == shown and items[-1].startswith(last)


def test_what_was_corrected_says_so():
    bench = Bench()
    answers = Answers("UTC", facts={Fact(FactKind.CAUSE): "A wrong date"})
    taken = bench.desk.past.take_in(past_incident(read(), answers), "MK").incident
    (impact, cause) = said(document(build_report(bench.desk.events(taken.id), "Incident Desk")).front)
    assert (impact.label, cause.label, cause.text) == ("Impact", "Root cause, as corrected", "A wrong date")
