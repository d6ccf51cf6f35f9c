"""What a change of severity does to the due times: as data that a record keeps, and as words."""

from datetime import timedelta

from incident_desk.domain.retarget import due_changes, due_words
from incident_desk.domain.severity import Target, Targets
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import acknowledge, change_severity
from incident_desk.services.acts.targets import pause, resume
from tests.fakes import NOON, Bench


def iso(minutes):
    return (NOON + timedelta(minutes=minutes)).isoformat()


def case(*acts):
    """A P1 incident (15 min, 4 h, an update every 15 min) with an act each ten minutes."""
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    for rule in acts:
        bench.clock.pass_s(600)
        bench.desk.act(one, lambda i, n, rule=rule: rule(i), "MK")
    return bench, one


def test_each_due_time_before_and_after_and_what_was_met_under_the_old_level():
    bench, one = case(lambda i: acknowledge(i, None))
    changes = due_changes(bench.desk.incident_of(one), Targets(Target(300), Target(14_400), None))
    assert changes == {
        "response": {"before": iso(15), "after": iso(5), "met": True},
        "resolution": {"before": iso(240), "after": iso(240), "met": False},
        "next_update": {"before": iso(15), "after": None, "met": False},
    }
    assert due_words(changes) == (
        "Response due 12:15:00, met; now 12:05:00. Resolution due 16:00:00 as before. "
        "Next update due 12:15:00; now not stated. Times in UTC"
    )


def test_a_pause_stays_and_while_it_stands_nobody_knows_when_it_is_due():
    bench, one = case(lambda i: pause(i, "waiting", "Payments"))
    standing = due_changes(bench.desk.incident_of(one), Targets(None, Target(28_800), None))["resolution"]
    assert standing["before"] is None and standing["after"] is None
    bench, one = case(lambda i: pause(i, "waiting", "Payments"), resume)
    state = bench.desk.incident_of(one)
    changes = due_changes(state, Targets(None, Target(28_800), None))
    length = state.pauses[0].until - state.pauses[0].since
    assert changes["resolution"]["after"] == (NOON + timedelta(hours=8) + length).isoformat()


def test_a_time_of_another_day_says_its_day():
    words = due_words({"response": {"before": iso(15), "after": iso(24 * 60)}})
    assert words == "Response due Sun 12:15:00; now Mon 12:00:00. Times in UTC"


def test_it_stands_in_the_record_and_under_the_row_of_the_timeline():
    bench, one = case(lambda i: acknowledge(i, None), lambda i: change_severity(i, "P2", "one customer"))
    (event,) = [event for event in bench.desk.events(one) if event.kind == "severity_changed"]
    assert event.data["dues"]["response"] == {"before": iso(15), "after": iso(120), "met": True}
    row = next(row for row in timeline(bench.desk.events(one)) if row.kind == "severity_changed")
    assert row.detail.startswith("one customer. Response due 12:15:00, met; now 14:00:00. Resolution due")


def test_a_record_of_an_older_program_says_what_it_says():
    assert due_words({}) == ""
    assert due_words({"response": {"before": None, "after": iso(5)}}) == (
        "Response not stated; now 12:05:00. Times in UTC"
    )
