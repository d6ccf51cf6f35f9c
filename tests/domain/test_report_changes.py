"""Which changes a report counts as those before the impact."""

from datetime import timedelta

from incident_desk.domain.events import RecordKind
from incident_desk.domain.moments import Moment
from incident_desk.domain.report_changes import changes_fact
from incident_desk.services.acts.changing import ChangeWish, make_change
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import reopen, resolve
from incident_desk.services.reporting import changes_elsewhere
from tests.fakes import NOON, Bench


def made(bench, record, minutes, text):
    wish = ChangeWish(text, at=Moment.exactly(NOON + timedelta(minutes=minutes)))
    bench.desk.act(record, lambda i, now: make_change(i, now, wish), "MK")


def fact(bench, record):
    incident = bench.desk.incident_of(record)
    return changes_fact(incident, bench.desk.events(bench.desk.standing.id), bench.clock.now() + timedelta(hours=9))


def test_a_drill_has_nothing_of_the_real_world():
    bench = Bench()
    made(bench, bench.desk.standing.open("MK").id, -5, "deploy of the real world")
    drill = bench.desk.declare(Declaration("Drill", record=RecordKind.DRILL), "MK").id
    made(bench, drill, -5, "deploy of the drill")
    found = fact(bench, drill)
    assert [one.text for one in found.changes] == ["deploy of the drill"] and not found.has_standing


def test_a_reopened_incident_counts_to_its_first_impact():
    bench = Bench()
    began = Moment.exactly(NOON - timedelta(minutes=10))
    one = bench.desk.declare(Declaration("Down", impact_started=began), "MK").id
    bench.clock.pass_s(600)
    bench.desk.act(one, lambda i, now: resolve(i, None, Moment.exactly(now)), "MK")
    bench.clock.pass_s(600)
    bench.desk.act(one, lambda i, now: reopen(i, "again", Moment.exactly(now)), "MK")
    assert fact(bench, one).impact == began.at


def test_what_came_after_the_end_is_not_counted_as_after_the_impact():
    bench = Bench()
    standing = bench.desk.standing.open("MK").id
    one = bench.desk.declare(Declaration("Down"), "MK").id
    bench.clock.pass_s(600)
    made(bench, standing, 3, "in it")
    bench.desk.act(one, lambda i, now: resolve(i, None, Moment.exactly(now)), "MK")
    bench.clock.pass_s(3_600)
    made(bench, standing, 60, "long after")
    assert fact(bench, one).after == 1


def test_an_old_incident_finds_its_changes_however_much_came_since(monkeypatch):
    monkeypatch.setattr("incident_desk.domain.fold_health.MOST_CHANGES", 3)
    bench = Bench()
    standing = bench.desk.standing.open("MK").id
    made(bench, standing, -5, "before it")
    one = bench.desk.declare(Declaration("Down"), "MK").id
    for day in range(1, 6):
        bench.clock.pass_s(86_400)
        made(bench, standing, day * 1_440, f"day {day}")
    assert [change.text for change in bench.desk.standing.find().changes] == ["day 3", "day 4", "day 5"]
    assert [change.text for change in fact(bench, one).changes] == ["before it"]


def test_the_report_knows_of_a_deploy_that_the_incident_before_heard_of():
    bench = Bench()
    first = bench.desk.declare(Declaration("Down"), "MK").id
    made(bench, first, 0, "deploy during the first one")
    bench.desk.act(first, lambda i, now: resolve(i, None, Moment.exactly(now)), "MK")
    bench.clock.pass_s(3_600)
    second = bench.desk.declare(Declaration("Down again"), "MK").id
    incident, until = bench.desk.incident_of(second), bench.clock.now()
    elsewhere = changes_elsewhere(bench.desk)(second)
    assert len(elsewhere) == 1
    found = changes_fact(incident, (), until, elsewhere)
    assert [one.text for one in found.changes] == ["deploy during the first one"]
    before = changes_fact(incident, (), NOON - timedelta(seconds=1), elsewhere)
    assert before.changes == (), "by what was written until then"


def test_the_incident_of_the_report_is_not_read_again_among_the_others():
    bench = Bench()
    one, other = (bench.desk.declare(Declaration(title), "MK").id for title in ("Down", "Slow"))
    for incident in (one, other):
        made(bench, incident, 0, "deploy")
    assert [events[0].incident for events in changes_elsewhere(bench.desk)(one)] == [other]
