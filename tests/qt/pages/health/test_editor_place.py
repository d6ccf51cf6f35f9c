"""The editor in the page: the list stands beside it, and all is as before once it went."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.health.editor.view import CheckEditor
from incident_desk.qt.pages.health.editor.view_model import EditorModel
from incident_desk.qt.pages.health.view import HealthPage
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel


@pytest.fixture
def page(themes, desk, qtbot):
    one = HealthPage(themes, desk.model, InstrumentsModel(desk.link, desk.ticker), "MK")
    qtbot.addWidget(one)
    one.resize(1600, 900)
    one.show()
    desk.tick(1)
    return one


@pytest.fixture
def editor(themes, desk, page):
    model = EditorModel(desk.link, page)
    one = CheckEditor(themes, model)
    model.begin_new(None, "https://api.shop.example/orders")
    model.left.connect(page.place.let_go)
    page.place.hold(one)
    return one


def test_the_new_check_is_at_the_top_of_the_list_under_the_name_that_is_typed(page, editor):
    assert editor.isVisible() and editor.isAncestorOf(page.checks)
    assert not page.detail.isVisible() and not page.strip.isVisible()
    assert page.checks.new.isVisible() and page.checks.new.model == "/orders"
    assert not page.checks.list.currentIndex().isValid()
    editor.model.form.put("name", "Orders")
    assert page.checks.new.model == "Orders"
    editor.model.form.put("name", "")
    assert page.checks.new.model == "New check"


def test_esc_brings_the_detail_back_and_the_list_its_chosen_row(page, desk, editor, qtbot):
    qtbot.keyClick(page.checks.list, Qt.Key.Key_Escape)
    assert page.place.editor is None and page.detail.isVisible() and page.strip.isVisible()
    assert page.checks.isVisible() and not editor.isAncestorOf(page.checks)
    assert not page.checks.new.isVisible()
    assert page.checks.table.check(page.checks.list.currentIndex().row()) == desk.model.chosen_key


def test_a_click_on_another_check_goes_to_it(page, desk, editor, qtbot):
    row = next(place for place in range(9) if page.checks.table.check(place) == desk.key("search"))
    place = page.checks.list.visualRect(page.checks.table.index(row, 0)).center()
    qtbot.mouseClick(page.checks.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.place.editor is None and page.detail.head.title.text().startswith("/search")


def test_while_it_stands_the_keys_of_the_detail_rest(page, editor, qtbot):
    wishes = []
    page.finding_wished.connect(lambda *given: wishes.append(given))
    page.action_wished.connect(wishes.append)
    qtbot.keyClick(page.checks.list, Qt.Key.Key_T)
    assert wishes == [] and page.panes == (page.checks.list, *editor.areas)
    assert page.place.editor is editor


def test_a_check_that_is_changed_keeps_its_row(page, desk, editor):
    incident = desk.link.office.desk.incident_of(desk.incident)
    check = desk.feed.checks[0]
    editor.model.begin(incident, check)
    assert not page.checks.new.isVisible()
    assert page.checks.table.check(page.checks.list.currentIndex().row()) == desk.model.chosen_key
