"""Two real windows on one data folder: what is missed is heard and shown once, and the computer stays awake."""

import json
import os
import signal
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from incident_desk.bootstrap import open_workplace
from incident_desk.domain.severity import Target, Targets
from incident_desk.resource_files import resource
from incident_desk.services.acts.declaring import Declaration
from tests.adapters.alarms.conftest import Programs
from tests.adapters.test_awake import Holder, runs
from tests.faults.programs import program, until

DUE_S = 15
pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="/proc is absent"),
    pytest.mark.timeout(180),
]


@pytest.fixture
def system(tmp_path):
    """Programs in the place of the system's, and the environment in which ours finds them."""
    folder = tmp_path / "bin"
    folder.mkdir()
    made = Programs(folder)
    made.put("aplay", "gdbus")
    made.environment = {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"
    }  # fmt: skip
    return made


@pytest.fixture
def data(tmp_path):
    """A data folder with an incident whose response target is missed in some seconds, and was near it long ago."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "settings.json").write_text(json.dumps({"sound_at_night": True, "callouts": False}))
    place = open_workplace(folder)
    declared = place.desk.now() - timedelta(seconds=3600 - DUE_S)
    wish = Declaration("Checkout is down", "P1", at=declared, targets=Targets(response=Target(3600)))
    place.desk.declare(wish, "MK")
    place.close()
    yield folder
    for line in (folder / "guardian.jsonl").read_text().splitlines():
        with suppress(OSError):
            os.kill(json.loads(line)["pid"], signal.SIGKILL)


@pytest.mark.slow
def test_of_two_windows_one_is_heard_and_keeps_the_computer_awake_until_it_is_killed(system, data):
    lock = Holder(system.folder, "systemd-inhibit")
    with program(data, **system.environment) as one, program(data, **system.environment) as two:
        until(lambda: any(call[0] == "aplay" for call in system.calls), "it is heard", 60)
        # What both windows and the guardian have to say, they have said by then.
        Event().wait(5)
        assert [call for call in system.calls if call[0] == "aplay"] == [
            ["aplay", "-q", str(resource("sounds", "two_tones.wav"))]
        ]
        shown = [call for call in system.calls if call[0] == "gdbus"]
        assert [call[-5] for call in shown] == ['"INC-0001: Response target missed"']
        held = [call for call in lock.calls if "--why=INC-0001 is open" in call]
        assert len(held) == 1
        assert runs(held[0][0])
        watcher = int((data / "watch.lock").read_text())
        (one if one.pid == watcher else two).kill()
        until(lambda: not runs(held[0][0]), "the lock ends with its window")
