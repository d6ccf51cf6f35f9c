"""One process has the watch. When it dies or lets go, another one can take it."""

import errno
import os
import subprocess
import sys

import pytest

from incident_desk.adapters import watch
from incident_desk.adapters.watch import OnlookersWatch, Watch

_TAKES = """
import sys
from pathlib import Path
from incident_desk.adapters.watch import OnlookersWatch, Watch
watch = Watch(Path(sys.argv[1]))
print(watch.try_take(), flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "watch.lock"


def other(path):
    """Another process that tries to take it; what it got is on its first line."""
    return subprocess.Popen([sys.executable, "-c", _TAKES, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def test_one_process_has_it_and_says_which(path):
    with other(path) as holder:
        assert holder.stdout.readline() == b"True\n"
        ours = Watch(path)
        assert ours.try_take() is False and ours.held is False
        assert path.read_text() == f"{holder.pid}\n"
        holder.kill()
        holder.wait()
        assert ours.try_take() is True and ours.held is True
        assert path.read_text() == f"{os.getpid()}\n"
    with other(path) as late:
        assert late.stdout.readline() == b"False\n"
        late.stdin.close()
    ours.release()


def test_what_is_let_go_of_is_free(path):
    first, second = Watch(path), Watch(path)
    assert first.try_take() and first.try_take() and not second.try_take()
    first.release()
    first.release()
    assert not first.held and second.try_take()
    second.release()


def test_a_lock_whose_file_was_taken_away_is_taken_anew_by_one(path):
    first, second = Watch(path), Watch(path)
    assert first.try_take()
    path.unlink()
    assert second.try_take()
    assert first.try_take() is False and first.held is False
    second.release()
    assert first.try_take()
    first.release()


def test_where_no_file_can_be_made_nobody_has_it(tmp_path):
    ours = Watch(tmp_path / "gone" / "watch.lock")
    with pytest.raises(OSError):
        ours.try_take()
    assert not ours.held


def test_where_no_file_can_be_locked_nobody_has_it(path, monkeypatch):
    def no_locks(_file):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(watch, "try_lock", no_locks)
    ours = Watch(path)
    with pytest.raises(OSError, match="No locks"):
        ours.try_take()
    assert not ours.held


def test_an_onlooker_sees_whether_it_is_free_and_never_has_it(tmp_path):
    onlooker, one = OnlookersWatch(tmp_path / "watch.lock"), Watch(tmp_path / "watch.lock")
    assert onlooker.try_take() and not onlooker.held
    assert one.try_take()
    assert not onlooker.try_take()
    one.release()
    assert onlooker.try_take() and not onlooker.held
