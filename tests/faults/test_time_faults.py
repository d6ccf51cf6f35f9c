"""What happens to time while a window runs: the wall clock is set, the machine sleeps, the program is frozen.

The clocks of a running window are bent from outside: the wall clock and the boot-time clock by a shim that is
loaded before it, the program itself by a signal. What the record says then is read from the file.
"""

import os
import signal
import time
from pathlib import Path

import pytest

from incident_desk.bootstrap import open_workplace
from incident_desk.domain.severity import PLAYBOOK, Target, Targets
from incident_desk.services.acts.declaring import Declaration
from tests.faults.programs import program, until

HOUR = 3600
TOLERATED_S = 1.0

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="/proc is absent")


@pytest.fixture
def night(tmp_path):
    """A data folder, and what declares an incident in it with so many seconds to respond and to resolve."""
    place = open_workplace(tmp_path)

    def declare(response_s, resolution_s):
        targets = Targets(Target(response_s, PLAYBOOK), Target(resolution_s, PLAYBOOK))
        wish = Declaration("Checkout is down", "P1", targets=targets)
        return Night(place, tmp_path, place.desk.declare(wish, "Maya"))

    yield declare
    place.close()


class Night:
    """One incident and its record, as it lies in the file."""

    def __init__(self, place, folder, incident):
        self.place, self.folder, self.one = place, folder, incident

    def events(self, kind):
        return [event for event in self.place.store.events(self.one.id) if event.kind == kind]

    def crossed(self):
        """What was crossed, by target and mark, with its seconds after the declaration and whether late."""
        return {
            (event.data["target"], event.data["mark"]): (
                (event.happened.at - self.one.declared_at).total_seconds(), event.data["recorded_late"],
            )
            for event in self.events("target_crossed")
        }  # fmt: skip

    def holds_watch(self, pid):
        try:
            return int((self.folder / "watch.lock").read_text()) == pid
        except (OSError, ValueError):
            return False


@pytest.mark.parametrize("seconds", [-180, HOUR], ids=["back 3 minutes", "forward 1 hour"])
def test_a_wall_clock_that_is_set_is_recorded_and_moves_no_target(night, bent, seconds):
    one = night(900, 4 * HOUR)
    environment, bend = bent
    with program(one.folder, **environment) as window:
        until(lambda: one.holds_watch(window.pid), "the window has the watch")
        bend(seconds, 0)
        until(lambda: one.events("clock_jumped"), "the record says that the clock was set")
        # A second look, and the one after it, say nothing more.
        time.sleep(1.5)
        window.terminate()
        window.wait(20)
    (jump,) = one.events("clock_jumped")
    assert jump.data["seconds"] == pytest.approx(seconds, abs=TOLERATED_S)
    assert abs((jump.written_at - one.one.declared_at).total_seconds()) < 60
    assert one.crossed() == {}


def test_an_hour_asleep_misses_no_target_silently(night, bent):
    one = night(900, 4 * HOUR)
    environment, bend = bent
    with program(one.folder, **environment) as window:
        until(lambda: one.holds_watch(window.pid), "the window has the watch")
        bend(HOUR, HOUR)
        until(lambda: len(one.crossed()) >= 3, "what was crossed in the sleep is booked")
        until(lambda: one.events("computer_slept"), "the sleep is in the record")
        window.terminate()
        window.wait(20)
    marks = {mark: crossed for (target, mark), crossed in one.crossed().items() if target == "response"}
    assert marks == {"at_risk": (675, True), "almost_due": (810, True), "late": (900, True)}
    assert len(one.crossed()) == len(marks)
    assert [event.data["seconds"] for event in one.events("computer_slept")] == [pytest.approx(HOUR, abs=1)]
    assert one.events("clock_jumped") == []


def frozen(one, seconds):
    """Freeze a window that has the watch for so long, then let it go on until it booked the miss."""
    with program(one.folder) as window:
        until(lambda: one.holds_watch(window.pid), "the window has the watch")
        os.kill(window.pid, signal.SIGSTOP)
        time.sleep(seconds)
        assert ("response", "late") not in one.crossed()
        os.kill(window.pid, signal.SIGCONT)
        until(lambda: ("response", "late") in one.crossed(), "the miss is booked")
        window.terminate()
        window.wait(20)


def test_what_was_due_while_the_program_was_frozen_is_booked_at_its_true_time(night):
    one = night(6, 4 * HOUR)
    frozen(one, 7)
    assert one.crossed()["response", "late"] == (6, False)
    assert len(one.events("target_crossed")) == 3


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_two_minutes_frozen_are_recorded_late(night):
    one = night(30, 4 * HOUR)
    frozen(one, 120)
    assert one.crossed()["response", "late"] == (30, True)
    assert len(one.events("target_crossed")) == 3
