"""Merging and splitting as a process: told first, done in both records, taken back by one undo."""

import pytest


@pytest.fixture
def two(desk):
    one, two = desk.declare("Shop"), desk.declare("Pay")
    desk("log", "pay is down", "--key", two)
    return one, two


def test_a_merge_is_told_done_and_taken_back(desk, two):
    one, other = two
    said = desk("merge", other, one, "--dry-run").out
    assert (
        f"{other} would be merged into {one} Shop" in said
        and "Copied: 2 rows. Only" in said
        and "would be Cancelled" in said
    )
    assert desk.json("show", other)["status"] == "investigating"
    told = desk.json("merge", other, one)
    assert (told["key"], told["into"], told["entries"], told["status"]) == (other, one, 2, "cancelled")
    assert desk.json("show", one)["links"][0]["key"] == other
    assert f"Merged into {one} Shop" in desk("show", other).out
    assert "already" in desk("merge", other, one, code=1).err
    desk("undo", one)
    assert desk.json("show", other)["status"] == "investigating" and desk.json("show", one)["links"] == []


def test_a_split_takes_the_entries_that_are_named(desk, two):
    _, old = two
    number = next(one["number"] for one in desk.json("timeline", old)["timeline"] if one["text"] == "pay is down")
    told = desk.json("split", old, "Mail", "--entries", f"{number}", "--severity", "P2")
    new = desk.json("show", told["new"])
    assert (told["entries"], new["title"], new["severity"], new["links"][0]["how"]) == (
        1,
        "Mail",
        "P2",
        "split_from",
    )
    row = next(one for one in desk.json("timeline", old)["timeline"] if one["number"] == number)
    assert row["detail"] == f"Also in {told['new']}"
    desk("undo", told["new"])
    assert desk.json("show", old)["links"] == []


def test_what_is_erased_says_where_it_stands_as_well(desk, two):
    one, other = two
    desk("merge", other, one)
    for key, also in ((other, one), (one, other)):
        row = next(row for row in desk.json("timeline", key)["timeline"] if row["text"] == "pay is down")
        assert desk.json("erase", row["id"], "--reason", "a password")["also_in"] == [also]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ([], 2, "Say which entries"),
        (["--entries", "99"], 1, "has no entry"),
        (["--entries", "1"], 1, "Choose the entries"),
    ],
)
def test_a_split_without_entries_is_none(desk, two, words, code, says):
    assert says in desk("split", two[1], "Mail", *words, code=code).err
