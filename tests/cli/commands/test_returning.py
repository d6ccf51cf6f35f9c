"""``import FILE.json``: the incident that a report's JSON holds is the same incident again."""

import json
import shutil
import subprocess

import pytest

from tests.cli.conftest import Commands


@pytest.fixture
def handed(desk, tmp_path):
    """An incident with a decision and a check, and its JSON."""
    key = desk.declare("Payments down", "--severity", "P1")
    desk("log", "! roll back")
    desk("check", "add", key, "http://127.0.0.1:9/")
    return written(desk, tmp_path / "handed.json")


@pytest.fixture
def there(desk, tmp_path, capsys):
    """Another data folder."""
    return Commands(tmp_path / "there", capsys)


def written(desk, to, *words):
    desk("report", "1", "-o", str(to), *words)
    return to


def test_it_comes_back_as_the_same_incident_and_once(desk, there, handed):
    said = there("import", str(handed)).out
    assert said.startswith("INC-0001  Payments down (from handed.json: 4 events, their chain holds to ")
    assert "It is open here too" in said and "1 check came in paused" in said
    before, after = desk.show("1"), there.show("1")
    for name in ("id", "title", "severity", "declared", "declared_by", "commander", "milestones"):
        assert before[name] == after[name], name
    rows = [[(one["text"], one["who"], one["happened"]) for one in shown["entries"]] for shown in (before, after)]
    assert rows[1][: len(rows[0])] == rows[0]
    assert "already in as INC-0001" in there("import", str(handed)).out
    (record,) = there.json("import", str(handed))["records"]
    assert (record["known"], record["key"], record["key_there"], record["events"]) == (
        True,
        "INC-0001",
        "INC-0001",
        4,
    )
    assert there("verify").code == 0 and "Taken in from" in there("report", "1", "-o", "-").out


def test_a_dry_run_only_says_what_would_be(there, handed):
    assert "Would be the same incident again, as INC-0001" in there("import", str(handed), "--dry-run").out
    (record,) = there.json("import", str(handed), "--dry-run")["records"]
    assert (record["key"], record["known"], record["open"]) == (None, False, True)
    assert there.json("list", "--all")["incidents"] == []
    there.declare("Other")
    assert "under a new key, for INC-0001 is taken here" in there("import", str(handed), "--dry-run").out


def test_a_key_that_is_taken_gives_way(there, handed):
    there.declare("Other")
    assert "There it was INC-0001, a key that is taken here: it is INC-0002" in there("import", str(handed)).out
    assert there.show("2")["title"] == "Payments down"


def test_what_was_changed_or_is_a_copy_is_refused_and_leaves_nothing(desk, there, handed, tmp_path):
    lie = tmp_path / "lie.json"
    lie.write_text(handed.read_text("utf-8").replace('"text": "roll back"', '"text": "roll on"'), "utf-8")
    assert "lie.json was changed since it was written: Event 3" in there("import", str(lie), code=1).err
    copy = written(desk, tmp_path / "copy.json", "--audience", "customer")
    assert "is a copy (customer)" in there("import", str(copy), code=1).err
    hidden = written(desk, tmp_path / "hidden.json", "--hide", "roll")
    assert "is a copy (internal)" in there("import", str(hidden), code=1).err
    assert there.json("list", "--all")["incidents"] == []
    told = json.loads(handed.read_text("utf-8"))
    told["header"]["title"] = "All was well"
    handed.write_text(json.dumps(told), "utf-8")
    assert "What the file says beside the record was changed" in there("import", str(handed)).out
    assert there.show("1")["title"] == "Payments down"


def test_documents_and_records_are_taken_in_together_and_other_json_is_a_document(there, handed, tmp_path):
    book, other = tmp_path / "book.md", tmp_path / "other.json"
    book.write_text("# Checkout outage\n\n## Phase 1: Look\n\n1. Read the logs\n", "utf-8")
    other.write_text('{"name": "something else"}', "utf-8")
    told = there.json("import", str(book), str(handed), str(other))
    assert [one["title"] for one in told["records"]] == ["Payments down"] and len(told["imported"]) == 2
    assert there.json("import", str(handed), "--library")["records"] == []


def test_what_is_attached_to_a_pdf_is_the_same_file(desk, there, handed, tmp_path):
    if shutil.which("pdfdetach") is None:
        pytest.skip("poppler is absent: no pdfdetach")
    pdf = written(desk, tmp_path / "handed.pdf")
    subprocess.run(["pdfdetach", "-save", "1", "-o", str(tmp_path / "incident.json"), str(pdf)], check=True)
    assert there("import", str(tmp_path / "incident.json")).out.startswith(
        "INC-0001  Payments down (from incident.json"
    )
