"""A change of the world as an act: cleaned, refused in plain words, booked once."""

from datetime import timedelta

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Kind
from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.moments import Moment, Precision
from incident_desk.services.acts.changing import ChangeWish, make_change
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.ports import Planned
from tests.fakes import NOON, Bench


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def incident(bench):
    return bench.desk.declare(Declaration("Down"), "MK")


def at(minutes):
    return Moment.exactly(NOON + timedelta(minutes=minutes))


def test_a_change_is_in_the_record_with_all_that_was_said(bench, incident):
    wish = ChangeWish("Deploy 7c1e0f4", ChangeKind.DEPLOY, "7c1e0f4", "production", at(-7), "webhook")
    after = bench.desk.act(incident.id, lambda i, now: make_change(i, now, wish), "MK").after
    (change,) = after.changes
    assert (change.text, change.what, change.ref) == ("Deploy 7c1e0f4", ChangeKind.DEPLOY, "7c1e0f4")
    assert (change.environment, change.source) == ("production", "webhook")
    assert change.at == NOON - timedelta(minutes=7)


def test_text_from_outside_is_cleaned(incident):
    wish = ChangeWish(" a\x1b[31m\r\nb ", ref="  7c\n1 ", environment="\tprod\x00 ")
    (draft,) = make_change(incident, NOON, wish)
    assert draft.body["text"] == "a\ufffd[31m\nb"
    assert (draft.body["ref"], draft.body["environment"]) == ("7c 1", "prod\ufffd")
    assert (draft.kind, draft.happened, draft.id) == (Kind.CHANGE_MADE, None, None)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (ChangeWish("  "), "Say what was changed"),
        (ChangeWish("x" * 2_001), "2001 characters, 2000 at most"),
        (ChangeWish("x", ref="r" * 121), "The reference has 121 characters"),
        (ChangeWish("x", environment="e" * 61), "The environment has 61 characters"),
        (ChangeWish("x", at=at(6)), "lies ahead of now"),
        (ChangeWish("x", at=Moment(NOON, Precision.RANGE, NOON + timedelta(minutes=6))), "lies ahead of now"),
    ],
)
def test_refusals_say_why(incident, wish, words):
    with pytest.raises(Refused, match=words):
        make_change(incident, NOON, wish)


@pytest.mark.parametrize("moment", [None, at(5), at(-9_999), Moment.unknown()])
def test_times_that_hold(incident, moment):
    (draft,) = make_change(incident, NOON, ChangeWish("x" * 2_000, at=moment))
    assert draft.happened == moment


def test_the_same_change_at_the_same_time_is_not_recorded_again(bench, incident):
    wish = ChangeWish("Deploy", ChangeKind.DEPLOY, at=at(-7))
    after = bench.desk.act(incident.id, lambda i, now: make_change(i, now, wish), "MK").after
    with pytest.raises(Refused, match="that change at that time already"):
        make_change(after, NOON, wish)
    assert make_change(after, NOON, ChangeWish("Deploy", ChangeKind.DEPLOY, at=at(-6)))
    assert make_change(after, NOON, ChangeWish("Deploy", ChangeKind.DEPLOY))


def test_one_cause_is_written_once(bench, incident):
    drafts = make_change(incident, NOON, ChangeWish("Deploy"), bench.desk.caused("git", "7c1e0f4"))
    for _ in range(2):
        bench.desk.note([Planned(incident.id, drafts)])
    assert len(bench.desk.incident_of(incident.id).changes) == 1
