"""Commands in a line that somebody typed: between backticks, or the line as a whole.

Many tools are called by an everyday word ("kill the longest query", "watch the pool"), so a bare line is a command
only where it has the shape of one: an option, a path, a pipe, a quoted word, and none of the small words that hold
a sentence together.
"""

import re

from incident_desk.domain.playbook import Command, Span
from incident_desk.formats.reading.commands import command_of, commands_of, inline_language, is_command_line
from incident_desk.formats.reading.language import is_small_word
from incident_desk.formats.reading.tokens import Block

_TICKED = re.compile(r"`([^`\n]{2,})`")
_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_SHAPE = re.compile(
    r"(?<!\S)--?[A-Za-z0-9]|\||&&|\w=\S|\$[\w({]|(?<!\S)[\"']|(?<!\S)(?:\.{0,2}|~)/\w|(?<!\S)[\w.-]+/[\w.-]"
)
"""What stands in commands and hardly in a sentence: an option, a pipe, a value, a variable, a quote, a path."""
_SENTENCE = re.compile(r",\s|[.!?:;…]$|\s[-–—]\s")
"""What stands in sentences and hardly in a command."""


def commands_in(line: str) -> tuple[str, tuple[Command, ...]]:
    """The words of a line, and the commands that it holds; of a line that is a command, the words are the same."""
    ticked = [text for text in _TICKED.findall(line) if is_command_line(text)]
    texts = ticked or ([line] if has_the_shape(line) and _is_command(line) else [])
    return line.replace("`", ""), tuple(
        command_of(text.strip(), inline_language(text.strip()), "", Span(1, 1)) for text in texts
    )


def _is_command(text: str) -> bool:
    """Whether a fence that held the text alone would hold a command."""
    return " " in text.strip() and bool(commands_of(Block("fence", 1, 1, text)))


def has_the_shape(line: str) -> bool:
    """Whether the bare line reads as a command and not as a sentence about one."""
    bare = _QUOTED.sub("''", line.strip())
    if _SHAPE.search(bare) is None or _SENTENCE.search(bare):
        return False
    return not any(is_small_word(word) for word in bare.split()[1:])
