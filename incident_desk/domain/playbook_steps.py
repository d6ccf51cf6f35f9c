"""A playbook's steps and commands, and how steps are counted.

Times are whole seconds from the start of the incident; `None` means that the document does not state it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ROLES = ("step", "group", "commands")
"""A step to do; a heading that only gathers steps; commands that stand alone and are not ticked off."""


@dataclass(frozen=True, slots=True)
class Span:
    """First and last line in the source, counted from 1, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Blank:
    """A place to fill in: *text* as written between its marks; *automatic* when the program knows the value."""

    text: str
    mark: str
    """The blank as it stands in the body, such as ``[CURRENT_TIME]`` or ``<version>``."""
    automatic: bool = False
    choices: tuple[str, ...] = ()
    """The values of a blank that offers them, such as ``[Investigating|Resolved]``."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command to copy or run, or a whole script where its lines cannot stand alone."""

    text: str
    language: str = ""
    note: str = ""
    """The comment above it in the source."""
    danger: str = ""
    """What running it can cost, in a few words; empty when it is not known to lose anything."""
    blanks: tuple[Blank, ...] = ()
    runnable: bool = True
    """False for code that no shell understands, such as a call to a tool."""
    span: Span | None = None

    @property
    def destructive(self) -> bool:
        """Whether it can lose work or data."""
        return bool(self.danger)


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, with the steps and commands under it."""

    id: str
    """Its place in the document, such as ``4.2.1``: the same for the same text, whatever plan is chosen."""
    text: str
    role: str = "step"
    detail: str = ""
    """Markdown that belongs to the step and is neither a step nor a command."""
    commands: tuple[Command, ...] = ()
    due_s: int | None = None
    start_s: int | None = None
    checked: bool | None = None
    """Whether its box was ticked in the document; None where it has no box."""
    children: tuple["Step", ...] = ()
    span: Span | None = None


def walk(steps: Iterable[Step]) -> Iterator[Step]:
    """Every step of *steps* and under them, in reading order. Deep nesting costs no Python stack."""
    waiting = list(steps)[::-1]
    while waiting:
        step = waiting.pop()
        yield step
        waiting.extend(reversed(step.children))


def outermost(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps that count: the outermost ones to do, looked for inside groups, in reading order."""
    found: list[Step] = []
    waiting = list(steps)[::-1]
    while waiting:
        step = waiting.pop()
        if step.role == "step":
            found.append(step)
        else:
            waiting.extend(reversed(step.children))
    return tuple(found)


def count_outermost(steps: Iterable[Step]) -> int:
    """How many outermost steps there are to do: the number shown as "3 of 5"."""
    return len(outermost(steps))


def count_all(steps: Iterable[Step]) -> int:
    """How many steps there are to do at every depth."""
    return sum(step.role == "step" for step in walk(steps))
