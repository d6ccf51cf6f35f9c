"""What the middle shows of a draft and of versions."""

from dataclasses import replace

from incident_desk.domain.playbook_editing_phases import move_edge
from incident_desk.qt.pages.playbooks.lines import Mark, counts
from incident_desk.qt.pages.playbooks.looking import Look, looked
from incident_desk.qt.pages.playbooks.view_model import DRAFT, Mode
from incident_desk.services.shelved import Saving
from tests.qt.pages.playbooks.conftest import BOOK, TEXT, draft


def test_the_draft_is_shown_as_text_to_read_and_against_a_version(library):
    one = draft()
    one = replace(one, editing=one.editing.to(move_edge(BOOK, 0, 1200)))
    done, source = looked(library, Look(one, "printer", Mode.SOURCE, 1, DRAFT))
    assert "\n".join(line.text for line in source) == done.text
    assert looked(library, Look(one, "printer", Mode.READING, 1, DRAFT))[1][1].beside == "to 20 min"
    changes = looked(library, Look(one, "printer", Mode.CHANGES, 1, DRAFT))[1]
    assert counts(changes) == (2, 2) and changes[0].beside == "draft"


def test_two_versions_are_compared_as_they_were_kept(library):
    library.save("printer", TEXT.replace("Ask around", "Ask").encode(), Saving(1))
    found = looked(library, Look(draft(), "printer", Mode.CHANGES, 1, 2))[1]
    assert [line.text for line in found if line.mark is Mark.PLUS] == ["2. Ask"] and found[0].beside == "v2"


def test_all_of_a_new_document_is_new(library):
    found = looked(library, Look(draft(name="", of=0), "", Mode.CHANGES, DRAFT, DRAFT))[1]
    assert counts(found)[0] == TEXT.count("\n") + 1 - 1
