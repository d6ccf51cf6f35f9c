"""What is planted of a file's record: its events under a key, and checks that ask nothing by themselves."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.fold import fold
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.moments import Moment
from incident_desk.domain.taken_records import taken_from
from incident_desk.services.acts.steering import resolve
from incident_desk.services.acts.taking_records import planted, quiet, written_now
from incident_desk.services.acts.watching import pause, watch
from tests.services.test_record_import import story, written

SECRET = Check("web", "/web", HttpOptions("https://example.org/?token={secret:INC-0001-1-1}"))


def watching(*acts):
    bench = story()
    for act in acts:
        bench.desk.act("id-1", act, "MK")
    return bench


def test_the_events_stay_and_the_opening_says_where_they_come_from():
    bench = story()
    file, now = written(bench.store.events("id-1"), "handed.json"), bench.clock.now()
    events = planted(file, "INC-0009", "Ana", now)
    assert events[1:] == list(file.events[1:]) and events[0].data["key"] == "INC-0009"
    told = taken_from(events)
    assert (told.key, told.file, told.who, told.at, told.head) == ("INC-0001", "handed.json", "Ana", now, file.head)
    # another computer's clock may be a little ahead, and no more
    planted(file, "INC-0009", "Ana", file.events[-1].written_at - timedelta(seconds=59))
    with pytest.raises(Refused, match="One of the two clocks is wrong"):
        planted(file, "INC-0009", "Ana", file.events[-1].written_at - timedelta(seconds=61))


def test_checks_of_an_open_incident_are_paused_and_name_no_secret():
    plain = Check("api", "/api", HttpOptions("http://127.0.0.1:9/"))
    state = fold(watching(lambda i, n: watch(i, plain), lambda i, n: watch(i, SECRET)).store.events("id-1"))
    (first, second) = quiet(state)
    assert first.body["check"] == {**state.checks["api"], "paused": True} and first.body["how"] == "paused"
    assert second.body["check"]["paused"] and "secret:" not in str(second.body) and "•••" in str(second.body)


def test_what_is_paused_or_has_ended_stays_as_it_is_but_for_secrets():
    plain = Check("api", "/api", HttpOptions("http://127.0.0.1:9/"))
    paused = watching(lambda i, n: watch(i, plain), lambda i, n: pause(i, "api"))
    assert list(quiet(fold(paused.store.events("id-1")))) == []
    ended = watching(
        lambda i, n: watch(i, plain),
        lambda i, n: watch(i, SECRET),
        lambda i, n: resolve(i, None, Moment.exactly(n)),
    )
    assert [one.body["check"]["id"] for one in quiet(fold(ended.store.events("id-1")))] == ["web"]


def test_a_draft_becomes_the_event_after_the_last():
    last = story().store.events("id-1")[-1]
    event = written_now(Draft(Kind.CHECK_WATCHED, {"check": {}}), "act", "Ana", "new", last)
    assert (event.id, event.act, event.who, event.seq) == ("new", "act", "Ana", last.seq + 1)
    assert (
        event.happened.at == last.written_at and event.salt is None and replace(event, seq=1).body == {"check": {}}
    )
