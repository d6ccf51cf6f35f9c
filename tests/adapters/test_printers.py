"""The print service, by programs that stand for its own: what they are told, and what they answer."""

import os
import shutil

import pytest

from incident_desk.adapters.printers import CupsPrinters
from incident_desk.domain.errors import DeskError
from incident_desk.services.printing import Printer, PrintOrder, Sides

LPSTAT = """#!/bin/sh
[ "$1" = -d ] && echo "system default destination: Office-2"
[ "$1" = -e ] && printf 'Cellar\\nOffice-2\\n'
exit 0
"""
LP = """#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word" >> "$TOLD"; last=$word; done
cp "$last" "$TOLD.pdf"
echo "request id is Office-2-17 (1 file(s))"
"""


@pytest.fixture
def programs(tmp_path, monkeypatch):
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("TOLD", str(tmp_path / "told"))

    def put(name, text):
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)

    return put


def test_every_printer_is_named_and_the_usual_one_is_marked(programs):
    programs("lpstat", LPSTAT)
    assert list(CupsPrinters().printers()) == [Printer("Cellar"), Printer("Office-2", True)]


def test_without_a_print_service_there_is_none(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert list(CupsPrinters().printers()) == []
    with pytest.raises(DeskError, match="does not answer.*Print to a file"):
        CupsPrinters().send(tmp_path / "a.pdf", PrintOrder("x"), "title")


def test_a_service_that_knows_no_printer_has_none(programs):
    programs("lpstat", "#!/bin/sh\necho 'no system default destination' >&2\nexit 1\n")
    assert list(CupsPrinters().printers()) == []


def test_the_order_is_handed_over_with_the_file_as_it_is(programs, tmp_path):
    programs("lp", LP)
    pdf = tmp_path / "-report.pdf"
    pdf.write_bytes(b"%PDF-1.7 \xff")
    order = PrintOrder("Office-2", 3, "1-3,5", Sides.TWO)
    assert CupsPrinters().send(pdf, order, "INC-0001 · $(touch x); Down") == "Office-2-17"
    told = (tmp_path / "told").read_text("utf-8").splitlines()
    assert told == [
        "-d", "Office-2", "-n", "3", "-t", "INC-0001 · $(touch x); Down", "-P", "1-3,5",
        "-o", "sides=two-sided-long-edge", "--", str(pdf),
    ]  # fmt: skip
    assert (tmp_path / "told.pdf").read_bytes() == b"%PDF-1.7 \xff"


def test_what_the_printer_says_in_refusing_is_said(programs, tmp_path):
    programs("lp", "#!/bin/sh\necho 'lp: Error - The printer is rejecting jobs.' >&2\nexit 1\n")
    with pytest.raises(DeskError, match="Office-2 does not take it .*rejecting jobs"):
        CupsPrinters().send(tmp_path / "a.pdf", PrintOrder("Office-2"), "t")


def test_a_service_that_hangs_is_given_up(programs, tmp_path, monkeypatch):
    monkeypatch.setattr("incident_desk.adapters.printers.TIMEOUT_S", 0.2)
    hang = f"#!/bin/sh\nexec {shutil.which('sleep')} 60\n"
    programs("lpstat", hang)
    programs("lp", hang)
    assert list(CupsPrinters().printers()) == []
    with pytest.raises(DeskError, match="does not answer"):
        CupsPrinters().send(tmp_path / "a.pdf", PrintOrder("x"), "t")
    assert os.environ["PATH"].startswith(str(tmp_path))
