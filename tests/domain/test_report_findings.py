"""What a report says of the doctor: open, known with its reason, answered since; and nothing while it goes on."""

import pytest

from incident_desk.domain.events import RecordKind
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.report_findings import FindingState
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.doctoring import set_aside
from incident_desk.services.acts.steering import reopen, resolve, set_milestone
from incident_desk.services.acts.taking_past import Answers, past_incident
from incident_desk.services.examining import examine_record
from tests.any_past import read
from tests.fakes import Bench


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def ended(bench):
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    bench.clock.pass_s(600)
    bench.desk.act(one, lambda i, n: resolve(i, None, Moment.exactly(n)), "MK")
    return one


def report(bench, one):
    return build_report(bench.desk.events(one), "x")


def by_rule(bench, one):
    return {each.rule: each for each in report(bench, one).findings}


def asked(bench, one, rule):
    found = examine_record(bench.desk.incident_of(one), bench.desk.events(one))
    return next(each for each in found if each.rule == rule)


def test_what_is_open_is_not_asked_yet(bench):
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    assert report(bench, one).findings is None and report(bench, one).to_data()["findings"] is None


def test_what_has_ended_is_asked_with_why_it_matters(bench, ended):
    one = by_rule(bench, ended)["soak"]
    assert one.state is FindingState.OPEN and "fall again" in one.why and one.fix and one.because
    assert report(bench, ended) == report(bench, ended)


def test_what_was_set_aside_says_why_by_whom_and_when(bench, ended):
    found = asked(bench, ended, "soak")
    bench.clock.pass_s(60)
    bench.desk.act(ended, lambda *_: set_aside(found, "Ann watched it"), "AB")
    one = by_rule(bench, ended)["soak"]
    assert (one.state, one.reason, one.who) == (FindingState.KNOWN, "Ann watched it", "AB")
    assert one.at == bench.desk.events(ended)[-1].written_at


def test_what_was_asked_at_the_end_and_is_no_more_is_answered(bench, ended):
    begun = Moment(bench.clock.now(), Precision.ABOUT)
    missing = ("milestones", FindingState.OPEN)
    assert missing in [(one.rule, one.state) for one in report(bench, ended).findings]
    wanted = (Milestone.IMPACT_STARTED, Milestone.DETECTED, Milestone.IMPACT_ENDED)
    for each in wanted:
        bench.desk.act(ended, lambda i, n, each=each: set_milestone(i, each, begun), "MK")
    one = by_rule(bench, ended)["milestones"]
    assert one.state is FindingState.ANSWERED and one.why and not (one.because or one.events or one.fix)
    assert report(bench, ended).findings[-1] == one


def test_a_report_as_it_was_recorded_then_has_what_was_asked_then(bench, ended):
    then = len(bench.desk.events(ended))
    before = report(bench, ended).findings
    bench.desk.act(ended, lambda *_: set_aside(asked(bench, ended, "soak"), "Ann watched it"), "AB")
    assert build_report(bench.desk.events(ended)[:then], "x").findings == before


def test_what_was_reopened_is_not_asked(bench, ended):
    bench.desk.act(ended, lambda i, n: reopen(i, "It is back", Moment.exactly(n)), "MK")
    assert report(bench, ended).findings is None


def test_a_past_incident_is_asked_with_the_lines_of_its_source(bench):
    taken = bench.desk.past.take_in(past_incident(read(), Answers("UTC")), "MK").incident
    made = report(bench, taken.id)
    assert made.header.record is RecordKind.PAST
    assert made.findings and any(one.lines for one in made.findings)
    seqs = {row.seq for row in made.timeline}
    assert {number for one in made.findings for number in one.events} <= seqs
