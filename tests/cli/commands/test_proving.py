"""The command evidence, as a process."""

import pytest


@pytest.fixture
def key(desk):
    key = desk.declare("Down", "--severity", "P1")
    desk("log", "pool full")
    return key


@pytest.fixture
def log(tmp_path):
    file = tmp_path / "pool.log"
    file.write_text("03:12 WARN 498 of 500\n")
    return file


def test_a_file_is_attached_to_an_entry_listed_and_in_the_timeline(desk, key, log):
    entry = next(one for one in desk.json("timeline", key)["timeline"] if one["text"] == "pool full")
    (added,) = desk.json("evidence", "add", key, str(log), "--entry", f"{key}/{entry['number']}")["evidence"]
    assert (added["name"], added["media"], added["entry"]) == ("pool.log", "text/plain", entry["id"])
    assert desk.json("evidence", "list", key)["evidence"] == [added]
    assert "pool.log attached, 22 bytes" in desk("timeline", key).out
    assert added["sha256"] in desk("report", key, "-o", "-").out


def test_what_is_missing_or_changed_is_found_and_a_new_copy_mends_it(desk, key, log):
    sha256 = desk.json("evidence", "add", key, str(log))["evidence"][0]["sha256"]
    assert desk.json("evidence", "verify") == {"ok": True, "files": 1, "problems": []}
    place = desk.folder / "evidence" / sha256[:2] / sha256
    place.chmod(0o600)
    place.write_text("another")
    said = desk("evidence", "verify", key, code=1)
    assert "pool.log: changed" in said.out and "1 of 1 files" in said.err
    place.unlink()
    assert "pool.log: missing" in desk("evidence", "verify", code=1).out


def test_a_backup_takes_the_evidence_along(desk, key, log, tmp_path):
    desk("evidence", "add", key, str(log))
    assert desk.json("backup", str(tmp_path / "copy.db"))["evidence"] == 1
    assert [one.name[:2] for one in (tmp_path / "copy.db.evidence").iterdir()]


def test_erasing_takes_the_file_away_unless_it_proves_something_else(desk, key, log):
    other = desk.declare("Slow")
    first = desk.json("evidence", "add", key, str(log))["evidence"][0]
    second = desk.json("evidence", "add", other, str(log))["evidence"][0]
    place = desk.folder / "evidence" / first["sha256"][:2] / first["sha256"]
    desk("erase", first["id"], "--reason", "a password")
    assert place.exists()
    desk("erase", second["id"], "--reason", "a password")
    assert not place.exists() and desk.json("evidence", "list", key)["evidence"] == []
    desk("verify")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["evidence", "add"], 2, "evidence add KEY FILE"),
        (["evidence", "add", "1"], 2, "evidence add KEY FILE"),
        (["evidence", "list"], 2, "evidence list KEY"),
        (["evidence", "add", "1", "/nowhere/x.log"], 1, "There is no file"),
        (["evidence", "add", "9", "x"], 1, ""),
    ],
)
def test_what_is_left_out_or_not_there_is_said(desk, key, words, code, says):
    assert says in desk(*words, code=code).err


def test_the_same_file_twice_and_another_incidents_entry_are_refused(desk, key, log):
    desk("evidence", "add", key, str(log))
    assert "attached there already" in desk("evidence", "add", key, str(log), code=1).err
    other = desk.declare("Slow")
    assert "is no entry of" in desk("evidence", "add", other, str(log), "--entry", f"{key}/1", code=1).err
