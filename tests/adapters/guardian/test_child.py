"""The guardian process against a real desk that is killed, stopped, or leaves: what it writes, and when it ends."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from incident_desk.adapters.guardian.child import Guardian
from incident_desk.adapters.guardian.wire import LineNotReadable, duty_to_data
from incident_desk.adapters.system_clock import SteadyClock
from incident_desk.services.alarms import Alarm
from incident_desk.services.vigil import Deadline, Duty, OpenIncident
from tests.adapters.guardian.conftest import is_alive

FEW = 3


class Heard:
    """An announcer that looks into the journal at the time of each alarm."""

    def __init__(self, journal: Path) -> None:
        self.journal, self.alarms, self.written = journal, [], []

    def announce(self, alarm: Alarm) -> None:
        self.alarms.append(alarm)
        self.written.append(self.journal.read_text() if self.journal.exists() else "")


@pytest.fixture
def files(tmp_path):
    return {name: str(tmp_path / name) for name in ("claim", "journal", "clock")}


@pytest.fixture
def heard(files):
    return Heard(Path(files["journal"]))


def duty(files, seconds=-1.0):
    due = SteadyClock(Path(files["clock"])).now().replace(microsecond=0)
    late = Deadline(f"i/{due.timestamp() + seconds}", "i", "Next update late", due, "late")
    return duty_to_data(Duty((OpenIncident("i", "INC-0047", "Checkout is down"),), (late,)))


def test_the_line_is_on_the_disk_before_the_alarm_is_heard(files, heard):
    guardian = Guardian(files, lambda wants: heard)
    guardian.hear(duty(files))
    guardian.lose()
    assert [alarm.text for alarm in heard.alarms] and '"desk ended"' in heard.written[0]
    guardian.look()
    assert '"deadline"' in heard.written[1] and guardian.is_over


def test_of_two_only_the_later_one_speaks_and_not_of_what_the_first_has_said(files, heard):
    one, two = Guardian(files, lambda wants: heard), Guardian(files, lambda wants: heard)
    said = duty(files)
    one.hear(said)
    one.lose()
    one.look()
    two.hear(said)
    one.hear(duty(files, 5))
    one.lose()
    one.look()
    two.lose()
    two.look()
    assert [alarm.text.partition(",")[0].partition(" while")[0] for alarm in heard.alarms] == [
        "Incident Desk has ended", "Next update late", "Incident Desk has ended"
    ]  # fmt: skip
    assert one.is_over and two.is_over


@pytest.mark.parametrize("goes", [lambda one: one.lose(), lambda one: one.hear({"farewell": "keep"})])
def test_without_the_desk_it_keeps_the_computer_awake_to_its_end(files, heard, goes):
    reasons = []

    class Awake:
        keep = staticmethod(reasons.append)

    guardian = Guardian(files, lambda wants: heard, Awake())
    guardian.hear(duty(files))
    assert reasons == []
    goes(guardian)
    assert reasons == ["INC-0047 is open"]
    guardian.end()
    assert reasons == ["INC-0047 is open", ""]


@pytest.mark.parametrize("journal", ["/dev/full", "/nowhere/at/all"])
def test_a_disk_that_refuses_the_line_keeps_no_alarm_back(files, heard, journal):
    guardian = Guardian({**files, "journal": journal, "claim": f"{journal}/claim"}, lambda wants: heard)
    guardian.hear(duty(files))
    guardian.lose()
    guardian.look()
    guardian.end()
    assert len(heard.alarms) == 2


def test_after_a_farewell_that_ends_it_the_closed_pipe_is_no_death(files, heard):
    guardian = Guardian(files, lambda wants: heard)
    guardian.hear(duty(files))
    guardian.hear({"farewell": "stop"})
    guardian.lose()
    guardian.look()
    assert guardian.is_over and heard.alarms == []


def test_the_night_holds_for_it_as_for_the_desk(files, heard):
    wants = []
    guardian = Guardian(files, lambda asked: wants.append(asked) or heard)
    guardian.hear({"settings": {"sound": False}})
    assert wants[0]() is False
    guardian.hear({"settings": {"night_from": "00:00", "night_until": "00:00"}})
    assert wants[0]() is True


def test_a_data_folder_that_is_deleted_ends_one_that_nobody_feeds(files, heard, tmp_path, monkeypatch):
    monkeypatch.setattr("incident_desk.adapters.guardian.child.GONE_S", 0.1)
    folder = tmp_path / "data"
    folder.mkdir()
    within = {name: str(folder / name) for name in files}
    guardian = Guardian(within, lambda wants: heard)
    later = duty(files)
    later["deadlines"][0]["due"] = "2099-01-01T00:00:00+00:00"
    guardian.hear(later)
    shutil.rmtree(folder)
    time.sleep(0.2)
    guardian.look()
    assert not guardian.is_over
    guardian.lose()
    guardian.look()
    assert not guardian.is_over
    time.sleep(0.2)
    guardian.look()
    assert guardian.is_over


def test_what_cant_be_read_is_said_to_its_caller(files, heard):
    with pytest.raises(LineNotReadable):
        Guardian(files, lambda wants: heard).hear({"open": 7})


def run_with(*lines: bytes) -> int:
    command = [sys.executable, "-m", "incident_desk", "_guardian"]
    return subprocess.run(command, input=b"".join(lines), capture_output=True, timeout=30, check=False).returncode


@pytest.mark.parametrize("lines", [(), (b"7\n",), (b'{"guard": {"claim": "x"}}\n',), (b"\xff" * 10_000,)])
def test_one_that_is_told_nothing_useful_ends(lines):
    assert run_with(*lines) == 0


def test_it_loads_neither_qt_nor_sqlalchemy_nor_httpx_nor_the_rules_of_the_record():
    code = "import sys, incident_desk.adapters.guardian.child; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    rules = "incident_desk.domain.crossings"
    unwanted = {"PySide6", "shiboken6", "sqlalchemy", "sqlite3", "httpx", "asyncio", rules}
    assert unwanted.intersection(loaded) == set() and "incident_desk.adapters.guardian.child" in loaded


# -- real processes ---------------------------------------------------------------------------------------


def test_the_death_of_its_desk_is_written_within_a_second_and_it_outlives_it(place):
    for _ in range(FEW):
        desk = place.desk(60)
        pid = place.guardians[-1]
        place.until(lambda pid=pid: any(line["pid"] == pid for line in place.lines()))
        count = place.said().count("desk ended")
        desk.send_signal(signal.SIGKILL)
        took = place.until(lambda count=count: place.said().count("desk ended") > count)
        assert took <= 1.0 and is_alive(pid)
        (last,) = [line for line in place.lines() if line["what"] == "desk ended" and line["pid"] == pid]
        assert last["words"].startswith("Incident Desk has ended while INC-0047 is open. Next at ")


def test_a_crash_is_a_death_too(place):
    place.tell(place.desk(), "die")
    place.until_said("desk ended")
    place.until_said("ended")
    place.until(lambda: not is_alive(place.guardians[0]))


def test_a_stopped_desk_is_written_within_5_s_and_its_return_too(place):
    desk = place.desk()
    place.until_said("began")
    desk.send_signal(signal.SIGSTOP)
    assert 2.0 <= place.until_said("desk does not respond") <= 5.0
    desk.send_signal(signal.SIGCONT)
    place.until_said("desk responds again", 5.0)
    assert place.said() == ["began", "desk does not respond", "desk responds again"]


@pytest.mark.slow
def test_a_guardian_that_was_stopped_itself_blames_nobody(place):
    place.desk()
    place.until_said("began")
    os.kill(place.guardians[0], signal.SIGSTOP)
    time.sleep(6)
    os.kill(place.guardians[0], signal.SIGCONT)
    time.sleep(2)
    assert place.said() == ["began"]


@pytest.mark.slow
def test_a_deadline_that_the_desk_notices_is_its_own_and_one_that_it_leaves_is_said(place):
    noticing = place.desk(1.0)
    place.tell(noticing, "notice")
    time.sleep(4.5)
    assert place.said() == ["began"]
    place.tell(noticing, "stop")
    place.desk(1.0)
    place.until_said("deadline", 8.0)
    line = next(line for line in place.lines() if line["what"] == "deadline")
    assert line["words"] == "Next update late" and line["incidents"] == ["INC-0047"]


def test_a_desk_that_is_closed_keeps_the_watch_and_no_death_is_told(place):
    place.tell(place.desk(2.5), "keep")
    place.desks[0].wait(10)
    place.until_said("deadline")
    place.until(lambda: not is_alive(place.guardians[0]))
    assert place.said() == ["began", "desk closed, watch kept", "deadline", "ended"]


def test_a_desk_that_is_closed_ends_the_watch_where_it_says_so(place):
    place.tell(place.desk(2.0), "stop")
    place.desks[0].wait(10)
    place.until(lambda: not is_alive(place.guardians[0]))
    assert place.said() == ["began", "ended"]


def test_the_next_desk_takes_the_watch_from_a_guardian_that_was_left(place):
    place.tell(place.desk(4.0), "keep")
    place.desks[0].wait(10)
    second = place.desk(60)
    place.until(lambda: not is_alive(place.guardians[0]))
    time.sleep(3)
    assert "deadline" not in place.said() and is_alive(place.guardians[1])
    second.send_signal(signal.SIGKILL)
    place.until_said("desk ended")
    assert place.lines()[-1]["pid"] == place.guardians[1]


def test_one_that_was_stopped_and_wakes_up_beside_its_successor_says_nothing(place):
    place.desk(1.0)
    place.until_said("began")
    os.kill(place.guardians[0], signal.SIGSTOP)
    place.desks[0].kill()
    place.desk(60)
    place.until(lambda: place.said().count("began") == 2)
    time.sleep(1.5)
    os.kill(place.guardians[0], signal.SIGCONT)
    place.until(lambda: not is_alive(place.guardians[0]))
    assert place.said() == ["began", "began", "ended"] and is_alive(place.guardians[1])


def test_a_guardian_that_is_killed_is_started_again(place):
    place.desk(60)
    place.until_said("began")
    os.kill(place.guardians[0], signal.SIGKILL)
    place.until(lambda: len({line["pid"] for line in place.lines()}) == 2)


def test_with_no_incident_open_none_runs_and_one_that_was_left_ends(place):
    desk = place.desk(60)
    place.until_said("began")
    place.tell(desk, "empty")
    place.until(lambda: not is_alive(place.guardians[0]))
    assert place.said() == ["began", "ended"]


def open_in(pid):
    """What each file handle of a process leads to; one that is closed meanwhile is none."""
    found = {}
    for name in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(OSError):
            found[name.name] = os.readlink(name)
    return found


def test_it_holds_no_terminal_no_folder_and_nothing_of_the_desks_and_ctrl_c_does_not_reach_it(place):
    desk = place.desk(60)
    place.until_said("began")
    pid = place.guardians[0]
    # It has said that it began, and may have the file still open in which it said so.
    place.until(lambda: not any("guardian." in link for link in open_in(pid).values()))
    links = open_in(pid)
    assert links.pop("0").startswith("pipe:") and set(links.values()) <= {"/dev/null"}
    assert os.readlink(f"/proc/{pid}/cwd") == "/"
    assert os.getsid(pid) == pid != os.getsid(desk.pid)


def test_its_alarm_is_heard_through_the_player_of_the_system_and_a_failing_one_ends_nothing(place, tmp_path):
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, last in (("pw-play", "exit 1"), ("aplay", f'echo "$@" >> {tmp_path}/played')):
        (programs / name).write_text(f"#!/bin/sh\n{last}\n")
        (programs / name).chmod(stat.S_IRWXU)
    place.environment["PATH"] = f"{programs}{os.pathsep}{place.environment['PATH']}"
    place.desk().kill()
    played = tmp_path / "played"
    # The shell makes the file first and writes into it after.
    place.until(lambda: played.exists() and "two_tones.wav" in played.read_text())
    place.until(lambda: not is_alive(place.guardians[0]))


def test_it_rests_between_its_looks_and_is_small(place):
    place.desk(600)
    place.until_said("began")
    pid = place.guardians[0]

    def ticks():
        return sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))

    time.sleep(1)
    before = ticks()
    time.sleep(5)
    share = (ticks() - before) / os.sysconf("SC_CLK_TCK") / 5
    (resident,) = [line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if "VmRSS" in line]
    # A clock tick is a fifth of a percent of five seconds; the share itself is measured in benchmarks/guardian.py.
    assert share <= 0.01 and int(resident.split()[1]) < 25_000
