"""Commands as the fences that they are read from again."""

from collections.abc import Sequence
from dataclasses import replace

from incident_desk.domain.playbook import Command
from incident_desk.formats.playbook_writing.spelling import fence
from incident_desk.formats.reading.commands import commands_of, loose_comments
from incident_desk.formats.reading.tokens import blocks_of


def fences_of(commands: Sequence[Command], said: str = "") -> list[str]:
    """The commands in fences, those of one language together where they are read as the same again.

    *said* is what the fences say besides, in comments that belong to no command: a text a fence.
    """
    fences = _fences(commands)
    texts = [text for text in said.split("\n\n") if text]
    for place, text in enumerate(texts, start=max(0, len(fences) - len(texts))):
        if place < len(fences):
            fences[place] = _with_comments(fences[place], text.split("\n"))
    return fences


def _with_comments(markdown: str, lines: Sequence[str]) -> str:
    """The fence with these comments at its end, those that it has already left out."""
    block = blocks_of(markdown)[0]
    missing = [line for line in lines if line not in loose_comments(block).split("\n")]
    content = "\n".join([block.content.rstrip("\n"), "", *(f"# {line}" for line in missing)])
    tried = fence(content, block.info)
    return tried if missing and _reads(tried) == _reads(markdown) else markdown


def _fences(commands: Sequence[Command]) -> list[str]:
    runs: list[list[Command]] = []
    for command in commands:
        if runs and runs[-1][-1].language == command.language and _reads(_fence([*runs[-1], command])) == [
            *map(_bare, runs[-1]), _bare(command),
        ]:  # fmt: skip
            runs[-1].append(command)
        else:
            runs.append([command])
    return [_fence(run) for run in runs]


def comments_in(fences: Sequence[str]) -> list[str]:
    """What the fences say to a person besides the comments of their commands, a text a fence."""
    found = (loose_comments(block) for one in fences for block in blocks_of(one))
    return [words for words in found if words]


def _fence(commands: Sequence[Command]) -> str:
    """One fence: the comment of a command above it, which holds up to the next empty line."""
    lines: list[str] = []
    note = ""
    for command in commands:
        if command.note != note:
            lines += [""] if lines else []
            lines += [f"# {command.note}"] if command.note else []
            note = command.note
        lines.append(command.text)
    return fence("\n".join(lines), commands[0].language)


def _reads(markdown: str) -> list[Command]:
    blocks = blocks_of(markdown)
    return [_bare(one) for one in commands_of(blocks[0])] if len(blocks) == 1 else []


def _bare(command: Command) -> Command:
    return replace(command, span=None)
