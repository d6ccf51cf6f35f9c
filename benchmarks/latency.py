"""How the window fares while many checks are asked: lateness of its GUI thread, and its share of a processor.

    .venv/bin/python benchmarks/latency.py [--seconds 8]

Without a check, with 100 and with 500, each asked every 5 s of a server on this computer. Prints one JSON object
and ends with 1 where the window takes more than 5 % of a processor. Lateness is that of a timer of 5 ms; on a
shared machine its greatest values are the machine's, so it is told beside that of a window with one check.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from figures import said_by, screen, tell
from health_peers import fast_server
from record import fill

COUNTS = (1, 100, 500)
INTERVAL_S = 5.0
CPU_PERCENT = 5.0


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="The window while many checks are asked.")
    parser.add_argument("--seconds", type=float, default=8.0)
    seconds = parser.parse_args().seconds
    figures = {}
    with fast_server() as url, screen("offscreen") as environment:
        for count in COUNTS:
            with tempfile.TemporaryDirectory() as name:
                fill(Path(name) / "data", 3, watched=[url] * count, interval_s=INTERVAL_S)
                words = (str(Path(name) / "data"), str(seconds))
                figures[str(count)] = said_by("watching_desk.py", *words, environment=environment)
    most = figures[str(COUNTS[1])]["cpu_percent"]
    late = [f"{COUNTS[1]} checks: {most} % of a processor > {CPU_PERCENT}"] if most > CPU_PERCENT else []
    return tell("latency", int(figures[str(COUNTS[-1])]["beats"]), late, seconds=seconds, checks=figures)


if __name__ == "__main__":
    sys.exit(main())
