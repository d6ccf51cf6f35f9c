"""A message that went out, with what moves by itself said anew: the time, the next update, the time elapsed. Pure.

Its lines are compared with those of a template, one by one: what a person changed elsewhere stays as it is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from incident_desk.domain.playbook import Template
from incident_desk.services.filling import answer_to, places_of

_TIME, _SPAN, _WORD = r"\d\d:\d\d(?: UTC)?", r"\d+ (?:s|min|h|d)(?: \d+ (?:s|min|h|d))*", r"[A-Za-z]\w{0,19}"
_TIMELY: Mapping[str, str] = {
    "time": _TIME, "next_update": _TIME, "date": r"\d{4}-\d\d-\d\d", "elapsed": _SPAN
}  # fmt: skip
"""What moves with the clock, and how it is written."""
_LONGEST_LINE, _MOST_BLANKS = 400, 3
"""What is longer, or has more places for a person's words, is not compared: the tries grow with every one."""
_SHAPES: Mapping[str, str] = {**_TIMELY, "severity": _WORD, "status": _WORD}


@dataclass(frozen=True, slots=True)
class Renewed:
    """The text; ``timely``: its own times tell that it is a new one; ``news``: a status or severity in it moved."""

    text: str
    timely: bool = False
    news: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a template as a pattern; each group has the new words and whether they move with the clock."""

    pattern: re.Pattern[str]
    words: tuple[tuple[str, bool], ...]


def renewed(text: str, template: Template, facts: dict[str, str]) -> Renewed:
    """The text with the automatic blanks of the template's lines filled anew, wherever such a line stands in it."""
    lines, timely, news = text.split("\n"), False, False
    for known in _lines(template, facts):
        place, match = _found(lines, known.pattern)
        if match is not None:
            lines[place] = _said(match, known)
            timely = timely or any(moves for _, moves in known.words)
            news = news or _is_news(match, known)
    return Renewed("\n".join(lines), timely, news)


def _is_news(match: re.Match[str], line: _Line) -> bool:
    return any(words != match[group] for group, (words, moves) in enumerate(line.words, 1) if not moves)


def _found(lines: list[str], pattern: re.Pattern[str]) -> tuple[int, re.Match[str] | None]:
    short = ((place, line) for place, line in enumerate(lines) if len(line) <= _LONGEST_LINE)
    matches = ((place, pattern.fullmatch(line)) for place, line in short)
    return next(((place, match) for place, match in matches if match), (0, None))


def _said(match: re.Match[str], line: _Line) -> str:
    said = match.string
    for group, (words, _) in reversed(list(enumerate(line.words, 1))):
        start, end = match.span(group)
        # Where "UTC" is the template's own word it stands behind the time already.
        new = words if match[group].endswith(" UTC") else words.removesuffix(" UTC")
        said = said[:start] + new + said[end:]
    return said


def _lines(template: Template, facts: dict[str, str]) -> Iterator[_Line]:
    for line in template.body.split("\n"):
        known = _line(line, template, facts)
        if known.words:
            yield known


def _line(line: str, template: Template, facts: dict[str, str]) -> _Line:
    """The line's pattern; without groups where nothing in it moves, or where it would fit any line."""
    pattern, words, literal, last, human = "", [], "", 0, 0
    for found, blank in places_of(line, template):
        fact, answer = answer_to(blank, facts, line[: found.start()])
        literal += line[last : found.start()]
        pattern += re.escape(line[last : found.start()])
        if answer and fact in _SHAPES:
            pattern += f"({_SHAPES[fact]})"
            words.append((answer, fact in _TIMELY))
        else:
            pattern, human = pattern + ".+?", human + 1
        last = found.end()
    literal += line[last:]
    fits_any = human > 0 and not re.search(r"\w", literal)
    comparable = not fits_any and human <= _MOST_BLANKS
    return _Line(re.compile(pattern + re.escape(line[last:])), tuple(words) if comparable else ())
