"""Makes a picture of the desk in every state of its clocks, and of the Health screen in the states of its checks,
from the real window on a real record.

::

    python packaging/states.py [FOLDER] [--size 1920x1080] [--theme dark|light]      FOLDER is out/states otherwise

Each state is an incident of its own, declared so long ago that its clocks stand there now, in a folder that is
thrown away. The response target is 15 minutes, the resolution target 4 hours, an update is due every 15 minutes.

A checklist's run is one of the shipped checklist, begun an hour ago and live for twelve minutes.

The states of checks are real as well: a service that runs here answers, answers late or fails, and a desk without a
screen asks it until the record says what is to be seen. For "blind" it asks names that no name server knows: where
none of several answers, this computer's own line is what is down.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from rehearsal import PROGRAM, find_out, service
from season import SEASON

ROOT = Path(__file__).resolve().parent.parent
MINUTE = 60


@dataclass(frozen=True)
class State:
    """How long ago it was declared, in minutes; what was done since, at so many minutes; the screen to picture."""

    ago: float
    done: Sequence[tuple[float, Sequence[str]]] = ()
    screen: str = "desk"
    checks: Sequence[Mapping[str, Any]] = ()
    """What is watched, as in a list of checks; a path is one of the service that runs here."""
    awaited: str = ""
    """The word that the record has of a check once the picture can be taken."""
    run: str = ""
    """The checklist that is run in place of an incident; what was done is said to ``checklist``."""
    written_then: bool = False
    """Whether each act was also written when it happened, as for looking back; else all is written now."""
    report: str = ""
    """The report that is taken in as a past incident in place of one; what was done is said as it stands."""


def http(name: str, path: str, **more: object) -> Mapping[str, Any]:
    """A check of the service that runs here, asked each second."""
    every = {"interval_s": 1.0, "incident_interval_s": 1.0}
    return {"name": name, "kind": "http", "url": path, **every, **more}


def nobody(name: str) -> Mapping[str, Any]:
    """A check of a name that no name server knows."""
    return http(name, "", url=f"https://{name}.invalid/")


GOOD = (http("Web client", "/"), http("Search", "/search"), http("Queue", "/queue"))
LATE = {"thresholds": [{"measure": "latency", "warning": 0.2, "critical": 5}]}
NOBODY = tuple(nobody(name) for name in ("payments", "mail", "search"))
ACK = (6.0, ("ack", "1"))
NEXT_PHASE = (7.0, ("phase", "1", "next"))


def update(at: float) -> tuple[float, Sequence[str]]:
    """An update that went out at so many minutes."""
    return at, ("update", "sent", "1", "[UPDATE] Checkout is still down.", "--to", "status page")


WAITS = ("pause", "1", "--reason", "raise the limit of sessions", "--party", "the database provider")
RUNNING = (ACK, NEXT_PHASE, update(40))
TOLD: Sequence[tuple[float, Sequence[str]]] = (
    (4, ("log", "= Dashboard: CPU 4 %, memory 212 MB, no platform incident #platform")),
    *RUNNING,
    (12, ("log", "= Every request times out at 60 s, /api/health included. No process ever starts accepting")),
    (17, ("log", "= No configuration was changed in the last 24 hours. Ruled out")),
    (28, ("log", "? The release of 02:49 changed the session at the start. Does it hang before the port opens?")),
    (33, ("log", "! Roll back if ping stays above 1 s after a pool reset, by 04:50 @RO")),
    (35, ("log", "= Ping of the database 2.9 s. Pool nearly full #database")),
    (42, ("log", "> Connection pool reset. Ping 2.7 s, no change")),
    (0, ("entry", "edit", "1/30", "Ping of the database 2.9 s, normally 40 ms. 498 of 500 connections in use")),
    (0, ("entry", "star", "1/26")),
    (0, ("entry", "pin", "1/29")),
    (0, ("entry", "under", "1/28", "1/26")),
    (0, ("evidence", "add", "1", "FILES/connections.png", "FILES/pool.log", "--entry", "1/30")),
    (0, ("evidence", "add", "1", "FILES/settings.json", "--entry", "1/26")),
)
"""Rows of most kinds, of which one was said anew and one has a star; two have evidence, one is pinned, and one
stands under another."""
BEFORE: Sequence[tuple[float, Sequence[str]]] = (
    (-4000, ("declare", "Checkout is down for some", "--severity", "P2", "--playbook", "service-outage")),
    (-3940, ("resolve", "2", "--impact-ended", "unknown")),
)
"""Another incident, three days before, that is like it and over."""
EXPORTED: Sequence[tuple[float, Sequence[str]]] = (
    *TOLD,
    (
        41,
        ("update", "sent", "1",
         "Ana Lopez of Zebra Associates can sign in at app.zebra.example again, since commit a939863. Questions to "
         "ana.lopez@zebra.example or +44 20 7946 0958. The £450K order is safe; see app/main.py in it.",
         "--to", "customers"),
    ),
)  # fmt: skip
"""The same rows, and an update for customers with much in it that is not for them."""
WRITTEN: Sequence[tuple[float, Sequence[str]]] = (
    *TOLD,
    (46.5, ("resolve", "1", "--impact-ended", "-2m")),
    (0, ("review", "write", "1", "summary", "Checkout could not be reached for 44 minutes after a release.")),
    (0, ("review", "write", "1", "impact", "Nobody could pay. About 1,200 orders were not placed.")),
    (0, ("review", "impact", "1", "users", "all who paid, 1,200 orders")),
    (
        0,
        ("review", "write", "1", "root-cause",
         "The release opened a session of the database **at each start** and never closed it: `pool.get()` without "
         "`finally`. At 500 connections the pool was full, and a start waited without a limit."),
    ),
    (0, ("review", "lines", "1", "whys", "The start was never run against a full pool.", "No limit on the wait.")),
    (0, ("review", "state", "1", "summary", "done")),
    (0, ("action", "add", "1", "Alert on connections in use", "--owner", "MK", "--due", "2030-01-10")),
    (0, ("action", "add", "1", "Limit the wait for a connection")),
)  # fmt: skip
"""The same incident, over, with half of its review written."""
REWOUND: Sequence[tuple[float, Sequence[str]]] = (
    (2, ("log", "> Tech lead paged, first step of the escalation path")),
    (4, ("log", "= Dashboard: CPU 4 %, memory 212 MB, no platform incident")),
    ACK,
    update(8),
    (10, ("log", "Model provider slow, 3.1 s")),
    NEXT_PHASE,
    (20, ("log", "? The release of 02:49 changed the session at the start")),
    (25, ("log", "! Roll back if ping stays above 1 s after a pool reset @RO")),
)
"""Half an hour of an incident, for looking back in it."""
UNTOLD = (update(12),)
"""Nobody has taken it; an update went out, so that the response alone is late."""

BEFORE_LIVE = (
    *("1.1", "1.2", "1.2.1", "1.2.2", "1.3", "1.3.1", "1.3.2", "2.1", "2.2", "2.3", "2.3.1", "2.3.2", "2.3.3"),
    *("3.1", "3.1.1", "3.2", "3.2.1", "3.2.2", "4.1", "4.1.1", "4.2", "4.2.1", "4.2.2", "5.1", "5.2", "5.3"),
    *("6.1", "6.2", "6.3", "6.3.1", "6.3.2", "6.3.3", "6.3.4", "7.1", "7.2", "7.2.1", "7.2.2", "7.2.3", "7.3"),
)
AFTER_LIVE = ("8.1", "8.1.1", "8.1.2", "8.1.3", "8.1.4", "8.2.1")


def ticked(steps: Sequence[str], since: float, until: float) -> tuple[tuple[float, Sequence[str]], ...]:
    """These steps, done one after the other between these minutes."""
    apart = (until - since) / len(steps)
    return tuple((since + apart * place, ("step", "1", step)) for place, step in enumerate(steps, 1))


CHECKLIST: Sequence[tuple[float, Sequence[str]]] = (
    *ticked(BEFORE_LIVE, 1, 51),
    (0, ("defer", "1", "3.1.2", "--reason", "The restore runs at night", "--owner", "Ann Dee")),
    (0, ("defer", "1", "4.1.2", "--reason", "The alert has no receiver yet", "--owner", "MK")),
    (52.3, ("live", "1")),
    *ticked(AFTER_LIVE[:-1], 52.5, 56.5),
    *ticked(AFTER_LIVE[-1:], 56.5, 59),
    (0, ("keep-going", "1", "--reason", "all of it answers")),
    (0, ("step", "1", "8.2.2", "--doing")),
    (0, ("who", "1", "--second", "Ann Dee")),
)

REPORT = """# Shop: every page times out after the start

