"""Parts, title and work of a document are edited one after the other."""

from incident_desk.domain.playbook_editing_parts import set_trigger
from incident_desk.domain.playbook_editing_phases import add_phase
from incident_desk.domain.playbook_editing_steps import add_step, delete_step, move_step
from incident_desk.domain.playbook_editing_told import rename
from incident_desk.formats.playbook_markdown import playbook_markdown
from incident_desk.formats.playbook_revision import merge
from incident_desk.formats.playbook_writing.stages import in_stages
from incident_desk.formats.reading.playbook import read_playbook
from tests.formats.playbook_writing.edited_documents import TEXT

BOOK = read_playbook(TEXT, "")


def merged(source, before, after):
    return merge(source, playbook_markdown(before), playbook_markdown(after))


def edited(book, source=TEXT, before=BOOK, put=merged):
    placed = in_stages(source, before, book, put)
    return placed.texts[0] if placed else None


def test_title_part_and_step_are_edited_at_once():
    book = move_step(rename(BOOK, "Gong playbook"), "1.3", -1)
    text = edited(book)
    assert "# Gong playbook\n" in text and "2. [ ] Shed load: `feature off all`\n3. [ ] Restart the pool\n" in text
    assert text.endswith(TEXT[TEXT.index("## Notes") :])


def test_a_new_phase_and_a_sign_leave_the_lines_of_steps_alone():
    book = add_step(add_phase(BOOK, 2, "Rest"), 2, "Sit down")[0]
    text = edited(book)
    assert "Sit down" in text and set(TEXT.split("\n")) <= set(text.split("\n"))
    signed = edited(set_trigger(BOOK, 0, "It is silent", "", None))
    assert signed is None or set(TEXT.split("\n")) <= set(signed.split("\n"))


def test_a_title_over_everything_leaves_the_rest():
    source = "- [ ] one\n  * two\n* three `x`\n"
    book = read_playbook(source, "bell.txt")
    gone = rename(book, "Gong")
    assert edited(gone, source, book) == f"# Gong\n\n{source}"


def test_a_merge_that_is_read_otherwise_is_not_gone_on_with():
    book = add_phase(delete_step(BOOK, "1.2"), 2, "Rest")
    assert edited(book, put=lambda source, _before, _after: source) is None


def test_a_sign_stands_in_lines_of_its_own_and_a_moved_step_in_those_of_its_list():
    book = move_step(set_trigger(BOOK, 0, "It is silent", "", None), "1.3", -1)
    text = edited(book)
    assert "- It is silent\n" in text and "2. [ ] Shed load: `feature off all`\n3. [ ] Restart the pool\n" in text
    assert set(TEXT.split("\n")) - set(text.split("\n")) == {
        "2. [ ] Restart the pool", "3. [ ] Shed load: `feature off all`",
    }  # fmt: skip
