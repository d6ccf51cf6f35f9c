"""A review of an incident, written through the link of a window."""

import base64

import pytest

from incident_desk.formats.prose import document
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.review.view_model import ReviewModel
from incident_desk.services.reporting import Pages, Place, Reporting
from incident_desk.services.review_templates import FoundTemplates
from tests.fakes import MemoryDrafts
from tests.qt.office import office_of
from tests.review_samples import OTHER, SMALL, Reviewed

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one dot."""


class Templates:
    """Two templates, without files."""

    folder = "/team/review-templates"

    def standard(self):
        return SMALL

    def all(self):
        return FoundTemplates(((SMALL, True), (OTHER, False)), ("bad.toml, line 3: no title",))


class Printer:
    """Says how many pages there are, and remembers what it was asked for."""

    def __init__(self):
        self.asked, self.fails = [], None
        self.picture, self.left_out = DOT, 0

    def pages(self, report, wish, cancel=None):
        self.asked.append((report, wish, cancel))
        if self.fails is not None:
            raise self.fails
        places = tuple(Place(one.title, 2, 100.0) for one in document(report).sections)
        return Pages((self.picture, self.picture), 2, self.left_out, places)


class Room:
    """An incident whose review is written here."""

    def __init__(self, qtbot):
        self.qtbot, self.sample = qtbot, Reviewed()
        self.drafts, self.printer = MemoryDrafts(), Printer()
        self.link, self.refused = DeskLink("MK"), []
        self.link.refused.connect(self.refused.append)
        with qtbot.waitSignal(self.link.opened):
            self.link.open(self.office)
        with qtbot.waitSignal(self.link.scene_shown):
            self.link.show(self.sample.id)

    def office(self):
        desk = self.sample.bench.desk
        return office_of(
            self.sample.bench,
            drafts=self.drafts,
            review_templates=Templates,
            reporting=lambda: Reporting(desk, self.printer, None, "x", lambda: desk.events(desk.standing.id)),
        )

    @property
    def scene(self):
        return self.link.office.scenes.begin(self.sample.id)

    def now(self):
        return self.sample.bench.clock.now()

    def until(self, holds):
        self.qtbot.waitUntil(holds)

    def settle(self):
        """Until everything that was handed in is done and told."""
        for _ in range(2):
            done = []
            self.link.read(lambda office: None, done.append)
            self.qtbot.waitUntil(lambda done=done: bool(done))


@pytest.fixture
def room(qtbot):
    one = Room(qtbot)
    yield one
    one.link.close()


@pytest.fixture
def model(room):
    """The review's sections, read."""
    one = ReviewModel(room.link)
    one.take(room.scene)
    room.until(lambda: one.template is not None)
    return one
