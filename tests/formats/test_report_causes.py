"""Causes, hypotheses, what was like it, and recovery objectives."""

from dataclasses import replace

from incident_desk.domain.measured import Measured
from incident_desk.domain.objectives import Goal, Objective, Verdict
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.report_earlier import EarlierAction, EarlierFact
from incident_desk.formats.report_causes import causes, objectives, recurrence
from incident_desk.formats.report_document import Table
from tests.report_samples import at, bare, checkout


def texts(blocks):
    """The words of the cells of all tables, and of the paragraphs."""
    found = []
    for one in blocks:
        if isinstance(one, Table):
            found += [part for row in one.rows for cell in row for part in (cell.text, cell.note) if part]
        else:
            found.append(one.text)
    return found


def test_a_cause_that_nobody_wrote_is_not_stated():
    first, second = texts(causes(build_report(checkout().events, "x")))
    assert first == "Cause identified: 2026-03-01 03:15:00 UTC. Root cause: not stated, for no review is written."
    assert second == "No hypothesis is recorded."
    assert texts(causes(build_report(bare().events, "x")))[0].startswith("Cause identified: not stated.")


def test_a_hypothesis_stands_in_its_table():
    recorder = checkout()
    recorder.log("The pool is full", "03:14", sign="hypothesis")
    assert "The pool is full" in texts(causes(build_report(recorder.events, "x")))


def test_objectives_are_met_missed_or_unknown_and_say_why():
    report = replace(
        build_report(bare().events, "x"),
        objectives=(
            Objective("INC-1", Goal("RTO", "4 h", 14400), Verdict.MET, Measured(2520.0, 2520.0)),
            Objective("INC-1", Goal("RPO", "15 min", 900), Verdict.UNKNOWN, why="the review does not state it"),
        ),
    )
    said = texts(objectives(report))
    assert "RTO, recovery time objective" in said and "42 min 00 s" in said and "met" in said
    assert "unknown" in said and "the review does not state it" in said and "not stated" in said
    assert list(objectives(build_report(bare().events, "x"))) == []


def test_an_earlier_incident_says_why_it_is_like_it_and_what_was_done():
    earlier = EarlierFact(
        "INC-0001", "Down before", at("01:00", -30), "the same check",
        (EarlierAction("Alert", True), EarlierAction("Limit", False)),
    )  # fmt: skip
    said = texts(recurrence(replace(build_report(bare().events, "x"), earlier=(earlier,))))
    assert {"INC-0001", "Down before", "the same check"} <= set(said)
    assert "Alert (done before)\nLimit (not done before)" in said
    assert texts(recurrence(build_report(bare().events, "x"))) == [
        "No earlier incident on this computer is like it."
    ]
