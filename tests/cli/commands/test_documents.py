"""read writes nothing; import takes all or none; a wrong file is said clearly."""

import hashlib
import os
from pathlib import Path

import pytest

from incident_desk.cli.run import run
from tests.cli.conftest import PLAYBOOK
from tests.shared_folder import shared

WRONG = {
    "empty.md": "is empty. Choose a file with a playbook or a checklist in it",
    "binary.md": "is a program, not text. Save it as Markdown or plain text in UTF-8 and read it again",
    "latin.md": "is not valid UTF-8: byte 2 (line 1) fits no character. Save it as Markdown or plain text in UTF-8",
    "large.md": "has 50 MB; documents are read up to 20 MB. Split it, or take the part that is the playbook",
    "folder.md": "is no file. Give the path of a document",
    "pipe.md": "is no file. Give the path of a document",
    "nowhere.md": "There is no file",
}


@pytest.fixture
def wrong(tmp_path):
    """A folder with everything that somebody might give in place of a document."""
    folder = tmp_path / "given"
    (folder / "folder.md").mkdir(parents=True)
    (folder / "empty.md").write_bytes(b"")
    (folder / "binary.md").write_bytes(b"\x7fELF" + bytes(range(256)) * 40)
    (folder / "latin.md").write_bytes("# И так\n".encode("cp1251"))
    with (folder / "large.md").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    os.mkfifo(folder / "pipe.md")
    return folder


@pytest.mark.parametrize("command", ["read", "import"])
def test_it_is_said_what_is_wrong_where_and_what_to_do_and_nothing_is_written(desk, tmp_path, wrong, command):
    before = sorted(tmp_path.rglob("*"))
    for name, words in WRONG.items():
        said = desk(command, str(wrong / name), code=1)
        assert said.out == "", name
        assert words in said.err and str(wrong / name) in said.err, said.err
        assert len(said.err.strip().splitlines()) == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_a_path_that_no_system_takes_is_refused(desk):
    assert "can't be read" in desk("read", "x" * 5000, code=1).err


def test_a_report_is_told_with_what_it_states_of_its_incident(desk, tmp_path):
    file = tmp_path / "report.md"
    file.write_text(
        "# Post-mortem\n\n**Date:** 2025-03-04\n**Severity:** P1\n\n## Timeline\n- 10:00 UTC down\n", "utf-8"
    )
    told = desk.json("read", str(file))
    assert (told["kind"], told["date"], told["severity"]) == ("postmortem", "2025-03-04", "P1")
    assert [one["iso"] for one in told["timeline"]] == ["2025-03-04T10:00:00Z"]
    assert "Severity  P1" in desk("read", str(file)).out


def test_read_writes_nothing(desk, playbook, tmp_path):
    before = sorted(tmp_path.iterdir())
    told = desk.json("read", playbook)
    assert (told["title"], told["kind"]) == ("Checkout outage", "playbook")
    assert [phase["name"] for phase in told["phases"]] == ["Look", "Mend"]
    assert told["source"]["sha256"] == hashlib.sha256(Path(playbook).read_bytes()).hexdigest()
    assert "Checkout outage" in desk("read", playbook).out
    assert sorted(tmp_path.iterdir()) == before


def test_one_bad_file_keeps_all_of_them_out(desk, playbook, tmp_path):
    (tmp_path / "bad.md").write_bytes(b"")
    desk("import", playbook, str(tmp_path / "bad.md"), code=1)
    assert [one["name"] for one in desk.json("playbooks")["playbooks"] if not one["shipped"]] == []
    assert not (desk.folder / "playbooks").exists()


def test_an_imported_playbook_is_found_by_title_and_name_and_kept_byte_for_byte(desk, playbook):
    taken = desk.json("import", playbook)["imported"]
    assert taken == [{"name": "checkout", "title": "Checkout outage", "kind": "playbook"}]
    assert (desk.folder / "playbooks" / "checkout.md").read_bytes() == Path(playbook).read_bytes()
    for name in ("checkout", "Checkout outage", "checkout out", playbook):
        assert desk.show(desk.declare("Down", "--playbook", name))["playbook"] == "Checkout outage"


