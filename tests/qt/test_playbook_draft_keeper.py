"""Drafts of playbooks on the disk."""

from dataclasses import replace

import pytest

from incident_desk.adapters.drafts import FileDrafts
from incident_desk.adapters.shelf import FolderShelf
from incident_desk.bootstrap import read_as_document
from incident_desk.domain.playbook_editing import Editing
from incident_desk.domain.playbook_editing_phases import move_edge
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.pages.playbooks.shelf import open_book
from incident_desk.qt.playbook_draft_keeper import PlaybookDraftKeeper
from incident_desk.services.drafts import Unsent
from incident_desk.services.library import Library
from incident_desk.services.shelved import Saving
from tests.qt.pages.playbooks.conftest import BOOK, TEXT, draft


class Office:
    def __init__(self, folder, bench):
        self.drafts = FileDrafts(folder / "drafts")
        self.playbooks = Library(FolderShelf(folder / "playbooks"), read_as_document)
        self.playbooks.save("printer", TEXT.encode(), Saving(0))
        self.now = bench.clock.now


class Link:
    def __init__(self, office):
        self.office = office


@pytest.fixture
def office(tmp_path, bench):
    return Office(tmp_path, bench)


@pytest.fixture
def jobs(qtbot):
    one = Jobs("test")
    yield one
    one.close()


def edited():
    return replace(draft(), editing=Editing.of(BOOK).to(move_edge(BOOK, 0, 1200)))


def loaded(keeper, office, qtbot):
    got = []
    keeper.load(open_book(office.playbooks, "printer"), got.append)
    qtbot.waitUntil(lambda: bool(got))
    return got[0][1]


def test_a_draft_is_kept_found_and_forgotten(office, jobs, qtbot):
    keeper = PlaybookDraftKeeper(Link(office), jobs)
    keeper.keep(edited(), True)
    assert keeper.names == ("printer",) and loaded(keeper, office, qtbot).editing.past
    later = PlaybookDraftKeeper(Link(office), jobs)
    found = loaded(later, office, qtbot)
    assert found.editing.present.plan().phases[0].end_s == 1200 and found.editing.past == ()
    keeper.keep(draft(), False)
    assert keeper.names == ()
    assert not loaded(PlaybookDraftKeeper(Link(office), jobs), office, qtbot).editing.is_changed


def test_it_comes_back_with_the_version_that_it_was_begun_with(office, jobs, qtbot):
    PlaybookDraftKeeper(Link(office), jobs).keep(edited(), True)
    newer = TEXT.replace("Ask around", "Ask")
    office.playbooks.save("printer", newer.encode(), Saving(1))
    found = loaded(PlaybookDraftKeeper(Link(office), jobs), office, qtbot)
    assert (found.of, found.source) == (1, TEXT) and found.editing.base.plan() == BOOK.plan()


def test_what_is_damaged_is_no_draft(office, jobs, qtbot, bench):
    office.drafts.save("playbook-printer", Unsent("{}", bench.clock.now()))
    found = loaded(PlaybookDraftKeeper(Link(office), jobs), office, qtbot)
    assert found.of == 1 and not found.editing.is_changed


def test_a_new_one_has_a_place_of_its_own(office, jobs, qtbot):
    keeper, got = PlaybookDraftKeeper(Link(office), jobs), []
    keeper.load_new(got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got[0].is_new and got[0].editing.present.title == "New playbook"
    keeper.keep(replace(edited(), name="", of=0, source=""), True)
    later, again = PlaybookDraftKeeper(Link(office), jobs), []
    later.load_new(again.append)
    qtbot.waitUntil(lambda: bool(again))
    assert again[0].editing.present.plan().phases[0].end_s == 1200
