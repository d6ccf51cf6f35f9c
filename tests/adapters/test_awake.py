"""Keeping the computer awake: the exact command, and that its child ends with us, however we end."""

import ctypes
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from incident_desk.adapters.awake import ChildAwake, WindowsAwake, system_awake

FAKE = """#!{python} -S
import json, os, sys
with open({log!r}, "a") as log:
    log.write(json.dumps([os.getpid(), os.path.basename(sys.argv[0]), *sys.argv[1:]]) + chr(10))
if {code}:
    sys.exit({code})
os.execv({cat!r}, ["cat"])
"""


def wait_until(condition, seconds: float = 20.0) -> None:
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, "it did not come"
        sleep(0.02)


class Holder:
    """A program in the place of the system's, which notes how it is called and then is the ``cat``."""

    def __init__(self, folder: Path, name: str, code: int = 0) -> None:
        self._log = folder / "calls.log"
        cat = shutil.which("cat", path=os.defpath) or "/bin/cat"
        path = folder / name
        path.write_text(FAKE.format(python=sys.executable, log=str(self._log), cat=cat, code=code), "utf-8")
        path.chmod(0o755)

    @property
    def calls(self) -> list[list]:
        if not self._log.exists():
            return []
        return [json.loads(line) for line in self._log.read_text("utf-8").splitlines() if line.endswith("]")]

    def wait_for(self, count: int) -> list[list]:
        wait_until(lambda: len(self.calls) >= count)
        return self.calls


def runs(pid: int) -> bool:
    """Whether the process is there and no mere zombie."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return False


needs_proc = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="/proc is absent")


@pytest.fixture
def holder(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    return Holder(tmp_path, "systemd-inhibit")


@needs_proc
def test_the_lock_is_held_with_the_reason_until_it_is_let_go(holder):
    awake = ChildAwake("linux")
    awake.keep("INC-0047 is open")
    ((pid, *call),) = holder.wait_for(1)
    assert call == [
        "systemd-inhibit", "--what=idle:sleep", "--who=Incident Desk", "--why=INC-0047 is open", "--mode=block",
        "cat",
    ]  # fmt: skip
    assert runs(pid)
    awake.keep("")
    wait_until(lambda: not runs(pid))


@needs_proc
def test_the_same_reason_again_starts_nothing_and_another_takes_its_place(holder):
    awake = ChildAwake("linux")
    for _ in range(3):
        awake.keep("INC-0047 is open")
    ((first, *_call),) = holder.wait_for(1)
    awake.keep("2 incidents are open")
    (_, (second, *call)) = holder.wait_for(2)
    wait_until(lambda: not runs(first))
    assert runs(second)
    assert "--why=2 incidents are open" in call
    awake.keep("")
    wait_until(lambda: not runs(second))
    assert len(holder.calls) == 2


@needs_proc
def test_what_is_let_go_at_once_does_not_stay(holder):
    awake = ChildAwake("linux")
    awake.keep("INC-0047 is open")
    awake.keep("")
    ((pid, *_call),) = holder.wait_for(1)
    wait_until(lambda: not runs(pid))


@needs_proc
def test_it_ends_with_a_program_that_is_killed(holder):
    code = (
        "import sys, time\n"
        "from incident_desk.adapters.awake import ChildAwake\n"
        "ChildAwake('linux').keep('INC-0047 is open')\n"
        "time.sleep(600)\n"
    )
    program = subprocess.Popen([sys.executable, "-c", code])
    try:
        ((pid, *_call),) = holder.wait_for(1)
        assert runs(pid)
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait(10)
    wait_until(lambda: not runs(pid))


@needs_proc
def test_another_child_of_ours_does_not_hold_the_lock_on(holder):
    awake = ChildAwake("linux")
    awake.keep("INC-0047 is open")
    ((pid, *_call),) = holder.wait_for(1)
    other = subprocess.Popen([sys.executable, "-S", "-c", "import time; time.sleep(600)"])
    try:
        awake.keep("")
        wait_until(lambda: not runs(pid))
    finally:
        other.kill()
        other.wait(10)


def test_on_a_mac_it_is_caffeinate(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    holder = Holder(tmp_path, "caffeinate")
    awake = ChildAwake("darwin")
    awake.keep("INC-0047 is open")
    ((_, *call),) = holder.wait_for(1)
    assert call == ["caffeinate", "-i", "cat"]
    awake.keep("")


def test_where_nothing_holds_it_that_is_logged_once(tmp_path, monkeypatch, caplog):
    monkeypatch.setenv("PATH", str(tmp_path))
    awake = ChildAwake("linux")
    with caplog.at_level(logging.WARNING):
        for why in ("one", "", "two"):
            awake.keep(why)
    assert caplog.text.count("may fall asleep") == 1
    assert "systemd-inhibit is not installed" in caplog.text


def test_a_system_that_refuses_the_lock_is_logged(tmp_path, monkeypatch, caplog):
    monkeypatch.setenv("PATH", str(tmp_path))
    Holder(tmp_path, "systemd-inhibit", code=1)
    with caplog.at_level(logging.WARNING):
        ChildAwake("linux").keep("INC-0047 is open")
        wait_until(lambda: "ended with code 1" in caplog.text)


def test_windows_is_asked_by_its_own_call(monkeypatch):
    asked = []

    class Library:
        class kernel32:  # noqa: N801 - its name
            SetThreadExecutionState = staticmethod(asked.append)

    monkeypatch.setattr(ctypes, "windll", Library, raising=False)
    awake = system_awake("win32")
    assert isinstance(awake, WindowsAwake)
    awake.keep("INC-0047 is open")
    awake.keep("")
    assert asked == [0x80000001, 0x80000000]


def test_elsewhere_it_is_a_child():
    assert isinstance(system_awake("linux"), ChildAwake)
    assert isinstance(system_awake("darwin"), ChildAwake)
