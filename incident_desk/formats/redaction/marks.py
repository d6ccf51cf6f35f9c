"""Marks on the pages of a copy: where each thing that was found stands. They are painted over, never printed."""

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What became of what stands there."""

    REPLACED = "replaced"
    REMOVED = "removed"
    KEPT = "kept"
    LEAK = "leak"


@dataclass(frozen=True, slots=True)
class Mark:
    """One rectangle: what, the finding's number (0: none), its page from 0, and its place in fractions of the page.

    A term over two lines has two marks with the same number; ``begins`` is true of the first one.
    """

    kind: MarkKind
    number: int
    page: int
    x: float
    y: float
    width: float
    height: float
    begins: bool = True
