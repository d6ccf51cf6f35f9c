"""The library's folder: all documents of an import or none, names that fit any file system."""

import errno
import os
from pathlib import Path

import pytest

from incident_desk.adapters import whole_files as module
from incident_desk.adapters.shelf import FolderShelf
from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import NotFound, Refused, StoreFailure
from incident_desk.domain.playbook import Playbook
from incident_desk.services.library import Library


def test_a_document_comes_back_byte_for_byte_with_its_plan(tmp_path):
    shelf = FolderShelf(tmp_path / "playbooks")
    shelf.put("mine", b"\xef\xbb\xbf# x\r\n", "Night")
    own = [one for one in shelf.names() if not one.shipped]
    assert [(one.name, one.plan) for one in own] == [("mine", "Night")]
    assert shelf.read("mine") == b"\xef\xbb\xbf# x\r\n"


def test_names_are_made_fit_for_a_file_system(tmp_path):
    shelf = FolderShelf(tmp_path)
    names = {"a/../b": "a-..-b", "  ": "document", "../../etc": "etc", "Ausfall Zahlung": "Ausfall-Zahlung"}
    for name, kept in (*names.items(), ("x" * 300, "x" * 60)):
        assert shelf.put(name, b"# x", None).name == kept
    assert all(path.parent == tmp_path for path in tmp_path.rglob("*"))


def test_a_disk_that_fills_up_half_way_leaves_the_library_as_it_was(tmp_path, monkeypatch):
    shelf = FolderShelf(tmp_path)
    shelf.put("one", b"old", None)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    left = iter(range(3))

    def full(handle):
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(StoreFailure, match="Nothing was imported.*No space") as failed:
        shelf.put_all([("one", b"new"), ("two", b"new")], None)
    assert failed.value.code == "disk_full"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_teams_document_stands_before_the_shipped_one_of_its_name(tmp_path):
    shelf = FolderShelf(tmp_path)
    shipped = [one.name for one in shelf.names()]
    assert shipped
    shelf.put(shipped[0], b"ours", None)
    assert [one.shipped for one in shelf.names() if one.name == shipped[0]] == [False]
    assert shelf.read(shipped[0]) == b"ours"


def test_a_library_that_is_not_there_yet_is_empty_but_for_the_shipped_ones(tmp_path):
    shelf = FolderShelf(tmp_path / "nowhere")
    assert all(one.shipped for one in shelf.names())
    with pytest.raises(NotFound):
        shelf.read("mine")
    assert not (tmp_path / "nowhere").exists()


def test_a_damaged_plan_beside_a_document_is_no_plan(tmp_path):
    shelf = FolderShelf(tmp_path)
    for damaged in (b"{", b"[]", b'{"plan": 7}', b"\xff"):
        shelf.put("mine", b"# x", "Night")
        (tmp_path / "mine.json").write_bytes(damaged)
        assert next(one for one in shelf.names() if one.name == "mine").plan is None


def test_only_plain_files_of_a_bearable_size_are_read(tmp_path):
    shelf = FolderShelf(tmp_path)
    (tmp_path / "a.md").write_bytes(b"12345")
    assert shelf.read_outside(str(tmp_path / "a.md"), 5) == b"12345"
    assert shelf.read_outside(str(tmp_path / "b.md"), 5) is None
    os.symlink(tmp_path / "b.md", tmp_path / "dangling.md")
    assert shelf.read_outside(str(tmp_path / "dangling.md"), 5) is None
    for path in (tmp_path, tmp_path / "a.md"):
        with pytest.raises(Refused):
            shelf.read_outside(str(path), 4)


def test_a_file_that_holds_more_than_it_says_is_read_no_further_than_asked():
    endless = "/proc/self/status"
    if not os.path.exists(endless):
        pytest.skip("/proc is absent")
    assert os.stat(endless).st_size == 0
    with pytest.raises(Refused, match="documents are read up to"):
        FolderShelf(Path("nowhere")).read_outside(endless, 4)


def test_a_document_that_may_not_be_read_is_refused_and_stops_no_other(tmp_path, monkeypatch):
    shelf = FolderShelf(tmp_path)
    shelf.put_all([("closed", b"# Closed"), ("open", b"# Open")], None)
    read = Path.read_bytes

    def guarded(path):
        if path.name == "closed.md":
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", guarded)
    with pytest.raises(Refused, match=r"closed\.md can't be read: Permission denied"):
        shelf.read("closed")
    library = Library(shelf, lambda data, name: ReadDocument(name, "", Playbook(name, kind="playbook")))
    assert [entry.name for entry, _ in library.playbooks() if not entry.shipped] == ["open"]
