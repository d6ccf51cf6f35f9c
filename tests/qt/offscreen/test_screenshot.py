"""Pictures of the real window on a record in memory."""

import pytest
from PySide6.QtGui import QImage

from incident_desk.adapters.drafts import FileDrafts
from incident_desk.adapters.shelf import FolderShelf
from incident_desk.bootstrap import read_as_document
from incident_desk.domain.errors import NotFound, Refused, StoreFailure
from incident_desk.qt.offscreen import screenshot
from incident_desk.qt.offscreen.screenshot import SCREENS, Shot, take_screenshot
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.running import RunStart
from incident_desk.services.library import Library
from incident_desk.services.shelved import Saving
from tests.any_run import BOOK
from tests.fakes import Bench
from tests.qt.office import office_of


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(screenshot, "_SETTLE_MS", 20)


@pytest.fixture
def bench():
    one = Bench()
    for title in ("Checkout is down", "Search is slow"):
        one.clock.pass_s(60)
        one.desk.declare(Declaration(title, "P1", commander="MK"), "MK")
    return one


def take(bench, shot, to):
    take_screenshot(lambda: office_of(bench), "MK", shot, to)
    return QImage(str(to))


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_picture_has_the_size_and_the_theme_that_were_asked_for(bench, tmp_path, qapp, theme):
    picture = take(bench, Shot("desk", 1280, 720, theme), tmp_path / "desk.png")
    assert (picture.width(), picture.height()) == (1280, 720)
    assert (picture.pixelColor(640, 300).lightness() < 60) is (theme == "dark")


def test_an_incident_is_found_by_its_key_in_any_spelling(bench, tmp_path, qapp):
    newest = take(bench, Shot("desk", 1280, 720), tmp_path / "newest.png")
    first = take(bench, Shot("desk", 1280, 720, key="inc-0001"), tmp_path / "first.png")
    assert newest != first


def test_a_screen_that_is_not_there_is_named_with_those_that_are(bench, tmp_path, qapp):
    with pytest.raises(NotFound) as said:
        take(bench, Shot("moon"), tmp_path / "moon.png")
    assert all(screen in str(said.value) for screen in SCREENS)


def test_an_incident_that_is_not_there_is_said(bench, tmp_path, qapp):
    with pytest.raises(NotFound, match="INC-0999"):
        take(bench, Shot("desk", key="INC-0999"), tmp_path / "none.png")


def test_an_empty_record_has_no_desk_to_show(tmp_path, qapp):
    with pytest.raises(NotFound, match="Declare one first"):
        take(Bench(), Shot("desk"), tmp_path / "none.png")


def test_a_picture_that_cannot_be_written_is_refused(bench, tmp_path, qapp):
    with pytest.raises(Refused, match="can't be written"):
        take(bench, Shot("home", 1280, 720), tmp_path / "no" / "such" / "folder.png")


def test_a_record_that_cannot_be_opened_says_why(tmp_path, qapp):
    def opener():
        raise StoreFailure("cannot_open", "The record can't be opened: it is a folder")

    with pytest.raises(StoreFailure, match="it is a folder"):
        take_screenshot(opener, "MK", Shot("home"), tmp_path / "home.png")


def test_the_health_screen_can_be_pictured_with_and_without_an_incident(bench, tmp_path, qapp):
    with_one = take(bench, Shot("health", 1280, 720), tmp_path / "with.png")
    without = take(Bench(), Shot("health", 1280, 720), tmp_path / "without.png")
    assert with_one != without and with_one.width() == without.width() == 1280


def test_the_run_that_was_started_last_or_that_has_the_key(tmp_path, qapp):
    bench = Bench()
    for title in ("First", "Second"):
        bench.desk.runs.start(RunStart(BOOK, title=title), "MK")
    sizes = []
    for key in (None, "RUN-1"):
        to = tmp_path / f"{key}.png"
        take_screenshot(lambda: office_of(bench), "MK", Shot("checklist", 1280, 720, key=key), to)
        image = QImage(str(to))
        sizes.append((image.width(), image.height()))
    assert sizes == [(1280, 720)] * 2
    assert (tmp_path / "None.png").read_bytes() != (tmp_path / "RUN-1.png").read_bytes()


def test_without_a_run_that_is_said(tmp_path, qapp):
    with pytest.raises(NotFound, match="no run to show"):
        take_screenshot(lambda: office_of(Bench()), "MK", Shot("checklist"), tmp_path / "x.png")
    with pytest.raises(NotFound, match="RUN-7"):
        take_screenshot(lambda: office_of(Bench()), "MK", Shot("checklist", key="RUN-7"), tmp_path / "x.png")


def test_the_import_screen_shows_a_shipped_document_and_needs_no_incident(tmp_path, qapp):
    def opener():
        office = office_of(Bench())
        office.playbooks = Library(FolderShelf(tmp_path / "playbooks"), read_as_document)
        return office

    to = tmp_path / "import.png"
    take_screenshot(opener, "MK", Shot("import", 1280, 720), to)
    with_document, home = QImage(str(to)), take(Bench(), Shot("home", 1280, 720), tmp_path / "home.png")
    assert with_document != home and not (tmp_path / "playbooks").exists()


def test_the_playbooks_are_shown_with_what_changed_and_no_draft_is_left(bench, tmp_path, qapp):
    office = office_of(bench)
    office.playbooks = Library(FolderShelf(tmp_path / "playbooks"), read_as_document)
    office.drafts = FileDrafts(tmp_path / "drafts")
    text = "# Printer Playbook\n\n## Phase 1: Look (0-15 minutes)\n\n1. Go\n"
    office.playbooks.save("printer", text.encode(), Saving(0))
    office.playbooks.save("printer", text.replace("Go", "Walk").encode(), Saving(1))
    to = tmp_path / "playbooks.png"
    take_screenshot(lambda: office, "MK", Shot("playbooks", 1280, 720), to)
    assert QImage(str(to)).width() == 1280 and not (tmp_path / "drafts").exists()
