"""Tables of HTML in Markdown: their words in rows and cells, on the lines where they stand."""

import pytest

from incident_desk.formats.reading.html_tables import without_tables
from tests.formats.reading.pages import read

PLAIN = """
<table>
  <tr><th>Level</th><th>Meaning</th></tr>
  <tr><td>P1</td><td>Shop &amp; till down</td></tr>
</table>
"""
SPREAD = """
<table class="wide">
<thead>
<tr>
<th>Level</th>
<th>Meaning</th>
</tr>
</thead>
<tbody>
<tr>
<td>P1</td>
<td><p>Shop &amp; till down</p></td>
</tr>
</tbody>
</table>
"""
CARELESS = """
<TABLE border=1>
<TR><TD>Level<TD>Meaning
<TR><TD><b>P1</b><TD>Shop <a href="javascript:boom()">&amp; till</a> down
</TABLE>
"""


def cells(text):
    _, tables = without_tables(text.split("\n"))
    return [[cell.content for cell in row.children] for table in tables for row in table.children]


@pytest.mark.parametrize("text", [PLAIN, SPREAD, CARELESS])
def test_rows_and_cells_of_three_hands(text):
    assert cells(text) == [["Level", "Meaning"], ["P1", "Shop & till down"]]


def test_every_line_keeps_its_number():
    left, (table,) = without_tables(["a", *PLAIN.strip("\n").split("\n"), "b"])
    assert left == ["a", "", "", "", "", "b"]
    assert (table.first, table.last, [row.first for row in table.children]) == (2, 5, [3, 4])


def test_parts_of_a_cell_are_parted():
    text = (
        "<table><tr><td>Level</td></tr><tr><td><p>Down.</p><ul><li>call <code>Mo</code></li><li>wait</li></ul></td>"
    )
    assert cells(f"{text}</tr></table>")[1] == ["Down. call `Mo`; wait"]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("</table>", ""),
        f"```html\n{PLAIN}\n```",
        PLAIN.replace("<td>P1</td>", "<td>\n\n```bash\nls\n```\n\n</td>"),
        "Put a <table> there.",
        "<table>\n<tr><td>alone</td></tr>\n</table>",
    ],
)
def test_what_is_no_table_stays_as_it_is(text):
    lines = text.split("\n")
    assert without_tables(lines) == (lines, ())


def test_levels_of_severity_in_one_with_a_row_across():
    across = '<tr><td colspan="2">Above this line everybody is woken.</td></tr>'
    text = SPREAD.replace("</tbody>", f"{across}<tr><td>P2</td><td>One shop slow</td></tr></tbody>")
    levels = read(f"# Levels of Severity\n{text}\nwords").severities
    assert [(level.name, level.definition) for level in levels] == [
        ("P1", "Shop & till down"),
        ("P2", "One shop slow"),
    ]
