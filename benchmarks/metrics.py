"""Metrics over a large library in the real window: the first reading, filters, the table of outages, copying it.

    .venv/bin/python benchmarks/metrics.py [--incidents 10000]

Prints one JSON object and ends with 1 where a goal is missed. Judged is CPU time, as in timeline.py: of the GUI
thread in the longest pass of its event loop (``turn``), and of the whole process until the result is painted
(``cpu``); ``pace`` says how many times slower this computer is than the one that the goals were set on.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from figures import said_by, screen, tell
from pace import pace_here
from record import BEGAN, fill_library
from timeline import FRAME_MS, figures_of, missed

from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import resolve, set_milestone
from incident_desk.services.filling import CAUSE, FIX

GOALS = {
    "read all": {"turn": 2 * FRAME_MS, "cpu": 4000.0},
    "what follows from it": {"turn": FRAME_MS},
    "a filter": {"turn": 2 * FRAME_MS, "cpu": 500.0},
    "all again": {"turn": 2 * FRAME_MS, "cpu": 1000.0},
    "look at a row": {"turn": FRAME_MS},
    "copy the table": {"turn": FRAME_MS, "cpu": 2000.0},
    "copy the table again": {"turn": FRAME_MS, "cpu": 500.0},
}


def told(number: int) -> Sequence[Draft]:
    """What says why it was and what helped; of every third one nobody did."""
    lines = (
        Line(f"{CAUSE}pool {number % 53} was full", Sign.FINDING),
        Line(f"{FIX}more of pool {number % 53}", Sign.ACTION),
    )
    return [draft for line in lines if number % 3 for draft in log(line)]


def ended(one: Incident, number: int, _now: datetime) -> Sequence[Draft]:
    """Its impact and its end."""
    start = BEGAN + timedelta(hours=number)
    after = {
        Milestone.IMPACT_STARTED: -4 - number % 11,
        Milestone.DETECTED: -number % 4,
        Milestone.ACKNOWLEDGED: 2 + number % 17,
    }
    steps = [
        draft
        for milestone, minutes in after.items()
        for draft in set_milestone(one, milestone, Moment.exactly(start + timedelta(minutes=minutes)))
    ]
    over = Moment.exactly(start + timedelta(minutes=30 + number % 200))
    return (*steps, *resolve(one, Moment.exactly(start + timedelta(minutes=40 + number % 300)), over))


def metrics(incidents: int, environment: dict[str, str]) -> dict[str, object]:
    """The figures of so many incidents; the second of two windows counts, as on any day but the first."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        fill_library(folder, incidents, told, ended)
        words = (str(folder), str(incidents))
        said_by("driven_metrics.py", *words, environment=environment, seconds=500)
        (folder / "settings.json").unlink()
        return figures_of(said_by("driven_metrics.py", *words, environment=environment, seconds=500))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Metrics over a large library in the real window.")
    parser.add_argument("--incidents", type=int, default=10_000)
    given = parser.parse_args()
    pace = pace_here()
    with screen("offscreen") as environment:
        figures = metrics(given.incidents, environment)
    late = missed(f"{given.incidents} incidents", figures, GOALS, pace)
    return tell("metrics", given.incidents, late, pace=pace, **figures)


if __name__ == "__main__":
    sys.exit(main())
