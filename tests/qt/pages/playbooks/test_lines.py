"""The middle as lines."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.playbook import Contact, Playbook, Procedure, SeverityLevel
from incident_desk.qt.pages.playbooks.lines import Mark, changed_lines, counts, reading_lines, source_lines
from tests.qt.pages.playbooks.conftest import BOOK, TEXT


def test_a_source_has_its_numbers():
    lines = source_lines(TEXT)
    assert [(line.after, line.mark) for line in lines[:3]] == [(1, Mark.TITLE), (2, Mark.PLAIN), (3, Mark.TITLE)]
    assert "\n".join(line.text for line in lines) == TEXT


def test_a_playbook_is_read_with_its_steps_commands_and_people():
    told = [(line.mark, line.text, line.depth, line.beside) for line in reading_lines(BOOK)]
    assert (Mark.TITLE, "P1 Nobody prints", 0, "respond in 15 min, resolve in 4 h") in told
    assert (Mark.TITLE, "Look", 0, "to 15 min") in told and (Mark.STEP, "Look at the lamp", 2, "") in told
    assert (Mark.COMMAND, "cancel -a", 2, "") in told
    assert (Mark.PLAIN, "Toner", 1, "nobody to call") in told and (Mark.PLAIN, "Paper", 1, "Mara") in told
    assert (Mark.PLAIN, "Ringer", 1, "after 30 min") in told


def test_a_pattern_is_read_with_its_signs_and_causes_and_people_with_their_numbers():
    pattern = Procedure("Paper jam", symptoms=("It hums",), causes=("Wet paper (confirmed in INC-1)",))
    host = Contact("Host", "Mara", more=(("Phone", "555 0101"),))
    book = Playbook("P", procedures=(pattern,), contacts=(host,))
    told = [(line.text, line.depth, line.beside) for line in reading_lines(book)]
    assert told == [
        ("Paper jam", 0, "pattern"),
        ("It hums", 1, "sign"),
        ("Wet paper (confirmed in INC-1)", 1, "cause"),
        ("Contacts", 0, ""),
        ("Host", 1, "Mara, 555 0101"),
    ]


def test_what_is_due_at_once_is_said_so():
    book = Playbook("P", severities=(SeverityLevel("P0", "Critical", response_s=0, resolution_s=7200),))
    assert [line.beside for line in reading_lines(book)] == ["respond at once, resolve in 2 h"]


def test_a_target_without_a_length_is_told_in_the_documents_words():
    level = SeverityLevel(
        "P3", "Low", response_s=14400, response_text="4 hours", resolution_text="Next business day"
    )
    (line,) = reading_lines(Playbook("P", severities=(level,)))
    assert line.beside == "respond in 4 h, resolve: Next business day"


def test_changes_stand_under_the_heading_of_their_part_with_both_numbers():
    after = TEXT.replace("2. Ask around", "2. Ask all\n3. Wait").replace("Tell everybody", "Tell all")
    lines = changed_lines(TEXT, after, "draft")
    heads = [line.text for line in lines if line.mark is Mark.HEAD]
    assert heads == ["Phase 1: Look (0-15 minutes)", "Phase 3: Close (60-120 minutes)"]
    changed = [
        (line.mark, line.before, line.after, line.text) for line in lines if line.mark in (Mark.PLUS, Mark.MINUS)
    ]
    assert changed[:3] == [
        (Mark.MINUS, 16, None, "2. Ask around"),
        (Mark.PLUS, None, 16, "2. Ask all"),
        (Mark.PLUS, None, 17, "3. Wait"),
    ]
    assert counts(lines) == (3, 2) and lines[0].beside == "draft"


def test_texts_that_are_the_same_have_no_lines():
    assert changed_lines(TEXT, TEXT) == ()
    assert changed_lines("a", "b")[0].text == "Beginning"


@given(
    st.lists(st.sampled_from(["# a", "b", "c", "", "# d"]), max_size=12),
    st.lists(st.sampled_from("bcde"), max_size=12),
)
def test_every_line_that_came_or_went_is_told_once(olds, news):
    lines = changed_lines("\n".join(olds), "\n".join(news))
    plus, minus = counts(lines)
    before, after = "\n".join(olds).split("\n"), "\n".join(news).split("\n")
    assert len(before) - minus == len(after) - plus
    for line in lines:
        if line.before is not None:
            assert before[line.before - 1] == line.text
        if line.after is not None:
            assert after[line.after - 1] == line.text
