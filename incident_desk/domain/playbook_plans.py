"""A playbook's plans: phases with their windows, and how one plan stands inside another.

Times are whole seconds from the start of the incident; `None` means that the document does not state it.
"""

from dataclasses import dataclass, replace

from incident_desk.domain.playbook_steps import Span, Step


@dataclass(frozen=True, slots=True)
class Phase:
    """An ordered stage of the response with its window; ``end_s`` None is an open end or not stated."""

    name: str
    start_s: int | None = None
    end_s: int | None = None
    goal: str = ""
    group: str = ""
    """The heading above it that gathers several phases; empty when the plan itself is that heading."""
    after: bool = False
    """Whether it comes after the resolution, such as a review."""
    detail: str = ""
    heading: str = ""
    """The heading as it stands in the document, with its number and window."""
    steps: tuple[Step, ...] = ()
    span: Span | None = None
    aside: bool = False
    """Whether it stands among lessons and the like: told, not asked for. A run of it leaves it as reference."""

    @property
    def timed(self) -> bool:
        """Whether the document gives it a window."""
        return self.start_s is not None or self.end_s is not None


@dataclass(frozen=True, slots=True)
class Plan:
    """One set of phases; a document may hold several, one of which is used."""

    name: str
    phases: tuple[Phase, ...] = ()
    span: Span | None = None

    @property
    def timed(self) -> bool:
        """Whether any phase has a window."""
        return any(phase.timed for phase in self.phases)


def with_guests(phases: tuple[Phase, ...], guests: list[Plan]) -> tuple[Phase, ...]:
    """*phases* with each guest stage as a first step of the phase in which it starts; a stage without a window
    stands with the one before it."""
    arriving: dict[int, list[Step]] = {}
    for guest in guests:
        place = 0
        for stage in guest.phases:
            place = _host(phases, stage) if stage.timed else place
            arriving.setdefault(place, []).append(_as_step(stage))
    return tuple(
        replace(phase, steps=(*arriving[place], *phase.steps)) if place in arriving else phase
        for place, phase in enumerate(phases)
    )


def _host(phases: tuple[Phase, ...], stage: Phase) -> int:
    """The place of the phase that a timed *stage* starts in: the last one begun by then, or the first."""
    begun = stage.start_s or 0
    places = [
        place
        for place, phase in enumerate(phases)
        if phase.timed and not phase.after and (phase.start_s or 0) <= begun
    ]
    return places[-1] if places else 0


def _as_step(stage: Phase) -> Step:
    """A stage of another plan as one step, due when its window closes."""
    first = stage.span.first if stage.span else 0
    return Step(
        id=f"stage-{first}",
        text=stage.name,
        detail="\n\n".join(part for part in (stage.goal, stage.detail) if part),
        due_s=stage.end_s,
        start_s=stage.start_s,
        children=stage.steps,
        span=stage.span,
    )
