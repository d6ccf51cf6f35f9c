"""The real window is killed, stopped and closed: its guardian says so, and the next window takes the watch over."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from incident_desk.adapters.guardian.claim import is_guarded
from incident_desk.adapters.guardian.process import GuardianProcess
from incident_desk.bootstrap import open_workplace
from incident_desk.domain.severity import Target, Targets
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.guarding import deadlines, duty_of

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="/proc is absent"),
    pytest.mark.timeout(180),
]


class Place:
    """A data folder with an open incident whose response is due after ``seconds``."""

    def __init__(self, folder, seconds=3600):
        self.folder, self.windows = folder, []
        place = open_workplace(folder)
        wish = Declaration(
            "Checkout is down", "P1", targets=Targets(response=Target(seconds), update_every=Target(7200))
        )
        self.key = place.desk.declare(wish, "MK").key
        place.close()

    def window(self, **environment):
        self.windows.append(
            subprocess.Popen(
                [sys.executable, "-P", "-m", "incident_desk", "--data-dir", str(self.folder)], cwd=ROOT,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), **environment},
            )
        )  # fmt: skip
        return self.windows[-1]

    def lines(self):
        try:
            return [json.loads(line) for line in (self.folder / "guardian.jsonl").read_text().splitlines()]
        except OSError:
            return []

    def until(self, what, count=1, seconds=60.0):
        """Wait for so many lines about that; how long it took."""
        began = time.monotonic()
        while sum(line["what"] == what for line in self.lines()) < count:
            assert time.monotonic() - began < seconds, (what, self.lines())
            time.sleep(0.02)
        return time.monotonic() - began

    def command(self, *words):
        command = [sys.executable, "-P", "-m", "incident_desk", "--data-dir", str(self.folder), *words]
        return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=60).stdout

    def end(self):
        for window in self.windows:
            window.kill()
            window.wait()
        for pid in {line["pid"] for line in self.lines()}:
            with suppress(OSError):
                if b"_guardian" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
                    os.kill(pid, signal.SIGKILL)


@pytest.fixture
def place(tmp_path):
    found = Place(tmp_path)
    yield found
    found.end()


def test_a_killed_window_is_told_of_within_a_second_and_the_next_one_takes_the_watch(place):
    first = place.window()
    place.until("began")
    first.send_signal(signal.SIGKILL)
    assert place.until("desk ended") <= 1.0
    ended = place.lines()[-1]
    assert ended["incidents"] == [place.key]
    assert ended["words"].startswith(f"Incident Desk has ended while {place.key} is open. Next at ")
    place.window()
    place.until("began", 2)
    place.until("ended")
    assert place.lines()[-1]["pid"] == ended["pid"]


def test_a_window_that_stands_still_is_told_of_within_5_s_and_so_is_its_return(place):
    window = place.window()
    place.until("began")
    time.sleep(2)
    window.send_signal(signal.SIGSTOP)
    assert 2.0 <= place.until("desk does not respond") <= 5.0
    window.send_signal(signal.SIGCONT)
    place.until("desk responds again", seconds=5.0)


def test_of_two_windows_one_feeds_a_guardian_and_when_it_dies_the_other_does(place):
    one, two = place.window(), place.window()
    place.until("began")
    holder = int((place.folder / "watch.lock").read_text())
    dying = one if one.pid == holder else two
    dying.send_signal(signal.SIGKILL)
    place.until("desk ended")
    place.until("began", 2, seconds=10.0)
    place.until("ended")
    first, second = (line["pid"] for line in place.lines() if line["what"] == "began")
    assert next(line for line in place.lines() if line["what"] == "ended")["pid"] == first
    time.sleep(1.5)
    assert [line["what"] for line in place.lines() if line["pid"] == second] == ["began"]


@pytest.mark.slow
def test_what_the_living_window_notices_is_not_told_by_its_guardian(tmp_path):
    place = Place(tmp_path, seconds=9)
    try:
        place.window()
        place.until("began")
        time.sleep(10)
        place.command("cancel", place.key, "--reason", "a test")
        place.until("ended")
        assert [line["what"] for line in place.lines()] == ["began", "ended"]
        assert "Response target missed" in place.command("show", place.key)
    finally:
        place.end()


@pytest.mark.slow
@pytest.mark.parametrize(("wall_s", "boot_s"), [(3600, 0), (-180, 0), (7200, 7200)])
def test_a_clock_that_is_set_and_a_sleep_are_no_alarm(place, bent, wall_s, boot_s):
    """The sleep is past the response target: the window books and says it, the guardian gives it the time to."""
    environment, bend = bent
    place.window(**environment)
    place.until("began")
    time.sleep(2)
    bend(wall_s, boot_s)
    time.sleep(15)
    assert [line["what"] for line in place.lines()] == ["began"]
    if boot_s:
        assert "Response target missed" in place.command("show", place.key)


def test_a_guardian_that_was_left_learns_what_commands_do(place):
    """The window's part: an incident is open, and its deadlines are kept after a farewell."""
    left = open_workplace(place.folder)
    guardian = GuardianProcess(left.files.guardian, left.files.journal, left.files.clock)
    incidents = left.desk.incidents_of([head.incident for head in left.desk.heads()])
    guardian.hold(duty_of(incidents, {one.id: deadlines(one, left.clock.now()) for one in incidents}))
    guardian.farewell(keep=True)
    guardian.close()
    left.close()
    place.until("desk closed, watch kept")
    place.command("ack", place.key)
    place.until("desk closed, watch kept", 2)
    place.until("ended")
    place.command("list")
    assert [line["what"] for line in place.lines()].count("began") == 2
    place.command("cancel", place.key, "--reason", "a test")
    place.until("ended", 2)
    assert not is_guarded(place.folder / "guardian.lock")


def test_a_command_starts_no_guardian_where_none_was_left(place):
    place.command("ack", place.key)
    assert not (place.folder / "guardian.lock").exists() and place.lines() == []
