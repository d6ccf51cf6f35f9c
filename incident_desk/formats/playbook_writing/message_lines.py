"""Messages with another body, on the lines that they have in the document."""

import re
from collections.abc import Sequence

from incident_desk.domain.playbook import Playbook, Template

_QUOTE = re.compile(r"^(\s*>\s?)(.*)$")
_MARKS = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("'", "'"))
"""What stands around a message in a line."""
Worded = tuple[Template, Template]
"""A message as it was and as it is."""


def worded_otherwise(before: Playbook, after: Playbook) -> list[Worded]:
    """The messages with another body; none where messages came, went or were called otherwise."""
    olds, news = before.templates, after.templates
    if [(one.span, one.name) for one in olds] != [(one.span, one.name) for one in news]:
        return []
    return [(old, new) for old, new in zip(olds, news, strict=True) if old.body != new.body]


def messages_in_place(text: str, messages: Sequence[Worded]) -> str:
    """The document with the new bodies; empty where an old one does not stand alone in one fence, in one quote or
    between quotation marks, line for line."""
    lines = text.split("\n")
    for old, new in messages:
        body = old.body.split("\n")
        places = _places(lines, body)
        if not old.body.strip():
            return ""
        if len(places) != 1 or "```" in new.body or "~~~" in new.body:
            told = _in_quote(lines, body, new.body) or _between_marks(lines, old.body, new.body)
            if not told:
                return ""
            lines = told
            continue
        first = places[0]
        indent = lines[first][: len(lines[first]) - len(lines[first].lstrip())]
        told = [f"{indent}{line}" if line else "" for line in new.body.split("\n")]
        lines[first : first + len(body)] = told
    return "\n".join(lines)


def _in_quote(lines: Sequence[str], body: Sequence[str], new: str) -> list[str]:
    """The lines with the new body in the one quote that says the old one."""
    wanted = [line.strip() for line in body]
    said = [found[2].strip() if (found := _QUOTE.match(line)) is not None else None for line in lines]
    places = [at for at in range(len(lines)) if said[at : at + len(wanted)] == wanted]
    if len(places) != 1:
        return []
    first, found = places[0], _QUOTE.match(lines[places[0]])
    lead = found[1] if found is not None else "> "
    told = [f"{lead}{line}".rstrip() for line in new.split("\n")]
    return [*lines[:first], *told, *lines[first + len(body) :]]


def _between_marks(lines: Sequence[str], body: str, new: str) -> list[str]:
    """The lines with the new body, on one line, between the quotation marks that held the old one."""
    places = [at for at, line in enumerate(lines) if any(f"{one}{body}{two}" in line for one, two in _MARKS)]
    if len(places) != 1 or "\n" in new or "\n" in body:
        return []
    return [*lines[: places[0]], lines[places[0]].replace(body, new), *lines[places[0] + 1 :]]


def _places(lines: Sequence[str], body: Sequence[str]) -> list[int]:
    """Where fences begin with these lines and end with them."""
    wanted = [line.strip() for line in body]
    return [
        at
        for at in range(1, len(lines) - len(body))
        if _is_mark(lines[at - 1])
        and _is_mark(lines[at + len(body)])
        and [line.strip() for line in lines[at : at + len(body)]] == wanted
    ]


def _is_mark(line: str) -> bool:
    return line.lstrip().startswith(("```", "~~~"))
