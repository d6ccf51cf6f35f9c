"""Figures of a report as numbers: places from 0 (left or bottom) to 1, and the program's own words.

Nothing that anybody typed is in a figure; what it shows is said again in the words around it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tick:
    """A time on an axis."""

    place: float
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of an axis in which time is left out, and how much."""

    since: float
    until: float
    text: str


@dataclass(frozen=True, slots=True)
class LaneMark:
    """A row of the timeline in its lane; ``number`` is that of a key event, 0 for any other row."""

    lane: int
    place: float
    number: int = 0
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Lanes:
    """The timeline as swim lanes. ``shades`` are stretches of impact; ``alt`` says what the drawing shows."""

    names: tuple[str, ...]
    marks: tuple[LaneMark, ...]
    shades: tuple[tuple[float, float], ...]
    ticks: tuple[Tick, ...]
    gaps: tuple[Gap, ...]
    caption: str
    alt: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a course in which a check stood alike: ``state`` is ``good``, ``bad``, ``warn`` or ``unjudged``."""

    since: float
    until: float
    state: str


@dataclass(frozen=True, slots=True)
class Course:
    """How a check was over a window: its states as a band and, where answers are known, their times as lines.

    ``lines`` are rows of points, the time taken on a logarithmic scale; ``failed`` are spans with failed answers.
    """

    stretches: tuple[Stretch, ...]
    shades: tuple[tuple[float, float], ...] = ()
    lines: tuple[tuple[tuple[float, float], ...], ...] = ()
    failed: tuple[tuple[float, float], ...] = ()
    alt: str = ""
