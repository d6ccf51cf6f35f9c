"""Where steps stand in a playbook: in a phase of the plan in use, among the first questions, or in a known pattern.

Acts on steps are the same wherever a step stands; a home tells them where.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from incident_desk.domain.playbook import Playbook, Span, Step
from incident_desk.domain.playbook_editing_phases import with_phases

PATTERN_PARTS = ("investigation", "steps", "resolution")
"""The parts of a pattern that hold steps, in the order in which they are worked through."""


@dataclass(frozen=True, slots=True)
class Home:
    """*part* is "phase", "assessment" or one of `PATTERN_PARTS`; *place* that of the phase or the pattern."""

    part: str
    place: int = 0


def homes(playbook: Playbook) -> Iterator[Home]:
    """Every home, the phases first."""
    yield from (Home("phase", place) for place in range(len(playbook.plan().phases)))
    yield Home("assessment")
    for place in range(len(playbook.procedures)):
        yield from (Home(part, place) for part in PATTERN_PARTS)


def steps_in(playbook: Playbook, home: Home) -> tuple[Step, ...]:
    """The outermost steps of a home; none where there is no such home."""
    if home.part == "assessment":
        return playbook.assessment
    owners = playbook.plan().phases if home.part == "phase" else playbook.procedures
    if not 0 <= home.place < len(owners):
        return ()
    found: tuple[Step, ...] = getattr(owners[home.place], "steps" if home.part == "phase" else home.part)
    return found


def with_steps_in(playbook: Playbook, home: Home, steps: tuple[Step, ...]) -> Playbook:
    """The playbook with these steps in a home."""
    if home.part == "assessment":
        return replace(playbook, assessment=steps)
    if home.part == "phase":
        phases = list(playbook.plan().phases)
        phases[home.place] = replace(phases[home.place], steps=steps)
        return with_phases(playbook, phases)
    patterns = list(playbook.procedures)
    changes: dict[str, tuple[Step, ...]] = {home.part: steps}
    patterns[home.place] = replace(patterns[home.place], **changes)  # type: ignore[arg-type]
    return replace(playbook, procedures=tuple(patterns))


def span_of(playbook: Playbook, home: Home) -> Span | None:
    """The lines of what the home is in; none for the first questions, which stand wherever they were read."""
    if home.part == "assessment":
        return None
    owners = playbook.plan().phases if home.part == "phase" else playbook.procedures
    return owners[home.place].span