def test_two_documents_of_one_file_name_do_not_take_each_others_place(desk, tmp_path):
    for folder, title in (("a", "One"), ("b", "Two"), ("c", "Three")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "README.md").write_text(PLAYBOOK.replace("Checkout", title), "utf-8")
    files = [str(tmp_path / folder / "README.md") for folder in "abc"]
    assert [one["name"] for one in desk.json("import", *files[:2])["imported"]] == ["README", "README-2"]
    assert [one["name"] for one in desk.json("import", files[2])["imported"]] == ["README-3"]
    assert [one["name"] for one in desk.json("import", files[1], files[1])["imported"]] == ["README-2"]
    own = [one["title"] for one in desk.json("playbooks")["playbooks"] if not one["shipped"]]
    assert own == ["One outage", "Two outage", "Three outage"]


def test_a_new_version_of_a_document_takes_the_place_of_the_old_one(desk, playbook):
    desk("import", playbook)
    Path(playbook).write_text(PLAYBOOK + "2. Tell everybody\n", "utf-8")
    desk("import", playbook)
    assert len(list((desk.folder / "playbooks").glob("*.md"))) == 1
    assert len(desk.show(desk.declare("x", "--playbook", "checkout"))["phases"][1]["steps"]) == 2


def test_a_file_that_was_put_there_by_hand_and_cant_be_read_stops_none_of_the_others(desk, playbook):
    desk("import", playbook)
    (desk.folder / "playbooks" / "broken.md").write_bytes(b"\x00\xff")
    assert "Checkout outage" in desk("playbooks").out
    assert "Service Outage Playbook" in desk("declare", "x", "--playbook", "none of them", code=1).err
    desk("import", playbook)


def test_a_later_edit_of_the_document_changes_no_record(desk, playbook):
    key = desk.declare("Down", "--playbook", playbook)
    Path(playbook).unlink()
    assert [one["name"] for one in desk.show(key)["phases"]] == ["Look", "Mend"]


@pytest.mark.parametrize("named", ["checkout", "service-outage"])
def test_a_playbook_that_states_its_severity_gives_it_with_its_targets(desk, playbook, named):
    desk("import", playbook)
    key = desk.declare("Down", "--playbook", named)
    severity, response, resolution = {"checkout": ("P2", 3_600, 28_800), "service-outage": ("P1", 900, 14_400)}[
        named
    ]
    assert desk.show(key)["severity"] == severity
    promised = {one["name"]: (one["seconds"], one["from"]) for one in desk.json("clock", key)["targets"]}
    assert promised == {"response": (response, "playbook"), "resolution": (resolution, "playbook")}
    assert desk.show(desk.declare("Down", "--playbook", named, "--severity", "P0"))["severity"] == "P0"


def test_the_shipped_playbook_is_there_without_an_import(desk):
    assert any(one["shipped"] and one["phases"] for one in desk.json("playbooks")["playbooks"])


@pytest.mark.slow
@pytest.mark.parametrize("part", ["corpus/dev", "corpus/robustness", "seeds"])
def test_no_document_of_the_field_breaks_read(desk, part):
    files = sorted(path for path in shared(*part.split("/")).iterdir() if not path.name.endswith(".json"))
    assert files
    for file in files:
        assert run(["read", "--json", str(file)]) in (0, 1), file


def test_read_tells_what_was_repaired_and_what_looks_odd(desk, tmp_path):
    path = tmp_path / "damaged.md"
    path.write_bytes("# Outage ‚Äì plan\r\n\n1. Read the logs\n".encode())
    told = desk.json("read", str(path))
    assert told["title"] == "Outage – plan"
    assert told["encoding_repair"] == [{"line": 1, "before": "‚Äì", "after": "–", "how": "UTF-8 read as Mac Roman"}]
    assert "Line ends are mixed" in told["warnings"][0]["text"]
    assert told["source"]["file_sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    said = desk("read", str(path)).out
    assert "Text repaired in 1 place; the file itself is not changed\n  line 1: '‚Äì' is '–'" in said