**Date:** 2025-09-18
**Severity:** P0
**Duration:** ~2 hours

## Root cause

An emergency migration, which an operator error let through, changed the start of the service.

## Timeline

| Time | Event |
|---|---|
| 15:53 | The first customers call: nothing loads |
| 15:53 | Somebody looks at the log |
| 15:54 | A bug at the start is found |
| 15:54 | A fix is written and tried |
| 15:54 | The fix is deployed, 7c1e0f4 |
| 15:56 | All pages load again |

## Recommended actions

- Try the start of the service before each deployment
- Alert when the start takes longer than a minute
- Write down who may run an emergency migration
"""
"""A past incident of which the doctor asks a good deal."""
ANSWERED: Sequence[tuple[float, Sequence[str]]] = (
    (0, ("doctor", "1", "--fix", "duration")),
    (0, ("doctor", "1", "--accept", "updates", "--because", "only our own people use it at that hour")),
)


STATES = {
    "on-track": State(4),
    "at-risk": State(12, (update(10),)),
    "almost-due": State(14, (update(10),)),
    "late": State(18.5, UNTOLD),
    "late-seen": State(18.5, (*UNTOLD, (18.5, ("seen", "1", "response")))),
    "acknowledged": State(47, RUNNING),
    "paused": State(80, (*RUNNING, update(70), (50, (*WAITS, "--ask-again", "20")))),
    "resumed": State(51, (*RUNNING, (45, WAITS), (51, ("resume", "1")))),
    "phase-over-window": State(66, (ACK, update(40), update(60))),
    "escalation-open": State(18.5, UNTOLD, "escalate"),
    "resolution-at-risk": State(190, (*RUNNING, update(180))),
    "resolution-late": State(243.5, (*RUNNING, update(235))),
    "resolved": State(60, (*RUNNING, update(50), (59, ("resolve", "1", "--impact-ended", "-2m")))),
    "wall": State(47, RUNNING, "wall"),
    "wall-late": State(18.5, UNTOLD, "wall"),
    "severity": State(47, RUNNING, "severity"),
    "pause": State(47, RUNNING, "pause"),
    "phase-gate": State(66, (ACK, update(60)), "next_phase"),
    "resolve": State(60, (*RUNNING, update(50)), "resolve"),
    "timeline": State(47, TOLD, "timeline"),
    "timeline-editor": State(47, TOLD, "edit_entry"),
    "overview": State(47, TOLD, "overview"),
    "replay": State(35, REWOUND, "replay", written_then=True),
    "find": State(47, TOLD, "find_all"),
    "seen-before": State(47, (*TOLD, *BEFORE), "seen_before"),
    "metrics": State(4, SEASON, "metrics"),
    "outages": State(0, screen="outage_history", report=REPORT),
    "bring-in": State(47, TOLD, "bring_in"),
    "merge": State(47, (*TOLD, (10, ("declare", "Payments fail with 504"))), "merge"),
    "split": State(47, TOLD, "split"),
    "export": State(47, EXPORTED, "export"),
    "review": State(47, WRITTEN, "review"),
    "review-past": State(0, screen="review", report=REPORT),
    "doctor": State(0, screen="doctor", report=REPORT),
    "doctor-answered": State(0, ANSWERED, "doctor", report=REPORT),
    "doctor-own": State(60, (*RUNNING, update(50), (59, ("resolve", "1", "--impact-ended", "-2m"))), "doctor"),
    "doctor-well": State(4, screen="doctor"),
    "evidence": State(47, TOLD, "view_evidence"),
    "health-failing": State(47, RUNNING, "health", (http("/api/health", "/bad"), *GOOD), '"down"'),
    "health-slow": State(47, RUNNING, "health", (http("Database ping", "/late", **LATE), *GOOD), '"slow"'),
    "health-suppressed": State(
        47,
        RUNNING,
        "health",
        (http("Database", "/bad"), http("/api/health", "/bad/api", depends_on=["Database"]), *GOOD),
        '"suppressed"',
    ),
    "health-blind": State(47, RUNNING, "health", NOBODY, '"blind"'),
    "health-no-checks": State(47, RUNNING, "health"),
    "import": State(4, screen="import"),
    "playbooks": State(47, RUNNING, "playbooks"),
    "checklist": State(64, CHECKLIST, "checklist", run="deployment-checklist"),
}
_NOW = frozenset({"seen", "resume", "entry", "evidence", "review", "action"})
"""What happens when it is said, and never earlier."""


def watch(data_dir: Path, state: State, url: str) -> None:
    """Have the incident watch the checks of the state, and a desk find out how they are."""
    if not state.checks:
        return
    given = [{**one, "url": url + one["url"]} if one["url"].startswith("/") else one for one in state.checks]
    listed = data_dir / "checks.json"
    listed.write_text(json.dumps({"incident-desk-checks": 1, "checks": given}), "utf-8")
    say(data_dir, "check", "import", "1", str(listed))
    find_out(data_dir, state.awaited, lambda: say(data_dir, "show", "1", "--json"))


def sample_files(folder: Path) -> Path:
    """Files to attach: a picture of a curve, a piece of a log, and JSON."""
    if folder.exists():
        return folder
    folder.mkdir()
    rows = [b"\0" + bytes(_pixel(x, y) for x in range(640) for _ in range(3)) for y in range(260)]
    (folder / "connections.png").write_bytes(_png(640, 260, b"".join(rows)))
    lines = [f"03:{n // 60:02}:{n % 60:02} WARN  mongo pool {420 + n}/500 in use\n" for n in range(80)]
    (folder / "pool.log").write_text("".join(lines), "utf-8")
    (folder / "settings.json").write_text(json.dumps({"pool": {"most": 500, "wait_ms": 60000}}), "utf-8")
    return folder


def _pixel(x: int, y: int) -> int:
    """A curve that rises to its limit, light on dark."""
    height = 220 if x < 300 else max(60, 220 - (x - 300) * 4)
    return 210 if abs(y - height) < 2 or (y == 50 and x % 12 < 8) else 18


def _png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def say(data_dir: Path, *words: str) -> str:
    """One command; what it printed."""
    command = (*PROGRAM, *words, "--as", "MK", "--data-dir", str(data_dir))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}: {done.stderr}")
    return done.stdout


def say_here(data_dir: Path, *words: str) -> None:
    """One command in this process: a run has dozens of ticks, and a program of its own for each takes minutes."""
    from incident_desk.cli.run import run

    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        code = run([*words, "--as", "MK", "--data-dir", str(data_dir)])
    if code:
        raise SystemExit(f"{' '.join(words)}: {told.getvalue()}")


def say_then(data_dir: Path, ago: float, *words: str) -> None:
    """One command as it would have been said so many minutes ago: it is written at that time."""
    from incident_desk.adapters import system_clock

    class Earlier(system_clock.SteadyClock):
        def now(self) -> datetime:
            return super().now() - timedelta(minutes=ago)

    with mock.patch.object(system_clock, "SteadyClock", Earlier):
        say_here(data_dir, *words)


def tell(data_dir: Path, state: State) -> None:
    """Write the incident of a state, its run, or the past one of its report."""
    if state.report:
        document = data_dir / "outage.md"
        document.write_text(state.report, "utf-8")
        say(data_dir, "import", str(document), "--zone", "UTC")
        for _, words in state.done:
            say(data_dir, *words)
        return
    if state.run:
        began = ("--title", "Release 4.2 to production", "--at", f"-{state.ago * MINUTE:.0f}s")
        say_here(data_dir, "checklist", "start", state.run, *began)
        for at, words in state.done:
            past = ("--at", f"-{(state.ago - at) * MINUTE:.0f}s") if at else ()
            say_here(data_dir, "checklist", *words, *past)
        return
    title = ("Checkout is down for everyone", "--severity", "P1", "--playbook", "service-outage")
    if state.written_then:
        say_then(data_dir, state.ago, "declare", *title)
        for at, words in state.done:
            say_then(data_dir, state.ago - at, *words)
        return
    say(data_dir, "declare", *title, "--at", f"-{state.ago * MINUTE:.0f}s")
    for at, said in state.done:
        words = [word.replace("FILES", str(sample_files(data_dir / "samples"))) for word in said]
        when = "--since" if words[0] == "pause" else "--at"
        past = () if words[0] in _NOW else (when, f"-{(state.ago - at) * MINUTE:.0f}s")
        say(data_dir, *words, *past)


def main(words: Sequence[str]) -> int:
    """Make every picture; the answer is the exit code."""
    parser = argparse.ArgumentParser(description="A picture of the desk in every state of its clocks.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "out" / "states")
    parser.add_argument("--size", default="1920x1080")
    parser.add_argument("--theme", default="dark")
    parser.add_argument("--only", default="", help="one state alone")
    given = parser.parse_args(words)
    given.folder.mkdir(parents=True, exist_ok=True)
    for name, state in STATES.items():
        if given.only and name != given.only:
            continue
        with tempfile.TemporaryDirectory() as scratch, service(bad="/bad") as url:
            data_dir, to = Path(scratch), given.folder / f"{name}.png"
            tell(data_dir, state)
            watch(data_dir, state, url)
            look = ("--size", given.size, "--theme", given.theme, "--key", "1", "-o", str(to))
            shot = (*PROGRAM, "screenshot", state.screen, *look, "--data-dir", scratch, "--as", "MK")
            subprocess.run(shot, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            print(to)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
