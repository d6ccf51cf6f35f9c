"""Makes the pictures of README and manual: a rehearsed incident, told by the command line, seen through the window.

::

    python packaging/pictures.py [FOLDER]        FOLDER is docs/pictures where it isn't named

Nothing is painted by hand: the incident is written with the commands that anybody has, into a record of its own
that is thrown away, the checks ask a service that runs here, and ``incident-desk screenshot`` takes each picture.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rehearsal import PROGRAM, find_out, service

ROOT = Path(__file__).resolve().parent.parent
LASTED_S = 47 * 60 + 12
"""How long the rehearsed incident has run when the picture is taken."""

# Seconds since the declaration, who, the command without --at.
TOLD: tuple[tuple[float, str, Sequence[str]], ...] = (
    (90, "RO", ("step", "1", "1.1.1", "--done")),
    (150, "MK", ("step", "1", "1.1.4", "--done")),
    (170, "MK", ("step", "1", "1.1", "--done")),
    (400, "RO", ("ack", "1")),
    (440, "RO", ("step", "1", "1.2.1", "--done")),
    (476, "JS", ("update", "sent", "1", "[INVESTIGATING] Checkout does not load. We look.", "--to", "status page")),
    (480, "JS", ("step", "1", "1.3", "--done")),
    (560, "RO", ("step", "1", "1.2", "--done")),
    (780, "RO", ("log", "= The process is up: CPU 4 %, memory 212 MB, nothing in the status of the hosting")),
    (930, "MK", ("phase", "1", "Diagnosis")),
    (1090, "RO", ("log", "= Every request times out after 60 s, /api/health too. It never starts to accept")),
    (1312, "JS", ("update", "sent", "1", "[UPDATE] Checkout is down. We have a lead.", "--to", "stakeholders")),
    (1390, "RO", ("step", "1", "2.1.1", "--done")),
    (1440, "RO", ("log", "No configuration was changed in the last 24 hours")),
    (1500, "RO", ("step", "1", "2.1.2", "--done")),
    (1674, "RO", ("log", "? Deploy 7c1e0f4 (02:49) holds its database session at start-up: does it hang there?")),
    (1920, "RO", ("step", "1", "2.1.3", "--done")),
    (2122, "RO", ("log", "= Database ping 2.9 s, normally 40 ms. 498 of 500 connections in use")),
    (2184, "JS", ("update", "sent", "1", "[UPDATE] The database is short of connections.", "--to", "status page")),
    (2240, "AD", ("log", "+ Alert on pool use above 80 % @RO")),
)
# What is written as it happens.
NOW: tuple[tuple[str, Sequence[str]], ...] = (
    ("MK", ("role", "1", "tech lead", "Ravi Osei")),
    ("MK", ("role", "1", "comms", "Jo Stein")),
    ("MK", ("role", "1", "scribe", "Ada Diaz")),
    ("AD", ("assess", "1", "extent", "complete")),
    ("AD", ("assess", "1", "who", "all customers")),
    ("MK", ("log", "! Roll back to 41ab9d2 if the ping stays above 1 s after a reset of the pool")),
    ("RO", ("log", "> Connection pool reset. Ping 2.7 s, no change")),
    ("RO", ("step", "1", "2.1.4", "--doing")),
)
PICTURES = (
    ("desk-dark.png", ("desk", "--key", "1")),
    ("desk-light.png", ("desk", "--key", "1", "--theme", "light")),
    ("declare.png", ("declare",)),
)


def tell(data_dir: Path, url: str) -> None:
    """Write the incident into the record of that folder, as its people would have."""

    def say(who: str, *words: str) -> None:
        command = (*PROGRAM, *words, "--as", who, "--data-dir", str(data_dir))
        subprocess.run(command, check=True, capture_output=True)

    title = ("Checkout is down for everyone", "--severity", "P1", "--playbook", "service-outage")
    hurt = ("--impact-started", f"~-{LASTED_S + 300}s", "--detected", f"-{LASTED_S + 118}s")
    say("MK", "declare", *title, "--at", f"-{LASTED_S}s", *hurt)
    for at, who, words in TOLD:
        say(who, *words, "--at", f"-{LASTED_S - at:.0f}s")
    for who, words in NOW:
        say(who, *words)
    for path in ("/api/health", "/", "/login"):
        say("MK", "check", "1", url + path, "--name", path, "--every", "5")


def main(words: Sequence[str]) -> int:
    """Make every picture; the answer is the exit code."""
    folder = Path(words[0]) if words else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, service(bad="/api/health") as url:
        data_dir = Path(scratch) / "incidents"
        tell(data_dir, url)
        show = (*PROGRAM, "show", "1", "--json", "--data-dir", str(data_dir))
        find_out(data_dir, '"down"', lambda: subprocess.check_output(show, text=True))
        for name, shot in PICTURES:
            place = ("--data-dir", str(data_dir), "--as", "MK", "-o", str(folder / name))
            subprocess.run((*PROGRAM, "screenshot", *shot, *place), check=True, stdout=subprocess.DEVNULL)
            print(folder / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
