"""Whether all that was not edited is still said by the text of an edited document."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from incident_desk.domain.playbook import DocumentFacts, Phase, Plan, Playbook, Procedure, Span, Step

_WORD = re.compile(r"\w+")
_ITEM = re.compile(r"^\s*(?:>\s*)*\d{1,9}[.)](?=\s|$)")
COUNT = re.compile(
    r"^(?P<lead>\s*(?:>\s*)?(?:[-*+]\s+|#+\s+|\|\s*)?[*_`]*(?:(?:level|tier|step|stage|l|t|sev|p)[\s-]?)?)"
    r"(?P<number>\d{1,3})(?!\d|[:.,]\d|\s*(?:-|–)?\s*(?:s|sec|min|m|h|hour|day|%)\w*\b)",
    re.I,
)
"""What counts a level at the beginning of its line."""
_MARK = re.compile(r"(?:level|tier|step|stage|l|t|sev|p)[\s-]?$", re.I)
_NEAR = 12
"""Lines above a sign among which the one that gathers it is looked for."""
_GATHERING = (Playbook, Plan, Phase, Procedure)
"""What is no more than its parts: an edit in one does not concern all of its lines."""


def lost_lines(source: str, before: Playbook, after: Playbook, text: str) -> tuple[str, ...]:
    """The lines of *source*, read as *before*, that *after* does not concern and that *text* says no more.

    A line is missed where *text* has fewer of one of its words than those lines together have. Marks and the
    numbers of lists do not count. Where whole lines are missing, those that have a word of theirs are not told.
    """
    concerned = _concerned(before, after) | _groups_gone(source.split("\n"), before, after)
    counted = _lines_of_path(before) if len(before.escalation) != len(after.escalation) else frozenset()
    lines = [
        COUNT.sub(_uncounted, line) if place in counted else line
        for place, line in enumerate(source.split("\n"), start=1)
        if place not in concerned
    ]
    wanted = Counter(word for line in lines for word in _words(line))
    missing = wanted - Counter(word for line in text.split("\n") for word in _words(line))
    some = [line.strip() for line in lines if any(word in missing for word in _words(line))]
    whole = [line for line in some if all(word in missing for word in _words(line))]
    return tuple(whole or some)


def rewritten_lines(source: str, before: Playbook, after: Playbook, text: str) -> tuple[str, ...]:
    """The lines of *source*, read as *before*, that *after* does not concern and that stand in *text* otherwise;
    how far to the right, and with which number, does not count."""
    concerned = _concerned(before, after) | _groups_gone(source.split("\n"), before, after)
    counted = _lines_of_path(before) if len(before.escalation) != len(after.escalation) else frozenset()
    there = Counter(map(_unnumbered, text.split("\n")))
    if counted:
        there += Counter(map(_unleveled, text.split("\n")))
    found = []
    for place, line in enumerate(source.split("\n"), start=1):
        own = _unleveled(line) if place in counted else _unnumbered(line)
        if not own or place in concerned:
            continue
        if there[own]:
            there[own] -= 1
        else:
            found.append(line.strip())
    return tuple(found)


def _uncounted(found: re.Match[str]) -> str:
    return _MARK.sub("", found["lead"])


def _unleveled(line: str) -> str:
    return COUNT.sub(_uncounted, _unnumbered(line)).strip()


def _lines_of_path(before: Playbook) -> frozenset[int]:
    """The lines of the levels of the path, which are counted on where one comes or goes."""
    return frozenset(line for hop in before.escalation for line in _lines(hop.span))


def _groups_gone(lines: list[str], before: Playbook, after: Playbook) -> frozenset[int]:
    """The lines that gathered signs of which none is left."""
    gone = {one.group for one in before.triggers} - {one.group for one in after.triggers} - {""}
    found = set()
    for one in (one for one in before.triggers if one.group in gone and one.span is not None):
        above = range(one.span.first - 1, max(0, one.span.first - _NEAR), -1) if one.span else ()
        group = " ".join(_WORD.findall(one.group.casefold()))
        found |= set([at for at in above if " ".join(_words(lines[at - 1])) == group][:1])
    return frozenset(found)


def _unnumbered(line: str) -> str:
    return _ITEM.sub("", line).strip()


def _words(line: str) -> list[str]:
    return _WORD.findall(_ITEM.sub("", line).casefold())


def _concerned(before: Playbook, after: Playbook) -> frozenset[int]:
    """The lines of what was edited or taken out, and the headings that say another thing."""
    kept = Counter(bare for bare, _ in _things(after))
    lines: set[int] = set()
    for bare, places in _things(before):
        if kept[bare]:
            kept[bare] -= 1
        else:
            lines |= places
    lines |= {line for one in _gone(before, after) for line in _lines(one)}
    lines |= _between_levels(before, after)
    stays = {(one.line, one.text) for one in after.facts.headings}
    lines |= {one.line for one in before.facts.headings if (one.line, one.text) not in stays}
    return frozenset(lines)


def _between_levels(before: Playbook, after: Playbook) -> set[int]:
    """Where the path was edited: what stands between its levels, as an arrow with a time, and the line of several.
    Whoever is named in a level has no line of their own: it is the level's."""
    spans = [hop.span for hop in before.escalation if hop.span is not None]
    is_path = _hops(before) != _hops(after)
    if not spans:
        return set()
    own = {line for span in spans for line in _lines(span)}
    every = set(range(min(span.first for span in spans), max(span.last for span in spans) + 1))
    if not is_path:
        roles = {one.role for one in before.contacts if one.span is None and one not in after.contacts}
        return {line for hop in before.escalation if hop.role in roles for line in _lines(hop.span)}
    shared = {line for span in spans if spans.count(span) > 1 for line in _lines(span)}
    return (every - own) | shared


