"""Steady UTC: jumps of the wall clock, sleep, restarts, several processes, and a drill's own pace."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.adapters.system_clock import Anchor, SteadyClock, ThisMachine

START = 1_800_000_000 * 10**9


class FakeMachine:
    """Clocks that move when told."""

    def __init__(self, boot="boot-1"):
        self.wall, self.boot, self.boot_name, self.asleep = START, 5 * 10**9, boot, 0

    def wall_ns(self):
        return self.wall

    def boot_ns(self):
        return self.boot

    def awake_ns(self):
        return self.boot - self.asleep

    def boot_id(self):
        return self.boot_name

    def sleep_s(self, seconds):
        self.pass_s(seconds)
        self.asleep += int(seconds * 1e9)

    def pass_s(self, seconds):
        self.wall += int(seconds * 1e9)
        self.boot += int(seconds * 1e9)


@pytest.fixture
def machine():
    return FakeMachine()


def test_now_is_the_wall_clocks_time_at_first(machine):
    assert SteadyClock(None, machine).now() == datetime.fromtimestamp(START // 10**9, UTC)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(-(10**6), 10**6)), max_size=8))
def test_a_wall_clock_that_jumps_bends_nothing(course):
    machine = FakeMachine()
    clock = SteadyClock(None, machine)
    start, passed, jumped = clock.now(), 0, 0
    for seconds, jump in course:
        machine.pass_s(seconds)
        machine.wall += jump * 10**9
        passed, jumped = passed + seconds, jumped + jump
        assert clock.now() - start == timedelta(seconds=passed)
        assert clock.wall_offset() == pytest.approx(jumped)


def test_a_sleep_is_what_one_clock_counts_and_the_other_does_not(machine):
    clock = SteadyClock(None, machine)
    machine.pass_s(10)
    assert clock.slept_s() == 0
    machine.sleep_s(3600)
    assert clock.slept_s() == pytest.approx(3600)
    assert SteadyClock(None, machine, speed=60.0).slept_s() == 0


def test_this_computer_tells_of_its_sleep_and_never_of_more_than_passed():
    machine = ThisMachine()
    assert 0 <= machine.awake_ns() <= machine.boot_ns()


def test_all_processes_of_a_folder_share_one_time(machine, tmp_path):
    first = SteadyClock(tmp_path / "clock.json", machine)
    machine.pass_s(10)
    machine.wall += 3600 * 10**9
    second = SteadyClock(tmp_path / "clock.json", machine)
    assert second.now() == first.now() and second.wall_offset() == pytest.approx(3600)


def test_accepting_the_wall_clock_moves_every_process(machine, tmp_path):
    first, second = (SteadyClock(tmp_path / "clock.json", machine) for _ in range(2))
    machine.wall += 3600 * 10**9
    first.accept_wall()
    assert second.wall_offset() == first.wall_offset() == 0


def test_after_a_boot_the_wall_clock_counts_anew(machine, tmp_path):
    SteadyClock(tmp_path / "clock.json", machine)
    machine.boot_name, machine.boot = "boot-2", 10**9
    machine.wall += 86_400 * 10**9
    assert SteadyClock(tmp_path / "clock.json", machine).wall_offset() == 0


@pytest.mark.parametrize("damaged", [b"", b"{", b"[]", b"7", b'{"utc_ns": "x"}', b"\xff\xfe"])
def test_a_damaged_anchor_is_taken_anew(machine, tmp_path, damaged):
    (tmp_path / "clock.json").write_bytes(damaged)
    assert SteadyClock(tmp_path / "clock.json", machine).wall_offset() == 0
    assert Anchor.read((tmp_path / "clock.json").read_bytes()) is not None


def test_without_a_place_for_the_anchor_the_clock_runs_all_the_same(machine, tmp_path):
    clock = SteadyClock(tmp_path / "nowhere" / "clock.json", machine)
    machine.pass_s(5)
    assert clock.wall_offset() == 0


def test_where_the_system_tells_no_boot_each_process_has_its_own_anchor(tmp_path):
    SteadyClock(tmp_path / "clock.json", FakeMachine(boot=""))
    assert not (tmp_path / "clock.json").exists()


def test_a_drill_runs_at_its_own_pace_in_every_process_and_after_a_restart(machine, tmp_path):
    clock = SteadyClock(tmp_path / "clock.json", machine, speed=600)
    start = clock.now()
    machine.pass_s(2)
    again = SteadyClock(tmp_path / "clock.json", machine)
    assert clock.now() - start == again.now() - start == timedelta(seconds=1200)
    assert (clock.speed, again.speed, again.wall_offset()) == (600, 600, 0)


def test_a_folder_that_has_a_pace_keeps_it(machine, tmp_path):
    SteadyClock(tmp_path / "clock.json", machine)
    assert SteadyClock(tmp_path / "clock.json", machine, speed=600).speed == 1


def test_an_anchor_of_a_version_without_pace_still_reads():
    assert Anchor.read(b'{"utc_ns": 1, "boot_ns": 2, "boot_id": "x"}') == Anchor(1, 2, "x", 1.0)


def test_an_anchor_survives_the_file():
    anchor = Anchor(START, 7, "boot", 60.0)
    assert Anchor.read(anchor.written()) == anchor
    assert json.loads(anchor.written())["speed"] == 60.0


def test_this_machine_tells_the_same_boot_in_every_process():
    here = ThisMachine()
    assert here.boot_ns() > 0 and abs(here.wall_ns() / 1e9 - datetime.now(UTC).timestamp()) < 5
    code = "from incident_desk.adapters.system_clock import ThisMachine as M; print(M().boot_id())"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == here.boot_id()


def test_many_processes_that_begin_at_once_agree(tmp_path):
    code = (
        "import sys, pathlib; from incident_desk.adapters.system_clock import SteadyClock as C; "
        "c = C(pathlib.Path(sys.argv[1])); print(c._anchor.utc_ns)"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "clock.json")], stdout=subprocess.PIPE)
        for _ in range(4)
    ]
    assert len({one.communicate()[0] for one in started}) == 1
    assert os.stat(tmp_path / "clock.json").st_mode & 0o077 == 0
