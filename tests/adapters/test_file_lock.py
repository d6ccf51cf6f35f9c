"""One process holds a file, and the system lets go of it when that process dies."""

import errno
import subprocess
import sys
import time

import pytest

from incident_desk.adapters import file_lock
from incident_desk.adapters.file_lock import lock, try_lock

_HOLDS = """
import sys
from incident_desk.adapters.file_lock import lock
file = open(sys.argv[1], "r+b")
lock(file)
print("held", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.lock"
    path.write_bytes(b"content")
    return path


def holder(path):
    child = subprocess.Popen([sys.executable, "-c", _HOLDS, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdout.readline() == b"held\n"
    return child


def test_what_another_process_holds_is_not_ours_until_it_is_killed(path):
    with holder(path) as child, path.open("r+b") as file:
        assert try_lock(file) is False
        child.kill()
        child.wait()
        assert try_lock(file) is True


def test_whoever_waits_gets_it_when_the_holder_ends(path):
    with holder(path) as child, path.open("r+b") as file:
        began = time.monotonic()
        child.stdin.close()
        lock(file)
        assert time.monotonic() - began < 10 and try_lock(file)


def test_what_is_in_the_file_can_be_read_while_it_is_held(path):
    with holder(path), path.open("rb") as file:
        assert file.read() == b"content"


def test_a_file_that_can_not_be_locked_is_an_error_and_not_somebody_elses(path, monkeypatch):
    """A network disk without locks must not look like a lock that is held for ever."""

    def refuses(_file, _how):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(file_lock.fcntl, "flock", refuses)
    with path.open("r+b") as file, pytest.raises(OSError, match="No locks"):
        try_lock(file)
