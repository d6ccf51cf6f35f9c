"""What an open incident takes along later: what is in trouble, with its group and its past, once."""

from datetime import timedelta

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Kind
from incident_desk.domain.health import Change, State
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.watching import book_change, watch
from incident_desk.services.joining import Joining
from tests.fakes import Bench


class Place:
    """A desk with standing checks of two groups and one without a group."""

    def __init__(self):
        self.bench = Bench()
        self.desk = self.bench.desk
        self.standing = self.desk.standing.open("MK").id
        for name, group in (("shop", "checkout"), ("pay", "checkout"), ("mail", "mail"), ("disk", "")):
            one = Check(name, f"/{name}", HttpOptions("http://127.0.0.1:9/"), group=group)
            self.desk.act(self.standing, lambda i, _, one=one: watch(i, one), "MK")

    def declare(self, title="Shop", **wish):
        return self.desk.declare(Declaration(title, with_checks=False, **wish), "MK").id

    def falls(self, name):
        self.bench.clock.pass_s(60)
        at = self.bench.clock.now() - timedelta(seconds=30)
        change = Change(name, f"/{name}", State.OK, State.DOWN, at, at, "down", "no answer", alarms=True)
        self.desk.act(self.standing, lambda *_: book_change(change, f"{name} falls"), "check")
        return at

    def join(self, incident):
        return self.desk.act(incident, Joining(self.desk), "MK").after


@pytest.fixture
def place():
    return Place()


def test_what_is_in_trouble_comes_with_its_group_and_its_past(place):
    incident, at = place.declare(), place.falls("shop")
    after = place.join(incident)
    assert list(after.checks) == ["shop", "pay"]
    assert after.check_marks["shop"].state == "down" and after.check_marks["shop"].at == at
    changed = [one for one in place.desk.events(incident) if one.kind == Kind.CHECK_CHANGED]
    assert [one.data["alarms"] for one in changed] == [False], "nobody is alarmed a second time"


def test_without_a_group_it_comes_alone_and_what_is_there_already_does_not_come_again(place):
    incident = place.declare()
    place.falls("shop")
    place.join(incident)
    place.falls("disk")
    assert list(place.join(incident).checks) == ["shop", "pay", "disk"]
    with pytest.raises(Refused, match="No standing check is in trouble"):
        place.join(incident)


def test_what_another_open_incident_has_stays_there(place):
    first, second = place.declare(), place.declare("Another")
    place.falls("shop")
    place.join(first)
    with pytest.raises(Refused, match="No standing check is in trouble"):
        place.join(second)


@pytest.mark.parametrize("wish", [{"record": "drill"}, {}])
def test_a_drill_and_what_has_ended_take_none(place, wish):
    incident = place.declare(**wish)
    place.falls("shop")
    if not wish:
        place.desk.act(incident, lambda i, _: cancel(i, "over"), "MK")
    with pytest.raises(Refused, match="takes no standing checks along"):
        place.join(incident)


def test_where_nothing_is_watched_it_says_so():
    desk = Bench().desk
    with pytest.raises(Refused, match="No standing check is watched"):
        Joining(desk)
