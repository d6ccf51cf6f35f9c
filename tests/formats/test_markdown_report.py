"""The Markdown report: against reference files that a person has read, and against texts that want to be markup."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.markdown_report import inline, lines, markdown_of, opening
from incident_desk.formats.report_text import visible
from tests import report_samples
from tests.report_samples import ATTACKS, drill, hostile, long

REFERENCE = Path(__file__).parent / "reference"
READER = MarkdownIt("commonmark").enable("table")


def markdown(recorder):
    return markdown_of(build_report(recorder.events, "Incident Desk 0.1.0"))


@pytest.mark.parametrize("name", ["checkout", "drill", "bare", "disordered", "late", "reopened"])
def test_the_report_reads_as_the_reference_does(name):
    """The head's hash depends on the form of every body, so the references hold zeros for it."""
    recorder = getattr(report_samples, name)()
    made = markdown(recorder).replace(recorder.events[-1].hash, "0" * 64)
    assert made == (REFERENCE / f"{name}.md").read_text("utf-8")


def test_the_same_record_gives_the_same_bytes():
    assert markdown(hostile()) == markdown(hostile())


def test_a_drill_starts_with_the_word_drill():
    assert markdown(drill()).startswith("Drill")


def text_of(source):
    """What a CommonMark reader shows of one paragraph or heading."""
    shown = []
    for token in READER.parse(source):
        for child in token.children or ():
            shown.append("\n" if child.type in ("hardbreak", "softbreak") else child.content)
    return "".join(shown)


def kinds_of(source):
    inside = {child.type for token in READER.parse(source) for child in token.children or ()}
    return {token.type for token in READER.parse(source)} | inside


PLAIN = {"paragraph_open", "inline", "paragraph_close", "text", "code_inline", "text_special"}


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_stays_text_at_the_start_of_a_line(attack):
    source = opening(attack)
    assert kinds_of(source) <= PLAIN
    assert text_of(source) == " ".join(visible(attack).split())


@given(st.text(st.one_of(st.sampled_from("`*_|\\<>&#[]()!~$@-+=.:1a \n\t"), st.characters(codec="utf-8"))))
def test_any_text_reads_back_as_it_was_typed(text):
    wanted = " ".join(visible(text).split())
    if wanted:
        assert kinds_of(opening(text)) <= PLAIN
        assert text_of(opening(text)) == wanted
        assert text_of(f"# {opening(text)}") == wanted


@given(st.text(st.one_of(st.sampled_from("`*_|\\<>&#[]~@- \n"), st.characters(codec="utf-8"))))
def test_any_text_stays_in_its_cell_with_its_lines(text):
    table = f"| a | b |\n| --- | --- |\n| x{lines(text)}x | end |\n"
    tokens = READER.parse(table)
    cells = [token for token in tokens if token.type == "inline"]
    assert len(cells) == 4
    shown = "".join("\n" if c.type == "html_inline" else c.content for c in cells[2].children)
    wanted = "\n".join(re.sub(r"[^\S\n]+", " ", one).strip() for one in visible(text).strip().split("\n"))
    assert shown == f"x{wanted}x"
    assert all(c.content == "<br>" for c in cells[2].children if c.type == "html_inline")


def test_every_table_of_the_hostile_report_keeps_its_columns():
    rows = [line for line in markdown(hostile()).split("\n") if line.startswith("|")]
    widths = {len(re.findall(r"(?<!\\)\|", line)) for line in rows}
    assert widths <= {3, 4, 5, 6, 7}
    made = READER.parse(markdown(hostile()))
    assert not [token for token in made if token.type in ("html_block", "code_block", "blockquote_open")]
    links = [c for token in made for c in token.children or () if c.type in ("link_open", "image")]
    assert not links


def test_a_message_stands_between_fences_that_its_text_cannot_close():
    fences = [token for token in READER.parse(markdown(hostile())) if token.type == "fence"]
    assert [fence.content.rstrip("\n") for fence in fences] == [visible(one) for one in ATTACKS]


def test_text_that_is_no_markup_is_left_as_it_was_typed():
    assert (
        inline("snake_case C:\\temp a-b 3 < 4? no: 5 > 4 & more")
        == "snake_case C:\\temp a-b 3 \\< 4? no: 5 > 4 & more"
    )


def test_a_name_with_an_at_sign_calls_nobody():
    assert inline("ask @maya.k, not a@b.org") == "ask `@maya.k`, not a@b.org"


def test_a_long_timeline_keeps_every_row():
    log = markdown(long(300)).partition(": Event log")[2]
    assert log.count(" messages, worker ") == 300


def test_no_line_ends_in_spaces():
    assert not [line for line in markdown(report_samples.checkout()).split("\n") if line != line.rstrip()]
