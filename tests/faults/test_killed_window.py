"""kill -9 in the middle of a drill on the visible desk, then a new start.

Nothing that the window was told is missing, it comes back to the same screen, and its clocks are right by
arithmetic that is not the program's own.
"""

import json
import random
import subprocess
import sys
import time

import pytest

from tests.faults.hearing import Heard, events_in, is_alive, right_now

SPEED = 600
TOLERATED_S = 1.0
"""Seconds of real time between the tick that a clock was read at and the line that tells it. A busy computer takes
longer for a line now and then, so one of many has to keep it."""


def lateness(folder, line):
    """Real seconds from the moment that the shown clock says to the telling of it, which always comes after.

    From the anchor and the boot-time clock alone.
    """
    now, speed = right_now(folder, line["boot_ns"])
    return (now - line["declared"] - line["elapsed_s"]) / speed


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


def hold(display, folder, after_saved):
    first, children, second = kill_and_start_again(display, folder, after_saved)
    told = [line for line in second.lines if "elapsed_s" in line]
    key, shown = in_the_record(folder)
    kept = {event.id for event in events_in(folder / "data", shown["id"])}
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
