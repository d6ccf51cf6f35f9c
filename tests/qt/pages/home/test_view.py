"""Home as a page."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from incident_desk.qt.pages.home.choice import ANY
from incident_desk.qt.pages.home.view import HomePage
from incident_desk.qt.pages.home.view_model import HomeModel
from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.button import Variant
from tests.qt.pages.home.library import NOW, HandTicker, LibraryLink


def test_without_a_record_declaring_is_the_one_filled_button(shelf, make_page):
    page = make_page(shelf)
    assert page.declare.model.variant is Variant.PRIMARY
    assert page.number.text() == "none open"
    assert page.empty.isVisible() and not page.headings.isVisible()
    assert page.empty.model.title == "No incidents yet"
    assert page.waiting.nothing.isVisible()
    assert page.foot.text() == "0 incidents in /home/ops/incidents"


def test_the_foot_counts_drills_apart(year, make_page):
    assert make_page(year).foot.text() == "8 incidents, 1 drill in /home/ops/incidents"


def test_the_open_incident_is_a_live_card_with_the_filled_button(year, make_page, qtbot):
    one = year.run()
    page = make_page(year)
    assert (page.number.text(), len(page.cards)) == ("1 open", 1)
    card = page.cards[0]
    assert card.button.model.variant is Variant.PRIMARY
    assert page.declare.model.variant is Variant.SECONDARY
    assert [view.spoken().value for view in card.readouts] == ["04:12", "3:12:48 left", "2 down, 1 slow"]
    before = card.clock.model.seconds
    page.model.test_ticker.ticked.emit(NOW.replace(second=50))
    assert card.clock.model.seconds == before + 30
    with qtbot.waitSignal(page.incident_wished) as wished:
        card.button.click()
    assert wished.args == [one]


def test_further_open_incidents_have_cards_without_a_ribbon(year, make_page):
    for title in ("One", "Two", "Three", "Four"):
        year.run(title)
    page = make_page(year)
    assert [card.ribbon.isVisible() for card in page.cards] == [True, False, False]
    assert page.table.row(0).status == "Investigating"


def test_a_card_goes_when_its_incident_is_over(year, make_page):
    year.run()
    page = make_page(year)
    page.model.test_link.library_changed.emit([one for one in year.incidents if not one.is_open])
    assert page.cards == []
    assert page.declare.model.variant is Variant.PRIMARY


def test_enter_opens_the_marked_row_and_so_does_a_double_click(year, make_page, qtbot):
    page = make_page(year)
    page.list.setCurrentIndex(page.table.index(1, 0))
    wanted = page.table.row(1).id
    with qtbot.waitSignal(page.incident_wished) as wished:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert wished.args == [wanted]
    with qtbot.waitSignal(page.incident_wished):
        page.list.doubleClicked.emit(page.table.index(0, 0))


def test_typing_in_the_search_filters_at_once(year, make_page):
    page = make_page(year)
    page.focus_search()
    QTest.keyClicks(page.head.search, "telegram")
    assert page.table.rowCount() == 1
    QTest.keyClicks(page.head.search, "zzz")
    assert page.empty.model.title == "Nothing is found"
    page.head.search.clear()
    assert page.table.rowCount() == 9


def test_the_filters_narrow_the_list_and_say_so(year, make_page):
    page = make_page(year)
    page.head.severity.click()
    menu = page.head.menu
    assert [one.text() for one in menu.actions()] == [ANY, "P0", "P1", "P2", "P3"]
    menu.actions()[1].trigger()
    menu.close()
    assert page.table.rowCount() == 2
    assert page.head.severity.model.text == "Severity: P0"
    page.head.status.click()
    next(one for one in page.head.menu.actions() if one.text() == "resolved").trigger()
    page.head.menu.close()
    assert page.table.rowCount() == 1


def test_all_can_be_chosen_in_place_of_ninety_days(year, make_page):
    page = make_page(year)
    page.head.period.click()
    page.head.menu.actions()[1].trigger()
    page.head.menu.close()
    assert page.head.period.model.text == "All"
    assert not page.model.choice.recent


def test_a_thing_that_waits_is_settled_in_place(year, make_page, qtbot):
    page = make_page(year)
    assert page.waiting.number.text() == "4"
    row = next(one for one in page.waiting.rows if one.item.action)
    row.button.click()
    assert page.waiting.number.text() == "3"
    review = next(one for one in page.waiting.rows if one.item.closes)
    with qtbot.waitSignal(page.incident_wished) as wished:
        review.open.click()
    assert wished.args == [review.item.incident]
    # What closes an incident is a wish: what is open of its review is asked first.
    with qtbot.waitSignal(page.model.waiting.closing_wished):
        review.button.click()
    assert page.waiting.number.text() == "3" and not review.button.isEnabled()


def test_the_buttons_ask_for_actions_of_the_table(shelf, make_page):
    page, asked = make_page(shelf), []
    page.action_wished.connect(asked.append)
    for button in (page.take_in, page.checklist, page.drill, page.declare):
        button.click()
    assert asked == ["import_playbook", "start_checklist", "drill", "declare"]


def test_letters_in_the_list_are_left_to_the_window(year, make_page):
    page = make_page(year)
    page.list.setCurrentIndex(page.table.index(0, 0))
    QTest.keyClick(page.list, Qt.Key.Key_T)
    assert page.list.currentIndex().row() == 0


def test_everything_is_reachable_and_named(year, make_page):
    year.run()
    page = make_page(year)
    reachable = [page.drill, page.declare, page.cards[0].button, page.head.search, page.head.period, page.list]
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in reachable)
    assert all(one.accessibleName() for one in reachable)
    assert page.cards[0].button.accessibleName() == "Open INC-0009"


def test_a_small_window_keeps_everything(year, make_page, themes):
    year.run()
    page = make_page(year)
    themes.set_density(Density.COMPACT)
    page.resize(1228, 680)
    assert page.minimumSizeHint().width() <= 1228
    assert page.cards[0].ribbon.isVisible()
    assert page.list.viewport().width() > 880


def test_with_open_incidents_alone_it_does_not_say_that_nothing_was_found(shelf, make_page):
    shelf.run()
    page = make_page(shelf)
    assert page.empty.isVisible() and page.empty.model.title == "No other incidents in this period"


def test_f6_goes_through_cards_head_list_and_what_waits(year, make_page):
    year.run()
    page = make_page(year)
    assert page.panes == (*page.cards, page.head, page.list, page.waiting) and len(page.cards) == 1


def test_a_record_that_is_not_read_is_not_called_empty(shelf, themes, qtbot):
    link = LibraryLink(shelf)
    page = HomePage(themes, HomeModel(link, HandTicker()))
    qtbot.addWidget(page)
    page.show()
    assert (page.number.text(), page.empty.model.title, page.foot.text()) == ("", "Reading the record…", "")
    link.open_failed.emit(Exception("Damaged"))
    assert (page.number.text(), page.empty.model.title, page.foot.text()) == ("", "The record is not open", "")
    link.show()
    assert page.number.text() == "none open" and page.empty.model.title == "No incidents yet"
    assert page.foot.text().startswith("0 incidents in /")


def test_behind_another_page_no_clock_runs_and_it_is_right_as_it_comes_back(make_page, year, monkeypatch):
    page, asked = make_page(year), []
    reading = page.model.reading
    monkeypatch.setattr(page.model, "reading", lambda incident: asked.append(incident) or reading(incident))
    page.hide()
    page.model.test_ticker.ticked.emit(NOW.replace(second=50))
    assert asked == []
    page.show()
    assert asked == page.model.open_incidents
