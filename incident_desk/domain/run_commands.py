"""The blanks in the commands of a checklist run: filled once, they stand in every command that has them.

A value stays text: it is put where the blank stands, and nothing of it is run by that.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Command, Step, every_step


@dataclass(frozen=True, slots=True)
class RunBlank:
    """A blank by its words, with every spelling of it in the commands; ``value`` None: still open.

    ``commands`` says in how many commands it stands.
    """

    text: str
    marks: tuple[str, ...]
    value: str | None
    commands: int


def blanks_of(run: Incident) -> tuple[RunBlank, ...]:
    """The blanks in the run's commands, in the order in which they first stand there."""
    marks: dict[str, dict[str, None]] = {}
    counts: dict[str, int] = {}
    for command in _commands(run):
        for name in {blank.text: None for blank in command.blanks}:
            counts[name] = counts.get(name, 0) + 1
        for blank in command.blanks:
            marks.setdefault(blank.text, {})[blank.mark] = None
    filled = run.course.filled
    return tuple(RunBlank(name, tuple(found), filled.get(name), counts[name]) for name, found in marks.items())


def command_text(run: Incident, command: Command) -> str:
    """The command with the values of the run in its blanks; a blank without one stays as it stands."""
    filled = run.course.filled
    values = {blank.mark: filled[blank.text] for blank in command.blanks if blank.mark and blank.text in filled}
    return "".join(_put(command.text, values))


def open_blanks(run: Incident, command: Command) -> tuple[str, ...]:
    """The words of those blanks of a command that have no value yet."""
    open_ones = (blank.text for blank in command.blanks if blank.text not in run.course.filled)
    return tuple(dict.fromkeys(open_ones))


def _put(text: str, values: dict[str, str]) -> Iterator[str]:
    """The text with each mark replaced once, the longer mark first: what a value holds is no blank."""
    place = 0
    longest_first = sorted(values, key=len, reverse=True)
    while place < len(text):
        mark = next((one for one in longest_first if text.startswith(one, place)), None)
        yield values[mark] if mark else text[place]
        place += len(mark) if mark else 1


def _commands(run: Incident) -> Iterator[Command]:
    steps: Iterator[Step] = every_step(run.playbook, run.plan) if run.playbook else iter(())
    return (command for step in steps for command in step.commands)
