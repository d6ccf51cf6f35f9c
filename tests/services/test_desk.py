"""The one door: rule, store, memory, changed; several desks on one store; keys; what was known when."""

from datetime import timedelta

import pytest

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import RecordKind
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import (
    acknowledge,
    change_severity,
    resolve,
)
from incident_desk.services.acts.undoing import undo
from incident_desk.services.desk import Desk
from tests.fakes import NOON, Bench


@pytest.fixture
def bench():
    return Bench()


def note(text="seen"):
    return lambda *_: log(Line(text, Sign.NOTE))


def test_keys_count_up_and_drills_count_for_themselves(bench):
    keys = [bench.desk.declare(Declaration("x"), "MK").key for _ in range(2)]
    drill = bench.desk.declare(Declaration("x", record=RecordKind.DRILL), "MK").key
    assert (keys, drill) == (["INC-0001", "INC-0002"], "DRILL-0001")
    with pytest.raises(Refused, match="INC-0001"):
        bench.desk.declare(Declaration("x"), "MK", key="INC-0001")


@pytest.mark.parametrize("key", ["INC-0001", "inc-1", "1", "0001", "DRILL-1", "drill-0001"])
def test_an_incident_is_found_however_its_key_is_written(bench, key):
    bench.desk.declare(Declaration("practice", record=RecordKind.DRILL), "MK")
    bench.desk.declare(Declaration("real"), "MK")
    assert bench.desk.incident(key).title == ("practice" if "dr" in key.lower() else "real")


def test_a_key_of_somebody_elses_making_is_found_as_it_is_written(bench):
    bench.desk.declare(Declaration("x"), "MK", key="i1")
    bench.desk.declare(Declaration("y"), "MK", key="Payments-A")
    assert bench.desk.incident("I1").title == "x" and bench.desk.incident("payments-a").title == "y"
    for key in ("1", "i01", "payments", ""):
        with pytest.raises(NotFound):
            bench.desk.incident(key)


def test_a_change_tells_what_was_and_what_is(bench):
    told = []
    bench.desk.listen(told.append)
    one = bench.desk.declare(Declaration("Down", "P2"), "MK")
    change = bench.desk.act(one.id, lambda i, _: change_severity(i, "P1", None), "MK")
    assert (change.before.severity, change.after.severity, change.before_severity) == ("P2", "P1", "P2")
    assert [(c.before and c.before.severity, c.after.severity) for c in told] == [(None, "P2"), ("P2", "P1")]


def test_a_refused_wish_writes_nothing_and_tells_nobody(bench):
    one = bench.desk.declare(Declaration("Down"), "MK")
    told, rows = [], list(bench.store.rows)
    bench.desk.listen(told.append)
    with pytest.raises(Refused):
        bench.desk.act(one.id, lambda i, _: resolve(i), "MK")
    assert (told, bench.store.rows) == ([], rows)


def test_a_repeated_act_is_written_once(bench):
    one = bench.desk.declare(Declaration("Down"), "MK")
    act = bench.desk.new_act()
    first = bench.desk.act(one.id, note(), "MK", act=act)
    again = bench.desk.act(one.id, note(), "MK", act=act)
    assert first.events == again.events and bench.desk.incident_of(one.id).entries == 1


def test_a_rule_is_decided_on_what_another_process_has_written_meanwhile(bench):
    other = Desk(bench.store, bench.clock, bench.ids)
    one = bench.desk.declare(Declaration("Down"), "MK")
    other.act(one.id, lambda i, _: acknowledge(i, None), "RO")
    with pytest.raises(Refused, match="acknowledged already"):
        bench.desk.act(one.id, lambda i, _: acknowledge(i, None), "MK")


def test_many_states_are_those_of_one_moment_in_the_order_asked_for(bench):
    other = Desk(bench.store, bench.clock, bench.ids)
    one, two = (other.declare(Declaration(title), "RO").id for title in ("Down", "Also down"))
    assert [state.title for state in bench.desk.incidents_of([two, one])] == ["Also down", "Down"]
    other.act(one, lambda i, _: acknowledge(i, None), "RO")
    assert bench.desk.incidents_of([two, one]) == other.incidents_of([two, one])


def test_what_was_known_then_leaves_out_what_was_written_later(bench):
    one = bench.desk.declare(Declaration("Down", at=NOON - timedelta(hours=1)), "MK")
    bench.clock.pass_s(60)
    bench.desk.act(one.id, lambda i, _: acknowledge(i, None), "MK")
    assert bench.desk.known_at(one.id, NOON - timedelta(seconds=1)) is None
    assert len(bench.desk.known_at(one.id, NOON + timedelta(seconds=30)).milestones) == 1
    assert bench.desk.known_at(one.id, bench.clock.now()) == bench.desk.incident_of(one.id)


def test_what_was_known_then_has_what_was_undone_later(bench):
    one = bench.desk.declare(Declaration("Down"), "MK")
    bench.clock.pass_s(60)
    bench.desk.act(one.id, lambda i, _: acknowledge(i, None), "MK")
    bench.clock.pass_s(60)
    bench.desk.act(one.id, lambda i, n: undo(i, bench.desk.events(one.id), n), "MK")
    assert len(bench.desk.known_at(one.id, NOON + timedelta(seconds=90)).milestones) == 2
    assert len(bench.desk.incident_of(one.id).milestones) == 1
