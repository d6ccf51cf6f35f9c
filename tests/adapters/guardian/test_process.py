"""The desk's side: it waits for nobody, starts no guardian in vain, and tries again."""

import os
import subprocess
import sys
import time

from incident_desk.adapters.guardian import process as module
from incident_desk.adapters.guardian.claim import Claim, is_guarded
from incident_desk.adapters.guardian.process import GuardianProcess
from incident_desk.services.settings import Settings
from incident_desk.services.vigil import Duty, OpenIncident

DUTY = Duty((OpenIncident("i", "INC-0047", "Checkout is down"),))
_ECHO = "import sys; open(sys.argv[1], 'a').writelines(sys.stdin)"
_STANDS = "import signal; signal.pause()"


def hand(folder, *command):
    return GuardianProcess(folder / "guardian.lock", folder / "journal", folder / "clock.json", command or None)


def echoing(folder):
    return hand(folder, sys.executable, "-c", _ECHO, str(folder / "said"))


def said(folder):
    path = folder / "said"
    return path.read_text().splitlines() if path.exists() else []


def until(true, seconds=20.0):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_without_an_open_incident_none_is_started(tmp_path):
    guardian = echoing(tmp_path)
    guardian.use(Settings())
    guardian.beat()
    guardian.hold(Duty())
    guardian.farewell(keep=True)
    guardian.close()
    assert guardian.pid is None and list(tmp_path.iterdir()) == []


def test_it_is_told_the_files_the_settings_and_the_duty_and_then_each_beat(tmp_path):
    guardian = echoing(tmp_path)
    guardian.use(Settings(sound=False))
    guardian.hold(DUTY)
    guardian.beat()
    guardian.farewell(keep=False)
    guardian.close()
    heads = [line[:12] for line in said(tmp_path)]
    assert heads == ['{"guard":{"c', '{"settings":', '{"open":[{"i', '{"beat":true', '{"farewell":']


def test_an_earlier_one_ends_when_no_incident_is_open(tmp_path):
    Claim(tmp_path / "guardian.lock", "one").take()
    guardian = echoing(tmp_path)
    guardian.hold(Duty())
    guardian.close()
    assert not is_guarded(tmp_path / "guardian.lock")


def test_after_a_farewell_a_new_duty_starts_another(tmp_path):
    guardian = echoing(tmp_path)
    guardian.hold(DUTY)
    guardian.farewell(keep=False)
    guardian.hold(DUTY)
    # Two starts are some time apart: the beats bring the second.
    end = time.monotonic() + module.AGAIN_S + 15
    while sum("guard" in line for line in said(tmp_path)) < 2 and time.monotonic() < end:
        guardian.beat()
        time.sleep(0.2)
        if guardian.pid is not None:
            guardian.farewell(keep=False)
    guardian.close()
    assert sum('"guard"' in line for line in said(tmp_path)) == 2


def test_a_guardian_that_stands_still_holds_nobody_up(tmp_path):
    guardian = hand(tmp_path, sys.executable, "-c", _STANDS)
    large = Duty(tuple(OpenIncident(str(n), f"INC-{n:04}", "x" * 200) for n in range(1000)))
    guardian.hold(large)
    until(lambda: guardian.pid is not None)
    began = time.monotonic()
    for _ in range(1000):
        guardian.beat()
    assert time.monotonic() - began < 0.5
    assert guardian._outbox.qsize() <= module._MOST_WAITING + 1
    subprocess.run(["kill", "-9", str(guardian.pid)], check=True)
    guardian.close()


def test_a_program_that_cant_be_started_is_tried_again(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "AGAIN_S", 0.1)
    guardian = hand(tmp_path, str(tmp_path / "late"))
    guardian.hold(DUTY)
    time.sleep(0.2)
    assert guardian.pid is None
    (tmp_path / "late").write_text(f"#!/bin/sh\nexec cat > {tmp_path}/said\n")
    os.chmod(tmp_path / "late", 0o700)
    until(lambda: guardian.beat() or guardian.pid is not None)
    guardian.farewell(keep=False)
    guardian.close()
    assert any("INC-0047" in line for line in said(tmp_path))
