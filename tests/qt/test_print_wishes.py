"""The report is printed through the window, on a printer or into a file."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.dialogs.print_report import NONE, PrintDialog
from incident_desk.services.printing import Printer, PrintOrder, Sides
from tests.qt.outgoing import Outgoing, press


@pytest.fixture
def desk(qtbot, tmp_path):
    made = Outgoing(qtbot, tmp_path)
    yield made
    made.close()


def test_without_a_printer_that_is_said_and_a_file_is_printed_to(desk, qtbot, tmp_path):
    before = desk.bench.desk.events(desk.one)
    dialog = desk.opened("print_report", PrintDialog)
    qtbot.waitUntil(lambda: dialog._where.beside == NONE)
    assert dialog.is_to_file and not dialog.copies.isEnabled()
    dialog.try_accept()
    assert desk.choose("a.pdf") == "INC-0001-report.pdf"
    desk.until_said(f"Printed to {tmp_path / 'a.pdf'}")
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF made"
    (line,) = desk.press.lines
    assert (line["format"], line["who"]) == ("print", "MK")
    assert desk.bench.desk.events(desk.one) == before


def test_a_printer_gets_the_order_by_the_keys_alone(desk, qtbot):
    desk.press.all_printers, desk.press.plain = (Printer("Cellar"), Printer("Office", True)), True
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    dialog = desk.opened("", PrintDialog, (Qt.Key.Key_P, control_shift))
    qtbot.waitUntil(lambda: dialog.printers.count() == 3)
    press(qtbot, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    desk.ready(dialog)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget(), "3")
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget(), "1-2")
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Return)
    desk.until_said("The PDF engine is missing, so the PDF is plain. Handed to the printer Cellar as job-1")
    ((pdf, order, title),) = desk.press.printed
    assert pdf == b"%PDF made" and title == "INC-0001 · P1 · Checkout is down"
    assert order == PrintOrder("Cellar", 3, "1-2", Sides.ONE, "MK")
    assert desk.press.lines[0]["audience"] == "customer"


def test_a_printer_that_refuses_is_said(desk, qtbot):
    desk.press.all_printers = (Printer("Broken", True),)
    dialog = desk.opened("print_report", PrintDialog)
    qtbot.waitUntil(lambda: not dialog.is_to_file)
    dialog.try_accept()
    desk.until_said("Not printed: it is broken")
    assert desk.press.lines == []


def test_the_first_page_is_seen_for_each_reader_or_why_there_is_none(desk, qtbot):
    dialog = desk.opened("print_report", PrintDialog)
    qtbot.waitUntil(lambda: dialog._pages.beside == f"of {len(dialog.handout.document.sections)}")
    assert dialog.sheet.pixmap().width() > 200 and "pages as it will be printed" in dialog.sheet.accessibleName()
    many = dialog._pages.beside
    press(qtbot, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    desk.ready(dialog)
    qtbot.waitUntil(lambda: dialog._pages.beside.startswith("of ") and dialog._pages.beside != many)
    desk.press.no_page = "The PDF engine is missing"
    press(qtbot, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog._pages.beside == "The PDF engine is missing")
    desk.ready(dialog)
    assert dialog.sheet.pixmap().isNull() and not dialog.missing()


def test_leaving_prints_nothing(desk, qtbot):
    dialog = desk.opened("print_report", PrintDialog)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.controller.ways_out.printing._dialog is None)
    desk.settle()
    assert desk.press.printed == [] and desk.press.lines == [] and dialog is not None


def test_without_an_incident_nothing_is_asked(qtbot, tmp_path):
    desk = Outgoing(qtbot, tmp_path, shown=False)
    desk.controller.do("print_report")
    assert desk.window.findChild(PrintDialog) is None
    desk.close()
