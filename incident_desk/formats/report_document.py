"""A report in words, before it has a look: blocks that Markdown, HTML and PDF each write in their own way.

All three say the same words in the same order, because they are made from one such document. Text here is plain
text: nothing in it is markup, whoever typed it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from incident_desk.formats.report_figure import Course, Lanes


class Tone(StrEnum):
    """What a text is about, besides its words. No meaning rests on it alone."""

    PLAIN = "plain"
    QUIET = "quiet"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with smaller words under it. ``mark`` names a drawn sign; ``depth`` indents.

    ``course`` is a figure over the text, which says the same in words.
    """

    text: str
    note: str = ""
    tone: Tone = Tone.PLAIN
    code: bool = False
    struck: bool = False
    strong: bool = False
    depth: int = 0
    mark: str = ""
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's title and its share of the width; 0 is as wide as its longest line, for short texts only."""

    title: str
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under titles; the titles stand again on each page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words. ``lead`` is the headline under the title; ``more`` says in small letters where it goes on.

    ``absent`` is what it says that is not there, in the words of a section that has nothing: a copy, from which
    something may be withheld, repeats it only where the whole report says so too.
    """

    text: str
    lead: bool = False
    tone: Tone = Tone.PLAIN
    more: str = ""
    absent: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with what belongs to it."""

    pairs: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One figure with its label and where it comes from."""

    label: str
    value: str
    note: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Cards:
    """A row of figures."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A label and short items under it."""

    label: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A label and what is said under it; ``more`` tells where it goes on."""

    label: str
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Statements:
    """Short statements, each behind its label. ``boxed``: they stand in a panel."""

    rows: tuple[Statement, ...]
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A text exactly as it went out, under a line that says where and when."""

    caption: str
    text: str


@dataclass(frozen=True, slots=True)
class BarPoint:
    """A moment on the bar; ``place`` runs from 0 (left) to 1."""

    label: str
    time: str
    place: float


@dataclass(frozen=True, slots=True)
class BarPart:
    """A stretch between two points: how long, and what was missing or being done."""

    length: str
    words: str
    since: float
    until: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Bar:
    """The course of the incident in one line. ``note`` says what the drawing leaves out."""

    points: tuple[BarPoint, ...]
    parts: tuple[BarPart, ...]
    note: str

    @property
    def sentence(self) -> str:
        """The bar as words, for those who read it in an editor or hear it."""
        pieces = [f"{self.points[0].label} {self.points[0].time}"] if self.points else []
        for part, point in zip(self.parts, self.points[1:], strict=True):
            pieces += [f"{part.length} {part.words}", f"{point.label} {point.time}"]
        return " → ".join(pieces)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a written paragraph that looks alike. A line end in it is one that was meant."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph that people wrote. ``quote``: they quote somebody."""

    runs: tuple[Run, ...]
    quote: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a written list; ``number`` is that of a numbered one, ``depth`` counts the lists around it."""

    runs: tuple[Run, ...]
    depth: int = 0
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list that people wrote, its inner lists after the line that they belong to."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of code, each as it is; ``label`` is the language that was named, if it is a plain word."""

    text: str
    label: str = ""


Block = (
    Table
    | Paragraph
    | Subheading
    | Facts
    | Cards
    | Points
    | Statements
    | Message
    | Bar
    | Lanes
    | Prose
    | Items
    | Code
)


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the report; an appendix has a letter."""

    title: str
    blocks: tuple[Block, ...]
    appendix: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. ``front`` is page 1; ``footer`` stands on every page.

    ``kind`` is the first line ("Drill report"), ``running`` the short name at the top of later pages.
    """

    kind: str
    title: str
    running: str
    front: tuple[Block, ...]
    sections: tuple[Section, ...]
    footer: tuple[str, ...] = field(default=())
    stamp: str = ""
    """A word at the top of page 1, where the later pages have ``running``."""
    paper: str = "a4"
    """The size of the paper, as the template names it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document ready to be set: with the record's data to attach, if any, and the date that it carries (UTC)."""

    document: Document
    record: Mapping[str, Any] | None
    made: datetime
