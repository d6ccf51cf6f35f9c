"""A document that is too much is understood to a line, and every word behind it is kept."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incident_desk.domain.playbook import every_step
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.encoding import ReadingError
from incident_desk.formats.reading.limits import TOO_MANY, TOO_MANY_LINES, Part, cut, parted

BOOK = "# Outage\n\n## Phase 1: Look (0-15 minutes)\n\n" + "- [ ] look at the log\n" * 400 + "\nThe end é.\n"


def rest_of(document):
    first = document.reference_from
    return [one for one in document.playbook.reference if one.span.first >= first]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "utf-8-sig"])
def test_what_is_beyond_the_bytes_is_kept_line_by_line(encoding):
    document = read_document(BOOK.encode(encoding), "a.md", Part(most=3_000))
    lines = BOOK.split("\n")
    rest = rest_of(document)
    assert document.reference_from == document.text.count("\n") + 1
    assert "\n".join(one.text for one in rest) == "\n".join(lines[document.reference_from - 1 :]).removesuffix("\n")
    assert (rest[0].span.first, rest[-1].span.last) == (document.reference_from, len(lines) - 1)
    assert len(list(every_step(document.playbook))) > 20
    words = f"From line {document.reference_from} on it is kept as reference text, not understood: "
    assert document.warnings[0].text.startswith(words)


def test_too_many_blocks_are_understood_to_a_line():
    document = read_document(BOOK.encode(), "a.md", Part(blocks=200))
    assert document.text == BOOK and document.warnings[0].text.endswith(TOO_MANY)
    steps, first = list(every_step(document.playbook)), document.reference_from
    assert 80 < len(steps) < 110 and first == steps[-1].span.last + 1
    assert rest_of(document)[-1].text.endswith("The end é.")


def test_too_many_lines_are_understood_to_one_of_them():
    document = read_document(BOOK.encode(), "a.md", Part(lines=50))
    assert document.text == BOOK and document.warnings[0].text.endswith(TOO_MANY_LINES)
    assert document.reference_from == 51 and rest_of(document)[-1].text.endswith("The end é.")
    assert read_document(BOOK.encode(), "a.md", Part(lines=BOOK.count("\n") + 1)).reference_from == 0


def test_both_limits_are_one_message():
    document = read_document(BOOK.encode(), "a.md", Part(most=6_000, blocks=100))
    rest = rest_of(document)
    assert len([one for one in document.warnings if "reference text" in one.text]) == 1
    assert rest[-1].text.endswith("The end é.") and rest[-1].span.last == BOOK.count("\n")
    assert all(one.span.last + 1 == other.span.first for one, other in zip(rest, rest[1:], strict=False))
    assert document.warnings[0].span.last == BOOK.count("\n")


def test_what_is_small_is_read_as_a_whole_and_what_is_too_large_is_refused():
    assert read_document(BOOK.encode(), "a.md").reference_from == 0
    with pytest.raises(ReadingError, match="has 66 MB; documents are read up to 64 MB"):
        read_document(b"a" * 66 * 1024 * 1024, "a.md")


def test_how_far_it_is_rises_to_the_end():
    told = []
    read_document(BOOK.encode(), "a.md", Part(tell=told.append))
    assert told == sorted(told) and len(told) > 3 and told[-1] == 1.0


@given(st.text(max_size=80), st.integers(4, 90))
@example("0\U00010000\x80", 6)
def test_no_letter_is_parted(text, most):
    head, rest = parted(text.encode(), most)
    assert head + bytes(rest) == text.encode() and len(head) <= most
    assert head.decode() + bytes(rest).decode() == text


@given(st.text(alphabet="a\n", max_size=40), st.integers(1, 50))
def test_a_text_is_cut_before_a_line(text, line):
    before, after = cut(text, line)
    assert before + after == text
    assert before.count("\n") == min(line - 1, text.count("\n")) or not after
