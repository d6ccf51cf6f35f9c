"""The offer to declare: what alarms while no open incident has it, several at once as one, and what was put off."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import Refused
from incident_desk.domain.health import Change, State
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.health_rules import Level
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.undoing import undo
from incident_desk.services.acts.watching import book_change, pause, put_off, watch
from incident_desk.services.offering import Offer, offer_of
from incident_desk.services.standing_marks import IncidentMarks, covered
from tests.fakes import NOON, Bench


def check(name, environment="", group=""):
    return Check(name, f"/{name}", HttpOptions("http://127.0.0.1:9/"), environment=environment, group=group)


def minute(number):
    return NOON + timedelta(minutes=number)


class Record:
    """Standing checks, what becomes of them, and the offer that follows."""

    def __init__(self, *checks):
        self.bench = Bench()
        self.desk = self.bench.desk
        self.standing = self.desk.standing.open("MK").id
        for one in checks:
            self.do(lambda i, _, one=one: watch(i, one))

    def do(self, rule, record=None):
        return self.desk.act(record or self.standing, rule, "MK").after

    def becomes(self, name, state, minutes, level=Level.NORMAL, record=None):
        at = minute(minutes)
        change = Change(name, f"/{name}", State.OK, state, at, at, state.word, "why", alarms=True, level=level)
        self.bench.clock.at = max(self.bench.clock.at, at)
        self.do(lambda *_: book_change(change, self.desk.caused(name, str(minutes))), record)

    @property
    def offer(self):
        states = self.desk.incidents_of([head.incident for head in self.desk.heads()])
        marks = IncidentMarks()
        marks.take(states)
        return offer_of(self.desk.standing.find(), marks, covered(states))


def ids(troubles):
    return [one.check.id for one in troubles]


def test_without_standing_checks_or_trouble_nothing_is_offered():
    assert offer_of(None, IncidentMarks(), ()) == Offer()
    assert Record(check("a")).offer == Offer()
    assert (Offer().title, Offer().first, Offer().detected, Offer().signs, Offer().quiet_line(NOON)) == (
        "", None, None, None, "",
    )  # fmt: skip


@pytest.mark.parametrize(("state", "level", "offered"), [
    (State.DOWN, Level.NORMAL, True), (State.FLAPPING, Level.NORMAL, True), (State.SLOW, Level.CRITICAL, True),
    (State.SLOW, Level.WARNING, False), (State.SUPPRESSED, Level.NORMAL, False), (State.OK, Level.NORMAL, False),
    (State.BLIND, Level.NORMAL, False), (State.NO_DATA, Level.NORMAL, False),
])  # fmt: skip
def test_what_alarms_is_offered_and_nothing_else(state, level, offered):
    record = Record(check("a"))
    record.becomes("a", state, 1, level)
    assert (ids(record.offer.troubles) == ["a"]) is offered


def test_a_trouble_lasts_while_nothing_is_known_and_is_over_when_it_is_normal():
    record = Record(check("a"))
    record.becomes("a", State.DOWN, 1)
    record.becomes("a", State.NO_DATA, 5)
    assert [(one.state, one.since) for one in record.offer.troubles] == [(State.DOWN, minute(1))]
    record.becomes("a", State.OK, 6)
    assert record.offer == Offer()


def test_several_are_one_offer_the_worst_of_production_first():
    record = Record(check("dev", "development"), check("late"), check("early"), check("slow"))
    record.becomes("dev", State.DOWN, 1)
    record.becomes("slow", State.SLOW, 2, Level.CRITICAL)
    record.becomes("early", State.DOWN, 3)
    record.becomes("late", State.DOWN, 4)
    offer = record.offer
    assert ids(offer.troubles) == ["early", "late", "slow", "dev"]
    assert offer.title == "/early down and 3 more checks in trouble" and offer.detected == minute(1)
    assert offer.headline(minute(9)) == "4 checks are in trouble: /early, /late, /slow and 1 more"


def test_one_is_named_with_how_long_it_lasts():
    record = Record(check("api", "staging", "shop"))
    record.becomes("api", State.DOWN, 1)
    offer = record.offer
    assert offer.title == "/api down"
    assert offer.headline(minute(1) + timedelta(seconds=20)) == "/api has been down for less than a minute"
    assert offer.headline(minute(3) + timedelta(seconds=20)) == "/api has been down for 2 min"
    assert (offer.signs.name, offer.signs.became, offer.signs.group, offer.signs.environment) == (
        "/api", "down", "shop", "staging",
    )  # fmt: skip


def test_what_an_open_incident_has_is_not_offered_and_after_it_stays_quiet():
    record = Record(check("a"), check("b"))
    record.becomes("a", State.DOWN, 1)
    incident = record.desk.declare(Declaration("Down"), "MK").id
    assert record.offer == Offer()
    record.becomes("b", State.DOWN, 5, record=incident)
    record.bench.clock.at = minute(9)
    record.do(lambda i, _: cancel(i, "false alarm"), incident)
    assert record.offer.troubles == () and ids(record.offer.quiet) == ["a", "b"]
    record.becomes("a", State.OK, 10)
    record.becomes("a", State.DOWN, 12)
    assert ids(record.offer.troubles) == ["a"] and ids(record.offer.quiet) == ["b"]


def test_what_was_put_off_is_silent_until_it_is_over_and_stays_to_be_seen():
    record = Record(check("a"), check("b"))
    record.becomes("a", State.DOWN, 1)
    record.do(lambda i, _: put_off(i, ["a"]))
    assert record.offer.troubles == () and ids(record.offer.quiet) == ["a"]
    assert record.offer.quiet_line(minute(13)) == "Put off: /a has been down for 12 min"
    assert record.offer.title == "/a down", "it can be declared still"
    record.becomes("b", State.FLAPPING, 2)
    assert ids(record.offer.troubles) == ["b"] and ids(record.offer.quiet) == ["a"]
    for state, minutes in [(State.SLOW, 3), (State.DOWN, 4), (State.NO_DATA, 5)]:
        record.becomes("a", state, minutes, Level.CRITICAL if state is State.SLOW else Level.NORMAL)
        assert ids(record.offer.quiet) == ["a"]
    record.becomes("a", State.OK, 6)
    assert record.offer.quiet == ()
    record.becomes("a", State.DOWN, 7)
    assert ids(record.offer.troubles) == ["b", "a"] or ids(record.offer.troubles) == ["a", "b"]


def test_putting_off_is_an_act_that_is_told_and_taken_back():
    record = Record(check("a"), check("b"))
    record.becomes("a", State.DOWN, 1)
    record.do(lambda i, _: put_off(i, ["a", "gone"]))
    with pytest.raises(Refused, match="put off already"):
        record.do(lambda i, _: put_off(i, ["a"]))
    record.do(lambda i, now: undo(i, record.desk.events(record.standing), now))
    assert ids(record.offer.troubles) == ["a"]


def test_a_paused_check_offers_nothing():
    record = Record(check("a"))
    record.becomes("a", State.DOWN, 1)
    record.do(lambda i, _: pause(i, "a"))
    assert record.offer == Offer()


def test_announced_work_offers_nothing_and_what_fails_after_it_does():
    record = Record(check("a"))
    record.becomes("a", State.DOWN, 1)
    record.becomes("a", State.MAINTENANCE, 2)
    assert record.offer == Offer()
    record.becomes("a", State.DOWN, 9)
    assert ids(record.offer.troubles) == ["a"]


STEPS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from([State.DOWN, State.OK, State.FLAPPING, "off"])), max_size=12
)


@given(STEPS)
def test_in_any_course_a_check_is_offered_or_quiet_exactly_while_it_is_in_trouble(course):
    record = Record(*(check(name) for name in "abc"))
    trouble, off = set(), set()
    for number, (name, what) in enumerate(course):
        if what == "off":
            if name in trouble - off:
                record.do(lambda i, _, name=name: put_off(i, [name]))
                off.add(name)
            continue
        record.becomes(name, what, number)
        (trouble.discard if what is State.OK else trouble.add)(name)
        off &= trouble
        assert set(ids(record.offer.troubles)) == trouble - off
        assert set(ids(record.offer.quiet)) == off
