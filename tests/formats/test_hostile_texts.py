"""2,000 lines of the log field by chance, and pastes that mean harm: none does any, all come back byte for byte."""

import csv
import json
import random
from datetime import UTC
from io import StringIO

import pytest

from incident_desk.domain.timeline import timeline
from incident_desk.formats.exact_markdown import read_exactly
from incident_desk.formats.grammar import read_line
from incident_desk.formats.timeline_export import (
    TimelineView,
    not_neutral,
    timeline_csv,
    timeline_data,
    timeline_markdown,
)
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.words import LONGEST_TEXT, clean
from tests.fakes import NOON, Bench
from tests.formats.bringing.samples import read

PIECES = (
    *(
        "! ",
        "? ",
        "> ",
        "= ",
        "& ",
        "+ ",
        "TODO ",
        "TODO(ana): ",
        "-5m ",
        "~-2h ",
        "02:58 ",
        "02:58 CET ",
        "??:?? ",
    ),
    *("13:00..14:00 ", "yesterday evening ", "@RO ", "@a.b ", "#db ", "#", "@", " by 03:50 ", " 5 min ago", " -3m"),
    *(
        "down",
        "pool full: 498/500",
        "=SUM(A1)",
        "'=x",
        "''+1",
        "|",
        "\\",
        "`",
        "<b>",
        "&amp;",
        "*",
        "_",
        "~~",
        "\n",
    ),
    *("\u202e", "\u2066", "\u2028", "\x00", "\ufeff", "👩\u200d👩\u200d👧", "שלום", "مرحبا", "é", "e\u0301", "\t"),
)
HOSTILE = {
    "html": "<script>alert('x')</script><img src=x onerror=alert(1)><style>*{display:none}</style><!--",
    "sql": "'); DROP TABLE event; --",
    "bidi": "pay \u202e)001$( \u202c now \u2067x\u2069",
    "nul": "before\x00after",
    "emoji": "👩\u200d👩\u200d👧\u200d👦 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f 👍🏽 🇩🇪",
    "right to left": "השרת נפל ב־02:58 لأن القاعدة ممتلئة",
    "formula": "=HYPERLINK(\"http://x\",\"y\")\n+1\n@SUM(1)\n-2",
    "apostrophes": "'=1 ''=2",
    "markdown": "# a\n| b |\n|---|\n```\ncode\n```\n[x](javascript:1) ![](y) <http://z>",
    "combining": "Z̸͎a̷l̴g̵o" * 50,
    "long": "x" * LONGEST_TEXT,
    "line ends": "a\r\nb\rc\u2028d\x85e",
    "surrogate": "lone \ud800 half",
}  # fmt: skip


def come_back(texts):
    """The texts as entries of a record, and as each way out gives them back."""
    desk = Bench().desk
    one = desk.declare(Declaration("Down"), "MK")
    lines = [read_line(text, NOON, UTC) for text in texts]
    kept = [line for line in lines if clean(line.text)]
    desk.act(one.id, lambda *_: [draft for line in kept for draft in log(line)], "RO")
    rows = timeline(desk.events(one.id))
    view = TimelineView(one.key, one.title, rows, one.declared_at)
    cells = [row["text"] for row in csv.DictReader(StringIO(timeline_csv(view), newline=""))]
    data = json.loads(json.dumps(timeline_data(view), ensure_ascii=False))["timeline"]
    table = [line for line in timeline_markdown(view).split("\n") if line.startswith("| ")][1:]
    return rows, cells, [one["text"] for one in data], table, [clean(line.text) for line in kept]


def agree(rows, cells, data, table, said):
    texts = [row.text for row in rows]
    assert [not_neutral(cell) for cell in cells] == texts == data
    assert not any(cell.lstrip("'")[:1] in "=+-@\t\r" and cell[:1] != "'" for cell in cells if cell.lstrip("'"))
    assert len(table) == len(rows)
    for line, row in zip(table, rows, strict=True):
        cell = line.split(" | ", 3)[3].rpartition(" | ")[0]
        assert read_exactly(cell) == row.text
    shown = "\n".join(texts)
    assert all(words in shown for words in said), "what was typed stands in a row, letter by letter"


def test_two_thousand_lines_by_chance():
    chance = random.Random(20260301)
    agree(*come_back(["".join(chance.choices(PIECES, k=chance.randint(1, 8))) for _ in range(2000)]))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_paste_that_means_harm(text):
    agree(*come_back([text]))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_brought_in_it_is_text_as_well(text):
    found = read(f"2026-03-01T02:58Z {text}\n2026-03-01T02:59Z next\n")
    assert "\n".join(one.text for one in found.entries).count("next") == 1
    assert found.entries[0].text.startswith(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[0])


@pytest.mark.parametrize("unit", ["x", "[", '"', "1", "2026-", '{"a":', "02:58 ", ",", "\t", "👩\u200d👧"])
def test_twenty_megabytes_of_anything_are_read_in_bounds(unit):
    found = read(unit * (20_000_000 // len(unit.encode())))
    assert len(found.entries) <= 1
