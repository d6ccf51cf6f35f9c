"""kill -9 in the middle of a checklist run on the visible desk, then a new start.

Nothing that the window was told is missing; steps, answers and clocks stand as the events alone say, by arithmetic
that is not the program's own.
"""

import random
import subprocess
import sys
import time

import pytest

from incident_desk.adapters.system_clock import SteadyClock
from incident_desk.bootstrap import open_workplace
from incident_desk.domain.playbook import Criterion, Phase, Plan, Playbook, Step
from incident_desk.services.acts.running import RunStart
from tests.faults.hearing import Heard, events_in, is_alive, right_now

EAR = "tests.faults.overheard_run"
SPEED = 60
"""A window of five minutes is over after five seconds."""
TOLERATED_S = 1.0
"""Seconds of real time between the tick that a clock was read at and the line of it; of many, one keeps them."""
WINDOWS = {"First look": 300, "Later": 1800}
GO = "2.1"


def stage(number, name, count, end_s=None):
    steps = tuple(Step(f"{number}.{at}", f"{name} {at}") for at in range(1, count + 1))
    return Phase(name, 0 if end_s else None, end_s, steps=steps)


BOOK = Playbook(
    "Deployment checklist",
    kind="checklist",
    plans=(
        Plan("p", (
            stage(1, "Ready", 6),
            Phase("Go", steps=(Step(GO, "Release to production"),)),
            stage(3, "First look", 40, WINDOWS["First look"]),
            stage(4, "Later", 40, WINDOWS["Later"]),
        )),
    ),
    criteria=(Criterion("When to roll back", "Errors rise"),),
)  # fmt: skip


def started(data):
    """The id of a run that has begun, in a folder whose time goes fast."""
    data.mkdir()
    SteadyClock(data / "clock.json", speed=SPEED)
    place = open_workplace(data)
    try:
        return place.desk.runs.start(RunStart(BOOK, "# text"), "MK").id
    finally:
        place.close()


def stated(events):
    """From the events alone: the state of each step that was set, when it went live, how often it kept going."""
    states, live, kept = {}, None, 0
    for event in events:
        if event.kind == "step_set":
            states[event.data["step"]] = event.data["state"]
            live = event.at.timestamp() if event.data["step"] == GO else live
        kept += event.kind == "run_kept_going"
    return states, live, kept


def lateness(data, line, since, shown_s):
    """Real seconds from the moment that a shown clock says to the telling of it, which always comes after."""
    now, speed = right_now(data, line["boot_ns"])
    return (now - since - shown_s) / speed


def clocks_are_right(data, lines, began, live):
    """Every clock of every line, with one line at least that was told at once."""
    late = []
    for line in lines:
        late.append(lateness(data, line, began, line["elapsed_s"]))
        assert line["clock"] == ("Since the start" if live is None else "Since live")
        if live is None:
            assert line["since_live_s"] is None and set(line["due"].values()) == {None}
            continue
        late.append(lateness(data, line, live, line["since_live_s"]))
        for name, seconds in WINDOWS.items():
            assert abs(line["due"][name] - (live + seconds)) < 1e-3
            if line["left_s"][name] is not None:
                late.append(lateness(data, line, live, seconds - line["left_s"][name]))
    assert min(late) > -0.01 and min(map(abs, late)) <= TOLERATED_S


def hold(display, folder, after_saved, hand):
    data = folder / "data"
    run = started(data)
    first = Heard(display, [str(hand), "--data-dir", str(data)], EAR)
    first.listen(lambda _: len(first.saved) >= after_saved, 90)
    time.sleep(random.Random(hand).uniform(0, 0.3))
    children = first.kill()
    second = Heard(display, ["-", "--data-dir", str(data)], EAR)
    try:
        second.listen(lambda line: line.get("page") == "checklist")
        second.listen(lambda line: "states" in line)
    finally:
        children += second.kill()

    events = events_in(data, run)
    assert set(first.saved) <= {event.id for event in events}
    states, live, kept = stated(events)
    shown = [line for line in second.lines if "states" in line]
    for line in shown:
        set_ones = {step: state for step, state in line["states"].items() if state != "to_do"}
        assert set_ones == {step: state for step, state in states.items() if state != "to_do"}
        assert line["kept"] == kept
    clocks_are_right(data, shown, events[0].at.timestamp(), live)
    verify = [sys.executable, "-m", "incident_desk", "--data-dir", str(data), "verify"]
    subprocess.run(verify, check=True, capture_output=True)
    no_child_is_left(children)
    return states, live, kept


def no_child_is_left(children):
    """But for the guardian, which outlives the window and knows what it guards."""
    end = time.monotonic() + 60
    while (
        orphans := [pid for pid in children if is_alive(pid) and not is_guardian(pid)]
    ) and time.monotonic() < end:
        time.sleep(0.1)
    assert orphans == []


def is_guardian(pid):
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as words:
            return b"_guardian" in words.read().split(b"\0")
    except OSError:
        return False


@pytest.mark.window
@pytest.mark.timeout(400)
def test_a_killed_run_comes_back_with_every_step_that_was_told_as_saved_and_the_right_clocks(x_display, tmp_path):
    states, live, _ = hold(x_display, tmp_path, 30, hand=1)
    assert live is not None and {"done", "deferred"} <= set(states.values())


@pytest.mark.window
@pytest.mark.slow
@pytest.mark.timeout(590)
@pytest.mark.parametrize("number", range(12))
def test_at_any_moment_of_the_run(x_display, tmp_path, number):
    hold(x_display, tmp_path, random.Random(number).randrange(1, 150), hand=number)
