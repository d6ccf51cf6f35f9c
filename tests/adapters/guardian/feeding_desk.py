"""A desk without a window, for tests of the guardian: it feeds one and does what its input says, line by line.

    python -m tests.adapters.guardian.feeding_desk FOLDER [SECONDS]

SECONDS is when its one deadline is due; without it, none is. It answers ``guardian PID`` first and ``done`` to each
line: ``keep`` and ``stop`` say farewell and end it, ``notice`` says that the deadline was seen, ``empty`` that no
incident is open.
"""

import os
import select
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from incident_desk.adapters.guardian.process import GuardianProcess
from incident_desk.adapters.system_clock import SteadyClock
from incident_desk.services.settings import Settings
from incident_desk.services.vigil import Deadline, Duty, OpenIncident

FOLDER = Path(sys.argv[1])
INCIDENT = OpenIncident("i1", "INC-0047", "Checkout is down")


def said() -> str:
    """The next line, None while there is none for a second."""
    return sys.stdin.readline().strip() if select.select([sys.stdin], [], [], 1.0)[0] else ""


def main() -> None:
    clock = SteadyClock(FOLDER / "clock.json")
    guardian = GuardianProcess(FOLDER / "guardian.lock", FOLDER / "guardian.jsonl", FOLDER / "clock.json")
    deadlines = ()
    if len(sys.argv) > 2:
        due = clock.now() + timedelta(seconds=float(sys.argv[2]))
        deadlines = (Deadline(f"i1/{due.isoformat()}", "i1", "Next update late", due, "late"),)
    guardian.use(Settings(night_from="00:00", night_until="00:00"))
    guardian.hold(Duty((INCIDENT,), deadlines))
    while guardian.pid is None:
        time.sleep(0.01)
    print(f"guardian {guardian.pid}", flush=True)
    while (word := said()) not in ("keep", "stop", "die"):
        guardian.beat()
        if word == "notice":
            guardian.hold(Duty((INCIDENT,), tuple(replace(one, seen=True) for one in deadlines)))
        if word == "empty":
            guardian.hold(Duty())
        if word:
            print("done", flush=True)
    if word == "die":
        os._exit(7)
    guardian.farewell(keep=word == "keep")
    guardian.close()


if __name__ == "__main__":
    main()
