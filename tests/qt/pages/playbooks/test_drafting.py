"""A draft as it is kept, and the text that it gives."""

from dataclasses import replace

import pytest

from incident_desk.domain.errors import NotFound
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.playbook_editing_phases import move_edge, remove_phase
from incident_desk.domain.playbook_editing_steps import delete_step, move_step
from incident_desk.domain.playbook_editing_told import rename, set_hop
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.qt.pages.playbooks.drafting import (
    UnwritableError,
    compiled,
    draft_of,
    draft_text,
    written,
)
from tests.qt.pages.playbooks.conftest import BOOK, TEXT, draft


def edited(change):
    one = draft()
    return replace(one, editing=one.editing.to(change(BOOK)))


def test_a_draft_is_kept_and_comes_back_as_it_was():
    one = edited(lambda book: move_edge(book, 0, 1200))
    asked = []

    def version(number):
        asked.append(number)
        return TEXT, BOOK

    again = draft_of(draft_text(one), "printer", version)
    assert again.editing.present == one.editing.present and again.editing.base == BOOK
    assert (again.of, again.source, again.editing.past, asked) == (1, TEXT, (), [1])


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"of": 1, "playbook": {}}', '{"of": "x", "playbook": {"title": "a"}}']
)
def test_what_is_no_draft_is_none(text):
    assert draft_of(text, "printer", lambda number: (TEXT, BOOK)) is None


def test_a_version_that_is_gone_is_told():
    def gone(_number):
        raise NotFound("gone")

    with pytest.raises(NotFound):
        draft_of(draft_text(draft()), "printer", gone)


def test_the_text_of_a_draft_with_its_changes_counted():
    nothing = compiled(draft())
    assert (nothing.text, nothing.changes, nothing.warning) == (TEXT, 0, "")
    done = compiled(edited(lambda book: move_edge(book, 0, 1200)))
    assert done.changes == 1 and "## Phase 1: Look (0-20 minutes)" in done.text and not done.is_anew


def test_changes_are_counted_as_they_were_made():
    assert compiled(edited(lambda book: rename(book, "Press"))).changes == 1
    assert compiled(edited(lambda book: move_edge(move_edge(book, 0, 1200), 1, 4000))).changes == 2
    assert compiled(edited(lambda book: move_step(move_edge(book, 0, 1200), "1.2", -1))).changes == 2
    assert compiled(edited(lambda book: remove_phase(book, 1))).changes >= 1


def test_what_a_reader_would_not_understand_is_named():
    def called_as_an_item_is(book):
        plan = book.plans[0]
        first = replace(plan.phases[0], name="- Look")
        return replace(book, plans=(replace(plan, phases=(first, *plan.phases[1:])), *book.plans[1:]))

    done = compiled(edited(called_as_an_item_is))
    assert (
        done.warning == done.refusal and "can't be saved: phases and steps would be read otherwise" in done.warning
    )
    assert "“Look”" in done.warning and "Ctrl+Z" in done.warning and done.text == TEXT
    with pytest.raises(UnwritableError, match="phases and steps"):
        written(edited(called_as_an_item_is))


def test_a_phase_that_its_last_step_leaves_is_named_where_it_would_be_none():
    text = "# Bell\n\n## Look (0-10 min)\n\n1. [ ] one\n\n## End\n\n- [ ] last\n"
    book = read_playbook(text, "bell")
    one = draft(book, text)
    done = compiled(replace(one, editing=one.editing.to(delete_step(book, "2.1"))))
    assert "– removed: phase “End”" in done.refusal and done.text == text
    gone = compiled(replace(one, editing=one.editing.to(remove_phase(book, 1))))
    assert (gone.refusal, gone.text) == ("", text.replace("\n## End\n\n- [ ] last\n", ""))


def test_an_edit_that_its_line_can_not_hold_is_told_with_the_line():
    text = "# Bell\n\n## Look (0-10 min)\n\n1. [ ] one\n\n## Escalation\n\n- 0-15 min: Mo\n- 15-30 min: Lea\n"
    book = read_playbook(text, "bell")
    one = draft(book, text)
    done = compiled(replace(one, editing=one.editing.to(set_hop(book, 1, "Lea", None))))
    assert "line 10, “- 15-30 min: Lea”, can't say this – changed: " in done.refusal and "“Lea”" in done.refusal
    assert "Ctrl+Z" in done.refusal and done.text == text


def test_what_can_be_written_is_handed_out():
    assert written(edited(lambda book: move_edge(book, 0, 1200))).text == TEXT.replace("0-15", "0-20").replace(
        "15-60", "20-60"
    )


def test_what_goes_with_the_words_of_a_step_is_said():
    text = TEXT.replace("1. Tell everybody", "1. Tell everybody\n2. Monitor for 24 hours")
    book = read_playbook(text, "printer")
    assert book.watch_s == 86_400
    one = draft(book, text)
    done = compiled(replace(one, editing=one.editing.to(delete_step(book, "3.2"))))
    assert (done.text, done.refusal) == (TEXT, "") and done.warning.endswith("said: how long to watch")


def test_what_a_person_says_beside_the_text_is_no_warning():
    assert compiled(edited(lambda book: rename(book, "Printer Checklist"))).otherwise == ()
    done = compiled(draft(Playbook("New"), "", of=0))
    assert (done.otherwise, done.beside) == ((), ("kind",))


def test_a_draft_can_be_known_to_be_later():
    assert not draft().is_new and draft(of=0).is_new


def test_lines_that_nobody_edited_and_that_are_written_otherwise_are_counted():
    done = compiled(edited(lambda book: move_step(book, "1.2", -1)))
    assert (done.warning, done.rewritten) == (
        "",
        0,
    ) and "1. Ask around\n2. Go to the printer\n   - Look" in done.text
    told = replace(done, rewritten=1).warning, replace(done, rewritten=3).warning
    assert "a line that nobody edited is written otherwise" in told[0] and "3 lines that" in told[1]
