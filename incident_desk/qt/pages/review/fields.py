"""The fields of a section: its text, its lists a line each, its figures. Each stands in the record by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.domain.review import (
    FACTOR_SORTS,
    FigureText,
    ImpactFigure,
    ListText,
    Review,
    ReviewItem,
    ReviewList,
    SectionText,
)
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.services.acts.reviewing import state_impact, write_list, write_section
from incident_desk.services.acts.words import one_line, storable

_LISTS = {
    "whys": (ReviewList.WHYS, "Five whys", "Each asks about the one before; Enter makes the next"),
    "factors": (
        ReviewList.FACTORS,
        "Contributing factors",
        f"What made it possible; Ctrl+T says of which kind: {', '.join(FACTOR_SORTS[:-1])} or {FACTOR_SORTS[-1]}",
    ),
    "well": (ReviewList.WELL, "What went well", ""),
    "wrong": (ReviewList.WRONG, "What went wrong", ""),
    "lucky": (ReviewList.LUCKY, "Where we were lucky", ""),
}
_FIGURES = {
    ImpactFigure.USERS: ("Users", "Who could not do what, how many, for how long"),
    ImpactFigure.BUSINESS: ("Business", "Orders, requests, promises that were not kept"),
    ImpactFigure.MONEY: ("Money", "An amount, or how it was estimated"),
    ImpactFigure.DATA: ("Data", "Lost, wrong, seen by others; or that none was"),
}
_SHOWN = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\u2028": "\n", "\u2029": "\n"})
"""How a field of text gives back what it was given: nobody typed the difference."""


class Sort(Enum):
    """What a field is in the record."""

    TEXT = "text"
    LIST = "list"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``name`` is the section's, the list's or the figure's."""

    sort: Sort
    name: str
    title: str
    hint: str = ""

    @property
    def key(self) -> str:
        """What tells it from the other fields of a review."""
        return f"{self.sort.value}-{self.name}"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the record has in a field: the text, its version and who wrote it; no version where nobody wrote."""

    text: str = ""
    version: str | None = None
    who: str = ""
    at: str = ""
    """The time of day, UTC."""
    written_at: datetime | None = None
    """When that was (UTC)."""


def fields_of(section: TemplateSection) -> tuple[Field, ...]:
    """What can be written in a section, in the order of the page."""
    return tuple(_fields(section))


def _fields(section: TemplateSection) -> Iterator[Field]:
    is_of_rows = section.id in section.shows and section.id in _LISTS
    if is_of_rows:
        # A section that is a list begins with its rows, or they would be typed into the text above them.
        yield Field(Sort.LIST, *_LISTS[section.id])
    if section.prose:
        prompt = f"In words, beside the rows. {section.prompt}" if is_of_rows else section.prompt
        yield Field(Sort.TEXT, section.id, section.title, prompt)
    for part in section.shows:
        if part in _LISTS and part != section.id:
            yield Field(Sort.LIST, *_LISTS[part])
        if part == "figures":
            for figure, (title, hint) in _FIGURES.items():
                yield Field(Sort.FIGURE, figure, title, hint)


def standing_in(review: Review, field: Field) -> Standing:
    """What the record has there."""
    if field.sort is Sort.TEXT:
        text = review.texts.get(field.name)
        return _standing(text, text.text) if text is not None else Standing()
    if field.sort is Sort.FIGURE:
        figure = review.figures.get(field.name)
        return _standing(figure, figure.text) if figure is not None else Standing()
    listed = review.lists.get(field.name)
    return _standing(listed, "\n".join(map(_line, listed.items))) if listed is not None else Standing()


def draft_key(incident: Incident, field: Field) -> str:
    """Under which name what is typed in that field is kept on this computer."""
    return f"{incident.key}-review-{field.key}"


def drafts_for(
    incident: Incident, field: Field, words: tuple[str, str | None], opening: ReviewTemplate
) -> Sequence[Draft]:
    """What writes a field: its text, and the version that the writer began with.

    Raises:
        WrittenMeanwhile, Refused: as the acts of a review do.
    """
    text, former = words
    if field.sort is Sort.TEXT:
        return write_section(incident, field.name, text, former, opening)
    if field.sort is Sort.FIGURE:
        return state_impact(incident, ImpactFigure(field.name), text, former, opening)
    items = tuple(_item(field, line) for line in text.splitlines())
    return write_list(incident, ReviewList(field.name), items, former, opening)


def same(field: Field, one: str, other: str) -> bool:
    """Whether two texts of a field would be the same in the record."""
    return plain(field, one) == plain(field, other)


def plain(field: Field, text: str) -> str:
    """A text of a field as the record would have it, and as a field can show it: there a blank is a blank."""
    shown = storable(text.translate(_SHOWN))
    if field.sort is Sort.TEXT:
        return shown.strip("\n").rstrip()
    if field.sort is Sort.FIGURE:
        return one_line(shown)
    return "\n".join(line for one in shown.splitlines() if (line := one_line(one)))


def _standing(one: SectionText | ListText | FigureText, text: str) -> Standing:
    return Standing(text, one.id, one.who, f"{one.at:%H:%M}", one.at)


def _line(item: ReviewItem) -> str:
    return f"{item.sort}: {item.text}" if item.sort else item.text


def _item(field: Field, line: str) -> ReviewItem:
    """A line of a list; of a contributing factor its sort may stand before a colon."""
    sort, colon, words = line.partition(":")
    is_sorted = field.name == ReviewList.FACTORS and colon and sort.strip().casefold() in FACTOR_SORTS
    return ReviewItem(words.strip(), sort.strip().casefold()) if is_sorted else ReviewItem(line.strip())
