"""What runs hear of standing checks: what is the same ask, and as long as somebody is asked."""

from dataclasses import replace

from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.services.acts.steering import cancel
from incident_desk.services.hearing import Hearing
from incident_desk.services.monitor import Pace
from tests.any_run import AnyRun

API, DB = (Check(name, f"/{name}", HttpOptions(f"http://127.0.0.1:9/{name}")) for name in ("api", "db"))


def test_a_run_hears_what_asks_the_same_of_the_same_address_and_does_not_rest():
    run, hearing = AnyRun().state, Hearing()
    assert hearing.follow([(run, (API, DB))], (API,)) and hearing.of(run.id) == {"api"}
    assert not hearing.follow([(run, (API, DB))], (replace(API, name="other name"),)), "a name is no other ask"
    assert hearing.follow([(run, (API, DB))], (replace(API, paused=True), DB)) and hearing.of(run.id) == {"db"}
    assert (
        hearing.follow([(run, (API,))], (replace(API, options=DB.options),)) and hearing.of(run.id) == frozenset()
    )
    assert list(hearing) == [run.id] and hearing.of("an incident") == frozenset()


def test_what_an_open_run_hears_is_asked_at_the_pace_of_an_incident():
    run, hearing = AnyRun(), Hearing()
    hearing.follow([(run.state, (API,))], (API, DB))
    assert [hearing.pace(one, Pace.IDLE) for one in ("api", "db")] == [Pace.INCIDENT, Pace.IDLE]
    assert hearing.follow([(run.act(lambda one, _: cancel(one, "off")), (API,))], (API, DB))
    assert hearing.pace("api", Pace.IDLE) is Pace.IDLE and hearing.of(run.id) == {"api"}
