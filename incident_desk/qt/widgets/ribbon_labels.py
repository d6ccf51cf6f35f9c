"""Which labels of an axis fit: each states where it would like to stand, and none may touch another."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AxisLabel:
    """A label of this width and the left edges it would accept, best first."""

    width: float
    lefts: tuple[float, ...]


def place_labels(labels: Sequence[AxisLabel], left: float, right: float, gap: float) -> tuple[float | None, ...]:
    """The left edge of each label, or None where it does not fit; earlier labels have precedence."""
    taken: list[tuple[float, float]] = []
    places: list[float | None] = []
    for label in labels:
        place = next((edge for edge in label.lefts if _fits(edge, label.width, (left, right), taken, gap)), None)
        places.append(place)
        if place is not None:
            taken.append((place, place + label.width))
    return tuple(places)


def _fits(
    edge: float, width: float, room: tuple[float, float], taken: Sequence[tuple[float, float]], gap: float
) -> bool:
    if edge < room[0] - 0.5 or edge + width > room[1] + 0.5:
        return False
    return all(edge >= end + gap or edge + width + gap <= start for start, end in taken)
