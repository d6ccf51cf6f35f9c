"""Steps that are lines with their numbers in words, in plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.playbook import walk
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.doors.counted_lines import TOLD, as_list

NOTE = """moving the queue, as we do it (sorry!!)

tell the shop first; if it stays silent for 5 minutes call Mo Beck (+1 202 555 0100)

STEP 1 - who leads:   rabbitctl -n one status
Step 2: is it < 3 MB?? else stop
step 3.  rabbitctl move --to two   (answer yes)
      * wait 20s
      * look:  curl -s localhost:9090/health | jq .state
4) tell the shop again

Notes
  * never between one and two at night
P1 = answer in 5 min, P2 = answer in 1h
"""


def test_each_counted_line_is_a_step_with_its_command_and_what_stands_under_it():
    document = read_document(NOTE.encode(), "queue.txt")
    book = document.playbook
    assert book.title == "moving the queue, as we do it (sorry!!)"
    assert document.original == NOTE and document.warnings[0].text == TOLD
    steps = [step for plan in book.plans for phase in plan.phases for step in walk(phase.steps)]
    assert [(step.text.split()[0], [one.text for one in step.commands]) for step in steps] == [
        ("who", ["rabbitctl -n one status"]), ("is", []), ("rabbitctl", ["rabbitctl move --to two"]), ("wait", []),
        ("look:", ["curl -s localhost:9090/health | jq .state"]), ("tell", []),
    ]  # fmt: skip
    assert [(one.role, one.primary) for one in book.contacts] == [("Mo Beck", "+1 202 555 0100")]
    assert [(one.name, one.response_s) for one in book.severities] == [("P1", 300), ("P2", 3600)]
    assert any("never between" in one.text for one in book.reference) and book.doubts == ()


@pytest.mark.parametrize(
    "text", ["", "Step 1: one\n", "# A\n\nStep 1: one\nStep 2: two\n", "the step 2 of it\nand step 3 of it\n"]
)
def test_what_counts_no_steps_or_has_headings_stays_as_it_is(text):
    assert as_list(text) is None


def test_a_file_that_is_called_markdown_is_not_touched():
    assert read_document(b"Step 1: one\nStep 2: two\n", "a.md").text == "Step 1: one\nStep 2: two\n"


LINES = st.sampled_from(("Step 1: a", "STEP 2 - b", "3) c", "  * d", "", "Notes", "words: make x -y", "    deep"))


@given(st.lists(LINES, max_size=9))
def test_line_for_line_and_word_for_word(lines):
    text = "\n".join(lines)
    found = as_list(text)
    if found is not None:
        pairs = list(zip(found.split("\n"), lines, strict=True))
        assert all(set(old.split()[-1:]) <= set(new.replace("`", "").split()) for new, old in pairs)
