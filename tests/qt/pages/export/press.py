"""An export's work without a compiler: real copies, real scans of what is text, pages that are drawn here."""

import json
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QImage, QPainter

from incident_desk.domain.errors import Refused
from incident_desk.formats.redaction.finished import Where, parts_of
from incident_desk.formats.redaction.handout import hand_out, with_may_be
from incident_desk.formats.redaction.leaks import leaks_in
from incident_desk.formats.redaction.marks import Mark, MarkKind
from incident_desk.formats.redaction.written import text_for
from incident_desk.services.export_values import Made, Phase, Progress, Saved, Scan, ScanCell, Seen, Sheets, State

AT = datetime(2026, 3, 2, 9, 14, 26, tzinfo=UTC)
PAGES = 3
PLACES = {
    ".pdf": frozenset(Where),
    ".html": frozenset(Where) - {Where.ATTACHED},
    ".md": frozenset({Where.TEXT, Where.METADATA}),
}


class FakeWork:
    """``hold`` stops the making of files until it is set; ``leaks`` are found in the formats they are under."""

    def __init__(self, customers=()):
        self.customers = tuple(customers)
        self.saved, self.asked, self.leaks, self.fails, self.full = [], [], {}, {}, ""
        self.hold, self.plain, self.unread, self.cut_lines = None, False, set(), 0

    def prepare(self, report, wish):
        return with_may_be(hand_out(report, replace(wish, customers=(*wish.customers, *self.customers))))

    def make(self, handout, ending, told, cancel=None):
        told(Progress(ending, Phase.SETTING, 0.1))
        hold = self.hold
        if hold is not None:
            while not hold.wait(0.01):
                if cancel is not None and cancel.is_set():
                    return Made(ending, State.CANCELLED, why="It was stopped")
        told(Progress(ending, Phase.SCANNING, 0.3, 3, 4))
        if ending in self.fails:
            return Made(ending, State.FAILED, why=self.fails[ending])
        text = "%PDF " + text_for(handout, ".md") if ending == ".pdf" else text_for(handout, ending)
        scan = self._scan(handout, ending, text)
        state = State.LEAKS if scan.leaks else State.READY
        return Made(ending, state, text.encode(), scan, plain=self.plain and ending == ".pdf", seconds=0.3)

    def _scan(self, handout, ending, text):
        known = len(handout.hidden)
        if ending in self.unread:
            return Scan(dict.fromkeys(Where, ScanCell(Seen.NOT_SCANNED)), (), known, AT, "It can't be read back")
        there = handout.wish.replaced_there
        leaks = tuple(one for one in self.leaks.get(ending, ()) if one.text not in there)
        if ending != ".pdf":
            leaks += leaks_in(parts_of(ending, text.encode()), handout)
        cells = {}
        for where in Where:
            here = [one for one in leaks if one.where is where]
            is_there = where in PLACES.get(ending, {Where.TEXT})
            seen = Seen.FOUND if here else Seen.CLEAN if is_there else Seen.NO_PLACE
            cells[where] = ScanCell(seen, len(here), len(here))
        return Scan(cells, leaks, known, AT)

    def sheets(self, report, handout, view, wish, cancel=None, leaks=()):
        self.asked.append((view, round(wish.ppi)))
        marks = [
            Mark(_kind(one), one.number, place % PAGES, 0.12, 0.2 + 0.06 * (place // PAGES), 0.2, 0.016)
            for place, one in enumerate(handout.findings)
            if one.is_hidden or one.text in handout.wish.kept
        ]
        marks += [Mark(MarkKind.LEAK, one.number, 1, 0.1, 0.5, 0.8, 0.06) for one in leaks]
        pictures = tuple(_page(f"{view} page {number + 1}", wish.ppi) for number in range(PAGES))
        return Sheets(pictures, tuple(marks), PAGES, 595.3, 841.9, 0, self.cut_lines)

    def page_count(self, handout, cancel=None):
        return {"internal": 9, "executive": 6, "customer": 4, "timeline": 1}[handout.wish.audience.value]

    def save(self, handout, made, folder, stem, who=""):
        if self.full:
            return Saved((), {Path(folder) / f"{stem}{one.ending}": self.full for one in made})
        written = []
        for one in made:
            to = Path(folder) / f"{stem}{one.ending}"
            to.write_bytes(one.data)
            written.append(to)
            self.saved.append(json.dumps({"file": to.name, "who": who, "kept": handout.wish.reasons}))
        return Saved(tuple(written), {})

    def default_stem(self, handout):
        return f"{handout.report.header.key}-{handout.wish.audience}"

    def keep_customer(self, name):
        if name.startswith("full"):
            raise Refused("The customers' names can't be kept: the disk is full")
        self.customers = (*self.customers, name)


def held():
    """What holds the making of files until it is set."""
    return threading.Event()


def _kind(finding):
    if not finding.is_hidden:
        return MarkKind.KEPT
    return MarkKind.REMOVED if finding.is_removed else MarkKind.REPLACED


def _page(words, ppi):
    image = QImage(round(595.3 / 72 * ppi), round(841.9 / 72 * ppi), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.drawText(image.width() // 8, image.height() // 8, words)
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(held.data())
