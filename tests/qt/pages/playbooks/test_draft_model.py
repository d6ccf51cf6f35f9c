"""Acts on the draft, undo and redo, and what is told of them."""

from incident_desk.domain.playbook_editing_phases import move_edge, remove_phase
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.pages.playbooks.drafting import compiled
from tests.qt.pages.playbooks.conftest import BOOK, draft


def test_an_act_is_told_undone_and_done_again(drafting):
    told = []
    drafting.changed.connect(lambda: told.append(drafting.phases[0].end_s))
    assert drafting.act(lambda book: move_edge(book, 0, 1200)) and drafting.is_changed
    drafting.undo()
    drafting.redo()
    drafting.discard()
    assert told == [1200, 900, 1200, 900] and not drafting.is_changed
    drafting.undo()
    assert drafting.phases[0].end_s == 1200


def test_what_is_refused_is_said_and_changes_nothing(drafting):
    assert not drafting.act(lambda book: move_edge(book, 0, 99999))
    assert drafting.said[0].startswith("Look can't end at") and drafting.playbook == BOOK


def test_the_shown_phase_stays_within_what_there_is(drafting):
    drafting.choose_phase(2)
    drafting.choose_phase(9)
    assert drafting.shown_phase.name == "Close"
    drafting.act(lambda book: remove_phase(book, 2))
    assert drafting.shown_phase.name == "Mend"


def test_only_the_text_of_what_is_there_now_is_shown(drafting):
    before = compiled(drafting.draft)
    drafting.act(lambda book: move_edge(book, 0, 1200))
    drafting.show_compiled(before)
    assert drafting.compiled is None
    drafting.show_compiled(compiled(drafting.draft))
    assert drafting.compiled.changes == 1


def test_without_a_draft_nothing_happens():
    model = DraftModel()
    assert not model.act(lambda book: book) and not model.is_changed and model.phases == ()
    for do in (model.undo, model.redo, model.discard, model.flush):
        do()
    model.begin(draft(of=0))
    assert model.is_changed and model.base == BOOK


def test_what_is_typed_is_taken_in_before_it_is_saved(drafting):
    typed = []
    drafting.on_flush(lambda: typed.append(1))
    drafting.flush()
    assert typed == [1]
