"""Live checks of the shown incident: what is watched, and which answers count."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.health import Change, Level, Outcome, Said, Sample, State, Timing
from incident_desk.domain.health_check import Check
from incident_desk.domain.incident import CheckMark
from incident_desk.domain.recovery import checks_of
from incident_desk.domain.status import Status
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.watching import watch
from incident_desk.services.monitor import Pace
from incident_desk.services.watching import Watching, booking, cause_of, said_by
from tests.fakes import NOON, Bench


def watched(*names):
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    for name in names:
        data = {"id": name, "name": name, "kind": "http", "url": "http://127.0.0.1:9/", "interval_s": 60.0}
        bench.desk.act(one, lambda i, _, d=data: watch(i, Check.from_data(d)), "MK")
    return bench, one


def test_following_says_whether_something_else_is_watched_now():
    bench, one = watched("a")
    watching = Watching()
    assert watching.follow(bench.desk.incident_of(one), NOON) is True
    assert watching.follow(bench.desk.incident_of(one), NOON) is False
    assert [check.id for check in watching.checks] == ["a"] and watching.pace is Pace.INCIDENT
    bench.desk.act(one, lambda i, _: cancel(i, "false alarm"), "MK")
    assert watching.follow(bench.desk.incident_of(one), NOON) is True
    assert watching.pace is Pace.IDLE


def test_a_check_that_this_version_cant_read_is_passed_over():
    bench, one = watched("a")
    incident = bench.desk.incident_of(one)
    stranger = replace(incident, checks={**incident.checks, "b": {"id": "b", "kind": "telepathy"}})
    assert [check.id for check in checks_of(stranger)] == ["a"]


def test_a_lost_worker_leaves_every_check_without_data_and_it_is_booked_once():
    bench, one = watched("a", "b")
    watching = Watching()
    watching.follow(bench.desk.incident_of(one), NOON)
    changes = watching.lost(NOON + timedelta(minutes=5), "nobody asks")
    assert {change.check_id for change in changes} <= {"a", "b"}
    causes = [cause_of(one, change, bench.desk.caused) for change in changes for _ in range(2)]
    assert len(set(causes)) == len(changes)
    assert set(watching.states) == {"a", "b"}


def test_answers_to_a_check_that_is_watched_no_longer_count_for_nothing():
    watching = Watching()
    assert watching.take(()) == [] and watching.silence(NOON) == []


def sampled(watching, *outcomes):
    """These answers of check "a", five seconds apart."""
    told = []
    for number, outcome in enumerate(outcomes, 1):
        at = NOON + timedelta(seconds=5 * number)
        told += watching.take([Sample("a", at, outcome, Timing(total_ms=40), error="no answer")])
    return told


def recorded(state, minutes=0):
    """The incident whose record says that of check "a"."""
    bench, one = watched("a")
    mark = CheckMark("a", state, NOON - timedelta(minutes=minutes), "")
    return replace(bench.desk.incident_of(one), check_marks={"a": mark})


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([], []),
        ([Outcome.OK], []),
        ([Outcome.OK, Outcome.OK], ["normal again"]),
        ([Outcome.FAILED], []),
        ([Outcome.FAILED, Outcome.FAILED], []),
    ],
)
def test_after_a_restart_an_outage_of_the_record_ends_by_the_checks_own_rule(outcomes, expected):
    incident, watching = recorded("down", minutes=3), Watching()
    watching.follow(incident, NOON)
    sampled(watching, *outcomes)
    assert [change.words for change in watching.unbooked(incident)] == expected


def test_after_a_restart_an_outage_of_the_record_is_down_with_the_first_bad_answer_and_told_no_second_time():
    bench, one = watched("a")
    mark = CheckMark("a", State.DOWN, NOON, "answered 500")
    incident = replace(bench.desk.incident_of(one), check_marks={"a": mark})
    watching = Watching()
    watching.follow(incident, NOON + timedelta(minutes=1))
    assert watching.state("a").state is State.NO_DATA
    bad = Sample("a", NOON + timedelta(minutes=2), Outcome.FAILED, Timing(total_ms=5))
    changes = watching.take([bad])
    assert watching.state("a").state is State.DOWN
    assert [one.alarms for one in changes] in ([], [False])
    assert [draft for change in changes for draft in booking(incident, change, "cause")] == []
    assert watching.unbooked(incident) == []


def test_an_outage_that_ends_after_a_restart_has_its_whole_length():
    incident, watching = recorded("down", minutes=3), Watching()
    watching.follow(incident, NOON)
    sampled(watching, Outcome.OK, Outcome.OK)
    assert watching.unbooked(incident)[0].detail == "down for 03:05"


@pytest.mark.parametrize(("state", "words"), [("ok", ["down"]), ("no_data", ["down"])])
def test_an_outage_that_the_record_does_not_know_is_unbooked(state, words):
    incident, watching = recorded(state), Watching()
    watching.follow(incident, NOON)
    sampled(watching, Outcome.FAILED, Outcome.FAILED)
    found = watching.unbooked(incident)
    assert [change.words for change in found] == words
    assert found[0].at == NOON + timedelta(seconds=5)


def down(at=NOON, noticed=NOON):
    return Change("a", "a", State.OK, State.DOWN, at, noticed, "down", "", alarms=True)


def test_what_the_record_says_already_is_not_booked_again():
    assert booking(recorded("down"), down(), "cause") == ()
    assert len(booking(recorded("ok"), down(), "cause")) == 1


def test_what_the_record_knows_better_by_now_is_not_booked():
    earlier = NOON - timedelta(minutes=1)
    assert booking(recorded("ok"), down(earlier, earlier), "cause") == ()


def test_nothing_is_booked_in_an_incident_that_has_ended():
    ended = replace(recorded("ok"), status=Status.RESOLVED)
    assert booking(ended, down(), "cause") == ()


def test_the_state_of_one_check_is_that_of_all_states():
    watching = Watching()
    watching.follow(recorded("ok"), NOON)
    assert watching.state("a") is watching.states["a"]


def test_an_outage_that_was_told_before_a_silence_is_no_new_one_after_a_restart():
    bench, one = watched("a")
    silent = CheckMark("a", State.NO_DATA, NOON, "", outage_from=NOON - timedelta(minutes=9), rung=2)
    incident, watching = replace(bench.desk.incident_of(one), check_marks={"a": silent}), Watching()
    watching.follow(incident, NOON)
    told = [*sampled(watching, Outcome.FAILED, Outcome.FAILED), *watching.unbooked(incident)]
    assert [(change.words, change.alarms) for change in told] == [("has data again, down", False)] * 2
    assert len(booking(incident, told[0], "cause")) == 1


def test_a_level_that_rises_is_booked_beside_the_state_that_stays():
    warned = CheckMark("a", State.SLOW, NOON, "", level="warning")
    bench, one = watched("a")
    incident = replace(bench.desk.incident_of(one), check_marks={"a": warned})
    slow = Change("a", "a", State.SLOW, State.SLOW, NOON, NOON, "slow", "", alarms=True, level=Level.CRITICAL)
    assert len(booking(incident, slow, "cause")) == 1
    assert booking(incident, replace(slow, level=Level.WARNING), "cause") == ()
    causes = {cause_of(one, replace(slow, level=level), bench.desk.caused) for level in Level}
    assert len(causes) == 3


def test_what_the_record_says_of_a_check_is_read_whoever_wrote_it():
    assert said_by(None) == said_by(CheckMark("a", "on fire", NOON, "")) == Said()
    assert said_by(CheckMark("a", "down", NOON, "")) == Said(State.DOWN, Level.NORMAL, NOON, NOON, 2)
    assert said_by(CheckMark("a", "ok", NOON, "")) == Said(State.OK)
    known = said_by(CheckMark("a", "slow", NOON, "", level="critical", rung=1))
    assert (known.level, known.trouble_from, known.rung) == (Level.CRITICAL, NOON, 1)


def test_figures_and_rest_are_those_of_the_check():
    watching = Watching()
    watching.follow(recorded("ok"), NOON)
    sampled(watching, Outcome.OK, Outcome.FAILED)
    figures = watching.figures("a", NOON + timedelta(seconds=10), 60)
    assert (figures.answers, figures.failed, watching.rest("a", NOON)) == (2, 1, "")
