"""What one incident came back of."""

from incident_desk.services.acts.action_items import ActionWish, add_action
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.coming_back import came_back_in
from tests.fakes import Bench


def test_the_earlier_one_with_its_preventive_action_is_found_for_this_one_alone():
    bench = Bench()
    first = bench.desk.declare(Declaration("Connection pool exhausted in checkout", "P1"), "MK").id
    bench.desk.act(first, lambda *_: add_action(ActionWish("Alert on the pool", type="preventive")), "MK")
    bench.clock.pass_s(86_400)
    for title in ("Printer jam", "Certificate expired", "Mail queue long"):
        bench.desk.declare(Declaration(title, "P3"), "MK")
        bench.clock.pass_s(600)
    again = bench.desk.declare(Declaration("Connection pool exhausted again in checkout", "P1"), "MK")
    (found,) = came_back_in(bench.desk, again.id)
    assert [one.text for one in found.actions] == ["Alert on the pool"] and found.key == again.key
    assert came_back_in(bench.desk, first) == ()
