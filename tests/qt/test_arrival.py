"""A start comes back to the desk first; Home and the other records come after it."""

import pytest

from incident_desk.domain.errors import StoreFailure
from incident_desk.qt.app import make_application
from incident_desk.qt.controller import Controller
from incident_desk.qt.link import DeskLink
from incident_desk.qt.main_window import MainWindow
from incident_desk.qt.pages.home.view import HomePage
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.scenes import Scenes
from incident_desk.services.settings import Settings
from tests.fakes import Bench
from tests.qt.office import KeptSettings, office_of

DESK = Settings(page="desk", shown="INC-0001")


class Start:
    """A window that starts with settings on a record of two incidents."""

    def __init__(self, qtbot, themes, settings, kept=None):
        self.bench, self.told = Bench(), []
        for title in ("First", "Second"):
            self.bench.desk.declare(Declaration(title, "P1"), "MK")
        self.window = MainWindow(themes)
        qtbot.addWidget(self.window)
        self.controller = Controller(self.window, DeskLink("MK", self.window), themes, settings)
        self.stage, self.link = self.controller.stage, self.controller.stage.link
        self.kept = KeptSettings(kept or settings)
        self.link.scene_shown.connect(self.on_scene_shown)
        self.link.library_changed.connect(self.on_library_changed)
        self.controller.arrival.settled.connect(self.on_settled)
        self.window.show()

    def open(self):
        self.controller.open(lambda: office_of(self.bench, settings=self.kept))

    def on_scene_shown(self, _scene):
        self.told.append(("scene", self.has_home))

    def on_library_changed(self, rows):
        self.told.append(("rows", len(rows)))

    def on_settled(self):
        self.told.append(("settled", self.has_home))

    @property
    def has_home(self):
        return bool(self.window.findChildren(HomePage))


@pytest.fixture
def start(qtbot, themes):
    make_application()
    made = []

    def begin(settings, **more):
        made.append(Start(qtbot, themes, settings, **more))
        return made[-1]

    yield begin
    for one in made:
        one.controller.close()


def test_the_desk_is_shown_before_home_is_made_and_the_other_records_are_read(start, qtbot):
    one = start(DESK)
    assert (one.window.page, one.has_home) == ("", False)
    one.open()
    qtbot.waitUntil(lambda: len(one.told) >= 3)
    assert one.told == [("scene", False), ("settled", True), ("rows", 2)]
    assert one.window.page == "desk" and one.stage.incident.title == "First"
    assert one.stage.home.isVisible() is False and one.stage.home.number.text() == "2 open"


def test_home_is_there_at_once_when_it_is_asked_for_and_knows_what_was_read_before(start, qtbot):
    one = start(DESK)
    one.controller.do("home")
    assert one.window.page == "home" and one.stage.home.empty.model.title == "Reading the record…"
    other = start(DESK)
    other.open()
    other.link.refresh_library()
    qtbot.waitUntil(lambda: ("rows", 2) in other.told)
    assert other.stage.home.number.text() == "2 open"
    assert other.stage.home.empty.model.title != "Reading the record…"


def test_a_start_that_comes_back_to_home_shows_it_before_the_record_is_open(start, qtbot):
    one = start(Settings(page="home", shown="INC-0001"))
    assert one.window.page == "home"
    one.open()
    qtbot.waitUntil(lambda: {name for name, _ in one.told} == {"scene", "settled", "rows"})
    assert one.window.page == "home" and one.stage.incident.title == "First"


def test_what_is_gone_leads_to_home(start, qtbot):
    one = start(Settings(page="desk", shown="INC-0777"))
    one.open()
    qtbot.waitUntil(lambda: ("rows", 2) in one.told)
    assert one.window.page == "home" and one.stage.is_restored


def test_an_incident_that_cannot_be_read_leads_to_home_and_is_remembered_still(start, qtbot, monkeypatch):
    def fail(scenes, incident):
        raise StoreFailure("io_error", "The disk does not answer. Check it")

    monkeypatch.setattr(Scenes, "show", fail)
    one = start(DESK)
    one.open()
    qtbot.waitUntil(lambda: ("rows", 2) in one.told)
    assert one.window.page == "home" and one.kept.settings == DESK
    one.stage.remember_place()
    assert one.kept.settings == DESK


def test_a_record_that_cannot_be_opened_leads_to_home_which_says_so(start, qtbot):
    def fail():
        raise StoreFailure("io_error", "The disk does not answer. Check it")

    one = start(DESK)
    with qtbot.waitSignal(one.link.open_failed):
        one.controller.open(fail)
    assert one.window.page == "home" and one.stage.home.empty.model.title == "The record is not open"
    one.open()
    qtbot.waitUntil(lambda: one.window.page == "desk")


def test_a_page_is_kept_while_none_is_shown_yet(start, qtbot):
    one, pages = start(DESK), []

    def remember(_office):
        pages.append(one.window.page)
        one.stage.is_restored = True
        one.stage.remember_place()
        pages.append(one.stage.settings.page)

    one.link.opened.connect(remember)
    one.open()
    qtbot.waitUntil(lambda: bool(pages))
    assert pages == ["", "desk"] and one.stage.settings.window


@pytest.mark.parametrize("page", ["health", "timeline", "playbooks"])
def test_a_start_comes_back_to_the_page_that_was_in_front(start, qtbot, page):
    one = start(Settings(page=page, shown="INC-0001"))
    assert one.window.page == ""
    one.open()
    qtbot.waitUntil(lambda: ("rows", 2) in one.told)
    assert one.window.page == page and one.stage.incident.title == "First"
    one.stage.remember_place()
    assert one.stage.settings.page == page


@pytest.mark.parametrize(
    ("page", "comes_up"), [("health", "health"), ("playbooks", "playbooks"), ("timeline", "home")]
)
def test_without_an_incident_only_what_needs_none_comes_back(start, qtbot, page, comes_up):
    one = start(Settings(page=page))
    one.open()
    qtbot.waitUntil(lambda: ("rows", 2) in one.told)
    assert one.window.page == comes_up
