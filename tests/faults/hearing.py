"""A running window that is listened to, and killed: what it was told, and which of its children are left."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from incident_desk.bootstrap import open_workplace


class Heard:
    """A running window and the lines it said. ``ear`` is the module that makes it tell."""

    def __init__(self, display, words, ear="tests.faults.overheard"):
        self._from, to = os.pipe()
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", ear, str(to), *words],
            pass_fds=[to], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
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


def right_now(data, boot_ns):
    """The desk's time at that moment of the boot-time clock, in seconds since 1970: from the anchor alone."""
    anchor = json.loads((data / "clock.json").read_text())
    return (anchor["utc_ns"] + (boot_ns - anchor["boot_ns"]) * anchor["speed"]) / 1e9, anchor["speed"]


def events_in(data, record):
    """Every event, also those that are no line of the timeline."""
    place = open_workplace(data)
    try:
        return list(place.store.events(record))
    finally:
        place.close()
