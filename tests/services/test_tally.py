"""The tally: at any moment what counting every check anew would give, however the answers came."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.health import State
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.watching import watch
from incident_desk.services.patrol import Patrol, outside_name
from incident_desk.services.tally import TROUBLE, Tally
from tests.fakes import Bench
from tests.qt.watched import bad, check_of, good


def followed(*names):
    bench = Bench()
    one = bench.desk.declare(Declaration("Checkout is down", "P1"), "MK").id
    for name in names:
        bench.desk.act(one, lambda incident, _, name=name: watch(incident, check_of(name)), "MK")
    patrol = Patrol()
    patrol.follow([bench.desk.incident_of(one)], bench.clock.now())
    tally = Tally(patrol)
    tally.recount()
    patrol.touched()
    return bench, patrol, tally, one


def counted(patrol):
    found = {}
    for record in patrol.records:
        for check in patrol.checks_of(record.id):
            state = patrol.state(record.id, check.id).settled
            found[state] = found.get(state, 0) + 1
    return found


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("gbst"))))
def test_it_says_at_any_moment_what_a_count_of_all_would(course):
    bench, patrol, tally, one = followed("a", "b", "c")
    for name, what in course:
        bench.clock.pass_s(30 if what == "s" else 1)
        now = bench.clock.now()
        if what in "gb":
            sample = (good if what == "g" else bad)(now, name)
            patrol.take([replace(sample, check_id=outside_name(one, name))])
        elif what == "s":
            patrol.silence(now)
        else:
            patrol.lost(now, "the checker is gone")
        tally.take(patrol.touched())
        every = counted(patrol)
        assert tally.of(one) == every
        assert tally.troubled == sum(every.get(state, 0) for state in TROUBLE)


def test_another_record_has_no_checks_here():
    _, _, tally, _ = followed("a")
    assert tally.of("nobody") == {} and tally.troubled == 0


def test_the_trouble_of_what_is_followed_no_longer_is_counted_no_longer():
    bench, patrol, tally, one = followed("a")
    for _ in range(3):
        bench.clock.pass_s(1)
        patrol.take([bad(bench.clock.now(), outside_name(one, "a"))])
    tally.take(patrol.touched())
    assert (tally.troubled, tally.of(one)) == (1, {State.DOWN: 1})
    patrol.follow([], bench.clock.now())
    tally.recount()
    assert (tally.troubled, tally.of(one)) == (0, {})
