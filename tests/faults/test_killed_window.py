"""kill -9 in the middle of a drill on the visible desk, then a new start.

Nothing that the window was told is missing, it comes back to the same screen, and its clocks are right by
arithmetic that is not the program's own.
"""

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from incident_desk.bootstrap import open_workplace

SPEED = 600
TOLERATED_S = 1.0
"""Seconds of real time between the tick that a clock was read at and the line that tells it. A busy computer takes
longer for a line now and then, so one of many has to keep it."""


class Heard:
    """A running window and the lines it said."""

    def __init__(self, display, words):
        self._from, to = os.pipe()
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "tests.faults.overheard", str(to), *words]
        self.process = subprocess.Popen(
            command, pass_fds=[to], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(to)
        self._rest, self.lines = b"", []

    def listen(self, until, seconds=60.0):
        """Take lines until one satisfies; the answer is that line."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self._from], [], [], left)[0] or not self._take():
                break
            while b"\n" in self._rest:
                line, self._rest = self._rest.split(b"\n", 1)
                self.lines.append(json.loads(line))
                if until(self.lines[-1]):
                    return self.lines[-1]
        raise AssertionError(f"not heard in {seconds} s; {self.process.poll()=}, last {self.lines[-3:]}")

    def kill(self):
        """Kill -9, and hear what it had said."""
        children = children_of(self.process.pid)
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)
        while self._take():
            pass
        self.lines += [json.loads(line) for line in self._rest.split(b"\n") if line]
        os.close(self._from)
        return children

    def _take(self):
        got = os.read(self._from, 65536)
        self._rest += got
        return bool(got)

    @property
    def saved(self):
        return [one for line in self.lines for one in line.get("saved", ())]


def children_of(pid):
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):  # this thread has ended since it was listed
            found += [int(one) for one in (task / "children").read_text().split()]
    return found


def is_alive(pid):
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def lateness(folder, line):
    """Real seconds from the moment that the shown clock says to the telling of it, which always comes after.

    From the anchor and the boot-time clock alone.
    """
    anchor = json.loads((folder / "clock.json").read_text())
    passed = (line["boot_ns"] - anchor["boot_ns"]) * anchor["speed"]
    right_elapsed = (anchor["utc_ns"] + passed) / 1e9 - line["declared"]
    return (right_elapsed - line["elapsed_s"]) / anchor["speed"]


def kill_and_start_again(display, folder, after_saved):
    """Kill the window once it was told of so many events; what it knew, and what the next start said."""
    data = folder / "data"
    first = Heard(display, ["drill", "--window", "--speed", str(SPEED), "-o", str(folder)])
    first.listen(lambda line: len(first.saved) >= after_saved)
    time.sleep(random.uniform(0, 0.3))
    children = first.kill()
    second = Heard(display, ["--data-dir", str(data)])
    try:
        second.listen(lambda line: line.get("page") == "desk" and abs(lateness(data, line)) <= TOLERATED_S)
    finally:
        second.kill()
    return first, children, second


def in_the_record(folder):
    command = [sys.executable, "-m", "incident_desk", "--data-dir", str(folder / "data")]
    listed = json.loads(subprocess.check_output([*command, "list", "--all", "--json"]))["incidents"]
    key = listed[0]["key"]
    subprocess.run([*command, "verify"], check=True, capture_output=True)
    return key, json.loads(subprocess.check_output([*command, "show", key, "--json"]))


def kept_in(folder, incident):
    """The ids of every event, also of those that are no line of the timeline."""
    place = open_workplace(folder / "data")
    try:
        return {event.id for event in place.store.events(incident)}
    finally:
        place.close()


def hold(display, folder, after_saved):
    first, children, second = kill_and_start_again(display, folder, after_saved)
    told = [line for line in second.lines if "elapsed_s" in line]
    key, shown = in_the_record(folder)
    kept = kept_in(folder, shown["id"])
    assert len(first.saved) >= after_saved
    assert [one for one in first.saved if one not in kept] == []
    assert {(line["key"], line["status"]) for line in told} == {(key, shown["status"])}
    assert min(lateness(folder / "data", line) for line in told) > -0.01
    end = time.monotonic() + 60
    while (orphans := [pid for pid in children if is_alive(pid)]) and time.monotonic() < end:
        time.sleep(0.1)
    assert orphans == []


@pytest.mark.window
@pytest.mark.timeout(400)
def test_a_killed_window_comes_back_with_all_it_was_told_and_the_right_clocks(x_display, tmp_path):
    hold(x_display, tmp_path, 12)


@pytest.mark.window
@pytest.mark.slow
@pytest.mark.timeout(590)
@pytest.mark.parametrize("number", range(20))
def test_at_any_moment_of_the_drill(x_display, tmp_path, number):
    hold(x_display, tmp_path, random.Random(number).randrange(1, 90))
