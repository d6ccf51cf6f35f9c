"""The playbook's contacts, each row the same one while only its last attempt changes."""

from dataclasses import replace

import pytest

from incident_desk.domain.calls import Outcome
from incident_desk.qt.panes.updates.contacts_page import ContactsPage
from incident_desk.qt.panes.updates.outreach import ContactShown

TWO = (ContactShown("Manager", "Manager"), ContactShown("Database", "Database", is_empty=True))


@pytest.fixture
def page(each_theme, qtbot):
    one = ContactsPage(each_theme)
    qtbot.addWidget(one)
    one.resize(460, 300)
    one.show()
    one.show_contacts(TWO)
    return one


def test_each_contact_has_its_row(page):
    assert [row.role.text() for row in page.rows] == ["Manager", "Database"]
    assert page.title.text() == "Contacts 2" and page.none.isHidden()


def test_a_new_attempt_leaves_the_rows_and_the_focus(page, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.take_focus()
    rows = list(page.rows)
    assert rows[0].buttons[0].hasFocus()
    page.show_contacts((replace(TWO[0], last="reached 03:12:00 MK"), TWO[1]))
    assert page.rows == rows and rows[0].last.text() == "reached 03:12:00 MK"
    assert rows[0].buttons[0].hasFocus()


def test_another_playbook_has_other_rows(page):
    page.show_contacts(TWO[:1])
    assert len(page.rows) == 1


def test_what_came_of_it_is_passed_on(page, qtbot):
    with qtbot.waitSignal(page.outcome_wished) as wished:
        page.rows[1].buttons[0].click()
    assert wished.args == ["Database", Outcome.REACHED]


def test_without_contacts_it_says_so(page):
    page.show_contacts(())
    assert page.none.isVisible() and not page.area.isVisible()
    page.take_focus()
