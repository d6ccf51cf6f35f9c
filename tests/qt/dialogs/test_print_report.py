"""What is printed where: printers come late, and a file needs none."""

import pytest
from PySide6.QtGui import QImage

from incident_desk.qt.dialogs.print_report import LOOKING, NONE, PrintDialog
from incident_desk.services.printing import Printer, PrintOrder, Sides
from tests.qt.dialogs.leaving import answering


@pytest.fixture
def dialog(themes, window, shown):
    return shown(answering(PrintDialog(themes, "INC-0048", window)))


def test_until_printers_are_found_a_file_is_printed_to(dialog):
    assert dialog.is_to_file and dialog._where.beside == LOOKING and not dialog.missing()
    assert dialog.do.model.text == "Print to a file…" and not dialog.pages.isEnabled()


def test_the_usual_printer_is_taken_when_it_is_found(dialog):
    dialog.show_printers((Printer("Office", True), Printer("Cellar")))
    assert not dialog.is_to_file and dialog.order == PrintOrder("Office", 1, "", Sides.PRINTER)
    assert dialog.do.model.text == "Print" and dialog.pages.isEnabled()
    dialog.printers.setCurrentIndex(2)
    assert dialog.is_to_file and not dialog.copies.isEnabled()


def test_without_a_printer_that_is_said(dialog):
    dialog.show_printers(())
    assert dialog.is_to_file and dialog._where.beside == NONE


@pytest.mark.parametrize(
    ("copies", "pages", "says"),
    [("0", "", "copies"), ("", "", "copies"), ("2.5", "", "copies"), ("100", "", "copies"), ("1", "a", "pages")],
)
def test_what_no_printer_can_do_is_said_before(dialog, copies, pages, says):
    dialog.show_printers((Printer("Office", True),))
    dialog.copies.setText(copies)
    dialog.pages.setText(pages)
    assert says in dialog.missing()
    dialog.try_accept()
    assert dialog.isVisible()


def test_a_page_that_there_is_not_is_said_before_once_they_are_counted(dialog):
    dialog.show_printers((Printer("Office", True),))
    dialog.pages.setText("1-3,9")
    assert not dialog.missing()
    dialog.show_page(QImage(), 4)
    assert dialog.missing() == "There is no page 9: the report has only 4 pages"
    dialog.pages.setText("4")
    assert not dialog.missing()


def test_pages_may_be_typed_with_blanks(dialog):
    dialog.show_printers((Printer("Office", True),))
    dialog.pages.setText(" 1 - 3, 5 ")
    dialog.copies.setText(" 12 ")
    assert (dialog.order.copies, dialog.order.pages) == (12, "1-3,5")
