"""The figures over a real record."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.events import RecordKind
from incident_desk.domain.metrics_over import Wanted, choose, figures_over
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.objectives import RTO, Verdict
from incident_desk.domain.playbook import Playbook, Section
from incident_desk.domain.playbook_steps import Span
from incident_desk.domain.status import Status
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import resolve, set_milestone
from incident_desk.services.acts.taking_past import Answers, past_incident
from incident_desk.services.measuring import Measuring, measures
from tests.any_past import read
from tests.fakes import Bench
from tests.measured_incidents import AT, NOW, incidents

BOOK = Playbook("Outage", reference=(Section("Goals", "RTO: < 1 hour", Span(1, 2)),))


def ended(bench, minutes, **more):
    """An incident whose impact went on for so long."""
    one = bench.desk.declare(Declaration("Checkout is down", "P1", playbook=BOOK, **more), "MK")
    bench.desk.act(
        one.id, lambda i, _n: set_milestone(i, Milestone.IMPACT_STARTED, Moment.exactly(one.declared_at)), "MK"
    )
    bench.clock.pass_s(7200)
    end = Moment.exactly(one.declared_at + timedelta(minutes=minutes))
    bench.desk.act(one.id, lambda i, _n: resolve(i, None, end), "MK")
    return one.key


def test_the_figures_are_of_the_record_real_and_past_and_no_drill():
    bench = Bench()
    keys = [ended(bench, minutes) for minutes in (30, 50, 90)]
    drill = ended(bench, 1, record=RecordKind.DRILL)
    bench.desk.past.take_in(past_incident(read(), Answers(zone="UTC")), "MK")
    found = measures(bench.desk, Wanted())
    impact = next(one for one in found.figures if one.rule.name == "Impact duration")
    assert len(found.chosen.incidents) == 4 and [one.key for one in found.chosen.left_out] == [drill]
    assert (impact.of, impact.median.low_s) == (4, (50 + 90) / 2 * 60)
    assert [(one.key, one.goal.name, one.verdict) for one in found.objectives] == [
        (keys[0], RTO, Verdict.MET),
        (keys[1], RTO, Verdict.MET),
        (keys[2], RTO, Verdict.MISSED),
    ]
    assert found.all_targets.incidents == 4 and found.came_back == ()


def test_a_question_that_nothing_answers_has_figures_of_none():
    found = measures(Bench().desk, Wanted(severity="P1"))
    assert [one.of for one in found.figures] == [0] * len(found.figures) and found.targets == ()


@given(incidents(), incidents(), st.sampled_from(("", "P1", "not stated")), st.integers(0, 99))
def test_what_was_kept_counts_as_what_is_read_anew(before, after, severity, day):
    """Whatever was asked before, of whatever states."""
    kept = Measuring()
    kept.measures([replace(one, head="before") for one in before], Wanted(), NOW)
    now = [replace(one, head="now", status=Status.RESOLVED) for one in after]
    kept.measures(now, Wanted(severity="P0"), NOW)
    wanted = Wanted(since=AT + timedelta(days=day), severity=severity)
    assert kept.measures(now, wanted, NOW) == Measuring().measures(now, wanted, NOW)
    assert kept.measures(now, Wanted(), NOW).figures[:8] == figures_over([*choose(now, Wanted()).incidents])
    assert kept.unread(now) == [] and len(kept.unread([replace(one, head="next") for one in now])) == len(now)


def test_of_one_that_is_open_the_targets_move_on_with_time():
    bench, kept = Bench(), Measuring()
    bench.desk.declare(Declaration("Checkout is down", "P1"), "MK")
    every = bench.desk.incidents_of([head.incident for head in bench.desk.heads()])

    def response():
        row = kept.measures(every, Wanted(), bench.desk.now()).all_targets.response
        return row.of, row.met, [one.why for one in row.unknown]

    assert response() == (0, 0, ["it still runs"])
    bench.clock.pass_s(3600)
    assert response() == (1, 0, [])


def test_what_a_filter_offers_names_the_playbooks_and_what_the_playbooks_want_is_told():
    bench, kept = Bench(), Measuring()
    book = Playbook("Outage", reference=(Section("Prevention metrics", "- Coverage: > 90 %", Span(1, 2)),))
    bench.desk.declare(Declaration("Checkout is down", "P1", playbook=book), "MK")
    every = bench.desk.incidents_of([head.incident for head in bench.desk.heads()])
    assert kept.words(every) == ["Outage"]
    assert [one.goal.text for one in kept.measures(every, Wanted(), bench.desk.now()).prevention] == ["> 90 %"]
