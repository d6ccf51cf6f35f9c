"""read writes nothing; import takes all or none; a wrong file is said clearly."""

import hashlib
import os
from pathlib import Path

import pytest

from incident_desk.cli.run import run
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.limits import Part
from tests.cli.conftest import PLAYBOOK
from tests.shared_folder import shared

WRONG = {
    "empty.md": "is empty. Choose a file with a playbook or a checklist in it",
    "binary.md": "is a program, not text. Save it as Markdown or plain text in UTF-8 and read it again",
    "latin.md": "is not valid UTF-8: byte 2 (line 1) fits no character. Save it as Markdown or plain text in UTF-8",
    "large.md": "has 70 MB; documents are read up to 64 MB. Split it, or take the part that is the playbook",
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
        file.truncate(70 * 1024 * 1024)
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
    assert taken == [
        {
            "name": "checkout",
            "title": "Checkout outage",
            "kind": "playbook",
            "version": 1,
            "again": False,
            "reference_from_line": None,
            "changes": [],
        }
    ]
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


def test_a_new_version_takes_the_place_of_the_old_one_which_is_kept_and_says_what_changed(desk, playbook):
    old = Path(playbook).read_bytes()
    desk("import", playbook)
    Path(playbook).write_text(PLAYBOOK.replace("0-15", "0-20") + "2. Tell everybody\n", "utf-8")
    said = desk("import", playbook).out
    assert "Checkout outage (playbook, version 2)\n" in said
    assert "changed: phase “Look”, window: from the start to 15 min → from the start to 20 min" in said
    assert "added: step “Tell everybody” (Mend, 2)" in said
    assert len(list((desk.folder / "playbooks").glob("*.md"))) == 1
    assert len(desk.show(desk.declare("x", "--playbook", "checkout"))["phases"][1]["steps"]) == 2
    assert desk.json("playbook", "export", "checkout", "--version", "1")["text"].encode() == old
    assert [one["name"] for one in desk.json("playbooks")["playbooks"] if one["version"] == 2] == ["checkout"]


def test_the_same_document_again_is_no_new_version_and_says_so(desk, playbook):
    desk("import", playbook)
    assert "(playbook, the same as before)" in desk("import", playbook).out
    (again,) = desk.json("import", playbook)["imported"]
    assert (again["version"], again["again"], again["changes"]) == (1, True, [])
    assert desk.json("playbook", "show", "checkout")["versions"] == [1]


def test_an_incident_keeps_the_playbook_it_was_declared_with_whatever_is_imported_since(desk, playbook):
    desk("import", playbook)
    key = desk.declare("Down", "--playbook", "checkout")
    before = desk.show(key)["phases"]
    Path(playbook).write_text(PLAYBOOK.replace("Read the logs", "Drink tea"), "utf-8")
    desk("import", playbook)
    assert desk.show(key)["phases"] == before
    assert "Drink tea" in desk("playbook", "show", "checkout").out


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


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbf# Caf\xc3\xa9 Playbook\r\n\r\n- [ ] Look \r\n- [x] See\t\n- [ ] Do", None]
)
def test_an_export_gives_back_exactly_what_was_imported(desk, process, playbook, tmp_path, data):
    if data is not None:
        Path(playbook).write_bytes(data)
    data = Path(playbook).read_bytes()
    desk("import", playbook)
    out = tmp_path / "out.md"
    assert desk.json("playbook", "export", "checkout", "--out", str(out)) == {
        "name": "checkout", "version": 1, "as_read": False, "file": str(out)}  # fmt: skip
    assert out.read_bytes() == data
    assert process("playbook", "export", "checkout").out.encode("utf-8", "surrogateescape").replace(
        b"\r\n", b"\n"
    ) == data.replace(b"\r\n", b"\n")


