"""The hourly rate is typed, counts, or is refused with the reason; what is being typed is nobody's to change."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.qt.pages.export.rate_field import RateRow, RateTold

EUROS, CODE = HourlyRate(90.0, "€"), HourlyRate(90.0, "EUR")


@pytest.fixture
def row(themes, qtbot):
    one = RateRow(themes)
    one.wished = []
    one.changed.connect(one.wished.append)
    qtbot.addWidget(one)
    one.show()
    return one


def test_a_rate_counts_with_enter_and_is_written_as_it_is_read(row, qtbot):
    qtbot.keyClicks(row.field, "90eur")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert row.wished == [CODE] and row.field.text() == "90 EUR"
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert row.wished == [CODE], "the same again changes nothing"
    row.field.clear()
    row.field.settle()
    assert row.wished == [CODE, None] and not row.problem.isVisible()


def test_it_counts_by_itself_after_a_rest(row, qtbot):
    row.field._rest.setInterval(1)
    qtbot.keyClicks(row.field, "$90")
    qtbot.waitUntil(lambda: bool(row.wished))
    assert row.wished == [HourlyRate(90.0, "$", before=True)]


def test_what_is_none_is_not_used_and_says_why(row, qtbot):
    row.show_rate(EUROS, RateTold("= 570 €", "4 people"))
    assert (row.field.text(), row.sum.text()) == ("90 €", "= 570 €")
    row.field.setText("90 min")
    with qtbot.waitSignal(row.refused):
        row.field.settle()
    assert row.wished == [None] and row.field.text() == "90 min"
    assert row.problem.text().startswith("Not used. 'min' in '90 min' is no currency")
    assert row.problem.isVisible() and not row.sum.isVisible()
    assert row.field.accessibleDescription() == row.problem.text()
    row.show_rate(None, RateTold())
    assert row.problem.isVisible(), "it stays until something else is typed"
    row.field.setText("$90")
    row.field.settle()
    assert not row.problem.isVisible() and row.wished[-1] == HourlyRate(90.0, "$", before=True)


def test_esc_takes_back_what_did_not_count_and_leaves(row, qtbot):
    row.show_rate(EUROS, RateTold())
    with qtbot.waitSignal(row.left):
        qtbot.keyClicks(row.field, "xyz")
        qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert row.field.text() == "90 €" and row.wished == []


def test_what_comes_of_it_stands_beside_and_in_its_tooltip_as_text(row):
    row.show_rate(EUROS, RateTold("= 570 €", "4 people · <b>6 h</b>"))
    assert "&lt;b&gt;" in row.sum.toolTip() and row.field.accessibleDescription() == "4 people · <b>6 h</b>"
    row.field.setText("half typ")
    row.show_rate(EUROS, RateTold("= 580 €"))
    assert row.field.text() == "half typ" and row.sum.text() == "= 580 €"
