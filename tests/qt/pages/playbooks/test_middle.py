"""What is shown in the middle, and which versions are compared."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from incident_desk.domain.playbook_editing_phases import move_edge
from incident_desk.qt.pages.playbooks.drafting import compiled
from incident_desk.qt.pages.playbooks.lines import changed_lines
from incident_desk.qt.pages.playbooks.middle import Middle
from incident_desk.qt.pages.playbooks.shelf import open_book
from incident_desk.qt.pages.playbooks.view_model import DRAFT, Mode
from incident_desk.services.shelved import Saving
from tests.qt.pages.playbooks.conftest import TEXT, shown


def test_one_of_three_looks_is_chosen(themes, model, qtbot):
    view = shown(qtbot, Middle(themes, model), 560)
    assert view.name.text() == "Source" and not view.older.isVisible()
    qtbot.mouseClick(view.modes.findChildren(QAbstractButton)[2], Qt.MouseButton.LeftButton)
    assert view.older.isVisible()
    qtbot.mouseClick(view.modes.findChildren(QAbstractButton)[1], Qt.MouseButton.LeftButton)
    assert model.mode is Mode.READING and not view.older.isVisible() and view.name.text() == "Reading view"


def test_in_a_small_window_it_says_what_there_is_room_for(themes, model, qtbot):
    view = shown(qtbot, Middle(themes, model), 330)
    view.turn(False)
    model.show_lines(changed_lines(TEXT, TEXT.replace("Ask around", "Ask")))
    assert view._count.text() == "+1 −1" and not view.name.isVisible()
    view.turn(True)
    assert view._count.text() == "+1 −1 lines" and view.name.isVisible()


def test_two_versions_are_chosen_and_their_lines_counted(themes, model, library, qtbot):
    library.save("printer", TEXT.replace("Ask around", "Ask").encode(), Saving(1))
    model.show_book(open_book(library, "printer"))
    view = shown(qtbot, Middle(themes, model), 560)
    assert [view.newer.itemText(place) for place in range(view.newer.count())] == ["now", "v2", "v1"]
    view.newer.setCurrentIndex(1)
    view.newer.activated.emit(1)
    assert (model.older, model.newer) == (1, 2)
    model.show_lines(changed_lines(TEXT, TEXT.replace("Ask around", "Ask")))
    assert view._count.text() == "+1 −1 lines"
    model.show_lines(())
    assert view._count.text() == ""
    model.draft.show_compiled(compiled(model.draft.draft))
    assert view._count.text() == "nothing differs"
    model.draft.act(lambda book: move_edge(book, 0, 1200))
    assert view.newer.itemText(0) == "draft v3" and view.newer.itemData(0) == DRAFT
    assert [box.accessibleName() for box in (view.older, view.newer)] == ["Compare from", "Compare to"]
