"""What a command works with: which incident is meant, who is doing it, which time, which folder."""

import pytest

from incident_desk.cli.parser import parse
from incident_desk.cli.session import Session
from incident_desk.domain.errors import WrongUse


def test_without_a_key_the_one_open_incident_is_meant(desk):
    desk.declare("first")
    assert desk.json("log", "hello")["key"] == "INC-0001"


def test_without_a_key_several_are_listed_and_none_is_written_to(desk):
    desk.declare("first")
    desk.declare("second")
    said = desk("log", "hello", code=2)
    assert "INC-0001  first" in said.err and "INC-0002  second" in said.err
    assert all(len(desk.show(key)["entries"]) == 2 for key in ("1", "2"))


def test_without_a_key_and_none_open_it_says_so(desk):
    assert "No incident is open" in desk("log", "hello", code=2).err
    desk.declare()
    desk("cancel", "1", "--reason", "false alarm")
    assert "No incident is open" in desk("log", "hello", code=2).err


def test_an_open_drill_does_not_stand_in_the_way_of_the_incident(desk):
    assert desk.declare("practice", "--drill") == "DRILL-0001"
    assert desk.json("log", "drill only")["key"] == "DRILL-0001"
    desk.declare("real")
    assert desk.json("log", "hello")["key"] == "INC-0001"


@pytest.mark.parametrize("key", ["INC-0001", "inc-0001", "INC-1", "1", "0001", " 1 "])
def test_a_key_is_found_however_it_is_written(desk, key):
    desk.declare("practice", "--drill")
    desk.declare("real")
    assert desk.show(key)["title"] == "real"


@pytest.mark.parametrize("key", ["INC-0002", "2", "", "-", "INC-", "INC-x", "٣", "9" * 50])
def test_a_key_that_is_none_is_refused(desk, key):
    desk.declare()
    desk("show", "--", key, code=1)


def test_the_name_after_as_is_one_line_and_no_essay(desk):
    desk("declare", "Down", "--as", "Maya\n  Kern")
    assert desk.show("1")["declared_by"] == "Maya Kern"
    desk("log", "x", "--as", "x" * 101, code=2)
    assert len(desk.show("1")["entries"]) == 2


def test_a_record_and_a_folder_at_once_are_refused():
    with pytest.raises(WrongUse, match="not both"):
        Session(parse(["list", "--db", "x", "--data-dir", "y"]))


def test_every_command_works_on_a_record_alone(desk, tmp_path, capsys):
    from incident_desk.cli.run import run

    record = str(tmp_path / "alone.db")
    for words in (["declare", "Down"], ["log", "hello"], ["show", "1"], ["clock", "1"], ["list"], ["verify"]):
        assert run([*words, "--db", record]) == 0
    assert "hello" in capsys.readouterr().out
    assert not desk.folder.exists()


def test_the_output_names_the_zone(desk, monkeypatch):
    import time

    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        said = desk("declare", "Down", "--at", "2026-01-15T02:30")
        assert "2026-01-15 02:30:00 +01:00 (CET)" in said.out
        assert desk.show("1")["declared"] == "2026-01-15T01:30:00Z"
    finally:
        monkeypatch.setenv("TZ", "UTC")
        time.tzset()
