"""The page of playbooks in the window: opened, its draft kept, its middle filled."""

import pytest

from incident_desk.domain.playbook_editing_phases import move_edge
from incident_desk.qt.pages.playbooks.lines import counts
from incident_desk.qt.pages.playbooks.view_model import Mode
from incident_desk.services.shelved import Saving
from tests.qt.pages.playbooks.conftest import TEXT
from tests.qt.playbook_desk import PlaybookDesk


@pytest.fixture
def desk(qtbot, tmp_path):
    one = PlaybookDesk(qtbot, tmp_path)
    yield one
    one.close()


def test_the_page_opens_with_the_first_playbook_and_its_versions(desk):
    desk.controller.do("playbooks")
    desk.qtbot.waitUntil(lambda: desk.draft.draft is not None)
    assert desk.window.page == "playbooks" and desk.window.rail.shown_page == "playbooks"
    assert desk.model.name == desk.model.shown_rows[0].name == "printer"
    assert [one.number for one in desk.model.versions] == [1]


def test_what_is_edited_stands_among_the_changes(desk):
    desk.open()
    desk.draft.act(lambda book: move_edge(book, 0, 1200))
    desk.settled()
    assert desk.draft.compiled.changes == 1
    desk.model.show_mode(Mode.CHANGES)
    desk.qtbot.waitUntil(lambda: counts(desk.model.lines) == (2, 2))
    desk.model.show_mode(Mode.SOURCE)
    desk.qtbot.waitUntil(lambda: any("0-20 minutes" in line.text for line in desk.model.lines))


def test_a_draft_outlives_the_page_and_the_program(desk, qtbot, tmp_path):
    desk.open()
    desk.draft.act(lambda book: move_edge(book, 0, 1200))
    desk.controller.do("home")
    desk.open("service-outage")
    assert not desk.draft.is_changed
    desk.open("printer")
    assert desk.draft.phases[0].end_s == 1200 and desk.draft.draft.editing.past
    desk.controller.close()
    later = PlaybookDesk(qtbot, tmp_path).open()
    assert later.draft.phases[0].end_s == 1200 and later.draft.is_changed
    assert any(row.draft for row in later.model.rows) is False
    later.draft.discard()
    later.settled()
    later.close()
    # Nothing of it is left on the disk, so the next window begins without.
    assert later.office.drafts.load("playbook-printer") is None


def test_a_new_one_is_begun_and_kept_too(desk):
    desk.open()
    desk.model.book_wished.emit("")
    desk.qtbot.waitUntil(lambda: desk.draft.draft.is_new)
    assert desk.draft.playbook.title == "New playbook" and desk.model.versions == ()
    assert desk.wishes.page.editor.head.title.hasFocus()


def test_ctrl_f_finds_on_the_page(desk):
    desk.open()
    desk.controller.do("find")
    assert desk.wishes.page.library.field.hasFocus()


def test_what_can_not_be_opened_is_said(desk):
    desk.open()
    desk.model.book_wished.emit("nothing of that name")
    desk.qtbot.waitUntil(lambda: bool(desk.said))
    assert "No playbook answers" in desk.said[-1] and desk.model.name == "printer"


def test_a_version_that_came_while_another_page_was_in_front_is_opened(desk):
    desk.open()
    desk.controller.do("home")
    desk.library.save("printer", TEXT.replace("Ask around", "Ask").encode(), Saving(1))
    desk.controller.do("playbooks")
    desk.qtbot.waitUntil(lambda: len(desk.model.versions) == 2)
    assert desk.draft.phases[0].steps[1].text == "Ask"


def test_what_another_program_imports_stands_in_the_open_list(desk):
    desk.open()
    desk.draft.act(lambda book: move_edge(book, 0, 1200))
    desk.library.save("lamp", TEXT.replace("Printer", "Lamp").encode(), Saving(0))
    desk.qtbot.waitUntil(lambda: "lamp" in [row.name for row in desk.model.rows])
    assert desk.model.name == "printer" and desk.draft.is_changed, "what is edited is left alone"
