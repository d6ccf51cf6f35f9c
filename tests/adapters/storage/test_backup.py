"""A backup is whole and verified, or it is not there."""

import sqlite3
import stat
from contextlib import closing

import pytest

from incident_desk.adapters.storage import backup
from incident_desk.domain.errors import Refused, StoreFailure
from tests.adapters.storage.records import Record, begin, entry, problems, texts, writer


@pytest.fixture
def place(tmp_path):
    """Where backups go: another folder."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


def restored(copy, tmp_path):
    """The backup as a record of its own."""
    folder = tmp_path / "restored"
    folder.mkdir()
    copy.rename(folder / "desk.db")
    return Record(folder)


def test_a_backup_is_the_record_and_its_owners_alone(record, store, place, tmp_path):
    record.write(store, entry("before"))
    store.backup(place / "copy.db")
    assert [path.name for path in place.iterdir()] == ["copy.db"]
    assert stat.S_IMODE((place / "copy.db").stat().st_mode) == 0o600
    again = restored(place / "copy.db", tmp_path)
    opened = again.open()
    assert opened.since(0) == store.since(0) and problems(opened) == []
    again.write(opened, entry("goes on"))
    again.close()
    assert texts(store) == ["before"]


def test_a_backup_never_takes_the_place_of_a_file(record, store, place):
    (place / "copy.db").write_bytes(b"an older one")
    for taken in (place / "copy.db", record.files.record):
        with pytest.raises(Refused, match="is there already"):
            store.backup(taken)
    assert (place / "copy.db").read_bytes() == b"an older one"


@pytest.mark.parametrize("has_links", [True, False])
def test_what_got_the_name_while_the_copy_was_made_stays(store, place, monkeypatch, has_links):
    def no_links(_from, _to):
        raise PermissionError(1, "Operation not permitted")

    if not has_links:
        monkeypatch.setattr(backup.os, "link", no_links)
    monkeypatch.setattr(backup, "_sync_file", lambda _path: (place / "copy.db").write_bytes(b"a quicker one"))
    with pytest.raises(Refused, match="is there already"):
        store.backup(place / "copy.db")
    assert [(path.name, path.read_bytes()) for path in place.iterdir()] == [("copy.db", b"a quicker one")]


def test_a_disk_without_hard_links_gets_its_backup_too(record, store, place, monkeypatch):
    def no_links(_from, _to):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(backup.os, "link", no_links)
    store.backup(place / "copy.db")
    assert [path.name for path in place.iterdir()] == ["copy.db"]


def test_a_link_that_leads_nowhere_keeps_its_name(store, place):
    (place / "copy.db").symlink_to(place / "gone")
    with pytest.raises(Refused, match="is there already"):
        store.backup(place / "copy.db")
    assert (place / "copy.db").is_symlink()


def test_no_backup_into_a_folder_that_is_missing(store, place):
    with pytest.raises(StoreFailure, match="No backup was made") as refused:
        store.backup(place / "gone" / "copy.db")
    assert refused.value.code == "cannot_open"


def test_a_damaged_record_leaves_no_copy(record, store, place):
    record.write(store, entry("true"))
    with closing(sqlite3.connect(record.files.record, isolation_level=None)) as other:
        other.execute("DROP TRIGGER event_unchanged")
        other.execute('UPDATE event SET body = \'{"text":"false"}\' WHERE position = 2')
    with pytest.raises(StoreFailure, match="the record is damaged") as refused:
        store.backup(place / "copy.db")
    assert refused.value.code == "corrupt" and list(place.iterdir()) == []


def test_a_copy_that_was_cut_short_has_no_name(record, store, place, monkeypatch):
    def dies(_path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "_sync_file", dies)
    with pytest.raises(StoreFailure, match="The disk is full") as refused:
        store.backup(place / "copy.db")
    assert refused.value.code == "disk_full" and list(place.iterdir()) == []


def test_a_backup_while_another_program_writes_is_a_whole_moment(record, store, place, tmp_path):
    with writer(record.files.folder, "Ben", 60) as child:
        begin(child)
        for _ in range(10):
            child.stdout.readline()
        store.backup(place / "copy.db")
        child.communicate(timeout=60)
    again = restored(place / "copy.db", tmp_path)
    copied = texts(again.open())
    again.close()
    assert len(copied) >= 10 and copied == texts(store)[: len(copied)]
