"""The library's folder: all documents of an import or none, names that fit any file system."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from incident_desk.adapters import whole_files as module
from incident_desk.adapters.shelf import FolderShelf
from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import DeskError, NotFound, Refused, StoreFailure
from incident_desk.domain.playbook import Playbook
from incident_desk.services.library import Library
from incident_desk.services.shelved import Saving


def files_in(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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
    before = files_in(tmp_path)
    left = iter(range(3))

    def full(handle):
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(StoreFailure, match="Nothing was imported.*No space") as failed:
        shelf.put_all([("one", b"new"), ("two", b"new")], None)
    assert failed.value.code == "disk_full"
    assert files_in(tmp_path) == before


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


def test_every_version_comes_back_byte_for_byte_with_the_plan_it_had(tmp_path):
    shelf = FolderShelf(tmp_path)
    for data, plan in ((b"# 1\r\n", "Night"), (b"\xff# 2", None), (b"# 3", "Day"), (b"# 1\r\n", None)):
        shelf.put("mine", data, plan)
    kept = shelf.versions("mine")
    assert [(one.version, one.plan) for one in kept] == [(1, "Night"), (2, None), (3, "Day"), (4, None)]
    assert [shelf.read("mine", one.version) for one in kept] == [b"# 1\r\n", b"\xff# 2", b"# 3", b"# 1\r\n"]
    assert shelf.read("mine") == b"# 1\r\n"
    assert [one.version for one in shelf.names() if one.name == "mine"] == [4]
    with pytest.raises(NotFound, match="mine has no version 5. There are: 1, 2, 3, 4"):
        shelf.read("mine", 5)


def test_the_same_again_is_no_version_and_may_choose_another_plan(tmp_path):
    shelf = FolderShelf(tmp_path)
    shelf.put("mine", b"# 1", None)
    again = shelf.put("mine", b"# 1", "Night")
    assert (again.version, again.again, again.plan) == (1, True, "Night")
    assert [one.plan for one in shelf.versions("mine")] == ["Night"]
    assert shelf.put("mine", b"# 2", None).again is False


def test_an_import_that_was_cut_off_after_the_old_version_was_kept_makes_no_version(tmp_path):
    shelf = FolderShelf(tmp_path)
    shelf.put("mine", b"# 1", None)
    (tmp_path / "versions" / "mine").mkdir(parents=True)
    (tmp_path / "versions" / "mine" / "1.md").write_bytes(b"# 1")
    assert [one.version for one in shelf.versions("mine")] == [1]
    assert shelf.put("mine", b"# 2", None).version == 2
    assert [shelf.read("mine", number) for number in (1, 2)] == [b"# 1", b"# 2"]


def test_a_document_that_was_taken_away_by_hand_takes_no_version_with_it(tmp_path):
    shelf = FolderShelf(tmp_path)
    for data in (b"# 1", b"# 2"):
        shelf.put("mine", data, None)
    (tmp_path / "mine.md").unlink()
    assert shelf.put("mine", b"# 3", None).version == 2
    assert shelf.read("mine", 1) == b"# 1"


def test_a_shipped_document_has_one_version_and_an_unknown_one_none(tmp_path):
    shelf = FolderShelf(tmp_path)
    shipped = shelf.names()[0].name
    assert [(one.version, one.shipped) for one in shelf.versions(shipped)] == [(1, True)]
    assert shelf.versions("nowhere") == ()
    assert shelf.read(shipped, 1) == shelf.read(shipped)


def test_what_a_person_says_of_a_document_stays_through_its_versions(tmp_path):
    shelf = FolderShelf(tmp_path)
    shelf.put("mine", b"one", "Night")
    said = shelf.correct("mine", "Our own", "checklist")
    assert (said.plan, said.title, said.kind, said.version) == ("Night", "Our own", "checklist", 1)
    shelf.put("mine", b"two", None)
    assert [(one.title, one.kind, one.plan) for one in shelf.versions("mine")] == [
        ("Our own", "checklist", "Night"),
        ("Our own", "checklist", None),
    ]
    assert FolderShelf(tmp_path).correct("mine", "", "no such kind").title == ""
    assert next(one for one in shelf.names() if one.name == "mine").kind == ""


def test_only_the_teams_own_can_be_corrected_and_what_is_unreadable_beside_it_says_nothing(tmp_path):
    shelf = FolderShelf(tmp_path)
    with pytest.raises(NotFound):
        shelf.correct("service-outage", "Other", "")
    shelf.put("mine", b"one", None)
    (tmp_path / "mine.json").write_text('["no", "note"]')
    assert shelf.names()[0] == shelf.versions("mine")[0]
    assert (shelf.names()[0].title, shelf.names()[0].plan) == ("", None)


def test_a_document_is_handed_out_byte_for_byte(tmp_path):
    library = Library(FolderShelf(tmp_path / "none"), lambda data, name: ReadDocument(name, "", Playbook(name)))
    library.hand_out(str(tmp_path / "out.md"), b"\xff# x\r\n")
    assert (tmp_path / "out.md").read_bytes() == b"\xff# x\r\n"
    with pytest.raises(DeskError, match="there is no folder"):
        library.hand_out(str(tmp_path / "no" / "out.md"), b"")


def test_what_is_edited_here_is_the_next_version_with_who_why_and_when(tmp_path):
    shelf = FolderShelf(tmp_path)
    shelf.put("mine", b"one", "Night")
    saved = shelf.save(
        "mine", b"two", Saving(1, "Day", "Ours", "checklist", "shorter", "MK", "2026-01-02T03:04:05+00:00")
    )
    assert (saved.version, saved.again) == (2, False)
    first, second = shelf.versions("mine")
    assert (first.plan, first.why, first.who) == ("Night", "", "")
    assert second == saved and (second.title, second.kind, second.why, second.who) == (
        "Ours",
        "checklist",
        "shorter",
        "MK",
    )
    assert (shelf.read("mine", 1), shelf.read("mine")) == (b"one", b"two")
    third = shelf.put("mine", b"three", None)
    assert (third.version, third.why, third.who, third.title) == (3, "", "", "Ours")
    assert shelf.versions("mine")[1] == second


def test_a_shipped_document_that_is_edited_stays_as_its_first_version(tmp_path):
    shelf = FolderShelf(tmp_path)
    name = shelf.names()[0].name
    shipped = shelf.read(name)
    assert shelf.save(name, b"ours", Saving(1, why="ours")).version == 2
    assert [one.version for one in shelf.versions(name)] == [1, 2]
    assert (shelf.read(name, 1), shelf.read(name)) == (shipped, b"ours")


def test_nothing_is_saved_over_a_version_that_came_meanwhile(tmp_path):
    shelf = FolderShelf(tmp_path)
    shelf.put("mine", b"one", None)
    shelf.put("mine", b"two", None)
    before = files_in(tmp_path)
    with pytest.raises(Refused, match="has version 2 since you began with version 1.*Changes"):
        shelf.save("mine", b"three", Saving(1))
    assert files_in(tmp_path) == before


def test_a_disk_that_can_not_be_written_saves_nothing_and_says_so(tmp_path, monkeypatch):
    shelf = FolderShelf(tmp_path)
    shelf.put("mine", b"one", None)
    before = files_in(tmp_path)
    monkeypatch.setattr(module.os, "fsync", _full)
    with pytest.raises(StoreFailure, match="Nothing was saved: .*No space"):
        shelf.save("mine", b"two", Saving(1))
    assert files_in(tmp_path) == before


def _full(handle):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_save_of_the_same_text_is_no_version_and_keeps_the_plan(tmp_path):
    shelf = FolderShelf(tmp_path)
    shelf.save("bell", b"# Bell\n", Saving(0, why="first"))
    again = shelf.save("bell", b"# Bell\n", Saving(1, "Ring twice", why="another plan"))
    assert (again.again, again.version, again.plan, again.why) == (True, 1, "Ring twice", "first")
    assert shelf.versions("bell") == (replace(again, again=False),)
    assert shelf.save("bell", b"# Bells\n", Saving(1)).version == 2


def test_an_import_is_as_old_as_its_file_also_once_a_later_version_came(tmp_path):
    shelf = FolderShelf(tmp_path)
    shelf.put("mine", b"one", None)
    os.utime(tmp_path / "mine.md", (1_772_600_767, 1_772_600_767))
    at = "2026-03-04T05:06:07+00:00"
    assert shelf.versions("mine")[0].at == at
    shelf.put("mine", b"two", None)
    first, second = shelf.versions("mine")
    assert first.at == at and second.at > at


def test_what_is_imported_again_keeps_why_it_was_made(tmp_path):
    shelf = FolderShelf(tmp_path)
    shelf.save("mine", b"one", Saving(0, why="Fresh numbers", who="MK", at="2026-03-04T05:06:07+00:00"))
    assert shelf.put("mine", b"one", "Night").again
    kept = shelf.versions("mine")[0]
    assert (kept.plan, kept.why, kept.who, kept.at) == ("Night", "Fresh numbers", "MK", "2026-03-04T05:06:07+00:00")
