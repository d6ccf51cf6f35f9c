"""Commands in a line that somebody typed: between backticks, or the line as a whole."""

import re

from incident_desk.domain.playbook import Command, Span
from incident_desk.formats.reading.commands import command_of, commands_of
from incident_desk.formats.reading.tokens import Block

_TICKED = re.compile(r"`([^`\n]{2,})`")


def commands_in(line: str) -> tuple[str, tuple[Command, ...]]:
    """The words of a line, and the commands that it holds; of a line that is a command, the words are the same."""
    ticked = [text for text in _TICKED.findall(line) if _is_command(text)]
    texts = ticked or ([line] if _is_command(line) else [])
    return line.replace("`", ""), tuple(command_of(text.strip(), "sh", "", Span(1, 1)) for text in texts)


def _is_command(text: str) -> bool:
    """Whether a fence that held the text alone would hold a command."""
    return " " in text.strip() and bool(commands_of(Block("fence", 1, 1, text)))
