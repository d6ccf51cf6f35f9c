"""The lines of one step in the document, with other words or other commands; everything else in them stays."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from incident_desk.domain.playbook import Command, Span, Step
from incident_desk.formats.playbook_writing.commands import fences_of
from incident_desk.formats.playbook_writing.rewording import rewordings
from incident_desk.formats.playbook_writing.spelling import heading_words
from incident_desk.formats.reading.commands import command_of, inline_command
from incident_desk.formats.reading.steps import box_of
from incident_desk.formats.reading.tokens import Block, blocks_of

ITEM = re.compile(r"^(\s*)(\d{1,9}[.)]|[-*+])(\s+)(?=\S)")
_BOX = re.compile(r"^(?:\[[ xX]?\]|[☐□☑☒])\s+")
_HEADING = re.compile(r"^(\s{0,3}#{1,6}\s+)(.*?)((?:\s+#+)?\s*)$")


class UnfitError(Exception):
    """An edit that can't be put into the document's own lines."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines in the place of others: *first* and *last* (which is left out) count from 0 in the whole document."""

    first: int
    last: int
    lines: tuple[str, ...]


def width_of(line: str) -> int:
    """Where the words of an item begin, in letters; 0 for another line."""
    found = ITEM.match(line)
    return found.end() if found else 0


def box_in(words: str) -> str:
    """The box that words begin with, with the space behind it."""
    found = _BOX.match(words)
    return found.group() if found else ""


def reworded(lines: Sequence[str], first: int, last: int, old: Step, new: Step) -> tuple[Piece, Step]:
    """The head of the step that stands from *first* to *last*, with other words; and the step as it is then read.

    Raises:
        UnfitError: the lines don't say the old words as such a step does.
    """
    heading = _HEADING.match(lines[first])
    if heading is not None:
        words = heading_words(new.text, new.start_s, new.due_s, _renamed(heading[2], old.text, new.text))
        return Piece(first, first + 1, (f"{heading[1]}{words}{heading[3]}",)), new
    end = head_end(lines, first, last)
    lead = width_of(lines[first])
    lead += len(box_in(lines[first][lead:]))
    raw = "\n".join((lines[first][lead:], *lines[first + 1 : end]))
    had = _inline_in(lines[first:end])
    for candidate, meant in rewordings(raw, old.text, new.text):
        told = tuple(f"{lines[first][:lead]}{candidate}".split("\n"))
        if not width_of(lines[first]):
            return Piece(first, end, told), replace(new, text=meant)
        if _head_of(told) is None or box_of(_plain(told))[1] != meant:
            continue
        inline = _inline_in(told)
        said = _said(inline, had, old, replace(new, text=meant))
        is_kept = bool(had) and not inline and bare(said.commands[:1]) == bare(old.commands[:1])
        kept = old.commands[:1] if is_kept else ()
        return Piece(first, end, (*told, *_fenced(kept, width_of(lines[first])))), said
    raise UnfitError(old.text)


def _fenced(commands: Sequence[Command], width: int) -> tuple[str, ...]:
    """The commands in fences under an item whose words begin at that place."""
    return tuple(" " * width + line for part in fences_of(commands) for line in part.split("\n"))


def _renamed(heading: str, old: str, new: str) -> str:
    return heading.replace(old, new, 1) if old else heading


def head_end(lines: Sequence[str], first: int, last: int) -> int:
    """Behind the words that a step begins with; what does not stand in a list is one line."""
    if not width_of(lines[first]):
        return first + 1
    blocks = blocks_of(_outdented(lines[first:last]))
    items = blocks[0].children if blocks and blocks[0].kind == "list" else ()
    head = items[0].children[0] if items and items[0].children else None
    return first + head.last if head is not None and head.kind == "paragraph" else first + 1


def _outdented(lines: Sequence[str]) -> str:
    """The lines of an item as if it stood in no other one."""
    indent = len(lines[0]) - len(lines[0].lstrip())
    return "\n".join((lines[0].lstrip(), *(line[min(indent, _indent(line)) :] for line in lines[1:])))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _head_of(lines: Sequence[str]) -> Block | None:
    """The words of an item, where its lines hold nothing else."""
    blocks = blocks_of(_outdented(lines))
    if len(blocks) != 1 or len(blocks[0].children) != 1 or len(blocks[0].children[0].children) != 1:
        return None
    head = blocks[0].children[0].children[0]
    return head if head.kind == "paragraph" else None


