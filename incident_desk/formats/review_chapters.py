"""A report's text cut at the headings of its chapters, and what a chapter holds under headings and bold lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from incident_desk.formats.ready_markdown import ready
from incident_desk.formats.report_prose import plain, runs_of

_READER = ready(MarkdownIt("commonmark", {"html": False}))
_BOLD = 7
"""The level of a bold line that heads what follows: below every heading."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and the text under it; the beginning of a document has none."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Inner:
    """What stands in a chapter under a heading of its own: its lines are those from ``first`` up to ``end``."""

    title: str
    text: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    words: str
    first: int
    under: int


def chapters_of(text: str) -> Iterator[Chapter]:
    """The document cut at the headings of its chapters; a title over all of it is none of them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    headings = [one for one in _headings(text) if one.level < _BOLD]
    level = _chapter_level([one.level for one in headings])
    chapters = [one for one in headings if one.level <= level]
    if chapters and chapters[0].level < level:
        # The title of the whole: what stands under it is the beginning.
        first = chapters.pop(0)
        lines[first.first : first.under] = [""] * (first.under - first.first)
    ends = [one.first for one in chapters[1:]] + [len(lines)]
    yield Chapter("", _joined(lines[: chapters[0].first if chapters else len(lines)]))
    for one, end in zip(chapters, ends, strict=False):
        yield Chapter(one.words, _joined(lines[one.under : end]))


def inner_of(text: str) -> Iterator[Inner]:
    """Each heading and bold line in a chapter's text with what stands under it, those within it too."""
    lines, headings = text.split("\n"), list(_headings(text))
    for place, one in enumerate(headings):
        end = next((other.first for other in headings[place + 1 :] if other.level <= one.level), len(lines))
        yield Inner(one.words, _joined(lines[one.under : end]), one.first, end)


def without(text: str, inner: Sequence[Inner]) -> str:
    """A chapter's text without these."""
    gone = {place for one in inner for place in range(one.first, one.end)}
    return _joined([line for place, line in enumerate(text.split("\n")) if place not in gone])


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip("\n").rstrip()


def _headings(text: str) -> Iterator[_Heading]:
    """The headings and bold lines that stand in no list or quote."""
    tokens = _READER.parse(text)
    for place, token in enumerate(tokens):
        if token.level or not token.map or token.type not in ("heading_open", "paragraph_open"):
            continue
        children = tokens[place + 1].children or ()
        if token.type == "heading_open" or _is_bold(children):
            level = int(token.tag[1:]) if token.type == "heading_open" else _BOLD
            words = " ".join(plain(runs_of(children)).split())
            yield _Heading(level, words if level < _BOLD else words.rstrip(":"), token.map[0], token.map[1])


def _is_bold(children: Sequence[Token]) -> bool:
    """Whether a paragraph is one bold line and nothing else but a colon."""
    said = [one for one in children if one.type != "text" or one.content.strip(" :")]
    return [one.type for one in said[:1]] == ["strong_open"] and [
        place for place, one in enumerate(said) if one.type == "strong_close"
    ] == [len(said) - 1]


def _chapter_level(levels: list[int]) -> int:
    """The outermost level of which there is more than one heading; else the innermost there is."""
    return next((one for one in sorted(set(levels)) if levels.count(one) > 1), max(levels, default=0))
