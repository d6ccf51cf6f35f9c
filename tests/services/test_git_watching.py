"""Commits become changes once, at their own times, in open incidents and nowhere else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.change_sayings import change_words
from incident_desk.domain.events import RecordKind
from incident_desk.domain.moments import Moment
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from incident_desk.services.git_watching import Commit, CommitsSeen, GitFolder, reach
from incident_desk.services.standing_marks import open_real
from tests.fakes import NOON, Bench

SHOP = GitFolder("/srv/shop", environment="production")
LONG_AGO = NOON - timedelta(hours=48)


def commit(minutes, name="7c1e0f4", subject="Session store at start-up"):
    return Commit(name.ljust(40, "0"), NOON + timedelta(minutes=minutes), subject)


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def one(bench):
    return bench.desk.declare(Declaration("Down"), "MK").id


def book(bench, one, *commits, folder=SHOP, since=LONG_AGO):
    return bench.desk.act(one, CommitsSeen(folder, commits, bench.desk.caused, since), "desk")


def test_a_commit_is_a_change_with_its_own_time_and_no_deploy(bench, one):
    (change,) = book(bench, one, commit(-7)).after.changes
    assert (change.at, change.ref, change.source) == (NOON - timedelta(minutes=7), "7c1e0f4000", "git")
    assert change_words(change) == "Commit 7c1e0f4000: Session store at start-up (production)"


def test_a_commit_is_booked_once_in_each_record_and_for_each_folder(bench, one):
    other = bench.desk.declare(Declaration("Slow"), "MK").id
    for record in (one, one, other):
        book(bench, record, commit(-7))
    book(bench, one, commit(-7), folder=GitFolder("/srv/api"))
    assert len(bench.desk.incident_of(one).changes) == 2
    assert len(bench.desk.incident_of(other).changes) == 1


def test_commits_that_are_too_old_or_lie_ahead_are_not_booked_yet(bench, one):
    ahead = commit(6)
    assert book(bench, one, ahead, commit(-49 * 60)).after.changes == ()
    bench.clock.pass_s(60)
    assert len(book(bench, one, ahead).after.changes) == 1


def test_no_subject_is_said_so(bench, one):
    assert book(bench, one, commit(-1, subject=" ")).after.changes[0].text == "(no subject)"


def test_an_ended_incident_takes_none(bench, one):
    bench.desk.act(one, lambda i, _: cancel(i, "no"), "MK")
    assert book(bench, one, commit(-1)).after.changes == ()


def test_only_open_incidents_take_commits(bench, one):
    drill = bench.desk.declare(Declaration("Drill", record=RecordKind.DRILL), "MK").id
    ended = bench.desk.declare(Declaration("Ended"), "MK").id
    bench.desk.act(ended, lambda i, _: cancel(i, "no"), "MK")
    assert [i.id for i in open_real(bench.desk.incidents_of([one, drill, ended]))] == [one]


def test_commits_reach_back_48_hours_from_the_first_impact(bench, one):
    incident = bench.desk.incident_of(one)
    assert reach([], NOON) == NOON - timedelta(hours=48)
    assert reach([incident], NOON + timedelta(hours=5)) == incident.declared_at - timedelta(hours=48)
    later = replace(incident, declared_at=NOON + timedelta(hours=1))
    assert reach([later], NOON) == NOON - timedelta(hours=48)


@given(st.lists(st.tuples(st.integers(-2_000, 30), st.integers(0, 9)), max_size=12), st.integers(1, 4))
def test_however_often_and_in_whatever_portions_commits_are_read_each_is_there_once(given_commits, rounds):
    bench = Bench()
    record = bench.desk.declare(Declaration("Down"), "MK").id
    commits = [Commit(f"{name:040}", NOON + timedelta(minutes=at), str(name)) for at, name in given_commits]
    for n in range(rounds):
        book(bench, record, *commits[n % 2 :])
    refs = [change.ref for change in bench.desk.incident_of(record).changes]
    booked = {one.hash for one in commits if -48 * 60 <= (one.at - NOON).total_seconds() / 60 <= 5}
    assert len({change.id for change in bench.desk.incident_of(record).changes}) == len(refs) <= len(booked)


def test_the_time_of_a_change_is_exact(bench, one):
    event = book(bench, one, commit(-7)).events[-1]
    assert event.happened == Moment.exactly(NOON - timedelta(minutes=7)) and event.who == "desk"


def test_what_would_act_unseen_in_a_subject_is_written_out(bench, one):
    (change,) = book(bench, one, replace(commit(-7), subject="fix \x1b[2J\u202egnp.exe")).after.changes
    assert change.text == "fix \\x1b[2J\\u202egnp.exe"
