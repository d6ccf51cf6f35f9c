"""What responses cost, by the records of a desk."""

from incident_desk.domain.events import RecordKind
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.metrics_over import Wanted, choose
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import resolve
from incident_desk.services.costing import Costing, costs
from tests.fakes import Bench

EUROS = HourlyRate(60.0, "€")


def ended(bench, minutes, **more):
    one = bench.desk.declare(Declaration("Checkout is down", "P1", commander="Maya", **more), "Maya")
    bench.clock.pass_s(60 * minutes)
    bench.desk.act(one.id, lambda i, _n: resolve(i, None, Moment.unknown()), "Maya")
    return one.key


def chosen(bench):
    every = bench.desk.incidents_of([head.incident for head in bench.desk.heads()])
    return choose(every, Wanted()).incidents


def test_the_set_has_no_drill_and_names_what_is_not_resolved():
    bench = Bench()
    keys = [ended(bench, minutes) for minutes in (30, 60, 120)]
    ended(bench, 500, record=RecordKind.DRILL)
    still = bench.desk.declare(Declaration("Mail is down", "P1"), "Maya").key
    found = costs(bench.desk, chosen(bench), EUROS)
    assert [(one.key, one.minutes) for one in found.values] == list(zip(keys, (30, 60, 120), strict=True))
    assert [(one.key, one.why) for one in found.missing] == [(still, "it is not resolved yet")]
    assert (found.of, found.median.low_s, found.total) == (4, 60.0, 210.0)


def test_a_record_is_read_once_until_it_moves_on():
    bench, costing = Bench(), Costing()
    ended(bench, 30)
    first = chosen(bench)
    costing.read(bench.desk, costing.unread(first))
    assert costing.unread(first) == []
    assert costing.cost(first, EUROS).total == 30.0 and costing.cost(first, HourlyRate(120.0, "$")).total == 60.0
    bench.desk.act(first[0].id, lambda i, _n: log(Line("One thing more", Sign.NOTE)), "Ann")
    assert costing.unread(chosen(bench)) == list(chosen(bench))
