"""Entries from files and other incidents, as a process: told first, brought in as one, taken back by one undo."""

import pytest

CHAT = "Ana Lee  10:03\nthe db is down\n\nBo  10:05\nlooking\n"


@pytest.fixture
def key(desk):
    return desk.declare("Down", "--severity", "P1")


@pytest.fixture
def chat(tmp_path):
    path = tmp_path / "chat.txt"
    path.write_text(CHAT, "utf-8")
    return str(path)


def brought(desk, key):
    rows = desk.json("timeline", key)["timeline"]
    return [(one["text"], one["who"], one["undone"]) for one in rows if one["origin"]]


def test_a_zone_is_asked_for_and_a_dry_run_writes_nothing(desk, key, chat):
    assert "state no time zone" in desk("entry", "import", key, chat, "--day", "2026-01-02", code=1).err
    told = desk.json("entry", "import", key, chat, "--day", "2026-01-02", "--dry-run")
    assert (told["form"], told["asks"], told["brought"], told["source"]) == ("chat", ["zone"], 0, "chat.txt")
    assert [(one["who"], one["chosen"]) for one in told["rows"]] == [("Ana Lee", True), ("Bo", True)]
    assert brought(desk, key) == []


def test_it_comes_in_once_and_one_undo_takes_it_back(desk, key, chat):
    words = ("entry", "import", key, chat, "--day", "2026-01-02", "--zone", "CET")
    told = desk.json(*words)
    assert told["brought"] == 2 and told["rows"][0]["happened"]["at"] == "2026-01-02T09:03:00Z"
    assert brought(desk, key) == [("the db is down", "Ana Lee", False), ("looking", "Bo", False)]
    again = desk(*words, code=1).err
    assert "2 duplicates" in again and "nothing new" in again
    assert "undone: 2 entries brought in from chat.txt (" in desk("undo", key).out
    assert {undone for *_, undone in brought(desk, key)} == {True}
    said = desk(*words).out
    assert said.startswith(f"2 entries brought into {key} from chat.txt") and f"undo {key}" in said


def test_the_lines_of_a_file_are_counted_whether_or_not_the_last_one_ends(desk, key, tmp_path):
    path = tmp_path / "k.log"
    for text in (
        "2026-01-02T10:00:00Z a\n2026-01-02T10:01:00Z b\n",
        "2026-01-02T10:00:00Z a\n2026-01-02T10:01:00Z b",
    ):
        path.write_text(text, "utf-8")
        assert "2 lines in all" in desk("entry", "import", key, str(path), "--dry-run").out.splitlines()


def test_columns_meanings_and_orders_can_be_said(desk, key, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("n,a,b\n1,3/1/2026 10:00,first\n2,4/1/2026 10:00,next\n", "utf-8")
    words = ("entry", "import", key, str(path), "--zone", "UTC", "--map", "time=a,text=3", "--dry-run")
    assert all("two readings" in one["trouble"] for one in desk.json(*words)["rows"])
    rows = desk.json(*words, "--dates", "month-first")["rows"]
    assert [(one["text"], one["happened"]["at"]) for one in rows] == [
        ("first", "2026-03-01T10:00:00Z"), ("next", "2026-04-01T10:00:00Z")]  # fmt: skip
    path.write_text("t,text\n30,begin\n", "utf-8")
    words = ("entry", "import", key, str(path), "--time-is", "elapsed", "--start", "2026-01-01T00:00Z")
    assert desk.json(*words)["rows"][0]["happened"]["at"] == "2026-01-01T00:00:30Z"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--zone", "Nowhere"], 1, "no time zone"),
        (["--map", "colour=1"], 2, "write time=COLUMN"),
        (["--map", "time=z", "--form", "table"], 2, "There is no column 'z'"),
        (["--day", "soon"], 2, "is no day"),
        (["--from", "1"], 2, "not both"),
    ],
)
def test_what_is_said_wrongly_is_told(desk, key, tmp_path, words, code, says):
    path = tmp_path / "x.csv"
    path.write_text("time,text\n10:00,x\n", "utf-8")
    assert says in desk("entry", "import", key, str(path), *words, code=code).err
    assert brought(desk, key) == []


def test_of_another_incident(desk, key):
    other = desk.declare("Pay")
    desk("log", "pay is down", "--key", other)
    assert desk.json("entry", "import", key, "--from", other)["brought"] == 1
    assert [one[0] for one in brought(desk, key)] == ["pay is down"]
    assert "name another incident" in desk("entry", "import", key, "--from", key, code=2).err
    assert "Say which file" in desk("entry", "import", key, code=2).err
