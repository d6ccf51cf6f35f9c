"""Editing the phases of a playbook: names, windows, phases that come and go. They are those of the plan in use."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from incident_desk.domain.errors import Refused
from incident_desk.domain.playbook import Phase, Plan, Playbook, Span

MINUTE = 60
"""The shortest phase."""


def edges(playbook: Playbook) -> tuple[tuple[int, int], ...]:
    """The edges that can be moved: (place of the phase that ends there, seconds from the declaration)."""
    return tuple(
        (place, phase.end_s) for place, phase in enumerate(playbook.plan().phases) if phase.end_s is not None
    )


def room(playbook: Playbook, place: int) -> tuple[int, int | None]:
    """From when to when the phase at that place may end; None where nothing limits it."""
    phases = playbook.plan().phases
    least = (phases[place].start_s or 0) + MINUTE
    after = phases[place + 1] if place + 1 < len(phases) and _follows(phases, place) else None
    return least, None if after is None or after.end_s is None else after.end_s - MINUTE


def move_edge(playbook: Playbook, place: int, at: int, face: Callable[[int], str] = str) -> Playbook:
    """Let the phase at that place end at another time; the one that began with its end begins then.

    Raises:
        Refused: edges would cross; *face* says times in the message.
    """
    phases = playbook.plan().phases
    least, most = room(playbook, place)
    if at < least or (most is not None and at > most):
        between = f"from {face(least)} to {face(most)}" if most is not None else f"from {face(least)} on"
        raise Refused(f"{phases[place].name} can't end at {face(at)}: edges do not cross. It can end {between}")
    changed = list(phases)
    if _follows(phases, place):
        changed[place + 1] = replace(changed[place + 1], start_s=at)
    start = phases[place].start_s
    changed[place] = replace(phases[place], end_s=at, start_s=0 if start is None and place == 0 else start)
    return with_phases(playbook, changed)


def set_end(playbook: Playbook, place: int, at: int | None, face: Callable[[int], str] = str) -> Playbook:
    """Let a phase end at a time, or at none that is stated.

    Raises:
        Refused: it would end before it begins, or after the next one does.
    """
    if at is not None:
        return _begun(move_edge(playbook, place, at, face), place)
    phases = list(playbook.plan().phases)
    phases[place] = replace(phases[place], end_s=None)
    return with_phases(playbook, phases)


def rename_phase(playbook: Playbook, place: int, name: str) -> Playbook:
    """Call a phase otherwise; its heading keeps number and window.

    Raises:
        Refused: no name is left, or another phase has it.
    """
    phases = list(playbook.plan().phases)
    phase, name = phases[place], " ".join(name.split())
    _refuse_name(phases, name, place)
    phases[place] = replace(phase, name=name, heading=_renamed(phase.heading, phase.name, name))
    headings = tuple(
        replace(one, text=_renamed(one.text, phase.name, name)) if _is_on(phase.span, one.line) else one
        for one in playbook.facts.headings
    )
    return with_phases(replace(playbook, facts=replace(playbook.facts, headings=headings)), phases)


def add_phase(playbook: Playbook, place: int, name: str, length_s: int = 30 * MINUTE) -> Playbook:
    """A new phase before the one at that place; in a timed plan it follows the one before it.

    Raises:
        Refused: it has no name, or that of another phase.
    """
    phases, name = list(playbook.plan().phases), " ".join(name.split())
    _refuse_name(phases, name, -1)
    before = phases[place - 1] if place else None
    start = before.end_s if before is not None else 0 if not phases else None
    end = start + length_s if start is not None else None
    after = phases[place].end_s if place < len(phases) else None
    if after is not None and end is not None:
        start_of_next = phases[place].start_s
        end = min(end, after - MINUTE)
        if start is None or end <= start:
            start = end = None
        elif start_of_next == start:
            phases[place] = replace(phases[place], start_s=end)
    group = before.group if before else ""
    return with_phases(playbook, [*phases[:place], Phase(name, start, end, group=group), *phases[place:]])


def remove_phase(playbook: Playbook, place: int) -> Playbook:
    """Without the phase at that place and what stands in it; the one after it begins when it did."""
    phases = list(playbook.plan().phases)
    gone = phases[place]
    if place + 1 < len(phases) and _follows(phases, place):
        phases[place + 1] = replace(phases[place + 1], start_s=gone.start_s or 0)
    return without_headings(with_phases(playbook, [*phases[:place], *phases[place + 1 :]]), gone.span)


def with_phases(playbook: Playbook, phases: Sequence[Phase]) -> Playbook:
    """The playbook with these phases in the plan in use; one is made where it has none. A phase alone comes after
    nothing, unless it has a time."""
    if len(phases) == 1 and not phases[0].timed:
        phases = (replace(phases[0], after=False),)
    used = playbook.plan()
    if not playbook.plans:
        made = Plan(playbook.title, tuple(phases))
        return replace(playbook, plans=(made,), chosen_plan=made.name)
    plans = tuple(replace(one, phases=tuple(phases)) if one is used else one for one in playbook.plans)
    return replace(playbook, plans=plans)


def _begun(playbook: Playbook, place: int) -> Playbook:
    """The phase after a new edge begins with it where nobody said when it begins."""
    phases = list(playbook.plan().phases)
    if place + 1 < len(phases) and not phases[place + 1].timed and not phases[place + 1].after:
        phases[place + 1] = replace(phases[place + 1], start_s=phases[place].end_s)
    return with_phases(playbook, phases)


def _follows(phases: Sequence[Phase], place: int) -> bool:
    """Whether the phase after that one begins where it ends."""
    end = phases[place].end_s
    return end is not None and place + 1 < len(phases) and phases[place + 1].start_s == end


def _refuse_name(phases: Sequence[Phase], name: str, own: int) -> None:
    if not name:
        raise Refused("A phase needs a name. Write one, or delete the phase")
    if any(one.name.casefold() == name.casefold() for place, one in enumerate(phases) if place != own):
        raise Refused(f"Another phase is called {name!r} already. Choose another name")


def _renamed(heading: str, old: str, new: str) -> str:
    return heading.replace(old, new, 1) if old else heading


def _is_on(span: Span | None, line: int) -> bool:
    return span is not None and span.first == line


def without_headings(playbook: Playbook, span: Span | None) -> Playbook:
    """The playbook without the headings of the document on these lines."""
    if span is None:
        return playbook
    kept = tuple(one for one in playbook.facts.headings if not span.first <= one.line <= span.last)
    return replace(playbook, facts=replace(playbook.facts, headings=kept))
