"""Lone lines of a text without markup are its headings, where several of them are those of a report."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.plain_headings import with_plain_headings
from incident_desk.formats.reading.tokens import blocks_of

PLAIN = dedent(
    """\
    Post-mortem of the lost mails

    What happened?

    On 2024-03-12 at 09:40 UTC the mail server became unresponsive.

    Root cause

    A disk was full, and nobody had an alarm for it.

    Lessons learned

    Watch disks.
    """
)


def heads(text):
    return [(one.level, one.content) for one in with_plain_headings(blocks_of(text)) if one.kind == "heading"]


def test_lone_lines_of_a_plain_report_are_its_headings():
    assert heads(PLAIN) == [
        (1, "Post-mortem of the lost mails"),
        (2, "What happened?"),
        (2, "Root cause"),
        (2, "Lessons learned"),
    ]
    report = read_document(PLAIN.encode(), "mails.md").report
    assert report is not None
    assert (report.title, report.root_cause.text) == (
        "Post-mortem of the lost mails",
        "A disk was full, and nobody had an alarm for it.",
    )
    assert report.start.moment.iso == "2024-03-12T09:40:00Z"


@pytest.mark.parametrize(
    "text",
    [
        "# Report\n\n" + PLAIN,  # it has a heading
        "A list\n\nOf some\n\nShort lines\n\nAnd words.\n",  # nothing of a report
        "What happened?\n\nWe lost mails.\n",  # too few
        PLAIN.replace("Root cause", "Root cause."),  # a sentence
    ],
)
def test_other_texts_stay_as_they_are(text):
    blocks = blocks_of(text)
    made = with_plain_headings(blocks)
    assert [one.kind for one in made] == [one.kind for one in blocks] or "Root cause." in text
    assert "Root cause." not in [one.content for one in made if one.kind == "heading"]


def test_a_line_that_nothing_belongs_to_is_no_heading():
    text = PLAIN.replace("A disk was full, and nobody had an alarm for it.\n\n", "")
    assert (2, "Root cause") not in heads(text)


@given(st.lists(st.sampled_from(["Timeline", "Impact?", "words here.", "Root cause", "- one"]), max_size=12))
def test_any_lines_keep_their_places(lines):
    blocks = blocks_of("\n\n".join(lines))
    assert [one.first for one in with_plain_headings(blocks)] == [one.first for one in blocks]
