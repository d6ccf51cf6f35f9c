"""What was heard of a check around an incident: how many answers, how fast, how many failed. Values alone."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AnswerPoint:
    """A short span from ``at`` (UTC): the median time of its good answers, and how many of its answers failed."""

    at: datetime
    length_s: float
    median_s: float | None
    answers: int
    failed: int


@dataclass(frozen=True, slots=True)
class AnswersFact:
    """The answers of one check from ``since`` to ``until`` (UTC), as this computer's history had them.

    The percentiles are of the good answers; None where there is none.
    """

    check: str
    since: datetime
    until: datetime
    answers: int
    failed: int
    p50_s: float | None
    p95_s: float | None
    points: tuple[AnswerPoint, ...] = ()
