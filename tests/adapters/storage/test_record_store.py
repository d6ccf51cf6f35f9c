"""Saved means on disk: under kills, full and read-only disks, locks and other programs. An erased text is gone."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from contextlib import closing

import pytest

from incident_desk.adapters.storage import engine
from incident_desk.domain.errors import Refused, StoreFailure
from incident_desk.domain.fold import ERASED_TEXT, fold
from incident_desk.domain.timeline import timeline
from incident_desk.services.desk import Desk
from tests.adapters.storage.records import (
    ROOT,
    Record,
    begin,
    entry,
    erasure,
    opening,
    problems,
    texts,
    writer,
)

is_root = os.name == "posix" and os.geteuid() == 0


@pytest.fixture
def impatient(monkeypatch):
    """Locks are told at once, not after five seconds."""
    real = engine.connect
    monkeypatch.setattr(
        engine, "connect", lambda path, patience_s=0.05: real(path, patience_s=min(patience_s, 0.05))
    )


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a disk of its own; ``remount(options)`` changes it."""
    if not is_root:
        pytest.skip("root is absent, so no disk can be mounted")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], capture_output=True)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def remount(folder, options):
    subprocess.run(["mount", "-o", f"remount,{options}", folder], check=True)


# -- several programs ----------------------------------------------------------------------------------------


def test_programs_that_write_at_once_keep_one_chain_and_lose_nothing(record, store):
    children = [writer(record.files.folder, name, 40) for name in ("Maya", "Ben")]
    for child in children:
        begin(child)
    ours = [f"desk {number}" for number in range(20)]
    for words in ours:
        record.write(store, entry(words), who="desk")
    said = [child.communicate(timeout=60)[0].split("\n")[:-1] for child in children]
    assert [len(lines) for lines in said] == [40, 40]
    written = [words.split(" and more")[0] for words in texts(store)]
    assert Counter(written) == Counter([*said[0], *said[1], *ours])
    for lines in (*said, ours):
        assert [words for words in written if words in set(lines)] == lines, "each one's own order stays"
    assert problems(store) == [] and len({event.previous for event in store.events("one")}) == len(written) + 1


def test_a_writer_that_is_killed_loses_nothing_that_it_acknowledged(record, store):
    chance = random.Random(7)
    acknowledged = []
    for kill in range(6):
        with writer(record.files.folder, f"w{kill}", 500) as child:
            begin(child)
            for _ in range(chance.randrange(1, 12)):
                acknowledged.append(child.stdout.readline().strip())
            child.send_signal(signal.SIGKILL)
            acknowledged += child.stdout.read().split("\n")[:-1]
    again = record.open()
    written = [words.split(" and more")[0] for words in texts(again)]
    assert Counter(written) >= Counter(acknowledged) and max(Counter(written).values()) == 1
    assert len(written) <= len(acknowledged) + 6, "one that was on its way each time, at most"
    assert problems(again) == []


def test_two_threads_of_one_program_write_one_after_the_other(record, store):
    failures = []

    def write(name):
        try:
            for number in range(15):
                record.write(store, entry(f"{name} {number}"))
        except StoreFailure as failure:
            failures.append(failure)

    threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == [] and len(texts(store)) == 30 and problems(store) == []


def test_another_programs_write_is_noticed(record, store):
    before = store.version()
    record.write(record.open(), entry("theirs"))
    assert store.version() != before and texts(store) == ["theirs"] and store.position() == 2
    assert [head.seq for head in store.heads()] == [2]


# -- a disk that says no ---------------------------------------------------------------------------------------


