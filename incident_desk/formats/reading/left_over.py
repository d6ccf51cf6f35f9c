"""How much of a document was not understood: where it is a great part, a person is asked to look."""

from collections.abc import Iterator, Sequence

from incident_desk.domain.playbook import Doubt, Playbook

ABOUT = "kept"
"""What the doubt is about."""
_KINDS = ("playbook", "checklist", "other")
"""Kinds that are there to be worked by: of a report or a collection of messages the rest is prose."""
_FEWEST, _SHARE = 6, 0.5


def left_over(lines: Sequence[str], playbook: Playbook) -> Iterator[Doubt]:
    """A doubt where at least half of the lines that say something are kept as text alone."""
    told = _count(lines)
    kept = sum(_count(section.text.split("\n")) for section in playbook.reference)
    beside = sum(_count(phase.detail.split("\n")) for plan in playbook.plans for phase in plan.phases)
    left = min(kept + beside, told)
    if playbook.kind in _KINDS and left >= _FEWEST and left >= told * _SHARE:
        words = (
            f"{left} of {told} lines were not understood and are kept as text only: is work, or a name, among them?"
        )
        yield Doubt(ABOUT, words)


def _count(lines: Sequence[str]) -> int:
    return sum(any(map(str.isalnum, line)) for line in lines)
