"""A report as it is looked at while it is written: whole, but for the middle of very long tables."""

from collections.abc import Iterable
from dataclasses import replace

from incident_desk.domain.counted import counted
from incident_desk.formats.report_document import Block, Cell, Document, Section, Table, Tone

MOST_ROWS = 60
"""Rows of a table that are set while somebody writes; all of them are set for the file that is handed out."""


def shortened(document: Document) -> tuple[Document, int]:
    """The document with at most ``MOST_ROWS`` rows in each table, and how many rows were left out of it."""
    sections = [_section(one) for one in document.sections]
    return replace(document, sections=tuple(one for one, _ in sections)), sum(out for _, out in sections)


def shortened_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """These blocks, each table with its first rows."""
    return tuple(_block(one)[0] for one in blocks)


def _section(section: Section) -> tuple[Section, int]:
    blocks = [_block(one) for one in section.blocks]
    return replace(section, blocks=tuple(one for one, _ in blocks)), sum(out for _, out in blocks)


def _block(block: Block) -> tuple[Block, int]:
    if not isinstance(block, Table) or len(block.rows) <= MOST_ROWS:
        return block, 0
    left_out = len(block.rows) - MOST_ROWS
    told = Cell(f"{counted(left_out, 'more row')} stand{_s(left_out)} in the file", tone=Tone.QUIET)
    row = tuple(told if place == len(block.columns) - 1 else Cell("") for place in range(len(block.columns)))
    return replace(block, rows=(*block.rows[:MOST_ROWS], row)), left_out


def rows_left(count: int) -> str:
    """That the pages are of a shortened report: so many rows, and their pages, are not among them."""
    return f"without {counted(count, 'row')} of the file"


def _s(count: int) -> str:
    return "s" if count == 1 else ""
