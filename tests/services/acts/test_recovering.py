"""All checks are kept as they stand when the impact is said to have ended, and again at the resolution."""

from datetime import timedelta

import pytest

from incident_desk.domain.events import Kind
from incident_desk.domain.health import Change, Check, CheckState, HttpOptions, Outcome, Sample, State, Timing
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.recovery import recovery_of
from incident_desk.domain.status import Status
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.recovering import proof_of, snapped
from incident_desk.services.acts.steering import StatusWish, reopen, resolve, set_milestone, set_status
from incident_desk.services.acts.watching import book_change, watch
from tests.fakes import NOON, Bench

CHECK = Check("a", "/a", HttpOptions("http://127.0.0.1/"))
LIVE = [(CHECK, CheckState(State.OK, last=Sample("a", NOON, Outcome.OK, Timing(total_ms=98))))]


@pytest.fixture
def bench():
    bench = Bench()
    bench.id = bench.desk.declare(Declaration("Down"), "MK").id
    bench.do = lambda rule: bench.desk.act(bench.id, rule, "MK").after
    bench.do(lambda one, _: watch(one, CHECK))
    return bench


def test_the_end_of_the_impact_keeps_the_checks_by_every_way_of_saying_it(bench):
    said = bench.do(lambda one, _: set_milestone(one, Milestone.IMPACT_ENDED, None))
    assert [(one.why, one.by_record, one.rows[0].state) for one in said.snapshots] == [("impact_ended", True, "ok")]


def live(one, now, ended=None):
    return recovery_of(one, LIVE, now, 1800, ended)


def test_a_status_that_brings_the_end_of_the_impact_keeps_them_with_their_values(bench):
    after = bench.do(lambda one, now: set_status(one, StatusWish(Status.MONITORING, recovery=live(one, now))))
    (kept,) = after.snapshots
    assert (kept.why, kept.by_record, kept.rows[0].value) == ("impact_ended", False, "98 ms")


def test_a_resolution_keeps_them_with_how_far_the_proof_was(bench):
    bench.clock.pass_s(1120)
    ended = Moment.exactly(NOON)
    after = bench.do(lambda one, now: resolve(one, None, ended, live(one, now, ended)))
    assert [one.why for one in after.snapshots] == ["impact_ended", "resolved"]
    assert (after.proof.phase, after.proof.passed_s, after.proof.clean_since) == ("running", 1120, NOON)
    reopened = bench.do(lambda one, _: reopen(one, "Errors again"))
    assert reopened.proof is None and len(reopened.snapshots) == 2


def test_what_no_check_is_watched_for_keeps_none(bench):
    alone = bench.desk.declare(Declaration("Alone"), "MK")
    assert snapped(alone, "resolved", None) == () and proof_of(None) == {}


def test_by_the_record_it_says_so_and_an_older_resolution_says_nothing_of_proof(bench):
    down = Change("a", "/a", State.OK, State.DOWN, NOON, NOON, "down", "", alarms=True)
    bench.do(lambda one, _: book_change(down, "down"))
    bench.clock.pass_s(60)
    after = bench.do(lambda one, _: resolve(one, None, Moment.exactly(NOON + timedelta(seconds=30))))
    assert after.proof is None
    kinds = [event.kind for event in bench.events(after.key)]
    assert kinds.count(Kind.CHECKS_SNAPPED) == 2
    assert {(one.by_record, one.rows[0].state) for one in after.snapshots} == {(True, "down")}
