"""Editing steps of the plan in use, the first questions and the patterns: added, renamed, moved, nested, deleted;
due times, commands, roles.

A step is known by its id. What is refused says what, where and what to do instead.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.playbook import Command, Playbook, Step, every_step, walk
from incident_desk.domain.playbook_editing_homes import Home, homes, span_of, steps_in, with_steps_in
from incident_desk.domain.playbook_editing_phases import without_headings

_Siblings = Callable[[tuple[Step, ...], int], tuple[Step, ...]]
"""Makes others of the steps that stand beside each other; the number is the place of the one that is meant."""
_Path = tuple[int, ...]


def phase_of(playbook: Playbook, step_id: str) -> int:
    """The place of the phase in which a step stands.

    Raises:
        NotFound: no phase has it.
    """
    home = home_of(playbook, step_id)
    if home.part != "phase":
        raise NotFound(f"No phase of {playbook.title} has the step {step_id!r}")
    return home.place


def home_of(playbook: Playbook, step_id: str) -> Home:
    """Where a step stands.

    Raises:
        NotFound: it stands nowhere.
    """
    return _locate(playbook, step_id)[0]


def rename_step(playbook: Playbook, step_id: str, text: str) -> Playbook:
    """Give a step other words.

    Raises:
        Refused: no words are left.
    """
    words = " ".join(text.split())
    if not words:
        raise Refused("A step needs words. Write what is to be done, or delete the step")
    return _changed(playbook, step_id, text=words)


def set_due(
    playbook: Playbook, step_id: str, seconds: int | None, text: str = "", *, start_s: int | None = None
) -> Playbook:
    """When a step is due, from the declaration on; None where nothing says it. *text* is its words, which say the
    time in an item of a list; without any they stay."""
    words = text or step_of(playbook, step_id).text
    return _changed(playbook, step_id, due_s=seconds, start_s=start_s, text=words)


def set_role(playbook: Playbook, step_id: str, role: str) -> Playbook:
    """Make a step one to do, or a heading that gathers others.

    Raises:
        Refused: a heading would have commands, gather nothing, or stand under a step.
    """
    step = step_of(playbook, step_id)
    if role == "group" and not step.children:
        raise Refused(f"“{step.text}” gathers no steps: a heading would be empty. Put steps under it first (Tab)")
    if role == "group" and len(_locate(playbook, step_id)[1]) > 1:
        raise Refused(f"“{step.text}” stands under a step, where no heading can. Outdent it first (Shift+Tab)")
    if role == "group" and step.commands:
        raise Refused(f"“{step.text}” has commands: it is something to do. Move them to a step under it first")
    if role == "group":
        return _changed(playbook, step_id, role=role, checked=None)
    return _changed(playbook, step_id, role=role)


def set_commands(playbook: Playbook, step_id: str, commands: Sequence[Command]) -> Playbook:
    """The commands of a step."""
    return _changed(playbook, step_id, commands=tuple(commands))


def delete_step(playbook: Playbook, step_id: str) -> Playbook:
    """Without a step and what stands under it."""
    gone = step_of(playbook, step_id)
    left = _edited(playbook, step_id, lambda steps, place: (*steps[:place], *steps[place + 1 :]))
    return without_headings(left, gone.span)


def add_step(playbook: Playbook, place: int | Home, text: str, after: str = "") -> tuple[Playbook, str]:
    """A new step behind another one, or the last one of a home or of the phase at that place; it comes with its id.

    Raises:
        Refused: it has no words, or there is no phase to put it in.
    """
    words, home = " ".join(text.split()), place if isinstance(place, Home) else Home("phase", place)
    if not words:
        raise Refused("A step needs words. Write what is to be done")
    if home.part == "phase" and not playbook.plan().phases:
        raise Refused("There is no phase to put a step in. Add a phase first")
    new_id = _new_id(playbook)
    if after:
        return _edited(
            playbook,
            after,
            lambda steps, at: (*steps[: at + 1], _beside(steps[at], new_id, words), *steps[at + 1 :]),
        ), new_id
    steps = steps_in(playbook, home)
    new = _beside(steps[-1], new_id, words) if steps else Step(new_id, words)
    return _with_steps(playbook, home, (*steps, new)), new_id


def move_step(playbook: Playbook, step_id: str, by: int) -> Playbook:
    """Move a step one place up (-1) or down (1) among those beside it; an outermost one goes on into the phase
    before or after.

    Raises:
        Refused: it is the first or the last already.
    """
    home, path = _locate(playbook, step_id)
    beside = _beside_at(steps_in(playbook, home), path)
    target = path[-1] + by
    if 0 <= target < len(beside):
        return _edited(playbook, step_id, lambda steps, at: _swapped(steps, at, at + by))
    if len(path) > 1:
        raise Refused("It is the last one under its step already. Outdent it first (Shift+Tab)")
    if home.part != "phase":
        raise Refused(f"It is the {'first' if by < 0 else 'last'} step here already")
    return _to_phase(playbook, home.place, step_id, by)


def indent_step(playbook: Playbook, step_id: str) -> Playbook:
    """Put a step under the one above it.

    Raises:
        Refused: none stands above it.
    """
    _, path = _locate(playbook, step_id)
    if path[-1] == 0:
        raise Refused("No step stands above this one to put it under. Move it down first (Alt+Down)")

    def nested(steps: tuple[Step, ...], at: int) -> tuple[Step, ...]:
        above = steps[at - 1]
        under = replace(above, children=(*above.children, _loose(steps[at])))
        return (*steps[: at - 1], under, *steps[at + 1 :])

    return _edited(playbook, step_id, nested)


def outdent_step(playbook: Playbook, step_id: str) -> Playbook:
    """Take a step out from under another one and put it behind that.

    Raises:
        Refused: it stands under none.
    """
    home, path = _locate(playbook, step_id)
    if len(path) < 2:
        raise Refused("This step stands under no other one. It is as far out as it can be")
    step = step_of(playbook, step_id)
    steps = steps_in(playbook, home)

    def out(beside: tuple[Step, ...], at: int) -> tuple[Step, ...]:
        parent = beside[at]
        left = tuple(child for child in parent.children if child.id != step_id)
        return (*beside[:at], replace(parent, children=left), _loose(step), *beside[at + 1 :])

    return _with_steps(playbook, home, _rebuilt(steps, path[:-1], out))


def step_of(playbook: Playbook, step_id: str) -> Step:
    """The step of that id.

    Raises:
        NotFound: it stands nowhere.
    """
    home, path = _locate(playbook, step_id)
    return _beside_at(steps_in(playbook, home), path)[path[-1]]


# -- within -----------------------------------------------------------------------------------------------------


def _changed(playbook: Playbook, step_id: str, **changes: object) -> Playbook:
    def changed(steps: tuple[Step, ...], at: int) -> tuple[Step, ...]:
        step: Step = replace(steps[at], **changes)  # type: ignore[arg-type]
        return (*steps[:at], step, *steps[at + 1 :])

    home, path = _locate(playbook, step_id)
    return _with_steps(playbook, home, _rebuilt(steps_in(playbook, home), path, changed), is_reordered=False)


def _edited(playbook: Playbook, step_id: str, change: _Siblings) -> Playbook:
    home, path = _locate(playbook, step_id)
    return _with_steps(playbook, home, _rebuilt(steps_in(playbook, home), path, change))


def _with_steps(playbook: Playbook, home: Home, steps: tuple[Step, ...], *, is_reordered: bool = True) -> Playbook:
    """The home with other steps. Headings of the document keep their order: steps that stand under some of their
    own stand in a list from then on, where their order is another one."""
    span, before = span_of(playbook, home), steps_in(playbook, home)
    lines = {one.line for one in playbook.facts.headings} - ({span.first} if span else set())
    is_headed = is_reordered and any(step.span is not None and step.span.first in lines for step in steps)
    places = [step.id for step in before if step.span]
    stand = [step.id for step in steps if step.span]
    if is_headed and (len(stand) < len(steps) or stand != [one for one in places if one in stand]):
        return _listed(playbook, home, steps)
    return with_steps_in(playbook, home, steps)


def _listed(playbook: Playbook, home: Home, steps: tuple[Step, ...]) -> Playbook:
    firsts = {step.span.first for step in steps if step.span is not None}
    kept = tuple(one for one in playbook.facts.headings if one.line not in firsts)
    loose = replace(playbook, facts=replace(playbook.facts, headings=kept))
    return with_steps_in(loose, home, tuple(_loose(step) for step in steps))


def _loose(step: Step) -> Step:
    """The step without its line: it stands where its place among the others is."""
    return replace(step, span=None)


def _to_phase(playbook: Playbook, place: int, step_id: str, by: int) -> Playbook:
    phases, target = playbook.plan().phases, place + by
    if not 0 <= target < len(phases):
        where = "first" if by < 0 else "last"
        raise Refused(f"It is the {where} step of the playbook already")
    step = _loose(step_of(playbook, step_id))
    without = delete_step(playbook, step_id)
    steps = without.plan().phases[target].steps
    return _with_steps(without, Home("phase", target), (*steps, step) if by < 0 else (step, *steps))


def _swapped(steps: tuple[Step, ...], one: int, other: int) -> tuple[Step, ...]:
    turned = list(steps)
    turned[one], turned[other] = turned[other], turned[one]
    return tuple(turned)


def _beside(step: Step, new_id: str, words: str) -> Step:
    """A new step of the kind of its neighbour: with a box where that has one."""
    return Step(new_id, words, checked=None if step.checked is None else False)


def _new_id(playbook: Playbook) -> str:
    steps = [
        *every_step(playbook),
        *walk(step for plan in playbook.plans for one in plan.phases for step in one.steps),
    ]
    numbers = [int(step.id[4:]) for step in steps if step.id[4:].isdecimal() and step.id[:4] == "new-"]
    return f"new-{max(numbers, default=0) + 1}"


def _locate(playbook: Playbook, step_id: str) -> tuple[Home, _Path]:
    for home in homes(playbook):
        path = _path(steps_in(playbook, home), step_id)
        if path:
            return home, path
    raise NotFound(f"{playbook.title} has no step {step_id!r}")


def _path(steps: Sequence[Step], step_id: str) -> _Path:
    """The places on the way to a step; deep nesting costs no Python stack."""
    waiting: list[tuple[_Path, Step]] = []
    waiting += [((place,), step) for place, step in enumerate(steps)][::-1]
    while waiting:
        path, step = waiting.pop()
        if step.id == step_id:
            return path
        waiting += [((*path, place), child) for place, child in enumerate(step.children)][::-1]
    return ()


def _beside_at(steps: tuple[Step, ...], path: _Path) -> tuple[Step, ...]:
    for place in path[:-1]:
        steps = steps[place].children
    return steps


def _rebuilt(steps: tuple[Step, ...], path: _Path, change: _Siblings) -> tuple[Step, ...]:
    levels = [steps]
    for place in path[:-1]:
        levels.append(levels[-1][place].children)
    done = change(levels[-1], path[-1])
    for level, place in zip(levels[-2::-1], path[-2::-1], strict=True):
        done = (*level[:place], replace(level[place], children=done), *level[place + 1 :])
    return done
