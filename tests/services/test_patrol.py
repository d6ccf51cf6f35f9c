"""Every open incident's checks are followed, whichever is shown, and none is taken for another's."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.health import Fault, Outcome, Sample, State, Timing
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.watching import watch
from incident_desk.services.monitor import Pace
from incident_desk.services.patrol import Patrol, outside_name
from tests.fakes import NOON, Bench


def check(name="health"):
    return Check(name, f"/{name}", HttpOptions("http://127.0.0.1:9/"), interval_s=30.0, incident_interval_s=5.0)


def declared(bench, *names):
    """An incident that watches these checks."""
    one = bench.desk.declare(Declaration("Down"), "MK").id
    for name in names:
        bench.desk.act(one, lambda i, _, name=name: watch(i, check(name)), "MK")
    return bench.desk.incident_of(one)


def sample(incident, name="health", after_s=0.0, outcome=Outcome.FAILED):
    at = NOON + timedelta(seconds=after_s)
    return Sample(outside_name(incident.id, name), at, outcome, Timing(total_ms=40.0), error="no answer")


def test_incidents_are_followed_and_let_go_of():
    bench, patrol = Bench(), Patrol()
    one, two, plain = declared(bench, "a", "b"), declared(bench, "a"), declared(bench)
    assert patrol.follow([one, two, plain], NOON) is True
    assert patrol.follow([one, two], NOON) is False, "an incident without checks is nothing to follow"
    assert [check.id for check in patrol.asked] == [f"{one.id}/a", f"{one.id}/b", f"{two.id}/a"]
    assert patrol.follow([two], NOON) is True
    assert patrol.checks_of(one.id) == () and [check.id for check in patrol.checks_of(two.id)] == ["a"]
    assert patrol.checks_of(None) == ()


def test_the_same_check_of_two_incidents_is_two_checks():
    bench, patrol = Bench(), Patrol()
    one, two = declared(bench, "health"), declared(bench, "health")
    patrol.follow([one, two], NOON)
    seen = patrol.take([sample(one), sample(one, after_s=1.0)])
    assert [(change.incident, change.change.check_id, change.change.words) for change in seen] == [
        (one.id, "health", "down")
    ]
    assert patrol.state(two.id, "health").last is None
    assert [change.incident for change in patrol.unbooked()] == [one.id]


def test_what_is_not_followed_counts_for_nothing():
    bench, patrol = Bench(), Patrol()
    one, other = declared(bench, "health"), declared(bench, "health")
    patrol.follow([one], NOON)
    strange = replace(sample(one), check_id="health")
    assert patrol.take([sample(other), sample(one, "gone"), strange]) == [] and patrol.unbooked() == []


def test_an_ended_incident_is_asked_at_its_quiet_pace_beside_an_open_one():
    bench, patrol = Bench(), Patrol()
    one, two = declared(bench, "health"), declared(bench, "health")
    bench.desk.act(two.id, lambda i, _: cancel(i, "false alarm"), "MK")
    two = bench.desk.incident_of(two.id)
    patrol.follow([one, two], NOON)
    assert patrol.pace is Pace.INCIDENT
    assert [check.incident_interval_s for check in patrol.asked] == [5.0, 30.0]
    patrol.follow([two], NOON)
    assert patrol.pace is Pace.IDLE
    patrol.take([sample(two), sample(two, after_s=1.0)])
    assert patrol.state(two.id, "health").settled is State.DOWN and patrol.unbooked() == []


def test_a_lost_worker_and_silence_concern_every_incident():
    bench, patrol = Bench(), Patrol()
    one, two = declared(bench, "health"), declared(bench, "health")
    for lose in (lambda: patrol.lost(NOON, "gone"), lambda: patrol.silence(NOON + timedelta(minutes=9))):
        patrol.follow([], NOON)
        patrol.follow([one, two], NOON)
        patrol.take([sample(one, outcome=Outcome.OK), sample(two, outcome=Outcome.OK)])
        assert [(seen.incident, seen.change.words) for seen in lose()] == [(one.id, "no data"), (two.id, "no data")]


@given(
    names=st.lists(st.text("ab/-é ", min_size=1, max_size=6).filter(str.strip), min_size=1, max_size=4, unique=True)
)
def test_a_checks_name_may_have_any_letters(names):
    bench, patrol = Bench(), Patrol()
    one = declared(bench, *names)
    patrol.follow([one], NOON)
    for name in names:
        patrol.take([sample(one, name)])
        assert patrol.state(one.id, name).failures == 1


def test_a_dead_target_says_when_it_is_asked_again_and_its_figures_are_there():
    bench, patrol = Bench(), Patrol()
    one = declared(bench, "health")
    patrol.follow([one], NOON)
    for second in range(0, 25, 5):
        assert patrol.rest(one.id, "health", NOON + timedelta(seconds=second)) == ""
        patrol.take([sample(one, after_s=second)])
    patrol.take([sample(one, after_s=25.0)])
    assert patrol.rest(one.id, "health", NOON + timedelta(seconds=30)) == "asked again in 15 s"
    figures = patrol.figures(one.id, "health", NOON + timedelta(seconds=30), 60)
    assert (figures.answers, figures.error_percent, figures.p95_s) == (6, 100, None)


def test_what_the_checks_of_several_incidents_say_together_is_the_own_line():
    bench, patrol = Bench(), Patrol()
    hosts = {"a": "a.example.org", "b": "b.example.net", "c": "c.example.com"}
    incidents = []
    for name, host in hosts.items():
        made = bench.desk.declare(Declaration("Down"), "MK").id
        far = replace(check(name), options=HttpOptions(f"http://{host}/"))
        bench.desk.act(made, lambda i, _, far=far: watch(i, far), "MK")
        incidents.append((bench.desk.incident_of(made), name))
    patrol.follow([one for one, _ in incidents], NOON)
    patrol.take([sample(one, name, outcome=Outcome.OK) for one, name in incidents])
    bad = [replace(sample(one, name, after_s=5.0), fault=Fault.NAME) for one, name in incidents]
    seen = patrol.take(bad) + patrol.silence(NOON + timedelta(seconds=6))
    assert not any(one.change.alarms for one in seen)
    assert {patrol.state(one.id, name).state for one, name in incidents} == {State.BLIND}


def test_every_followed_record_that_watches_something_is_known():
    bench, patrol = Bench(), Patrol()
    one, plain = declared(bench, "a"), declared(bench)
    patrol.follow([one, plain], NOON)
    assert [record.id for record in patrol.records] == [one.id]


def test_what_is_not_booked_can_be_asked_of_some_checks_alone():
    bench, patrol = Bench(), Patrol()
    one = declared(bench, "a", "b")
    patrol.follow([one], NOON)
    patrol.take([sample(one, name, after) for after in (0.0, 5.0) for name in ("a", "b")])
    assert [seen.change.check_id for seen in patrol.unbooked()] == ["a", "b"]
    assert [seen.change.check_id for seen in patrol.unbooked({outside_name(one.id, "b"), "other/a"})] == ["b"]


def test_it_says_once_which_checks_have_another_state():
    bench, patrol = Bench(), Patrol()
    one, two = declared(bench, "a", "b"), declared(bench, "a")
    patrol.follow([one, two], NOON)
    patrol.touched()
    patrol.take([sample(one, "b", outcome=Outcome.OK), sample(two, "a", outcome=Outcome.OK)])
    assert patrol.touched() == [outside_name(one.id, "b"), outside_name(two.id, "a")]
    assert patrol.touched() == []
    patrol.silence(NOON + timedelta(seconds=1))
    assert patrol.touched() == []
    patrol.silence(NOON + timedelta(seconds=3000))
    assert set(patrol.touched()) == {f"{one.id}/a", f"{one.id}/b", f"{two.id}/a"}
