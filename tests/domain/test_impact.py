"""The impact is the sum of its intervals, or says why it is not."""

from datetime import timedelta

import pytest

from incident_desk.domain.clock import clock
from incident_desk.domain.errors import Refused
from incident_desk.domain.impact import OVERLAPS, intervals_of, length_of, read_impact
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.report_builder import build_report
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel, reopen, resolve, set_milestone
from incident_desk.services.acts.undoing import undo
from tests.fakes import NOON, Bench


def at(minutes: float) -> Moment:
    return Moment.exactly(NOON + timedelta(minutes=minutes))


BEGAN = at(-10)


class Course:
    """An incident that begins to hurt ten minutes before it is declared, and what is done with it."""

    def __init__(self, started: Moment | None = BEGAN) -> None:
        self.bench = Bench()
        self.one = self.bench.desk.declare(Declaration("Down", "P1", impact_started=started), "MK").id

    def do(self, minutes: float, rule) -> None:
        self.bench.clock.at = NOON + timedelta(minutes=minutes)
        self.bench.desk.act(self.one, rule, "MK")

    def resolve(self, minutes: float, ended: Moment) -> None:
        self.do(minutes, lambda i, n: resolve(i, None, ended))

    def reopen(self, minutes: float, again: Moment | None = None) -> None:
        self.do(minutes, lambda i, n: reopen(i, "again", again))

    def undo(self, minutes: float) -> None:
        self.do(minutes, lambda i, n: undo(i, self.bench.desk.events(self.one), n))

    def impact(self, minutes: float):
        return clock(self.bench.desk.incident_of(self.one), NOON + timedelta(minutes=minutes)).impact

    def report(self):
        return build_report(self.bench.desk.events(self.one), "test")


def three() -> Course:
    course = Course()
    course.resolve(30, at(20))  # 30 minutes
    course.reopen(60, at(55))
    course.resolve(80, at(70))  # 15 minutes
    course.reopen(90, at(90))
    course.resolve(99, at(97))  # 7 minutes
    return course


def test_three_intervals_add_up_on_the_clock_and_in_the_report():
    course = three()
    assert course.impact(200).seconds == (30 + 15 + 7) * 60
    report = course.report()
    assert report.impact.seconds == (30 + 15 + 7) * 60
    assert report.impact.formula == "sum of the 3 impact intervals"
    assert [one.seconds for one in report.intervals] == [1800, 900, 420]


@pytest.mark.parametrize(
    ("minutes", "seconds", "running"),
    [(0, 600, True), (25, 1800, False), (57, 1920, True), (72, 2700, False), (92, 2820, True), (98, 3120, False)],
)
def test_at_any_moment_the_sum_is_of_what_had_happened_by_then(minutes, seconds, running):
    reading = three().impact(minutes)
    assert (reading.seconds, reading.running) == (seconds, running)


def test_without_a_beginning_the_second_interval_begins_with_the_reopening_and_says_so():
    course = Course()
    course.resolve(30, at(20))
    course.reopen(60)
    course.resolve(80, at(75))
    reading = course.impact(100)
    assert round(reading.seconds) == (30 + 15) * 60
    assert reading.is_assumed and not reading.stretches[0].interval.assumed
    report = course.report()
    assert [one.assumed for one in report.intervals] == [False, True]
    assert round(report.impact.seconds) == 2700


def test_the_beginning_can_be_set_later_and_is_no_longer_assumed():
    course = Course()
    course.resolve(30, at(20))
    course.reopen(60)
    course.do(61, lambda i, n: set_milestone(i, Milestone.IMPACT_STARTED, at(50)))
    assert course.impact(70).seconds == (30 + 20) * 60
    assert not course.impact(70).is_assumed


def test_undoing_a_reopening_leaves_one_interval():
    course = Course()
    course.resolve(30, at(20))
    course.reopen(60, at(55))
    course.undo(61)
    assert course.impact(100).seconds == 1800
    incident = course.bench.desk.incident_of(course.one)
    assert (len(intervals_of(incident)), incident.moment(Milestone.IMPACT_STARTED)) == (1, at(-10).at)


def test_an_end_before_the_further_interval_began_is_no_length():
    course = Course()
    course.resolve(30, at(20))
    course.reopen(60, at(55))
    course.resolve(80, at(40))
    reading = course.impact(100)
    assert reading.seconds is None
    assert reading.why_not == "in interval 2, impact ended is recorded before its start"
    assert course.report().impact.why_not == reading.why_not


def test_a_beginning_before_the_end_of_the_one_before_is_no_length():
    course = Course()
    course.resolve(30, at(20))
    course.reopen(60)
    course.do(61, lambda i, n: set_milestone(i, Milestone.IMPACT_STARTED, at(10)))
    assert course.impact(70).why_not == f"in interval 2, {OVERLAPS}"


def test_what_is_not_recorded_or_not_known_is_said_and_never_0():
    assert Course(None).impact(5).why_not == "impact started is not recorded"
    assert Course(Moment.unknown()).impact(5).why_not == "impact started has no known time"
    unknown = Course()
    unknown.resolve(30, Moment.unknown())
    assert unknown.impact(60).why_not == "impact ended has no known time"
    assert Course(at(10)).impact(5).why_not == "the impact had not started"
    backwards = Course()
    backwards.resolve(30, at(-20))
    assert (backwards.impact(60).seconds, backwards.impact(60).why_not) == (
        None,
        "impact ended is recorded before its start",
    )


def test_the_impact_begins_again_after_it_ended():
    course = Course()
    course.resolve(30, at(20))
    with pytest.raises(Refused, match="before the impact"):
        course.reopen(60, at(10))


def test_an_impact_that_never_ended_goes_on_as_the_same_interval():
    course = Course()
    course.do(30, lambda i, n: cancel(i, "false alarm"))
    with pytest.raises(Refused, match="has not ended"):
        course.reopen(60, at(55))
    course.reopen(60)
    assert len(intervals_of(course.bench.desk.incident_of(course.one))) == 1
    assert course.impact(70).seconds == 80 * 60


def test_an_unknown_beginning_of_the_first_makes_the_sum_unknown():
    course = Course(None)
    course.resolve(30, at(20))
    course.reopen(60, at(55))
    assert course.impact(70).why_not == "in interval 1, impact started is not recorded"
    incident = course.bench.desk.incident_of(course.one)
    assert length_of(intervals_of(incident)[0]).length is None
    assert read_impact(incident, NOON + timedelta(minutes=70)).running
