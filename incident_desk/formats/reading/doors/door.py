"""One door for every file: what it is decides how its text becomes Markdown, and what was done is told."""

from dataclasses import replace

from incident_desk.domain.playbook import Doubt
from incident_desk.formats.reading.doors import chat, counted_lines, csv_table, html_page, plain_headings
from incident_desk.formats.reading.doors.plain_text import is_markdown_by_name, looks_like_markdown
from incident_desk.formats.reading.intake import Intake, taken_in

_EVEN_ROWS = 0.95
"""The share of rows with the same number of cells that makes a table of a text that is not called one."""


def open_door(data: bytes, name: str) -> Intake:
    """A file's bytes as Markdown, and what was done to them on the way.

    Raises:
        ReadingError: it is binary, too large, empty, or in an encoding that can't be read.
    """
    taken = taken_in(data, name)
    found = _through(taken.text, name)
    if found is None or not found[0].strip():
        return taken
    text, told = found
    return replace(
        taken, text=text, original=taken.original or taken.text, warnings=(Doubt("text", told), *taken.warnings)
    )


def _through(text: str, name: str) -> tuple[str, str] | None:
    """The text in Markdown and what was done; None where it stays as it is."""
    if html_page.is_page(text, name):
        return html_page.as_markdown(text), html_page.TOLD
    listed = None if is_markdown_by_name(name) else counted_lines.as_list(text)
    if listed is not None and chat.chat_in(text) is None:
        return listed, counted_lines.TOLD
    if looks_like_markdown(text):
        return None
    if (found := chat.chat_in(text)) is not None:
        return chat.as_markdown(found), found.told
    table = None if is_markdown_by_name(name) else _table(text, name)
    if table is not None:
        return csv_table.as_markdown(table), table.told
    headed = plain_headings.with_headings(text)
    return None if headed is None else (headed, plain_headings.TOLD)


def _table(text: str, name: str) -> csv_table.Table | None:
    if name.casefold().endswith((".csv", ".tsv", ".tab")):
        return csv_table.table_in(text)
    table = csv_table.table_in(text, ("\t", ";", ","), _EVEN_ROWS)
    if table is None or len(table.rows) < 3 or (table.separator != "\t" and len(table.rows[0]) < 3):
        return None
    return table
