"""A report cut at its chapters, and what they hold under headings of their own."""

from incident_desk.formats.review_chapters import Chapter, chapters_of, inner_of, without

TEXT = """**What went well**
- Roll back

### What went badly:
Alarm.

#### More of it
Late.

**Note:** this is no heading

### Luck
Night."""


def test_a_document_is_cut_at_its_outermost_headings_and_its_title_is_none_of_them():
    found = list(chapters_of("# Outage\r\nIt began.\r\n\r\n## One\r\nx\r\n### Within\r\ny\r\n\r\n## Two\r\n"))
    assert found == [Chapter("", "It began."), Chapter("One", "x\n### Within\ny"), Chapter("Two", "")]


def test_what_stands_under_headings_and_bold_lines_ends_at_the_next_of_its_rank():
    found = list(inner_of(TEXT))
    assert [(one.title, one.text) for one in found] == [
        ("What went well", "- Roll back"),
        ("What went badly:", "Alarm.\n\n#### More of it\nLate.\n\n**Note:** this is no heading"),
        ("More of it", "Late.\n\n**Note:** this is no heading"),
        ("Luck", "Night."),
    ]
    assert without(TEXT, [found[1], found[2]]) == "**What went well**\n- Roll back\n\n### Luck\nNight."
