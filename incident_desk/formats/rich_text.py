"""A report, one of its sections or an update that went out as rich text: clean HTML, and the same as Markdown.

The HTML takes the way of the HTML report: no tag but those, no address, nothing to load. What a mail or a wiki
needs to show a table as one is added afterwards, to tags that have no attribute left.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from incident_desk.formats.html_report import body_of
from incident_desk.formats.markdown_report import opening, write
from incident_desk.formats.redaction.handout import Handout
from incident_desk.formats.report_document import Document
from incident_desk.formats.report_numbering import plain_title
from incident_desk.formats.report_text import visible
from incident_desk.formats.report_words import clip, stamp
from incident_desk.formats.times import iso

_CELL = "text-align:left;vertical-align:top;padding:4px 10px 4px 4px;border:1px solid #c4c9cf"
_STYLES: Mapping[str, str] = {
    "<table>": '<table style="border-collapse:collapse;font-size:13px">',
    "<th>": f'<th style="{_CELL};background-color:#eef0f2">',
    "<td>": f'<td style="{_CELL}">',
    "<pre>": '<pre style="white-space:pre-wrap;padding:8px;background-color:#eef0f2">',
    "<code>": '<code style="font-family:monospace">',
}
_EMPTY_LINES = re.compile(r"\n\s*\n")
_RULE = "---\n"
_LONGEST = 60
"""Signs of a part's name."""


@dataclass(frozen=True, slots=True)
class Part:
    """What can be taken out of a handout: its name and its Markdown; ``said`` is the very text of an update.

    ``id`` is the same for other readers, whose copy may number its sections anew.
    """

    id: str
    name: str
    markdown: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class RichText:
    """The same words twice. ``html`` is clean and bare; ``plain`` is Markdown, or of an update its very text."""

    html: str
    plain: str

    @property
    def styled(self) -> str:
        """The HTML as it is pasted: its tables and code look so without a style sheet."""
        text = self.html
        for bare, dressed in _STYLES.items():
            text = text.replace(bare, dressed)
        return text


def parts_of_handout(handout: Handout) -> tuple[Part, ...]:
    """All of it first, then each section, then each update that went out, as its readers get them."""
    whole = Part("", "The whole report", write(handout.document))
    return (whole, *_sections(handout.document), *_updates(handout))


def rich_text(part: Part) -> RichText:
    """A part as rich text; the same part always gives the same."""
    return RichText(body_of(part.markdown), part.said or part.markdown)


def _sections(doc: Document) -> Iterator[Part]:
    named = f"{doc.title} ({doc.running})"
    for section in doc.sections:
        alone = replace(doc, kind="", title=named, front=(), sections=(section,), footer=())
        yield Part(plain_title(section.title), section.title, write(alone).removesuffix(_RULE).rstrip() + "\n")


def _updates(handout: Handout) -> Iterator[Part]:
    for sent in handout.report.updates:
        where = f" to {', '.join(sent.channels)}" if sent.channels else ""
        name = clip(f"Update of {stamp(sent.at)} UTC{where}", _LONGEST)
        yield Part(f"update {iso(sent.at)}", name, "\n\n".join(_paragraphs(sent.text)), sent.text)


def _paragraphs(text: str) -> Iterator[str]:
    """What was typed as it stands: its lines stay lines, and none of its signs is markup."""
    for paragraph in _EMPTY_LINES.split(visible(text).strip()):
        yield "<br>".join(opening(line) for line in paragraph.split("\n"))
