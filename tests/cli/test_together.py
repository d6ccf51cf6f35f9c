"""Several commands on the same data at the same time, and a data folder that refuses."""

import json
import os
import subprocess
from contextlib import contextmanager

import pytest

from tests.cli.conftest import COMMAND


def _start(desk, *words):
    return subprocess.Popen(
        [*COMMAND, "--data-dir", str(desk.folder), *words, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def _data(process):
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return json.loads(out)


def test_two_declarations_at_once_get_two_keys_even_in_a_new_folder(desk):
    started = [_start(desk, "declare", f"number {number}") for number in range(4)]
    keys = sorted(_data(one)["key"] for one in started)
    assert keys == ["INC-0001", "INC-0002", "INC-0003", "INC-0004"]
    assert desk.json("verify")["ok"]


def test_entries_written_at_once_are_all_there_once(desk):
    key = desk.declare()
    started = [_start(desk, "log", f"entry {number}", "--key", key) for number in range(4)]
    assert len({_data(one)["entry"] for one in started}) == 4
    texts = [one["text"] for one in desk.show(key)["entries"] if one["kind"] == "note"]
    assert sorted(texts) == [f"entry {number}" for number in range(4)]


def test_of_two_acknowledgements_at_once_one_is_refused(desk):
    key = desk.declare()
    started = [_start(desk, "ack", key) for _ in range(2)]
    for one in started:
        one.communicate(timeout=60)
    assert sorted(one.returncode for one in started) == [0, 1]


@contextmanager
def _small_disk(folder, size="4m"):
    """A file system of its own, which can be made read-only and filled up; only root may mount one."""
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("root is absent: no file system can be mounted")
    if subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("mount is not allowed here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_read_only_data_folder_is_said_clearly_and_can_still_be_read(desk):
    with _small_disk(desk.folder):
        key = desk.declare()
        desk("log", "before")
        subprocess.run(["mount", "-o", "remount,ro", str(desk.folder)], check=True)
        for words in (["log", "x", "--key", key], ["declare", "y"], ["ack", key]):
            said = desk(*words, code=1)
            assert "read-only" in said.err and not said.out
        assert "before" in desk("show", key).out
        assert len(desk.json("list")["incidents"]) == 1
        assert desk.json("verify")["ok"] and desk.json("clock", key)["targets"]
        subprocess.run(["mount", "-o", "remount,rw", str(desk.folder)], check=True)
        desk("log", "after", "--key", key)
        texts = [one["text"] for one in desk.show(key)["entries"] if one["kind"] == "note"]
        assert texts[0] == "before" and texts[-1] == "after"


def test_a_new_read_only_folder_is_said_clearly(desk, playbook):
    with _small_disk(desk.folder):
        subprocess.run(["mount", "-o", "remount,ro", str(desk.folder)], check=True)
        for words in (["declare", "x"], ["import", playbook], ["list"]):
            said = desk(*words, code=1)
            assert "read-only" in said.err.lower() and str(desk.folder) in said.err, words


def test_a_full_disk_is_said_clearly_and_the_record_still_verifies(desk):
    with _small_disk(desk.folder, "1m"):
        key = desk.declare()
        (desk.folder / "ballast").write_bytes(b"")
        with pytest.raises(OSError), open(desk.folder / "ballast", "ab", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
        said = desk("log", "y" * 50_000, "--key", key, code=1)
        assert "full" in said.err
        (desk.folder / "ballast").unlink()
        desk("log", "after", "--key", key)
        assert desk.json("verify")["ok"]


def test_a_read_command_works_while_another_program_holds_the_write_lock(desk):
    import sqlite3

    key = desk.declare()
    other = sqlite3.connect(desk.folder / "desk.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert desk.show(key)["title"] == "Down"
    finally:
        other.execute("ROLLBACK")
        other.close()
