"""The page and its parts over the rehearsed night of the design."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.events import Event
from incident_desk.domain.timeline import REACHING_BACK
from incident_desk.qt.pages.timeline.edit_model import EditModel
from incident_desk.qt.pages.timeline.entry_deeds import EntryDeeds
from incident_desk.qt.pages.timeline.view import Models, TimelinePage
from incident_desk.qt.pages.timeline.view_model import TimelinePageModel
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from tests.qt.panes.rehearsal import RehearsedLink, RehearsedTicker, night


class NightLink(RehearsedLink):
    """The night's link, whose office knows the events of the rows."""

    shown = "incident-1"

    def __init__(self):
        super().__init__(night())
        self.office.drafts = None
        self.office.scenes = SimpleNamespace(event=self._event, about=self._about)

    def _event(self, entry) -> Event:
        return next(one for one in self.record.events if one.id == entry)

    def _about(self, entry):
        return [one for one in self.record.events if one.id == entry or one.kind in REACHING_BACK]

    def id_of(self, words):
        """The id of the entry whose text begins so."""
        return next(one.id for one in self.record.scene.entries if one.text.startswith(words))

    def entry(self, words):
        """The row whose text begins so."""
        return next(one for one in self.record.scene.entries if one.text.startswith(words))


@pytest.fixture
def link(qapp):
    return NightLink()


@pytest.fixture
def model(link):
    """The rows of the night, looked at."""
    one = TimelinePageModel(link)
    link.show()
    one.look(True)
    yield one
    one.sifter.close()


@pytest.fixture
def edit(link):
    return EditModel(link, EntryDeeds(link))


class Page:
    """The page in a window of its own, and what a person does there."""

    def __init__(self, qtbot, link, model, edit, themes):
        self.qtbot, self.link, self.model, self.edit = qtbot, link, model, edit
        self.heard = []
        models = Models(model, edit, EntryDeeds(link))
        self.view = TimelinePage(themes, models, InstrumentsModel(link, RehearsedTicker()), "Rita Ortega")
        self.view.chosen.noticed.connect(self.heard.append)
        edit.noticed.connect(self.heard.append)
        qtbot.addWidget(self.view)
        self.view.resize(1500, 800)
        link.show()
        self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)
        self.view.take_focus()

    @property
    def rows(self):
        return self.view.rows

    @property
    def texts(self):
        """The rows that are shown, by their words."""
        return [entry.text for entry in self.rows.table.entries]

    def choose(self, words):
        self.rows.go_to(self.link.id_of(words))

    def press(self, key, modifier=None):
        """Press a key where the focus is."""
        where = QApplication.focusWidget()
        self.qtbot.keyClick(where, key, modifier or Qt.KeyboardModifier.NoModifier)

    def write(self, field, words):
        """Type these words in place of what stands in a field."""
        field.selectAll()
        self.qtbot.keyClicks(field, words)


@pytest.fixture
def page(qtbot, link, model, edit, themes):
    return Page(qtbot, link, model, edit, themes)