def _plain(lines: Sequence[str]) -> str:
    head = _head_of(lines)
    return head.plain if head is not None else ""


def _inline_in(lines: Sequence[str]) -> str:
    """The command that stands in the words of an item; empty where none does."""
    head = _head_of(lines)
    return inline_command(head.content) if head is not None else ""


def _said(inline: str, had: str, old: Step, new: Step) -> Step:
    """The step with the command that its words hold now, which had another one or none. One that went out of them
    is kept; one that was edited in them is as it was edited."""
    if bare(new.commands) != bare(old.commands) or not inline:
        return new
    return replace(new, commands=(inline_of(inline), *old.commands[bool(had) :]))


def inline_of(text: str) -> Command:
    """A command that stands in the words of a step, on no line yet."""
    return replace(command_of(text, "sh", "", Span(0, 0)), span=None)


def bare(commands: Sequence[Command]) -> tuple[Command, ...]:
    """The commands without their lines."""
    return tuple(replace(one, span=None) for one in commands)


def commanded(lines: Sequence[str], first: int, last: int, old: Step, new: Step) -> list[Piece]:
    """The step that stands from *first* to *last* with other commands in its fence, or with a fence.

    Raises:
        UnfitError: a command in its words, or one in another kind of lines, is another one.
    """
    inline = bool(_inline_in(lines[first : head_end(lines, first, last)])) and bool(old.commands)
    olds, news = old.commands[inline:], new.commands[inline:]
    if bare(old.commands[:inline]) != bare(new.commands[:inline]):
        raise UnfitError(old.text)
    if not olds:
        end, width = head_end(lines, first, last), width_of(lines[first])
        if not width:
            raise UnfitError(old.text)
        return [Piece(end, end, _fenced(news, width))]
    if len(news) == 0:
        return [_without_fences(lines, olds)]
    return _changed_commands(lines, olds, news)


def _without_fences(lines: Sequence[str], olds: Sequence[Command]) -> Piece:
    spans = [one.span for one in olds if one.span is not None]
    if len(spans) != len(olds):
        raise UnfitError(olds[0].text)
    first, last = spans[0].first - 1, spans[-1].last
    while first > 0 and not _is_mark(lines[first]):
        first -= 1
    while last < len(lines) and not _is_mark(lines[last]):
        last += 1
    if sum(map(_is_mark, lines[first : last + 1])) != 2:
        raise UnfitError(olds[0].text)
    return Piece(first, last + 1, ())


def _is_mark(line: str) -> bool:
    return line.lstrip().startswith(("```", "~~~"))


def _changed_commands(lines: Sequence[str], olds: Sequence[Command], news: Sequence[Command]) -> list[Piece]:
    """The lines of the commands that differ, those before and behind them left alone."""
    was, now = bare(olds), bare(news)
    most = min(len(was), len(now))
    begin = next((at for at in range(most) if was[at] != now[at]), most)
    end = next((at for at in range(most - begin) if was[-1 - at] != now[-1 - at]), most - begin)
    gone, come = olds[begin : len(olds) - end], news[begin : len(news) - end]
    sample = gone[0] if gone else olds[max(0, begin - 1)]
    if sample.span is None or any(one.span is None for one in gone):
        raise UnfitError(sample.text)
    lead = _lead(lines[sample.span.first - 1], sample)
    fresh = tuple(lead + line for one in come for line in one.text.split("\n"))
    if gone:
        spans = [one.span for one in gone if one.span is not None]
        return [Piece(spans[0].first - 1, spans[-1].last, fresh)]
    at = sample.span.last if begin else sample.span.first - 1
    return [Piece(at, at, fresh)]


def _lead(line: str, command: Command) -> str:
    """What stands in front of a command on its line."""
    at = line.find(command.text.split("\n")[0])
    if at < 0 or line[:at].strip() not in ("", "$", "#", ">"):
        raise UnfitError(command.text)
    return line[:at]
