"""A report's document as plain data, ready for JSON: what the child that makes the PDF is sent.

Every text from a person stands as ``{"t": text}``, so that the child can tell words from the names of tones and
marks, and hand words to the engine as values only.
"""

from typing import Any

from incident_desk.formats.report_document import (
    Bar,
    Block,
    Card,
    Cards,
    Cell,
    Code,
    Document,
    Facts,
    Items,
    Message,
    Paragraph,
    Points,
    Prose,
    Run,
    Statement,
    Statements,
    Subheading,
    Table,
    Tone,
)
from incident_desk.formats.report_figure import Course, Lanes
from incident_desk.formats.report_text import visible
from incident_desk.formats.report_words import clip

Data = dict[str, Any]


def document_data(doc: Document) -> Data:
    """The whole document."""
    return {
        "kind": _text(doc.kind),
        "title": _text(doc.title),
        "size": _size(doc.title, 48, 110),
        "running": _text(doc.running),
        "short": _text(clip(doc.title, 60)),
        "name": visible(f"{doc.title} ({doc.running})"),
        "about": visible(" ".join(doc.footer)),
        "drill": doc.kind.startswith("Drill"),
        "front": [_block(block) for block in doc.front],
        "sections": [
            {"title": _text(section.title), "blocks": [_block(block) for block in section.blocks]}
            for section in doc.sections
        ],
        "footer": [_text(line) for line in doc.footer],
        "stamp": _text(doc.stamp),
        "paper": doc.paper,
    }


def _text(text: str) -> Data:
    return {"t": text}


def _size(text: str, large: int, medium: int) -> str:
    """How large a text may be set, by its length: ``large``, ``medium`` or ``small``."""
    if len(text) <= large:
        return "large"
    return "medium" if len(text) <= medium else "small"


def _block(block: Block) -> Data:
    """One block under its own name in lower case."""
    return {"b": type(block).__name__.lower(), **_fields(block)}


def _fields(block: Block) -> Data:
    match block:
        case Table():
            return _table(block)
        case Paragraph():
            return {"text": _text(block.text), "lead": block.lead, "tone": block.tone, "more": _text(block.more)}
        case Subheading():
            return {"text": _text(block.text)}
        case Bar():
            return _bar(block)
        case Lanes():
            return _lanes(block)
        case Prose() | Items() | Code():
            return _written(block)
        case _:
            return _small(block)


def _written(block: Prose | Items | Code) -> Data:
    """What people wrote in a review."""
    match block:
        case Prose():
            return {"runs": _runs(block.runs), "quote": block.quote}
        case Items():
            return {
                "items": [
                    {"runs": _runs(item.runs), "depth": item.depth, "number": item.number} for item in block.items
                ]
            }
        case Code():
            return {"text": _text(block.text), "lang": block.label.lower()}


def _runs(runs: tuple[Run, ...]) -> list[Data]:
    return [
        {"text": _text(run.text)}
        | {name: True for name in ("strong", "emphasis", "code", "struck") if getattr(run, name)}
        for run in runs
    ]


def _small(block: Facts | Cards | Points | Statements | Message) -> Data:
    match block:
        case Facts():
            return {"pairs": [[_text(label), _cell(value)] for label, value in block.pairs]}
        case Cards():
            return {"cards": [_card(card) for card in block.cards]}
        case Points():
            return {"label": _text(block.label), "items": [_text(item) for item in block.items]}
        case Statements():
            return {"rows": [_statement(one) for one in block.rows], "boxed": block.boxed}
        case Message():
            return {"caption": _text(block.caption), "text": _text(block.text)}


def _statement(one: Statement) -> Data:
    return {"label": _text(one.label), "text": _text(one.text), "more": _text(one.more)}


def _table(table: Table) -> Data:
    return {
        "columns": [{"title": _text(column.title), "share": column.share} for column in table.columns],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
    }


def _cell(cell: Cell) -> Data:
    """Only what differs from a plain cell, because a long report has many."""
    data: Data = {"text": _text(cell.text)}
    if cell.note:
        data["note"] = _text(cell.note)
    if cell.tone is not Tone.PLAIN:
        data["tone"] = cell.tone
    for name in ("code", "struck", "strong", "depth", "mark"):
        value = getattr(cell, name)
        if value:
            data[name] = value
    if cell.course is not None:
        data["course"] = _course(cell.course)
    return data


def _course(one: Course) -> Data:
    return {
        "stretches": [[part.since, part.until, part.state] for part in one.stretches],
        "shades": [list(shade) for shade in one.shades],
        "lines": [[list(point) for point in line] for line in one.lines],
        "failed": [list(span) for span in one.failed],
        "alt": _text(one.alt),
    }


def _card(card: Card) -> Data:
    return {
        "label": _text(card.label),
        "value": _text(card.value),
        "note": _text(card.note),
        "tone": card.tone,
        "size": _size(card.value, 13, 26),
    }


def _bar(bar: Bar) -> Data:
    return {
        "points": [
            {"label": _text(point.label), "time": _text(point.time), "place": point.place} for point in bar.points
        ],
        "parts": [
            {
                "length": _text(part.length),
                "words": _text(part.words),
                "since": part.since,
                "until": part.until,
                "tone": part.tone,
            }
            for part in bar.parts
        ],
        "note": _text(bar.note),
        "sentence": bar.sentence,
    }


def _lanes(one: Lanes) -> Data:
    """The swim lanes; what stands in them is the program's own words."""
    return {
        "names": list(one.names),
        "marks": [[mark.lane, mark.place, mark.number, mark.tone] for mark in one.marks],
        "shades": [list(shade) for shade in one.shades],
        "ticks": [[tick.place, tick.text] for tick in one.ticks],
        "gaps": [[gap.since, gap.until, gap.text] for gap in one.gaps],
        "caption": _text(one.caption),
        "alt": one.alt,
    }
