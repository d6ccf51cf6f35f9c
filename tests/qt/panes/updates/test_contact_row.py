"""A contact's ways are copied, or opened by a button alone; what came of it is a wish."""

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel

from incident_desk.domain.calls import Outcome
from incident_desk.domain.playbook import Contact
from incident_desk.qt.panes.updates.contact_row import ContactRow, link_of
from incident_desk.qt.panes.updates.outreach import NO_WAY, ContactShown
from incident_desk.qt.panes.updates.ways import Way, WayKind, lines_of

ANNA = Contact("Manager", "Anna Bell, +44 20 7946 0412", "anna@example.org")


@pytest.fixture
def opened(monkeypatch):
    links = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda link: links.append(link.toString()) or True)
    return links


@pytest.fixture
def row(each_theme, qtbot, opened):
    one = ContactRow(each_theme, ContactShown("Manager", "Manager", lines_of(ANNA), "no answer 03:12:00 MK"))
    qtbot.addWidget(one)
    one.show()
    return one


def button(row, name):
    return next(one for one in row.buttons if one.accessibleName() == name)


def test_every_way_has_its_buttons_and_each_its_name(row):
    assert [one.accessibleName() for one in row.buttons] == [
        "Copy +44 20 7946 0412", "Call +44 20 7946 0412", "Copy anna@example.org", "Write to anna@example.org",
        "Manager: reached", "Manager: no answer", "Manager: left message",
    ]  # fmt: skip


def test_nothing_opens_by_itself_and_a_button_opens_what_was_checked(row, opened):
    assert opened == []
    button(row, "Call +44 20 7946 0412").click()
    button(row, "Write to anna@example.org").click()
    assert opened == ["tel:+442079460412", "mailto:anna@example.org"]


def test_copying_says_what_was_copied(row, qtbot):
    with qtbot.waitSignal(row.noticed) as noticed:
        button(row, "Copy +44 20 7946 0412").click()
    assert QApplication.clipboard().text() == "+44 20 7946 0412"
    assert noticed.args == ["Copied: +44 20 7946 0412"]


def test_where_no_program_takes_it_it_is_copied(row, qtbot, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda link: False)
    with qtbot.waitSignal(row.noticed) as noticed:
        button(row, "Call +44 20 7946 0412").click()
    assert noticed.args[0].startswith("No program here takes it")
    assert QApplication.clipboard().text() == "+44 20 7946 0412"


def test_each_outcome_is_a_wish(row, qtbot):
    for words, outcome in (("reached", Outcome.REACHED), ("left message", Outcome.LEFT_MESSAGE)):
        with qtbot.waitSignal(row.outcome_wished) as wished:
            button(row, f"Manager: {words}").click()
        assert wished.args == ["Manager", outcome]
    assert row.last.text() == "no answer 03:12:00 MK"
    row.show_last("reached 03:13:00 MK")
    assert row.last.text() == "reached 03:13:00 MK"


def test_a_contact_without_a_number_says_so_and_its_markup_is_text(each_theme, qtbot):
    row = ContactRow(each_theme, ContactShown("x", "<b>Database</b>", (), "", True))
    qtbot.addWidget(row)
    words = [one.text() for one in row.findChildren(QLabel)]
    assert NO_WAY in words and "<b>Database</b>" in words
    assert len(row.buttons) == 3


def test_a_link_holds_nothing_but_scheme_and_target():
    link = link_of(Way(WayKind.MAIL, "x", "a%41?cc=b@example.org"))
    assert (link.scheme(), link.hasQuery(), link.hasFragment()) == ("mailto", False, False)
    assert bytes(link.toEncoded().data()) == b"mailto:a%2541%3Fcc=b@example.org"
