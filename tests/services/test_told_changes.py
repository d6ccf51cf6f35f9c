"""A change that was told of is booked once, at its own time where that can be."""

from datetime import timedelta

import pytest

from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.hooks import ChangeTold
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from incident_desk.services.told_changes import BookTold
from tests.fakes import NOON, Bench


def _told(at):
    return ChangeTold("shop: New checkout", ChangeKind.DEPLOY, "c", "7c1e0f4", "production", at)


@pytest.fixture
def bench():
    return Bench()


@pytest.mark.parametrize(
    ("ago", "booked"),
    [
        (timedelta(hours=3), timedelta(hours=3)),
        (timedelta(minutes=-4), timedelta(minutes=-4)),
        (timedelta(minutes=-6), timedelta(0)),
        (timedelta(days=31), timedelta(0)),
        (None, timedelta(0)),
    ],
)
def test_it_is_booked_at_its_time_or_now(bench, ago, booked):
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    now = bench.clock.now()
    rule = BookTold(_told(now - ago if ago is not None else None), bench.desk.caused("a"))
    bench.desk.act(one, rule, "desk")
    bench.desk.act(one, rule, "desk")
    (change,) = bench.desk.incident_of(one).changes
    assert abs(change.at - (now - booked)) < timedelta(seconds=1)
    assert (change.text, change.what, change.source) == ("shop: New checkout", ChangeKind.DEPLOY, "webhook")
    assert (change.ref, change.environment) == ("7c1e0f4", "production")


def test_an_incident_that_has_ended_takes_none(bench):
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    bench.desk.act(one, lambda i, now: cancel(i, "a try"), "MK")
    assert BookTold(_told(NOON), "a")(bench.desk.incident_of(one), bench.clock.now()) == ()
