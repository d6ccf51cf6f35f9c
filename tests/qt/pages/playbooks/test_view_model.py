"""The library, the open document, and what is compared."""

from dataclasses import dataclass

from incident_desk.domain.playbook import Playbook
from incident_desk.domain.playbook_editing_phases import move_edge
from incident_desk.qt.pages.playbooks.shelf import open_book
from incident_desk.qt.pages.playbooks.view_model import DRAFT, Mode, PlaybooksModel
from incident_desk.services.shelved import Saving
from tests.qt.pages.playbooks.conftest import TEXT


@dataclass(frozen=True)
class Used:
    key: str
    playbook: Playbook
    is_open: bool = True


def test_a_playbook_is_found_by_its_title_or_a_step(model):
    model.look_for("LAMP ")
    assert [row.name for row in model.shown_rows] == ["printer"]
    model.look_for("deployment check")
    assert [row.name for row in model.shown_rows] == ["deployment-checklist"]
    model.look_for("")
    assert model.name == "printer" and len(model.shown_rows) == len(model.rows)


def test_the_first_comparison_is_with_what_the_latest_incident_used(library):
    library.save("printer", TEXT.replace("Ask around", "Ask").encode(), Saving(1))
    book = open_book(library, "printer")
    old = library.read_version("printer", 1).playbook
    model = PlaybooksModel()
    model.show_users([Used("INC-7", old)])
    model.show_book(book)
    assert (model.older, model.newer, model.next_number) == (1, DRAFT, 3)
    assert model.side_words(1) == "v1, used by INC-7" and model.side_words(DRAFT) == "now"
    assert model.open_users.startswith("INC-7 keeps version 1 and its targets.")
    model.show_users([Used("INC-7", old, False)])
    assert model.open_users == ""


def test_without_a_user_it_is_the_newest_version(model):
    assert (model.older, model.newer) == (1, DRAFT)
    model.show_book(None)
    assert (model.older, model.versions, model.next_number) == (DRAFT, (), 1)


def test_what_is_shown_is_told_once(model, qtbot):
    told = []
    model.sides_changed.connect(lambda: told.append(model.mode))
    assert model.mode is Mode.SOURCE
    model.show_mode(Mode.READING)
    model.show_mode(Mode.READING)
    model.compare(1)
    model.compare(1)
    assert told == [Mode.READING, Mode.CHANGES]
    model.draft.act(lambda book: move_edge(book, 0, 1200))
    assert model.side_words(DRAFT) == "draft v2"