def _hops(playbook: Playbook) -> list[Any]:
    return [replace(hop, span=None) for hop in playbook.escalation]


def _gone(before: Playbook, after: Playbook) -> Iterator[Span]:
    """The lines of phases and patterns that were taken out, with all that stands in them."""
    stays = {*_spans(after)}
    yield from (span for span in _spans(before) if span is not None and span not in stays)


def _spans(playbook: Playbook) -> list[Span | None]:
    phases = [phase.span for plan in playbook.plans for phase in plan.phases]
    return phases + [one.span for one in playbook.procedures]


def _things(value: Any) -> Iterator[tuple[Any, set[int]]]:
    """Each part of a playbook without its lines, and the lines that are its own."""
    for one in value if isinstance(value, tuple) else (value,):
        if not is_dataclass(one) or isinstance(one, (DocumentFacts, Span, type)):
            continue
        span = getattr(one, "span", None)
        if isinstance(one, Step):
            inner = {line for child in one.children for line in _lines(child.span)}
            own = replace(one, id="", span=None, children=(), commands=_loose(one.commands))
            yield own, _lines(one.span) - inner
            yield from _things(one.children)
            continue
        if isinstance(one, Procedure):
            steps = (*one.investigation, *one.steps, *one.resolution)
            inner = {line for step in steps for line in _lines(step.span)}
            yield (one.name, one.symptoms, one.causes), _lines(span) - inner
        if isinstance(one, _GATHERING):
            yield _own_words(one), ({span.first} if span and isinstance(one, (Phase, Procedure)) else set())
            for field in fields(one):
                yield from _things(getattr(one, field.name))
        elif isinstance(span, Span):
            yield replace(one, span=None), _lines(span)


def _own_words(one: Any) -> Any:
    return tuple(
        getattr(one, field.name)
        for field in fields(one)
        if not isinstance(getattr(one, field.name), (tuple, Span)) and not is_dataclass(getattr(one, field.name))
    )


def _loose(commands: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(replace(one, span=None) for one in commands)


def _lines(span: Span | None) -> set[int]:
    return set(range(span.first, span.last + 1)) if span is not None else set()