def test_an_export_as_read_is_written_anew_and_reads_the_same(desk, playbook, tmp_path):
    desk("import", playbook)
    told = desk.json("playbook", "export", "checkout", "--as-read")
    assert told["read_otherwise"] == []
    assert "## Phase 1: Look (0-15 minutes)\n\n1. Read the logs\n" in told["text"]
    out = tmp_path / "new.md"
    assert desk("playbook", "export", "Checkout outage", "--as-read", "-o", str(out)).out == f"Written: {out}\n"
    words = [one["words"] for one in desk.json("playbook", "diff", "checkout", str(out))["changes"]]
    assert all("**Default severity:** P2" in one for one in words), "only the line above the table stands alone now"
    assert out.read_text("utf-8") == told["text"]


def test_versions_are_listed_shown_and_compared(desk, playbook, tmp_path):
    desk("import", playbook)
    assert "has no version before 1" in desk("playbook", "diff", "checkout", code=2).err
    for text in ("Ask the bank", "Ask the vendor"):
        Path(playbook).write_text(PLAYBOOK.replace("Ask the database", text), "utf-8")
        desk("import", playbook)
    told = desk("playbook", "show", "checkout", "--version", "1").out
    assert told.startswith("checkout, version 1 of 1, 2, 3\n") and "Ask the database" in told
    assert "checkout                     Checkout outage  (version 3)" in desk("playbook", "list").out
    words = [one["words"] for one in desk.json("playbook", "diff", "checkout")["changes"]]
    assert words == ["changed: step “Ask the vendor” (Look, 2), words: Ask the bank → Ask the vendor"]
    whole = desk("playbook", "diff", "checkout", "--from", "3", "--to", "1").out
    assert whole.startswith("checkout: version 3 against version 1\n") and "Ask the vendor → " not in whole[:40]
    assert desk.json("playbook", "diff", "checkout", "--to", "2")["from"] == 1
    assert (
        "checkout has no version 7. There are: 1, 2, 3"
        in desk("playbook", "show", "checkout", "--version", "7", code=1).err
    )
    same = desk("playbook", "diff", "checkout", playbook).out
    assert same == f"checkout: version 3 against {playbook}\n  nothing to work by differs\n"


def test_a_playbook_is_made_of_an_incident_and_can_be_imported(desk, playbook, tmp_path):
    key = desk.declare("Checkout fails", "--playbook", playbook)
    desk("step", key, "1.2", "--done")
    desk("log", "> ran `kubectl rollout undo deploy/a`")
    out = tmp_path / "made.md"
    assert desk.json("playbook", "make", key, "--out", str(out)) == {"key": key, "file": str(out)}
    text = desk.json("playbook", "make", key)["text"]
    assert out.read_text("utf-8") == text
    assert "kubectl rollout undo deploy/a" in text and "Ask the database" in text and "Read the logs" not in text
    (taken,) = desk.json("import", str(out))["imported"]
    assert (taken["kind"], taken["title"]) == ("playbook", "Checkout fails Playbook")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("show",), "playbook show NAME"), (("export", "a", "b"), "playbook export NAME"), (("diff",), "FILE"),
        (("make",), "playbook make KEY"), (("list", "x"), "takes no more words"), (("burn",), "invalid choice"),
    ],
)  # fmt: skip
def test_what_a_part_needs_is_said(desk, words, says):
    assert says in desk("playbook", *words, code=2).err


def test_an_unknown_playbook_is_named_with_those_there_are(desk):
    assert "No playbook answers to 'nothing'" in desk("playbook", "show", "nothing", code=1).err
    assert desk.json("playbook", "show", "service-outage")["versions"] == [1]


def test_a_file_that_cant_be_written_is_said_and_nothing_is_lost(desk, tmp_path):
    said = desk("playbook", "export", "service-outage", "--out", str(tmp_path / "no" / "x.md"), code=1).err
    assert "there is no folder" in said


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


def test_what_is_too_much_is_kept_as_reference_and_told_by_its_line(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(read_document, "__defaults__", (Part(most=200),))
    path = tmp_path / "long.md"
    path.write_text("# Outage\n\n## Phase 1: Look (0-15 minutes)\n\n" + "- [ ] look\n" * 40)
    words = "From line 19 on it is kept as reference text, not understood: it has more than 8 MB"
    told = desk.json("read", str(path))
    assert (told["reference_from_line"], told["warnings"][0]["text"]) == (19, words)
    assert words in desk("read", str(path)).out
    assert words in desk("import", str(path)).out
