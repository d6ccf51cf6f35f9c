"""Messages with another body, on the lines that they have in the document."""

from collections.abc import Sequence

from incident_desk.domain.playbook import Playbook, Template

Worded = tuple[Template, Template]
"""A message as it was and as it is."""


def worded_otherwise(before: Playbook, after: Playbook) -> list[Worded]:
    """The messages with another body; none where messages came, went or were called otherwise."""
    olds, news = before.templates, after.templates
    if [(one.span, one.name) for one in olds] != [(one.span, one.name) for one in news]:
        return []
    return [(old, new) for old, new in zip(olds, news, strict=True) if old.body != new.body]


def messages_in_place(text: str, messages: Sequence[Worded]) -> str:
    """The document with the new bodies; empty where an old one does not stand in one fence alone, line for line."""
    lines = text.split("\n")
    for old, new in messages:
        body = old.body.split("\n")
        places = _places(lines, body)
        if len(places) != 1 or not old.body.strip() or "```" in new.body or "~~~" in new.body:
            return ""
        first = places[0]
        indent = lines[first][: len(lines[first]) - len(lines[first].lstrip())]
        told = [f"{indent}{line}" if line else "" for line in new.body.split("\n")]
        lines[first : first + len(body)] = told
    return "\n".join(lines)


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
