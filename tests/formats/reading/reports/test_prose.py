"""The sentences of a report, and which of them sum it up."""

from incident_desk.formats.reading.reports.parts import parts_of
from incident_desk.formats.reading.reports.prose import sentences_of, summary_of, told_in
from tests.formats.reading.pages import page

TEXT = """
# Down

At noon all fell. It was v2.1 of it.

## Summary
- One thing. Another
- それだ。これだ。

## Timeline
12:00 it fell

## Impact
Everybody.

## Details
Long words.
"""


def texts(passages):
    return [one.text for one in passages]


def test_sentences_end_at_marks_and_lines_and_keep_their_block():
    root = parts_of(page(TEXT))
    (down,) = root.inner
    assert texts(sentences_of(down)) == ["At noon all fell.", "It was v2.1 of it."]
    summary = down.inner[0]
    assert texts(sentences_of(summary)) == ["One thing.", "Another", "それだ。", "これだ。"]
    assert next(sentences_of(summary)).span.first == 6


def test_the_summary_is_the_head_and_the_sections_called_so():
    assert texts(summary_of(parts_of(page(TEXT)))) == [
        "At noon all fell.", "It was v2.1 of it.", "One thing.", "Another", "それだ。", "これだ。",
        "Everybody.",
    ]  # fmt: skip


def test_what_is_told_is_all_but_the_timeline():
    told = texts(told_in(parts_of(page(TEXT))))
    assert "Long words." in told and not any("12:00" in words for words in told)


def test_a_heading_with_figures_sums_up_as_well():
    text = "# Down\n\n## What happened (2026-03-18)\n\nAll was gone.\n"
    assert [one.text for one in summary_of(parts_of(page(text)))] == ["What happened (2026-03-18)", "All was gone."]
