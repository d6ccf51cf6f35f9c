"""What is handed in lies in the folder first and stands in the record then, off the GUI thread."""

import threading

import pytest
from PySide6.QtGui import QImage

from incident_desk.adapters import evidence_files
from incident_desk.adapters.evidence_files import EvidenceFiles
from incident_desk.domain.attachments import Lies, attachments
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt import evidence_taker
from incident_desk.qt.evidence_offer import MOST_FILES, FilePiece, PicturePiece, TextPiece
from incident_desk.qt.evidence_taker import EvidenceTaker, Goal
from incident_desk.qt.link import DeskLink
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from tests.fakes import Bench
from tests.qt.office import office_of


class Taking:
    def __init__(self, qtbot, folder):
        self.qtbot, self.bench, self.files = qtbot, Bench(), EvidenceFiles(folder)
        self.incident = self.bench.desk.declare(Declaration("Down"), "MK").id
        entry = self.bench.desk.act(self.incident, lambda *_: log(Line("Pool full", Sign.FINDING)), "MK").events[0]
        self.goal = Goal(self.incident, entry.id, "Pool full")
        self.link = DeskLink("MK")
        with qtbot.waitSignal(self.link.opened):
            self.link.open(lambda: office_of(self.bench, evidence=self.files))
        with qtbot.waitSignal(self.link.scene_shown):
            self.link.show(self.incident)
        self.taker = EvidenceTaker(self.link)
        self.said, self.refused = [], []
        self.taker.noticed.connect(self.said.append)
        self.link.refused.connect(self.refused.append)

    def take(self, *pieces, goal=None):
        """Take these in; what is said when it is in the record."""
        with self.qtbot.waitSignal(self.taker.attached) as told:
            self.taker.take(pieces, goal or self.goal)
        return told.args[0]

    @property
    def kept(self):
        events = self.bench.desk.events(self.incident)
        return attachments(events, undone_acts(events))


@pytest.fixture
def taking(qtbot, tmp_path):
    one = Taking(qtbot, tmp_path / "evidence")
    yield one
    one.taker.close()
    one.link.close()


def test_files_a_picture_and_a_text_are_one_act_that_one_undo_takes_back(taking, tmp_path, qtbot):
    (tmp_path / "pool.log").write_bytes(b"ERROR\n")
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0xFF112233)
    pieces = (FilePiece(str(tmp_path / "pool.log")), PicturePiece(image, "a.png"), TextPiece("wörds", "b.log"))
    assert taking.take(*pieces) == "3 files attached to “Pool full”"
    assert [(one.name, one.media, one.entry) for one in taking.kept] == [
        ("pool.log", "text/plain", taking.goal.entry), ("a.png", "image/png", taking.goal.entry),
        ("b.log", "text/plain", taking.goal.entry),
    ]  # fmt: skip
    assert all(taking.files.lies(one.sha256) is Lies.WHOLE for one in taking.kept)
    with qtbot.waitSignal(taking.link.scene_changed):
        taking.link.undo()
    assert taking.kept == ()


def test_without_an_entry_it_is_the_incidents(taking):
    assert taking.take(TextPiece("x", "a.log"), goal=Goal(taking.incident)) == "a.log, 1 bytes, attached"
    assert taking.kept[0].entry is None


def test_what_cannot_be_kept_is_said_and_the_rest_is_kept(taking, tmp_path):
    told = taking.take(FilePiece(str(tmp_path / "none.log")), TextPiece("x", "a.log"), FilePiece(str(tmp_path)))
    assert told.startswith("a.log, 1 bytes, attached to “Pool full”. There is no file") and "is no file" in told
    assert [one.name for one in taking.kept] == ["a.log"]


def test_where_nothing_can_be_kept_nothing_is_written(taking, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(evidence_files, "LARGEST", 3)
    (tmp_path / "large.bin").write_bytes(b"four")
    taking.taker.take([FilePiece(str(tmp_path / "large.bin"))], taking.goal)
    qtbot.waitUntil(lambda: bool(taking.said))
    assert "Log where it lies instead" in taking.said[0] and taking.kept == ()


def test_the_same_content_twice_is_refused_and_one_new_file_among_known_ones_is_taken(taking, qtbot):
    taking.take(TextPiece("x", "a.log"))
    with qtbot.waitSignal(taking.link.refused):
        taking.taker.take([TextPiece("x", "b.log")], taking.goal)
    assert "attached there already" in taking.refused[0]
    taking.take(TextPiece("x", "b.log"), TextPiece("y", "c.log"), TextPiece("y", "d.log"))
    assert [one.name for one in taking.kept] == ["a.log", "d.log"]


@pytest.mark.parametrize(
    ("limit", "piece", "words"),
    [("MOST_PIXELS", PicturePiece(QImage(4, 4, QImage.Format.Format_RGB32), "a.png"), "pixels"),
     ("LARGEST_TEXT", TextPiece("words", "a.log"), "Attach it as a file")],
)  # fmt: skip
def test_what_the_clipboard_holds_has_its_limits(taking, qtbot, monkeypatch, limit, piece, words):
    monkeypatch.setattr(evidence_taker, limit, 3)
    taking.taker.take([piece], taking.goal)
    qtbot.waitUntil(lambda: bool(taking.said))
    assert words in taking.said[0] and taking.kept == ()


def test_a_whole_folder_is_no_evidence(taking):
    taking.taker.take([FilePiece("a")] * (MOST_FILES + 1), taking.goal)
    assert taking.said == ["21 files at once are too many: 20 at most"]


def test_how_far_a_large_file_is_is_told(taking, tmp_path, monkeypatch):
    monkeypatch.setattr(evidence_taker, "SLOW_BYTES", 1 << 20)
    (tmp_path / "heap.bin").write_bytes(b"\0" * (4 << 20))
    taking.take(FilePiece(str(tmp_path / "heap.bin")))
    assert taking.said == [f"Copying heap.bin: {percent} %" for percent in (25, 50, 75, 100)]


def test_nothing_is_copied_on_the_gui_thread_and_closing_ends_a_copy_without_a_trace(taking, tmp_path, qtbot):
    (tmp_path / "a.log").write_bytes(b"x")
    begun, may_go_on, threads = threading.Event(), threading.Event(), []
    take = taking.files.take

    def slowly(source, told):
        threads.append(threading.current_thread())
        begun.set()
        may_go_on.wait(5)
        return take(source, told)

    taking.files.take = slowly
    taking.taker.take([FilePiece(str(tmp_path / "a.log"))], taking.goal)
    assert begun.wait(5)
    taking.taker._is_closing = True
    may_go_on.set()
    taking.taker.close()
    assert threads[0] is not threading.main_thread()
    assert taking.kept == () and not [one for one in (tmp_path / "evidence").rglob("*") if one.is_file()]


def test_where_no_evidence_is_kept_that_is_said(qtbot):
    bench = Bench()
    incident = bench.desk.declare(Declaration("Down"), "MK").id
    link = DeskLink("MK")
    with qtbot.waitSignal(link.opened):
        link.open(lambda: office_of(bench))
    taker, said = EvidenceTaker(link), []
    taker.noticed.connect(said.append)
    taker.take([TextPiece("x", "a")], Goal(incident))
    assert said == ["No evidence can be kept here"]
    taker.close()
    link.close()
