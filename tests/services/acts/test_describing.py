"""A described check is watched under an id of its own."""

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.describing import watch_described
from incident_desk.services.acts.watching import drop
from tests.fakes import Bench

CHECK = Check("new", "API", HttpOptions("https://example.org/"))


def test_each_new_one_gets_the_next_id_and_a_changed_one_keeps_its_own():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1", None, commander="MK"), "MK")
    for _ in range(2):
        bench.desk.act(one.id, lambda now, _: watch_described(now, CHECK, is_new=True), "MK")
    again = Check(f"{one.key}-2", "Other name", CHECK.options)
    bench.desk.act(one.id, lambda now, _: watch_described(now, again, is_new=False), "MK")
    assert [data["name"] for data in bench.desk.incident_of(one.id).checks.values()] == ["API", "Other name"]
    with pytest.raises(Refused, match="already"):
        bench.desk.act(one.id, lambda now, _: watch_described(now, again, is_new=False), "MK")
    # The answers of a check that is gone are kept under its id: no other one gets it.
    bench.desk.act(one.id, lambda now, _: drop(now, again.id), "MK")
    change = bench.desk.act(one.id, lambda now, _: watch_described(now, CHECK, is_new=True), "MK")
    assert change.events[0].data["check"]["id"] == f"{one.key}-3"
