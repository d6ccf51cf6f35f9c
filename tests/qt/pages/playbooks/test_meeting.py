"""A draft and a newer version put together."""

from dataclasses import replace

from incident_desk.domain.playbook_editing import Editing
from incident_desk.domain.playbook_editing_phases import move_edge
from incident_desk.domain.playbook_editing_steps import rename_step
from incident_desk.domain.playbook_editing_told import rename
from incident_desk.formats.three_ways import Choice
from incident_desk.qt.pages.playbooks.drafting import compiled
from incident_desk.qt.pages.playbooks.meeting import meeting, met
from incident_desk.services.shelved import Saving
from tests.qt.pages.playbooks.conftest import BOOK, TEXT, draft


def begun(*acts):
    one, book = draft(), BOOK
    for act in acts:
        book = act(book)
    return replace(one, editing=Editing(BOOK, BOOK).to(book))


def test_edits_of_both_are_in_it_and_undo_gives_mine(library):
    library.save("printer", TEXT.replace("Tell everybody", "Tell all").encode(), Saving(1))
    mine = begun(lambda book: move_edge(book, 0, 1200), lambda book: rename(book, "Press"))
    found = meeting(library, mine)
    new = met(found, {})
    assert (found.version, new.of, new.source) == (2, 2, found.book.document.text)
    assert not any(part.is_clash for part in found.parts)
    assert new.editing.present.plan().phases[0].end_s == 1200 and new.editing.present.title == "Press"
    assert new.editing.present.plan().phases[2].steps[0].text == "Tell all"
    assert new.editing.undone().present == mine.editing.present and new.editing.base == found.book.playbook
    assert "Tell all" in compiled(new).text and "0-20 minutes" in compiled(new).text


def test_what_both_changed_is_as_chosen(library):
    library.save("printer", TEXT.replace("Ask around", "Ask").encode(), Saving(1))
    found = meeting(library, begun(lambda book: rename_step(book, "1.2", "Ask aloud")))
    place = next(place for place, part in enumerate(found.parts) if part.is_clash)
    for choice, words in (
        (Choice.MINE, ["Ask aloud"]),
        (Choice.THEIRS, ["Ask"]),
        (Choice.BOTH, ["Ask", "Ask aloud"]),
    ):
        steps = met(found, {place: choice}).editing.present.plan().phases[0].steps
        assert [step.text for step in steps[1:]] == words
