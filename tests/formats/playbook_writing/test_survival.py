"""What nobody edited and is said no more is told."""

from incident_desk.domain.playbook_editing_parts import set_pattern_words
from incident_desk.domain.playbook_editing_phases import remove_phase
from incident_desk.domain.playbook_editing_steps import delete_step, rename_step
from incident_desk.formats.playbook_writing.survival import lost_lines, rewritten_lines
from incident_desk.formats.reading.playbook import read_playbook
from tests.formats.playbook_writing.edited_documents import TEXT

BOOK = read_playbook(TEXT, "")


def test_nothing_is_lost_by_other_marks_and_numbers():
    assert lost_lines(TEXT, BOOK, BOOK, TEXT.replace("4. [ ]", "9. [ ]").replace("**", "")) == ()


def test_a_line_that_went_is_told():
    assert lost_lines(TEXT, BOOK, BOOK, TEXT.replace("Ask *Mara* first.\n", "")) == ("Ask *Mara* first.",)
    assert lost_lines(TEXT, BOOK, BOOK, TEXT.replace("   `cmd two`\n", ""))


def test_what_was_taken_out_or_reworded_is_not_missed_and_its_neighbour_is():
    gone = delete_step(BOOK, "1.2")
    text = TEXT.replace("2. [ ] Restart the pool\n   `cmd two`\n", "")
    assert lost_lines(TEXT, BOOK, gone, text) == ()
    assert lost_lines(TEXT, BOOK, gone, text.replace("3. [ ] Shed load: `feature off all`\n", ""))
    other = rename_step(BOOK, "1.4", "Wait")
    assert lost_lines(TEXT, BOOK, other, TEXT.replace("Ask `#inc-bell`", "Wait")) == ()


def test_lines_that_say_the_same_in_other_marks_are_told():
    assert (
        rewritten_lines(TEXT, BOOK, BOOK, TEXT.replace("4. [ ]", "9. [ ]").replace("    - lift", "  - lift")) == ()
    )
    text = TEXT.replace("*Mara*", "Mara").replace("* Close", "- Close")
    assert rewritten_lines(TEXT, BOOK, BOOK, text) == ("Ask *Mara* first.", "* Close the flap")


def test_what_stands_in_a_phase_that_was_taken_out_goes_with_it():
    first, last = TEXT.index("## 2. Mend"), TEXT.index("## Notes")
    assert lost_lines(TEXT, BOOK, remove_phase(BOOK, 1), TEXT[:first] + TEXT[last:]) == ()
    assert lost_lines(TEXT, BOOK, remove_phase(BOOK, 1), TEXT[:first])


def test_the_signs_of_a_pattern_are_no_loss_where_they_are_edited():
    text = "# P\n\n## Pattern 1: Rope torn\n\n**Symptoms:**\n\n- no sound\n\n**Resolution:**\n\n1. Knot it\n"
    book = read_playbook(text, "")
    other = set_pattern_words(book, 0, "symptoms", ["silence"])
    assert lost_lines(text, book, other, text.replace("no sound", "silence")) == ()
    assert lost_lines(text, book, other, text.replace("1. Knot it\n", "")) == ("1. Knot it",)
