"""The large clock and what its tooltip says of the others."""

from datetime import timedelta

from incident_desk.domain.clock import clock
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.qt.panes.instruments.elapsed import clock_model, clock_words
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import acknowledge, resolve, set_milestone
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import REPORT, read
from tests.fakes import NOON, Bench


def words(minutes, *rules):
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", commander="MK"), "MK").id
    bench.clock.pass_s(600)
    for rule in rules:
        bench.desk.act(one, rule, "MK")
    incident = bench.desk.incident_of(one)
    reading = clock(incident, NOON + timedelta(minutes=minutes))
    return clock_model(incident, reading), clock_words(incident, reading).splitlines()


def began(minutes):
    moment = Moment(NOON - timedelta(minutes=minutes), Precision.ABOUT)
    return lambda one, now: set_milestone(one, Milestone.IMPACT_STARTED, moment)


def detected(minutes):
    moment = Moment.exactly(NOON - timedelta(minutes=minutes))
    return lambda one, now: set_milestone(one, Milestone.DETECTED, moment)


def test_of_a_report_the_clock_shows_what_it_states():
    def shown(text=REPORT):
        taken = Bench().desk.past.take_in(past_incident(read(text), Answers("UTC")), "MK").incident
        reading = clock(taken, NOON)
        return clock_model(taken, reading), clock_words(taken, reading).splitlines()

    model, lines = shown()
    assert (model.seconds, model.caption, model.since) == (3 * 3600, "As stated", "3+ hours (at least)")
    assert lines[0].startswith("Impact 02:38:00, ended") and lines[-1].startswith("Since declared")
    unsaid = REPORT.replace("**Duration:** 3+ hours\n", "").replace("| ~14:20 | Incident declared | |\n", "")
    model, lines = shown(unsaid)
    assert (model.seconds, model.caption, lines[-1]) == (158 * 60, "Impact", "Declared: not stated")
    model, _ = shown("# Outage report\n\n**Date:** 2025-03-04\n**Status:** Resolved\n\n## Root cause\n\nA lock.\n")
    assert (model.parts, model.since, model.words) == (("—", ""), "not stated", "not stated")


def test_each_clock_has_its_line():
    model, lines = words(20, began(5), detected(2))
    assert (model.seconds, model.caption, model.since) == (1200, "Elapsed", "since 12:00:00 UTC")
    assert lines == [
        "Impact 00:25:00, since about 2026-03-01 11:55:00 UTC",
        "Since detected 00:22:00, 2026-03-01 11:58:00 UTC",
        "Since declared 00:20:00, 12:00:00 UTC",
    ]


def test_what_nobody_said_has_no_figure():
    _model, lines = words(20)
    assert lines[0].startswith("Impact: n/a, because ")
    assert lines[1] == "Detected: not stated"


def test_an_ended_incident_counts_no_further():
    model, lines = words(
        90,
        began(5),
        lambda one, now: acknowledge(one, None),
        lambda one, now: resolve(one, None, Moment.exactly(now)),
    )
    assert (model.seconds, model.caption) == (600, "Took")
    assert lines[0] == "Impact 00:15:00, ended, since about 2026-03-01 11:55:00 UTC"
