"""read writes nothing; import takes all or none; a wrong file is said clearly."""

import hashlib
import os
from pathlib import Path

import pytest

from incident_desk.cli.run import run
from tests.cli.conftest import PLAYBOOK
from tests.shared_folder import shared

WRONG = {
    "empty.md": (b"", "is empty"),
    "binary.md": (bytes(range(256)) * 20, "is not text"),
    "latin.md": (b"# Caf\xe9\n\n1. look\n", "is not valid UTF-8"),
}


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("command", ["read", "import"])
def test_a_wrong_file_is_said_clearly_and_nothing_is_made(desk, tmp_path, command, name):
    file = tmp_path / name
    file.write_bytes(WRONG[name][0])
    said = desk(command, str(file), code=1)
    assert WRONG[name][1] in said.err and name in said.err
    assert not desk.folder.exists()


def test_a_large_file_is_refused_before_it_is_read(desk, tmp_path):
    with open(tmp_path / "large.md", "wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert "has 50 MB; documents are read up to 20 MB" in desk("read", str(tmp_path / "large.md"), code=1).err


def test_what_is_no_file_is_refused(desk, tmp_path):
    assert "There is no file" in desk("read", str(tmp_path / "nowhere.md"), code=1).err
    assert "is no file" in desk("read", str(tmp_path), code=1).err
    os.mkfifo(tmp_path / "pipe.md")
    assert "is no file" in desk("read", str(tmp_path / "pipe.md"), code=1).err
    assert "can't be read" in desk("read", "x" * 5000, code=1).err


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
