"""An incident as JSON: what show, clock and list print, whole and serialisable at every stage."""

import json
from datetime import timedelta

from incident_desk.domain.clock import clock
from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.formats.incident_json import clock_data, incident_data, no_clock_data, row_data
from incident_desk.services.acts.changing import ChangeWish, make_change
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import acknowledge, change_severity, reopen, resolve
from tests.fakes import NOON, Bench
from tests.services.acts.test_declaring import BOOK

TARGET = {
    "name", "state", "seen", "start", "due", "seconds", "remaining_s", "done", "late_by_s", "took_s",
    "paused_s", "from", "allowance_s", "because", "counts", "counts_because", "detected", "detected_before_s",
}  # fmt: skip


def whole(bench, one, minutes=20):
    incident = bench.desk.incident_of(one)
    entries = timeline(bench.desk.events(one))
    return json.loads(
        json.dumps(incident_data(incident, entries, clock(incident, NOON + timedelta(minutes=minutes))))
    )


def test_an_incident_is_told_whole_at_every_stage():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", playbook=BOOK, commander="MK"), "MK").id
    for rule in (
        lambda i, n: log(Line("+ raise the pool", Sign.ACTION_ITEM)), lambda i, n: acknowledge(i, None),
        lambda i, n: change_severity(i, "P0", None), lambda i, n: resolve(i, None, clock_moment()),
        lambda i, n: reopen(i, "again"),
    ):  # fmt: skip
        bench.desk.act(one, rule, "MK")
        told = whole(bench, one)
        incident = bench.desk.incident_of(one)
        assert (told["key"], told["status"], told["head"]["seq"]) == (incident.key, incident.status, incident.seq)
        assert len(told["entries"]) >= 3 and {"id", "kind", "text", "who", "undone"} <= set(told["entries"][0])
    assert told["severity_changes"][0]["new"] == "P0" and told["reopened"][0]["reason"] == "again"
    assert told["phases"][0]["current"] is True and told["roles"] == {"commander": "MK"}


def test_changes_are_told_with_where_they_come_from():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    wish = ChangeWish("sessions", ChangeKind.DEPLOY, "7c1e0f4", source="git")
    event = bench.desk.act(one, lambda i, now: make_change(i, now, wish), "MK").events[0]
    (change,) = whole(bench, one)["changes"]
    assert (change.pop("id"), change.pop("at")[:19]) == (event.id, "2026-03-01T12:00:00")
    said = {"what": "deploy", "text": "sessions", "ref": "7c1e0f4", "environment": None, "source": "git"}
    assert change == said


def clock_moment():
    from incident_desk.domain.moments import Moment

    return Moment.exactly(NOON)


def test_every_target_says_its_state_its_due_time_and_where_it_is_from():
    bench = Bench()
    incident = bench.desk.declare(Declaration("Down", playbook=BOOK), "MK")
    told = clock_data(clock(incident, NOON + timedelta(minutes=11)))
    assert [set(target) for target in told["targets"]] == [TARGET, TARGET]
    response = told["targets"][0]
    assert (response["state"], response["remaining_s"], response["from"]) == ("late", -60, "playbook")
    assert (response["start"], response["due"]) == ("2026-03-01T12:00:00Z", "2026-03-01T12:10:00Z")
    assert told["phase"]["name"] == "Look" and told["phase"]["closes"] == "2026-03-01T12:15:00Z"
    assert told["clocks"][0] == {"name": "elapsed", "seconds": 660, "running": True}


def test_before_the_declaration_there_is_no_clock():
    told = no_clock_data(NOON)
    assert (told["targets"], told["phase"], told["clocks"], told["after"]) == ([], None, [], [])


def test_what_is_not_stated_is_null_and_never_nought():
    incident = Bench().desk.declare(Declaration("Down"), "MK")
    told = clock_data(clock(incident, NOON))
    assert [(one["state"], one["due"], one["remaining_s"], one["from"]) for one in told["targets"]] == [
        ("not_stated", None, None, None)
    ] * 2
    assert told["impact_s"] is None and told["clocks"][1]["running"] is False
    assert told["impact"]["because"] == "impact started is not recorded"
    assert row_data(incident)["resolved"] is None and row_data(incident)["playbook"] is None
