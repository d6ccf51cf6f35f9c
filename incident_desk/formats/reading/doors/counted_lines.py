"""The door for plain text whose steps are lines with their numbers in words: "STEP 1 - look who leads", "step 2:".

Such lines become a numbered list, line for line, so that each is a step with what stands under it. A command that
ends such a line becomes code. The first line that stands alone is the title, one that is called as notes are a
heading.
"""

import re

from incident_desk.formats.reading.commands import calls_something
from incident_desk.formats.reading.inline_commands import has_the_shape
from incident_desk.formats.reading.vocabulary import words_of
from incident_desk.formats.reading.words import says

TOLD = "It has no marks of lists; lines that count steps in words were taken for one, with the commands in them"
_LEAST = 2
"""Counted lines that make a list."""
_LONGEST_TITLE = 120
_COUNTED = re.compile(
    r"^ {0,3}(?:step|schritt|étape|etape|paso|passo|stap)\s+(\d{1,2})\s*(?:[-–—:.)]\s*|\s)(?=\S)", re.I
)
_GOES_ON = re.compile(r"^ {0,3}(\d{1,2})[.)]\s+(?=\S)")
_UNDER = re.compile(r"^\s{2,}[-*+•]\s+(?=\S)")
_COMMAND = re.compile(r"^(?P<words>(?:[^`]*?[:：]\s+)?)(?P<command>[^`\s][^`]*?)(?P<aside>\s{2,}\([^()]*\))?\s*$")
_MARKED = re.compile(r"^ {0,3}#{1,6}[ \t]", re.M)
_NOTES = words_of("headings", "reference")


def as_list(text: str) -> str | None:
    """The text with its counted lines as a list, line for line; None where it counts none, or has headings."""
    lines = text.split("\n")
    if sum(_COUNTED.match(line) is not None for line in lines) < _LEAST or _MARKED.search(text):
        return None
    listed = _listed(lines)
    first = next(place for place, line in enumerate(lines) if line.strip())
    if _is_title(lines, first):
        listed[first] = "# " + lines[first].strip()
    return "\n".join(listed)


def _listed(lines: list[str]) -> list[str]:
    found: list[str] = []
    last = 0
    for line in lines:
        counted = _COUNTED.match(line) or (_GOES_ON.match(line) if last else None)
        if counted is not None and int(counted[1]) == last + 1:
            last += 1
            found.append(f"{last}. {_with_code(line[counted.end() :])}")
        elif last and (under := _UNDER.match(line)) is not None:
            found.append(f"    - {_with_code(line[under.end() :])}")
        else:
            last = last if not line.strip() else 0
            is_head = line.strip() and line[:1].strip() and len(line.split()) <= 2 and says(line, _NOTES)
            found.append(f"## {line.strip().rstrip(':')}" if is_head else line)
    return found


def _with_code(words: str) -> str:
    """The words with the command that they are, or end with after a colon, between backticks."""
    found = _COMMAND.match(words)
    if found is None or not (calls_something(found["command"]) and has_the_shape(found["command"])):
        return words
    aside = f" {found['aside'].strip()}" if found["aside"] else ""
    return f"{found['words']}`{found['command']}`{aside}"


def _is_title(lines: list[str], first: int) -> bool:
    """Whether the first line stands alone, and is no step."""
    below = lines[first + 1].strip() if first + 1 < len(lines) else ""
    words = lines[first].strip()
    return not below and words[:1].isalpha() and len(words) <= _LONGEST_TITLE and _COUNTED.match(words) is None
