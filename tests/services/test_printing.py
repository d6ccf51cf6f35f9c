"""What is printed is the PDF of its readers; without a printer that is said."""

import re
from dataclasses import replace

import pytest

from incident_desk.adapters.reports.press import CopyPress
from incident_desk.domain.errors import DeskError, Refused, WrongUse
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.logging import log
from incident_desk.services.printing import Printed, Printer, Printing, PrintOrder, Sides
from tests.services.leaving import Place


class Service:
    """Two printers that take what they get, unless they are out of paper."""

    def __init__(self, *printers, refuses=""):
        self.all, self.refuses, self.taken = printers, refuses, []

    def printers(self):
        return self.all

    def send(self, pdf, order, title):
        if self.refuses:
            raise DeskError(self.refuses)
        self.taken.append((pdf.name, pdf.read_bytes(), order, title))
        return f"{order.printer}-7"


PRINTERS = (Printer("cellar"), Printer("Office", True), Printer("Attic"))


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    made = Place(tmp_path)
    yield made
    made.place.close()


def printing(place, *printers, **more):
    service, ways = Service(*printers, **more), place.ways
    return service, Printing(ways.copies, ways.mailing._room, service, ways.handed_out, CopyPress())


def test_the_usual_printer_gets_the_very_pdf_of_the_readers(place, tmp_path):
    service, paper = printing(place, *PRINTERS)
    _, handout = place.handout("customer")
    assert paper.send(handout, PrintOrder(copies=2, pages="1-2", sides=Sides.TWO, who="Ana")) == Printed(
        "Handed to the printer Office as Office-7", is_plain=False
    )
    ((name, pdf, order, title),) = service.taken
    assert name == "INC-0001-customer-report.pdf" and title == "INC-0001 · P1 · Checkout is down"
    assert (order.printer, order.copies, order.pages, order.sides) == ("Office", 2, "1-2", Sides.TWO)
    paper.to_file(handout, tmp_path / "a.pdf", "Ana")
    assert pdf == (tmp_path / "a.pdf").read_bytes() and b"hunter2" not in pdf
    first, second = place.lines
    assert (first["format"], first["file"], first["copies"]) == ("print", "Office", 2)
    assert (second["format"], second["file"], second["who"]) == ("print", str(tmp_path / "a.pdf"), "Ana")


def test_the_first_page_can_be_seen_before_and_how_many_there_are(place):
    _, handout = place.handout()
    glance = place.ways.printing.glance(handout, 36)
    assert glance.picture.startswith(b"\x89PNG") and glance.count > 1
    _, timeline = place.handout("timeline")
    assert place.ways.printing.glance(timeline, 36).count < glance.count


def test_of_a_long_record_every_page_is_counted(place):
    place.act(lambda *_: [draft for n in range(120) for draft in log(Line(f"row {n}", Sign.NOTE))])
    _, handout = place.handout()
    glance = place.ways.printing.glance(handout, 10)
    pdf = place.folder / "long.pdf"
    place.ways.printing.to_file(handout, pdf, "Ana")
    assert glance.count == len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


def test_the_usual_one_stands_first_and_the_others_by_name(place):
    _, paper = printing(place, *PRINTERS)
    assert [one.name for one in paper.printers()] == ["Office", "Attic", "cellar"]


def test_without_a_printer_and_with_none_of_that_name_that_is_said(place):
    _, handout = place.handout()
    with pytest.raises(Refused, match="no printer on this computer. Print to a file"):
        printing(place)[1].send(handout, PrintOrder())
    with pytest.raises(Refused, match="no printer Roof. There are: Office, Attic, cellar"):
        printing(place, *PRINTERS)[1].send(handout, PrintOrder("Roof"))


def test_of_several_the_one_is_asked_for_where_none_is_the_usual_one(place):
    _, handout = place.handout()
    with pytest.raises(Refused, match="No printer is the usual one: say which. There are: Attic, cellar"):
        printing(place, Printer("cellar"), Printer("Attic"))[1].send(handout, PrintOrder())
    assert "printer cellar" in printing(place, Printer("cellar"))[1].send(handout, PrintOrder()).words


def test_a_printer_that_refuses_is_told_and_nothing_was_handed_out(place):
    _, handout = place.handout()
    with pytest.raises(DeskError, match="no paper"):
        printing(place, *PRINTERS, refuses="no paper")[1].send(handout, PrintOrder())
    assert place.lines == []


@pytest.mark.parametrize("pages", ["0", "1-", "a", "1,,2", "-o x", "1 2", "1-2;3", "3-1"])
def test_pages_that_there_can_not_be_are_refused(pages):
    with pytest.raises(WrongUse, match="1-3,5"):
        PrintOrder(pages=pages)
    assert PrintOrder(pages="1,4-6,9").by("Ana").who == "Ana"


def test_a_page_that_there_is_not_is_refused_and_not_passed_over(place):
    service, paper = printing(place, *PRINTERS)
    _, handout = place.handout("customer")
    with pytest.raises(WrongUse, match=r"There is no page 99: the report has only \d+ pages?$"):
        paper.send(handout, PrintOrder(pages="1-2,99"))
    assert service.taken == [] and place.lines == []
    PrintOrder(pages="1,2-5").refuse_beyond(5)
    PrintOrder().refuse_beyond(1)


@pytest.mark.parametrize("copies", [0, 100, -1])
def test_copies_that_nobody_means_are_refused(copies):
    with pytest.raises(WrongUse, match="copies"):
        replace(PrintOrder(), copies=copies)


def test_a_file_that_is_no_pdf_is_refused(place, tmp_path):
    _, handout = place.handout()
    with pytest.raises(WrongUse, match="PDF"):
        place.ways.printing.to_file(handout, tmp_path / "a.txt", "Ana")
