"""The middle of the page as lines: a source, a playbook to read, or what changed between two texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from incident_desk.domain.durations import span
from incident_desk.domain.playbook import Playbook, Step, walk

_AROUND = 2
"""Lines of a hunk that stay the same, before and behind."""
_MOST = 6000
"""Lines of a text that is compared; a longer one is compared by its beginning."""


class Mark(Enum):
    """What a line is; the value is what a screen reader says before it."""

    PLAIN = ""
    HEAD = "part"
    SAME = "the same"
    MINUS = "removed"
    PLUS = "added"
    TITLE = "heading"
    STEP = "step"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number before and after where it has one, its mark, its words, how far in it stands."""

    text: str
    mark: Mark = Mark.PLAIN
    before: int | None = None
    after: int | None = None
    depth: int = 0
    beside: str = ""
    """Small words at its right end."""


def source_lines(text: str) -> tuple[Line, ...]:
    """The text as it stands."""
    return tuple(
        Line(line, Mark.TITLE if line.startswith("#") else Mark.PLAIN, after=number)
        for number, line in enumerate(text.split("\n"), start=1)
    )


# -- to read ----------------------------------------------------------------------------------------------------


def reading_lines(playbook: Playbook) -> tuple[Line, ...]:
    """The playbook as a responder reads it: severities, phases with their steps, messages, people."""
    return tuple(_reading(playbook))


def _reading(playbook: Playbook) -> Iterator[Line]:
    for level in playbook.severities:
        times = (
            ("respond", level.response_s, level.response_text),
            ("resolve", level.resolution_s, level.resolution_text),
        )
        told = ", ".join(_within(*one) for one in times if one[1] is not None or one[2])
        yield Line(" ".join(part for part in (level.name, level.label) if part), Mark.TITLE, beside=told)
    yield from _work(playbook)
    for template in playbook.templates:
        yield Line(template.name, Mark.TITLE, beside="message")
        yield from (Line(line, depth=1) for line in template.body.split("\n"))
    yield from _people(playbook)


def _within(word: str, seconds: int | None, words: str) -> str:
    if seconds is None:
        return f"{word}: {words}"
    return f"{word} in {span(seconds)}" if seconds else f"{word} at once"


def _work(playbook: Playbook) -> Iterator[Line]:
    if playbook.assessment:
        yield Line("First questions", Mark.TITLE)
        yield from _steps(playbook.assessment)
    for phase in playbook.phases():
        until = f"to {span(phase.end_s)}" if phase.end_s else ""
        yield Line(phase.name, Mark.TITLE, beside=until)
        yield from _steps(phase.steps)
    for procedure in playbook.procedures:
        yield Line(procedure.name, Mark.TITLE, beside="pattern")
        yield from (Line(one, depth=1, beside="sign") for one in procedure.symptoms)
        yield from (Line(one, depth=1, beside="cause") for one in procedure.causes)
        yield from _steps(procedure.investigation + procedure.steps + procedure.resolution)


def _people(playbook: Playbook) -> Iterator[Line]:
    if playbook.contacts:
        yield Line("Contacts", Mark.TITLE)
    for contact in playbook.contacts:
        further = (pair[1] for pair in contact.more if len(pair) > 1)
        ways = ", ".join(part for part in (contact.primary, contact.secondary, *further) if part)
        yield Line(contact.role, depth=1, beside="nobody to call" if contact.empty else ways)
    if playbook.escalation:
        yield Line("Escalation path", Mark.TITLE)
    for hop in playbook.escalation:
        yield Line(hop.role, depth=1, beside=f"after {span(hop.after_s)}" if hop.after_s else "")


def _steps(steps: Sequence[Step]) -> Iterator[Line]:
    depths = {step.id: 1 for step in steps}
    for step in walk(steps):
        depth = depths.get(step.id, 1)
        depths |= {child.id: depth + 1 for child in step.children}
        due = f"by {span(step.due_s)}" if step.due_s else ""
        yield Line(step.text, Mark.STEP, depth=depth, beside=due)
        for command in step.commands:
            yield from (Line(line, Mark.COMMAND, depth=depth + 1) for line in command.text.split("\n"))


# -- what changed -----------------------------------------------------------------------------------------------


def changed_lines(before: str, after: str, beside: str = "") -> tuple[Line, ...]:
    """What differs between two texts: hunks under the heading of their part, with the numbers of both."""
    olds, news = before.split("\n")[:_MOST], after.split("\n")[:_MOST]
    found: list[Line] = []
    part = ""
    for group in SequenceMatcher(None, olds, news, autojunk=False).get_grouped_opcodes(_AROUND):
        if all(tag == "equal" for tag, *_ in group):
            continue
        head = _heading(news, olds, group)
        if head != part or not found:
            found.append(Line(head, Mark.HEAD, beside=beside))
            part = head
        else:
            found.append(Line("", Mark.HEAD))
        found += _hunk(olds, news, group)
    return tuple(found)


_Opcode = tuple[str, int, int, int, int]


def _hunk(olds: Sequence[str], news: Sequence[str], group: Sequence[_Opcode]) -> Iterator[Line]:
    for tag, first, last, there, end in group:
        if tag == "equal":
            for step in range(last - first):
                yield Line(olds[first + step], Mark.SAME, first + step + 1, there + step + 1)
            continue
        yield from (Line(olds[place], Mark.MINUS, place + 1) for place in range(first, last))
        yield from (Line(news[place], Mark.PLUS, None, place + 1) for place in range(there, end))


def _heading(news: Sequence[str], olds: Sequence[str], group: Sequence[_Opcode]) -> str:
    """The heading under which a hunk stands: the last one above its first change, in the newer text."""
    _, first, _, there, _ = next(one for one in group if one[0] != "equal")
    lines = news[: there + 1] if there < len(news) else news
    for line in (*reversed(lines), *reversed(olds[: first + 1])):
        if line.startswith("#") and line.strip("# "):
            return line.strip("# ")
    return "Beginning"


def counts(lines: Sequence[Line]) -> tuple[int, int]:
    """How many lines came and went."""
    return sum(one.mark is Mark.PLUS for one in lines), sum(one.mark is Mark.MINUS for one in lines)
