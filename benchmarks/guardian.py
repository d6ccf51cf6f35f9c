"""How soon the guardian speaks when the real window dies or stands still, that it is silent else; what it costs.

    .venv/bin/python benchmarks/guardian.py death 20
    .venv/bin/python benchmarks/guardian.py freeze 20
    .venv/bin/python benchmarks/guardian.py quiet 540
    .venv/bin/python benchmarks/guardian.py cost 60

``death`` and ``freeze`` are counted from the signal to the line in ``guardian.jsonl``. ``quiet`` runs for so many
seconds, in which deadlines pass that the window notices, and in which the guardian itself is stopped for 8 s now
and then; every line of an alarm is a false one. Prints one JSON object.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from figures import ROOT, screen, spread, tell

from incident_desk.bootstrap import Workplace, open_workplace
from incident_desk.domain.events import Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.severity import Target, Targets
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from incident_desk.services.vigil import What

DEATH_S, FREEZE_S, CPU_PERCENT, MEMORY_MB = 1.0, 5.0, 0.2, 25.0
TURN_S, STOPPED_S = 45.0, 8.0
ALARMS = (What.DESK_ENDED, What.DESK_FROZEN, What.DEADLINE)


class Watched:
    """The real window on a data folder with an open incident."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment
        self.place: Workplace = open_workplace(folder)
        targets = Targets(Target(6 * 3600), Target(12 * 3600), Target(6 * 3600))
        self.place.desk.declare(Declaration("Checkout is down", "P1", targets=targets), "MK")
        self.window: subprocess.Popen[bytes] | None = None

    def open(self) -> None:
        """Open the window and wait until its guardian watches."""
        count = len(self.lines(What.BEGAN))
        command = [sys.executable, "-P", "-m", "incident_desk", "--data-dir", str(self.folder)]
        self.window = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL)
        self.until(lambda: len(self.lines(What.BEGAN)) > count, 60)

    def send(self, number: int) -> None:
        assert self.window is not None
        self.window.send_signal(number)

    @property
    def guardian(self) -> int:
        return self.lines(What.BEGAN)[-1]["pid"]

    def lines(self, *whats: What) -> list[dict]:
        try:
            found = [json.loads(one) for one in (self.folder / "guardian.jsonl").read_text().splitlines()]
        except (OSError, ValueError):
            return []
        return [one for one in found if not whats or one["what"] in whats]

    def until(self, true: Callable[[], bool], seconds: float = 20.0) -> float:
        """How long it took, in seconds; ends the measurement if it is not so in time."""
        began = time.monotonic()
        while not true():
            if time.monotonic() - began > seconds:
                raise SystemExit(f"not in {seconds} s; the journal says {self.lines()[-3:]}")
            time.sleep(0.005)
        return time.monotonic() - began

    def after(self, number: int, what: What) -> float:
        """Seconds from a signal to the window until the line."""
        count = len(self.lines(what))
        self.send(number)
        return self.until(lambda: len(self.lines(what)) > count)

    def close(self) -> None:
        if self.window is not None:
            self.window.kill()
            self.window.wait()
        for pid in {one["pid"] for one in self.lines()}:
            with suppress(OSError):
                if b"_guardian" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
                    os.kill(pid, signal.SIGKILL)
        self.place.close()


@contextmanager
def watched() -> Iterator[Watched]:
    with screen("offscreen") as environment, tempfile.TemporaryDirectory() as folder:
        environment["PYTHONPATH"] = str(ROOT)
        one = Watched(Path(folder), environment)
        try:
            yield one
        finally:
            one.close()


def death(n: int) -> int:
    """Kill -9 the window; the next window takes the watch, and the guardian that was left ends."""
    took = []
    with watched() as one:
        for _ in range(n):
            one.open()
            time.sleep(random.uniform(0.2, 1.5))
            took.append(one.after(signal.SIGKILL, What.DESK_ENDED))
            assert one.window is not None
            one.window.wait()
        wrong = len(one.lines(What.DESK_FROZEN, What.DEADLINE))
    missed = [name for name, bad in (("death", max(took) > DEATH_S), ("false alarms", wrong > 0)) if bad]
    return tell("guardian death", n, missed, seconds=spread(took), false_alarms=wrong)


def freeze(n: int) -> int:
    """SIGSTOP the window at any moment between two beats, then SIGCONT."""
    took, returned = [], []
    with watched() as one:
        one.open()
        for _ in range(n):
            time.sleep(random.uniform(1.5, 2.5))
            took.append(one.after(signal.SIGSTOP, What.DESK_FROZEN))
            returned.append(one.after(signal.SIGCONT, What.DESK_RESPONDS))
        wrong = len(one.lines(What.DESK_FROZEN)) - n + len(one.lines(What.DESK_ENDED, What.DEADLINE))
    missed = [name for name, bad in (("freeze", max(took) > FREEZE_S), ("false alarms", wrong > 0)) if bad]
    return tell("guardian freeze", n, missed, seconds=spread(took), returned=spread(returned), false_alarms=wrong)


def quiet(seconds: int) -> int:
    """Short incidents come and go beside a long one."""
    passed = stopped = 0
    with watched() as one:
        one.open()
        end, turn = time.monotonic() + seconds, 0
        while time.monotonic() < end:
            short = Targets(Target(20), Target(30), Target(24))
            incident = one.place.desk.declare(Declaration(f"Short {turn}", "P1", targets=short), "MK")
            if turn % 3 == 2:
                os.kill(one.guardian, signal.SIGSTOP)
                time.sleep(STOPPED_S)
                os.kill(one.guardian, signal.SIGCONT)
                stopped += 1
            time.sleep(max(0.0, min(TURN_S, end - time.monotonic())))
            one.place.desk.act(incident.id, _over, "MK")
            passed += sum(event.kind == Kind.TARGET_CROSSED for event in one.place.desk.events(incident.id))
            turn += 1
        false = one.lines(*ALARMS)
        guardians = len(one.lines(What.BEGAN))
    missed = [name for name, bad in (("false alarms", bool(false)), ("deadlines", not passed)) if bad]
    return tell(
        "guardian quiet", seconds, missed, false_alarms=[line["words"] for line in false],
        deadlines_passed=passed, times_stopped=stopped, guardians=guardians,
    )  # fmt: skip


def _over(incident: Incident, _now: object) -> object:
    return cancel(incident, "it was short")


def cost(seconds: int) -> int:
    """The guardian's share of one core and its memory while the window is fine."""
    with watched() as one:
        one.open()
        time.sleep(5)
        before = _ticks(one.guardian)
        time.sleep(seconds)
        percent = (_ticks(one.guardian) - before) / os.sysconf("SC_CLK_TCK") / seconds * 100
        status = Path(f"/proc/{one.guardian}/status").read_text().splitlines()
    memory = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1000
    missed = [name for name, bad in (("cpu", percent > CPU_PERCENT), ("memory", memory > MEMORY_MB)) if bad]
    return tell("guardian cost", seconds, missed, cpu_percent=round(percent, 3), memory_mb=round(memory, 1))


def _ticks(pid: int) -> int:
    return sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))


def main() -> int:
    """Measure what the first word names, with the number after it."""
    measures = {"death": death, "freeze": freeze, "quiet": quiet, "cost": cost}
    return measures[sys.argv[1]](int(sys.argv[2]))


if __name__ == "__main__":
    sys.exit(main())
