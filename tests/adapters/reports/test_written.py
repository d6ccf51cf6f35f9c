"""What people wrote, set for its room, and the PDF that comes of it looked at with poppler."""

import re
import shutil
import subprocess

import pytest

from incident_desk.adapters.reports.engine import pdf_of
from incident_desk.adapters.reports.written import code, cut, items, prose
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.prose import document
from incident_desk.formats.report_data import document_data
from tests.review_samples import Reviewed

WIDTHS = {ord(sign): 0.25 for sign in "il"} | {ord("W"): 1.0}
HARD = f"""A **{"W" * 300}** and `{"i" * 400}` and *{"l" * 300}*.

- one
  - two
    1. {"ö" * 200}

```
def f():
    return {"l" * 400}
  kept  as  it  is
```

> said مرحبا بالعالم

turned \u202e <b>x</b>

| A | B |
|---|---|
| {"x" * 200} | 2 |
"""


def sizes():
    """What a setter is asked: each text with its room and size."""
    asked = []
    return asked, lambda text, room, size: asked.append((text["t"], room, size)) or [text["t"]]


def test_code_inside_a_line_is_taken_to_be_wider_than_text():
    asked, text = sizes()
    prose({"runs": [{"text": {"t": "a"}}, {"text": {"t": "b"}, "code": True}]}, text, 100.0)
    assert [room for _, room, _ in asked] == [100.0, 100.0] and asked[1][2] > 2 * asked[0][2]


def test_a_deeper_line_has_less_room():
    asked, text = sizes()
    made = items(
        {"items": [{"runs": [{"text": {"t": str(n)}}], "depth": n, "number": None} for n in (0, 3)]}, text, 99.0
    )
    assert asked[0][1] - asked[1][1] == 48.0 and [one["depth"] for one in made["items"]] == [0, 3]


def test_only_a_line_of_code_with_a_word_too_wide_is_parted():
    narrow, wide = code("  i i\n" + "i" * 90, WIDTHS, 7.8 * 0.6 * 80)["lines"]
    assert narrow == "  i i" and "".join(wide["p"]) == "i" * 90


def test_a_mark_stays_with_its_letter():
    assert list(cut("abcde\u0301f")) == ["abcd", "e\u0301f"]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    one = Reviewed()
    one.write("summary", HARD)
    report = build_report(one.events, "Incident Desk 0.1.0")
    data = document_data(document(report)), report.to_data(), report.header.recorded_until
    path = tmp_path_factory.mktemp("written") / "review.pdf"
    path.write_bytes(pdf_of(*data))
    assert path.read_bytes() == pdf_of(*data)
    return path


def said(tool, path, *options):
    if shutil.which(tool) is None:
        pytest.skip(f"poppler is absent: no {tool}")
    return subprocess.run([tool, *options, path, "-"], capture_output=True, check=True).stdout.decode(
        "utf-8", "replace"
    )


def test_nothing_runs_past_the_margin_and_no_word_is_lost(pdf):
    boxes = said("pdftotext", pdf, "-bbox")
    rights = [float(one) for one in re.findall(r'xMax="([-\d.]+)" yMax="[-\d.]+">', boxes)]
    assert max(rights) <= 541.43
    squashed = re.sub(r"\s", "", said("pdftotext", pdf))
    for part in ("W" * 300, "i" * 400, "l" * 400, "ö" * 200, "x" * 200, "<b>x</b>", "‹U+202E›"):
        assert part in squashed, part[:10]


def test_code_keeps_its_blanks(pdf):
    boxes = said("pdftotext", pdf, "-bbox")
    kept = re.search(r'xMax="([\d.]+)"[^>]*>kept</word>\s*<word xMin="([\d.]+)"[^>]*>as<', boxes)
    assert kept is not None
    one_blank = 0.6 * 7.8
    assert float(kept[2]) - float(kept[1]) > 1.9 * one_blank


def test_short_code_in_a_named_language_comes_whole_and_any_other_in_lines():
    from incident_desk.adapters.reports.written import COLOURED, code

    assert code("a = 1\nb", {}, 400, "python") == {"whole": "a = 1\nb", "lines": []}
    assert code("a = 1\nb", {}, 400)["lines"] == ["a = 1", "b"]
    assert "whole" not in code("x " * COLOURED, {}, 400, "python")
    assert "whole" not in code("W" * 500, {}, 400, "python"), "a word that is too wide has to be parted"
