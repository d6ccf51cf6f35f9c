"""A window on a record in memory whose reports leave by ways that are real but for printers and desktop."""

from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from incident_desk.adapters.evidence_files import EvidenceFiles
from incident_desk.adapters.reports.files import WholeFiles
from incident_desk.adapters.reports.parcels import Parcels
from incident_desk.domain.errors import DeskError
from incident_desk.domain.playbook import Contact, Playbook
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.attaching import attach
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.updating import send_update
from incident_desk.services.export_values import Sheets
from incident_desk.services.handing_out import HandingOut
from incident_desk.services.mailing import Mailing
from incident_desk.services.printing import Printing
from incident_desk.services.reporting import Pages, Reporting, Written
from incident_desk.services.scanned import HandedOut, NoJournal
from incident_desk.services.sharing import Sharing
from incident_desk.services.ways_out import WaysOut
from tests.fakes import Bench
from tests.qt.whole import Whole

BOOK = Playbook(
    "Outage", contacts=(Contact("Stakeholders", "Ines", "ines@example.com"), Contact("Lead", "Sam s@x.org"))
)


class Press:
    """Makes small PDFs, keeps the journal, has printers or none, and a desktop that opens what it is told to."""

    def __init__(self, folder):
        self.folder, self.lines, self.printed, self.opened = folder, [], [], []
        self.all_printers, self.opens, self.wait, self.no_page = (), True, None, ""
        self.plain = False

    def all(self):
        return ("Zebra Associates",)

    def write(self, to, data=None):
        if data is None:
            self.lines.append(to)
            return to
        return WholeFiles().write(Path(to), data)

    def render(self, paper, to, check, cancel):
        if self.wait is not None:
            self.wait.wait(20)
        check(b"%PDF made")
        return Written(WholeFiles().write(Path(to), b"%PDF made"), self.plain)

    def pages(self, report, wish, cancel=None):
        return Pages((), 0)

    def sheets(self, document, wish, cancel):
        if self.no_page:
            raise DeskError(self.no_page)
        image = QImage(int(wish.ppi * 8), int(wish.ppi * 11), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")
        return Sheets((bytes(buffer.data().data()),), (), len(document.sections), 595, 842)

    @contextmanager
    def room(self):
        room = self.folder / "room"
        room.mkdir()
        yield room
        for one in room.iterdir():
            one.unlink()
        room.rmdir()

    def printers(self):
        return self.all_printers

    def send(self, pdf, order, title):
        if order.printer == "Broken":
            raise DeskError("Not printed: it is broken")
        self.printed.append((pdf.read_bytes(), order, title))
        return "job-1"

    def open(self, target):
        self.opened.append(target)
        return self.opens


class Outgoing(Whole):
    """The window, its press, and a folder that files go to."""

    def __init__(self, qtbot, folder, **more):
        self.folder, press, bench = folder, Press(folder), Bench()
        self.press, evidence = press, EvidenceFiles(folder / "evidence")
        reporting, handed_out = Reporting(bench.desk, press, press, "test"), HandedOut(press, bench.clock.now)
        copies = HandingOut(reporting.report, press, press, NoJournal(), bench.clock.now)
        ways = WaysOut(
            bench.desk,
            reporting.report,
            copies,
            Sharing(copies, evidence, Parcels(), handed_out),
            Mailing(copies, press, press, handed_out),
            Printing(copies, press, press, handed_out, press),
            press,
            handed_out,
        )
        super().__init__(qtbot, bench, playbook=BOOK, reporting=lambda: reporting, ways_out=lambda: ways, **more)
        if more.get("shown", True):
            sha, size, _ = evidence.take_data(b"log of the pool", "pool.log")
            for rule in (
                lambda *_: log(Line("Zebra Associates call, password: hunter2", Sign.NOTE)),
                lambda *_: attach((), (sha, size, ""), "pool.log", None),
                lambda incident, _now: send_update(
                    incident, "We look into *it*", ["Status page"], audience="customers"
                ),
            ):
                with self.changed():
                    self.link.act(rule)

    def opened(self, action, kind, key=None):
        """The dialog of an action, once its copy is made; with a key by that key."""
        if key is None:
            self.controller.do(action)
        else:
            self.window.activateWindow()
            self.qtbot.keyClick(self.window, *key)
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        dialog = self.dialog(kind)
        self.ready(dialog)
        return dialog

    def ready(self, dialog):
        self.qtbot.waitUntil(lambda: dialog.handout is not None)

    def choose(self, name):
        """Name a file in the chooser that comes; the answer is the name that it proposed."""
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.window.findChildren(QFileDialog)))
        chooser = self.dialog(QFileDialog)
        (proposed,) = chooser.selectedFiles()
        chooser.setDirectory(str(self.folder))
        chooser.selectFile(name)
        chooser.accept()
        return Path(proposed).name

    def until_said(self, words):
        self.qtbot.waitUntil(lambda: words in self.toast, timeout=15_000)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the keyboard is: in the dialog that stands, else in the window."""
    top = QApplication.activeModalWidget() or QApplication.activeWindow()
    if not top.isActiveWindow():
        top.activateWindow()
    qtbot.keyClick(top.focusWidget() or top, key, modifier)
