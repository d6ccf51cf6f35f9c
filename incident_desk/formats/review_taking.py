"""A report that was written elsewhere, taken into a review: its text under its headings, section by section.

A heading that the template has, by its title or another one that it names, is that section. All else keeps its own
heading and stands behind the template's sections, so that nothing of the document is lost.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt

from incident_desk.domain.review_template import ReviewTemplate, TemplateSection, plain_words
from incident_desk.formats.ready_markdown import ready
from incident_desk.formats.report_prose import plain, runs_of

BEGINNING = "As its report begins"
"""What stands before the first heading: date, duration, severity."""
_READER = ready(MarkdownIt("commonmark", {"html": False}))
_MARK = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")


@dataclass(frozen=True, slots=True)
class TakenPart:
    """A section's text: its id and title in the template, or ids and titles made of the document's heading."""

    section: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class _Cut:
    title: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip("\n").rstrip()


def taken_parts(text: str, template: ReviewTemplate, items: Iterable[str] = ()) -> tuple[TakenPart, ...]:
    """The parts of a document in its order.

    ``items`` are texts and horizons of action items that are known: their lines are not said again in a section
    that shows them.
    """
    known = frozenset(plain_words(one) for one in items)
    made: dict[str, TakenPart] = {}
    for cut in _cuts(text):
        section = _section_of(cut.title, template)
        words = _without(cut, known) if section is not None and _shows_actions(section) else cut.text
        part = _part(cut, section, words)
        before = made.get(part.section)
        if before is not None:
            # Several headings of the document are one section here: each keeps its own over its text.
            made[part.section] = TakenPart(
                part.section, part.title, f"{before.text}\n\n{_under(cut, words)}".strip()
            )
        elif words:
            made[part.section] = part
    return tuple(one for one in made.values() if one.text)


def _part(cut: _Cut, section: TemplateSection | None, words: str) -> TakenPart:
    if section is not None and section.prose:
        return TakenPart(section.id, section.title, words)
    slug = "-".join(plain_words(cut.title).split())[:60] or "beginning"
    title = f"{cut.title}, as its report has it" if section is not None else cut.title
    return TakenPart(f"report-{slug}", title or BEGINNING, words)


def _under(cut: _Cut, words: str) -> str:
    return f"### {cut.title}\n\n{words}" if cut.title and words else words


def _section_of(title: str, template: ReviewTemplate) -> TemplateSection | None:
    wanted = plain_words(title)
    if not wanted:
        return None
    titled = (one for one in template.sections if wanted == plain_words(one.title))
    also = (one for one in template.sections if wanted in map(plain_words, one.also))
    return next(titled, None) or next(also, None) or template.section(title)


def _shows_actions(section: TemplateSection) -> bool:
    return bool({"actions", "actions-by-horizon"} & set(section.shows))


def _without(cut: _Cut, known: frozenset[str]) -> str:
    """The text without lines that say a known item, and headings over nothing that name a known horizon."""
    lines = [
        line for line in cut.lines if plain_words(_MARK.sub("", line)) not in known - {""} or not _MARK.match(line)
    ]
    kept: list[str] = []
    for place, line in enumerate(lines):
        heading = _HEADING.match(line)
        following = next((one for one in lines[place + 1 :] if one.strip()), "# end")
        if heading and _HEADING.match(following) and plain_words(heading[1]) in known:
            continue
        kept.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n").rstrip()


def _cuts(text: str) -> Iterator[_Cut]:
    """The document cut at the headings of its chapters; a title over all of it is none of them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    headings = list(_headings(text))
    level = _chapter_level([level for level, *_ in headings])
    chapters = [one for one in headings if one[0] <= level]
    if chapters and chapters[0][0] < level:
        # The title of the whole: what stands under it is the beginning.
        first = chapters.pop(0)
        lines[first[2] : first[3]] = [""] * (first[3] - first[2])
    ends = [one[2] for one in chapters[1:]] + [len(lines)]
    yield _Cut("", tuple(lines[: chapters[0][2] if chapters else len(lines)]))
    for (_, title, _, begins), end in zip(chapters, ends, strict=False):
        yield _Cut(title, tuple(lines[begins:end]))


def _headings(text: str) -> Iterator[tuple[int, str, int, int]]:
    """Level, words, and the lines from which to which, of each heading that stands in no list or quote."""
    tokens = _READER.parse(text)
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map:
            words = plain(runs_of(tokens[place + 1].children or ()))
            yield int(token.tag[1:]), " ".join(words.split()), token.map[0], token.map[1]


def _chapter_level(levels: list[int]) -> int:
    """The outermost level of which there is more than one heading; else the innermost there is."""
    return next((one for one in sorted(set(levels)) if levels.count(one) > 1), max(levels, default=0))
