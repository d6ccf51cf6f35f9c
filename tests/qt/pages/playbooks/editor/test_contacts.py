"""Contacts: who is missing is marked and counted."""

from dataclasses import replace

from incident_desk.domain.playbook import Contact
from incident_desk.qt.pages.playbooks.editor.cells import CELL, Look
from incident_desk.qt.pages.playbooks.editor.contacts import Contacts, missing
from tests.qt.pages.playbooks.conftest import shown


def looks(view, number):
    return [view.grid.item(number, column).data(CELL).look for column in range(3)]


def test_who_is_missing_is_marked_and_counted(themes, drafting, qtbot):
    view = shown(qtbot, Contacts(themes, drafting), 480, 300)
    assert view.head.facts == "2, nobody to call in 1" and missing(drafting.playbook) == 1 and missing(None) == 0
    assert looks(view, 0) == [Look.PLAIN, Look.MISSING, Look.MISSING]
    view.fill_in()
    assert (view.grid.currentRow(), view.grid.currentColumn()) == (0, 1)
    view.grid.typed.emit(0, 1, "Ines")
    assert looks(view, 0) == [Look.PLAIN, Look.PLAIN, Look.MISSING] and view.head.facts == "2"
    view.fill_in()


def test_people_come_and_go(themes, drafting, qtbot):
    view = shown(qtbot, Contacts(themes, drafting), 480, 300)
    view.add()
    view.grid.typed.emit(2, 0, "Staples")
    assert [one.role for one in drafting.playbook.contacts] == ["Toner", "Paper", "Staples"]
    view.grid.typed.emit(2, 0, " ")
    assert "needs a role" in drafting.said[0]
    view.grid.removed.emit(0)
    assert [one.role for one in drafting.playbook.contacts] == ["Paper", "Staples"]


def test_a_telephone_number_has_a_column_and_can_be_typed(themes, drafting, qtbot):
    people = (Contact("Host", more=(("Phone", "555 0101"),)), Contact("Bank", empty=True))
    drafting.act(lambda book: replace(book, contacts=people))
    view = shown(qtbot, Contacts(themes, drafting), 480, 300)
    assert view.grid.horizontalHeaderItem(3).text() == "Phone"
    cell = view.grid.item(0, 3).data(CELL)
    assert (cell.text, cell.spoken) == ("555 0101", "Phone of Host, 555 0101")
    view.grid.typed.emit(1, 3, "555 0102")
    assert drafting.playbook.contacts[1].more == (("Phone", "555 0102"),) and missing(drafting.playbook) == 0
    view.grid.typed.emit(0, 3, "")
    view.grid.typed.emit(1, 3, "")
    assert drafting.playbook.contacts[1].more == () and view.grid.columnCount() == 3
    drafting.undo()
    assert view.grid.item(1, 3).data(CELL).text == "555 0102"
