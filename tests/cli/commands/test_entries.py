"""Single entries and the timeline as a whole, as a process."""

import csv
import json
from io import StringIO

import pytest


@pytest.fixture
def key(desk):
    key = desk.declare("Down", "--severity", "P1")
    desk("log", "? -5m pool ful #db @MK")
    desk("log", "=SUM(A1) | <b>bold</b> `x`")
    return key


def rows(desk, key, *words):
    return [
        one for one in desk.json("timeline", key, *words)["timeline"] if one["kind"] in ("hypothesis", "finding")
    ]


def number_of(desk, key, place=0):
    return f"{key}/{rows(desk, key)[place]['number']}"


def test_an_entry_is_edited_by_its_number_and_its_history_keeps_the_first_wording(desk, key):
    entry = number_of(desk, key)
    told = desk.json("entry", "edit", entry, "pool full", "--at", "~-7m", "--kind", "finding", "--tag", "#db pool")
    now = told["now"]
    assert (now["text"], now["kind"], now["tags"], now["owner"]) == ("pool full", "finding", ["db", "pool"], "MK")
    assert now["amended"] and now["happened"]["precision"] == "about"
    history = desk.json("entry", "history", entry)["history"]
    assert [one["text"] for one in history] == ["pool ful #db @MK", "pool full"]
    said = desk("entry", "history", entry).out
    assert "pool ful #db @MK" in said and "Happened about " in said


def test_strike_star_and_undo(desk, key):
    entry = number_of(desk, key)
    assert desk.json("entry", "star", entry)["now"]["starred"] is True
    assert desk.json("entry", "star", entry, "--off")["now"]["starred"] is False
    assert desk.json("entry", "strike", entry, "--reason", "wrong host")["now"]["struck"] == "wrong host"
    desk("undo", key)
    assert rows(desk, key)[0]["struck"] is None


def test_an_entry_is_pinned_put_under_another_and_given_an_end(desk, key):
    first, second = number_of(desk, key), number_of(desk, key, 1)
    assert desk.json("entry", "pin", first)["now"]["pinned"] is True
    assert desk.json("entry", "pin", first, "--off")["now"]["pinned"] is False
    parent = rows(desk, key)[0]["id"]
    assert desk.json("entry", "under", second, first)["now"]["parent"] == parent
    assert desk.json("entry", "under", second, "--off")["now"]["parent"] is None
    assert desk.json("entry", "edit", first, "--at", "-9m", "--until", "-5m")["now"]["ended"]
    assert desk.json("entry", "edit", first, "--until", "")["now"]["ended"] is None
    for words, code, says in (
        (("entry", "edit", first, "--until", "-30m"), 1, "can't end before it began"),
        (("entry", "under", second), 2, "Say under which entry"),
        (("entry", "under", second, "--off"), 1, "None of them stands"),
    ):
        assert says in desk(*words, code=code).err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["entry", "edit", "1/1", "x"], 1, "Only an entry that somebody typed"),
        (["entry", "strike", "1/1", "--reason", "x"], 1, "Only what somebody wrote"),
        (["entry", "edit", "1/3"], 1, "Nothing is said anew"),
        (["entry", "edit", "1/3", " "], 1, "wording is empty"),
        (["entry", "edit", "1/3", "x", "--at", "soon"], 2, "is no time"),
        (["entry", "strike", "1/3"], 2, "--reason"),
        (["entry", "edit", "1/99", "x"], 1, "There is no entry"),
        (["entry", "edit", "no-such-id", "x"], 1, "There is no entry"),
        (["timeline", "1", "--zone", "Nowhere/Town"], 1, "There is no time zone"),
        (["timeline", "1", "--zone", "IST"], 1, "IST can be"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason_and_nothing_is_written(desk, key, words, code, says):
    before = desk.show(key)["head"]
    assert says in desk(*words, code=code).err
    assert desk.show(key)["head"] == before


def test_the_timeline_is_shown_in_a_zone_with_its_offset(desk, key):
    said = desk("timeline", key, "--zone", "+02:00").out
    assert "Times in +02:00" in said and "pool ful" in said
    local = rows(desk, key, "--zone", "+02:00")[0]["local"]
    assert local.endswith("+02:00")


def test_as_of_a_moment_it_is_what_was_known_then(desk, key):
    entry = number_of(desk, key)
    before = desk.json("timeline", key)["timeline"]
    moment = before[-1]["written"]
    desk("entry", "edit", entry, "pool full")
    assert rows(desk, key)[0]["text"] == "pool full"
    then = desk.json("timeline", key, "--as-of", moment)
    assert then["timeline"] == before and then["as_of"]


def test_csv_comes_back_whole_and_is_no_formula(desk, key):
    table = list(csv.DictReader(StringIO(desk("timeline", key, "--format", "csv").out)))
    texts = [row["text"] for row in table]
    assert "'=SUM(A1) | <b>bold</b> `x`" not in texts and "SUM(A1) | <b>bold</b> `x`" in texts
    desk("log", "-- =SUM(A1)")
    assert json.loads(desk("timeline", key, "--format", "json").out)["key"] == key


def test_markdown_is_a_table_in_which_what_was_typed_stays_text(desk, key):
    said = desk("timeline", key, "--format", "md").out
    assert "| Time | Elapsed | Kind | What happened | By |" in said
    assert "<b>" not in said.replace("\\<b>", "") and "\\|" in said
