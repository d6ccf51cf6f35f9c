"""A milestone that is said anew leaves its former time struck, with what it was corrected to."""

from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.timeline import extended, timeline
from incident_desk.formats.prose import document
from incident_desk.formats.report_lanes import key_events
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import set_milestone
from incident_desk.services.acts.undoing import undo
from tests.fakes import Bench
from tests.report_samples import at, exactly, opened, reopened


def said(recorder, milestone, moment, clock):
    recorder.write(set_milestone(recorder.state, milestone, moment), at(clock))


def fixes(recorder):
    return [row for row in timeline(recorder.events) if row.text == "Fix applied"]


def test_the_former_time_is_struck_and_says_what_stands_now():
    one = opened()
    said(one, Milestone.FIX_APPLIED, exactly("03:45:48"), "03:46")
    said(one, Milestone.FIX_APPLIED, exactly("03:27:48"), "03:47")
    now, was = fixes(one)
    assert was.struck == "corrected to 03:27:48 UTC" and now.struck is None
    assert [key.row for key in key_events(timeline(one.events)) if key.row.text == "Fix applied"] == [now]
    assert "corrected to 03:27:48 UTC" in str(document(build_report(one.events, "x")))


def test_each_former_time_names_the_one_that_stands_and_its_day_where_that_differs():
    one = opened()
    for clock in ("03:10", "03:20"):
        said(one, Milestone.FIX_APPLIED, exactly(clock), "03:30")
    said(one, Milestone.FIX_APPLIED, Moment(at("02:00", 1), Precision.ABOUT), "04:00")
    assert [row.struck for row in fixes(one)] == ["corrected to about 2026-03-02 02:00:00 UTC"] * 2 + [None]


def test_the_same_time_said_again_corrects_nothing_and_an_unknown_one_says_so():
    one = opened()
    for _ in range(2):
        said(one, Milestone.FIX_APPLIED, exactly("03:10"), "03:30")
    assert [row.struck for row in fixes(one)] == [None, None]
    said(one, Milestone.FIX_APPLIED, Moment.unknown(), "03:31")
    assert [row.struck for row in fixes(one)] == ["corrected to a time that is not known"] * 2 + [None]


def test_what_is_reached_again_after_a_reopening_corrects_nothing():
    assert not [row for row in timeline(reopened().events) if row.kind == "milestone_set" and row.struck]


def test_a_correction_that_is_undone_strikes_nothing():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    for clock in ("03:10", "03:20"):
        bench.desk.act(one, lambda i, n, c=clock: set_milestone(i, Milestone.FIX_APPLIED, exactly(c)), "MK")
    bench.desk.act(one, lambda i, n: undo(i, bench.desk.events(one), n), "MK")
    rows = [row for row in timeline(bench.desk.events(one)) if row.text == "Fix applied"]
    assert [(row.struck, row.undone) for row in rows] == [(None, False), (None, True)]


def test_rows_that_stand_are_made_anew_where_a_milestone_is_corrected():
    one = opened()
    said(one, Milestone.FIX_APPLIED, exactly("03:10"), "03:30")
    rows, before = timeline(one.events), len(one.events)
    said(one, Milestone.CAUSE_IDENTIFIED, exactly("03:05"), "03:31")
    assert extended(rows, one.events[before:]) == timeline(one.events)
    said(one, Milestone.FIX_APPLIED, exactly("03:20"), "03:32")
    assert extended(rows, one.events[before:]) is None
