"""Nothing of a document is lost: each line is in an entry, in another thing understood, or kept as reference."""

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.formats.reading.document import read_document
from tests.examples import few

_WORD = re.compile(r"[^\W_]+")
MARKS = st.sampled_from(
    ("", "- ", "  * ", "1. ", "2) ", "> ", ":", "Note: ", "Owner: ", "P1 = ", "STEP 1 - ", "[x] ", "- [x] ", "    ",
     "After 15 min: ", "rollback: ", "09:41 ", "ERROR ", "Status: ", "`", "**", "Impact: ", "call ", "| ")
)  # fmt: skip
"""How a line begins: what has a meaning, and what has none."""
HEADS = st.sampled_from(("Timeline", "Steps", "Notes", "Root cause", "Impact", "Contacts", "Escalation", "Rollback",
                         "Severity", "Action items", "Symptoms"))  # fmt: skip
SAID = MARKS.filter(lambda mark: mark not in ("- [x] ", "| "))
"""The same without what makes Markdown of a chat."""
CLOCKS = st.builds("{:02}:{:02}".format, st.integers(1, 12), st.integers(0, 59))


def numbered(lines):
    """The lines, each with a word of its own, by which it is known again."""
    return [f"{mark}word{number} and more{number}" for number, mark in enumerate(lines)]


def texts_of(data: Any) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for one in data.values() if isinstance(data, dict) else data:
            yield from texts_of(one)


def missing(text, name):
    """The words of the text's lines that stand in nothing that was understood and in no reference text."""
    read = read_document(text.encode(), name)
    values = [read.playbook] if read.report is None else [read.playbook, read.report]
    kept = {word for one in values for text in texts_of(one.to_data()) for word in _WORD.findall(text)}
    return [word for word in re.findall(r"(?:word|more)\d+", text) if word not in kept]


LINES = st.lists(MARKS, min_size=1, max_size=8).map(numbered)
FEW = settings(max_examples=few(8, 25))


@FEW
@given(st.lists(st.tuples(CLOCKS, st.lists(SAID, min_size=1, max_size=5)), min_size=3, max_size=5))
def test_of_a_chat(messages):
    lines, number = [], 0
    for place, (clock, marks) in enumerate(messages):
        lines.append(f"{('Ann Lee', 'Bob')[place % 2]}  {clock} AM")
        for mark in marks:
            lines.append(f"{mark}word{number} and more{number}")
            number += 1
        lines.append(":tada:")
    text = "\n".join(lines)
    assert missing(text, "chat.txt") == []
    report = read_document(text.encode(), "chat.txt").report
    told = " ".join(entry.text for entry in report.timeline)
    assert told.count(":tada:") == len(messages)
    assert all(re.search(rf"\bword{one}\b", told) for one in range(number))


@FEW
@given(st.lists(st.tuples(st.one_of(st.none(), HEADS), LINES), min_size=1, max_size=4))
def test_of_plain_text(parts):
    lines = []
    for place, (head, under) in enumerate(parts):
        lines += ["", head, ""] if head else [""]
        lines += [re.sub(r"(word|more)(\d)", rf"\g<1>{place}7\2", line) for line in under]
    assert missing("\n".join(lines), "notes.txt") == []


@FEW
@given(st.lists(st.tuples(st.one_of(st.none(), HEADS), LINES), min_size=1, max_size=4))
def test_of_markdown(parts):
    lines = ["# Checkout", ""]
    for place, (head, under) in enumerate(parts):
        lines += ["", f"## {head}", ""] if head else [""]
        lines += [re.sub(r"(word|more)(\d)", rf"\g<1>{place}7\2", line) for line in under]
    assert missing("\n".join(lines), "notes.md") == []


@FEW
@given(
    st.lists(st.sampled_from(("step", "owner", "minutes", "command", "notes", "time", "severity", "x")), min_size=3,
             max_size=5, unique=True),
    st.integers(2, 5), st.sampled_from(",;\t"),
)  # fmt: skip
def test_of_a_table(head, rows, mark):
    cells = [[f"word{row}{column} b" for column in range(len(head))] for row in range(rows)]
    assert missing("\n".join(mark.join(row) for row in (head, *cells)), "table.csv") == []


@FEW
@given(st.lists(st.tuples(CLOCKS, MARKS, st.booleans()), min_size=3, max_size=9))
def test_of_a_log(rows):
    lines = [
        f"{'' if goes_on else f'2025-03-04 {clock}:10 '}{mark}word{place} and more{place}"
        for place, (clock, mark, goes_on) in enumerate(rows)
    ]
    assert missing("\n".join(lines), "app.log") == []
