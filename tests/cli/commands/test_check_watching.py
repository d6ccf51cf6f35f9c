"""The part watch of the command check: against a real service that fails, beside a desk and without one."""

import json
from contextlib import closing
from datetime import timedelta

from incident_desk.adapters.probes.practice_server import PracticeService
from incident_desk.adapters.watch import Watch
from incident_desk.bootstrap import open_workplace
from incident_desk.domain.health import Change, State
from incident_desk.formats.times import iso
from incident_desk.services.acts.watching import book_change


def lines(desk, *words):
    return [json.loads(line) for line in desk("check", "watch", *words, "--json").out.splitlines()]


def test_it_asks_by_itself_where_no_desk_is_open_and_books_nothing(desk):
    key = desk.declare()
    service = PracticeService()
    service.start()
    try:
        desk("check", "add", key, service.url, "--name", "shop", "--every", "0.2")
        desk("check", "add", key, "http://127.0.0.1:9/", "--name", "gone", "--every", "0.2")
        found = lines(desk, key, "--for", "1.5")
    finally:
        service.stop()
    assert {(one["name"], one["state"]) for one in found} >= {("shop", "ok")}
    assert {one["state"] for one in found if one["name"] == "gone"} & {"failing", "down"}
    assert [one["state"] for one in desk.json("check", "list", key)["checks"]] == [None, None]
    watch = Watch(desk.folder / "watch.lock")
    assert watch.try_take(), "the watch is free for a desk"
    watch.release()


def test_it_says_it_in_words_too(desk):
    desk("check", "add", "standing", "http://127.0.0.1:9/", "--name", "gone", "--every", "0.2")
    assert "gone failing" in desk("check", "watch", "standing", "--for", "1.5").out


def test_what_the_record_says_is_down_is_down_since_then_and_not_since_the_command_began(desk):
    key = desk.declare()
    desk("check", "add", key, "http://127.0.0.1:9/", "--name", "gone", "--every", "0.2")
    with closing(open_workplace(desk.folder)) as place:
        record = place.desk.incident_of(place.desk.find(key))
        began = place.desk.now() - timedelta(minutes=20)
        down = Change(
            next(iter(record.checks)), "gone", State.OK, State.DOWN, began, began, "down", "no", alarms=True
        )
        place.desk.act(record.id, lambda *_: book_change(down, "it falls"), "check")
    found = lines(desk, key, "--for", "1.5")
    assert {(one["state"], one["since"]) for one in found} == {("down", iso(began))}
    assert {one["detail"] for one in found} <= {"so the record says, no answer yet", "connection refused"}