def fill(folder):
    """Leave no room."""
    with open(folder / "ballast", "wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            return


def test_a_full_disk_is_told_and_nothing_is_lost(small_disk):
    record = Record(small_disk)
    try:
        store = record.open()
        record.write(store, opening())
        said, refused = [], 0
        fill(small_disk)
        for number in range(30):
            said.append(f"entry {number} " + "long " * 200)
            try:
                record.write(store, entry(said[-1]), act=f"act-{number}")
            except StoreFailure as failure:
                refused += 1
                assert failure.code == "disk_full" and "The disk is full. Make room on it" in str(failure)
        assert refused and texts(store) == said[: len(texts(store))], "reading goes on"
        (small_disk / "ballast").unlink()
        for number, words in enumerate(said):
            record.write(store, entry(words), act=f"act-{number}")
        assert sorted(texts(store)) == sorted(said) and problems(store) == []
    finally:
        record.close()


def test_a_read_only_disk_is_told_reading_goes_on_and_so_does_writing_after(small_disk):
    record = Record(small_disk)
    try:
        store = record.open()
        record.write(store, opening(), entry("before"))
        record.close()
        remount(small_disk, "ro")
        again = record.open()
        assert texts(again) == ["before"] and problems(again) == []
        with pytest.raises(
            StoreFailure, match="read-only. Reading works; writing goes on once it is writable"
        ) as no:
            record.write(again, entry("meanwhile"), act="a1")
        assert no.value.code == "read_only" and not no.value.kept
        remount(small_disk, "rw")
        record.write(again, entry("meanwhile"), act="a1")
        assert texts(again) == ["before", "meanwhile"]
    finally:
        record.close()
        remount(small_disk, "rw")


def test_a_record_can_not_be_made_on_a_read_only_disk(small_disk):
    remount(small_disk, "ro")
    with pytest.raises(StoreFailure, match="desk.db.*read-only") as refused:
        Record(small_disk).open()
    assert refused.value.code == "read_only"


_TOO_LONG = """
import resource, signal, sys
from pathlib import Path
from incident_desk.domain.errors import StoreFailure
from tests.adapters.storage.records import Record, entry, texts
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
record = Record(Path(sys.argv[1]))
store = record.open()
size = record.files.record.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
for number in range(20):
    try:
        record.write(store, entry(f"{number} " + "long " * 300), act=f"act-{number}")
        print("ok", number)
    except StoreFailure as failure:
        print(failure.code, number, failure.kept)
print(len(texts(store)))
"""


def test_a_write_that_the_system_cuts_short_is_refused_and_comes_later(record, store):
    child = subprocess.run([sys.executable, "-c", _TOO_LONG, record.files.folder], cwd=ROOT, capture_output=True,
                           text=True, timeout=60)  # fmt: skip
    *lines, read = child.stdout.split("\n")[:-1]
    refused = [line.split() for line in lines if not line.startswith("ok")]
    assert refused and {code for code, _, _ in refused} <= {"io_error", "disk_full"}, child.stderr
    assert int(read) == len(lines) - len(refused)
    again = record.open()
    kept = {f"act-{number}" for _, number, kept in refused if kept == "True"}
    assert kept <= {event.act for event in again.since(0)}
    for number in range(20):
        record.write(again, entry(f"{number}"), act=f"act-{number}")
    assert len(texts(again)) == 20 and problems(again) == []


def test_a_record_that_is_held_is_told_and_kept(record, store, impatient):
    store = record.open()
    with closing(sqlite3.connect(record.files.record, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreFailure) as refused:
            record.write(store, entry("kept"))
        assert refused.value.code == "locked" and refused.value.kept
        other.execute("ROLLBACK")
    assert texts(record.open()) == ["kept"]


def test_a_rule_still_says_no_while_the_record_is_held(record, store, impatient):
    store = record.open()

    def no(_transaction):
        raise Refused("It is resolved already")

    with closing(sqlite3.connect(record.files.record, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refused, match="resolved already"):
            store.append(no, act=record.new_id(), who="Maya")
    assert not record.files.recorder.exists()


def test_a_record_in_another_programs_journal_mode_is_kept_for_later(record, store, impatient):
    store = record.open()
    store.close()
    with closing(sqlite3.connect(record.files.record, isolation_level=None)) as other:
        assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM event").fetchone()
        with pytest.raises(StoreFailure) as refused:
            record.write(store, entry("meanwhile"), act="a1")
        assert refused.value.code == "locked"
    record.write(store, entry("meanwhile"), act="a1")
    assert texts(store) == ["meanwhile"] and problems(store) == []


def test_a_record_whose_file_was_swapped_is_not_written_into(record, store, tmp_path):
    record.write(store, entry("ours"))
    (tmp_path / "other").mkdir()
    other = Record(tmp_path / "other")
    theirs = other.open()
    other.write(theirs, opening("theirs", "INC-0009"))
    other.close()
    os.replace(other.files.record, record.files.record)
    with pytest.raises(StoreFailure) as refused:
        record.write(store, entry("into whose?"))
    assert refused.value.code == "chain_broken" and refused.value.kept
    store.close()
    again = record.open()
    assert [head.key for head in again.heads()] == ["INC-0009"]
    assert "holds 1 line(s) that could not be written" in problems(again)[-1]


def test_a_data_folder_that_is_gone_is_told(record, store):
    shutil.rmtree(record.files.folder)
    with pytest.raises(StoreFailure) as refused:
        record.write(store, entry("where?"))
    assert refused.value.code == "chain_broken" and not refused.value.kept


# -- an erased text ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_an_erased_text_is_nowhere_in_the_files(seed, record, store):
    """Bodies from a few bytes to several pages, erased in any order: SQLite moves cells and frees pages."""
    chance, secrets = random.Random(seed), {}
    for number in range(chance.randrange(10, 50)):
        words = f"hunter{seed}x{number:04} " * chance.choice([1, 5, 20, 60, 700])
        (event,) = record.write(store, entry(words))
        secrets[event.id] = words.split()[0]
    gone = chance.sample(sorted(secrets), chance.randrange(1, len(secrets)))
    for event in gone:
        record.write(store, erasure(event))
    assert problems(store) == []
    store.close()
    on_disk = b"".join(path.read_bytes() for path in record.files.folder.iterdir())
    assert [secrets[event] for event in gone if secrets[event].encode() in on_disk] == []
    assert all(word.encode() in on_disk for event, word in secrets.items() if event not in gone)


def test_an_erased_text_is_in_no_state_no_timeline_and_no_line(record, store):
    (first,) = record.write(store, entry("hunter2 is the password"))
    (erased,) = record.write(store, erasure(first.id))
    again = record.open()
    events = again.events("one")
    assert "hunter2" not in repr(fold(events)) + repr(timeline(events)) + repr(events) + repr(again.since(0))
    (line,) = [one for one in timeline(events) if one.id == first.id]
    assert line.text == ERASED_TEXT
    assert (events[-1].who, events[-1].data["reason"]) == (erased.who, "a password")
    assert problems(again) == []


def test_a_desk_that_was_open_forgets_the_erased_text_too(record, store):
    desk = Desk(record.open(), record.clock, record.ids)
    desk.incident_of("one")
    (first,) = record.write(store, entry("hunter2"))
    desk.catch_up()
    record.write(store, erasure(first.id))
    desk.catch_up()
    assert "hunter2" not in repr(desk.incident_of("one")) + repr(desk.events("one"))


def test_what_others_could_not_write_yet_outlives_an_erasure(record, store, impatient):
    (secret,) = record.write(store, entry("hunter2"))
    held = record.open()
    with closing(sqlite3.connect(record.files.record, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreFailure):
            record.write(held, entry("kept by another window"))
    lines = record.files.recorder.read_bytes()
    alone = lines.replace(b'"one"', b'"a record that is elsewhere"')
    record.files.recorder.write_bytes(alone)
    record.write(store, erasure(secret.id))
    assert record.files.recorder.read_bytes().strip() == alone.strip()


# -- many records at once ----


def test_many_records_are_read_at_once_as_they_are_one_by_one(record, monkeypatch):
    from incident_desk.adapters.storage import record_store

    monkeypatch.setattr(record_store, "_TOGETHER", 3)
    store = record.open()
    for number in range(8):
        record.write(store, opening(f"i{number}", f"INC-{number:04}"))
    for number in (3, 1, 7, 3):
        record.write(store, entry("x", f"i{number}"), entry("y", f"i{number}"))
    wanted = [f"i{number}" for number in (7, 0, 3, 1, 6)]
    read = {found[0].incident: found for found in store.records([*wanted, "nobody"])}
    assert read == {one: store.events(one) for one in wanted}
    assert list(store.records([])) == []
    kind = next(iter(read.values()))[0].kind
    some = {found[0].incident: found for found in store.records(wanted, [kind])}
    assert some == {name: alike for name, found in read.items() if (alike := [x for x in found if x.kind == kind])}
    assert list(store.records(wanted, ["no_such_kind"])) == []


def test_the_events_of_acts_are_read_from_where_they_are_wanted(record, store):
    record.write(store, opening("two", "INC-0002"))
    for act in "abc":
        record.write(store, entry("x"), entry("of the other", "two"), act=act)
    wanted = [event for event in store.events("one") if event.act in ("a", "c")]
    assert len(wanted) == 2 and store.events("one", acts=("c", "a")) == wanted
    assert store.events("one", wanted[0].seq, acts=("a", "c")) == wanted[1:]
    assert store.events("one", 0, wanted[0].seq, ("a", "c")) == wanted[:1]
    assert store.events("another", acts=("a",)) == store.events("one", acts=()) == []


def test_a_long_body_that_many_records_hold_is_read_once(record, store):
    long = {"text": "word " * 1000}
    for _ in range(3):
        record.write(store, entry(long["text"]))
    first, *others = [event.body for event in record.open().events("one")[1:]]
    assert first["text"] == long["text"] and all(other is first for other in others)
