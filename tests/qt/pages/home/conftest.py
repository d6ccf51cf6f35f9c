"""Home on a season of records."""

import pytest

from incident_desk.qt.pages.home.view import HomePage
from incident_desk.qt.pages.home.view_model import HomeModel
from tests.qt.pages.home.library import NOW, HandTicker, LibraryLink, Shelf, season


@pytest.fixture
def shelf():
    """Nothing recorded yet."""
    return Shelf()


@pytest.fixture
def year(shelf):
    """A quarter of a year as in the design."""
    return season(shelf)


@pytest.fixture
def make_model(qapp):
    """A model of Home on a shelf, shown and ticked once."""
    kept = []

    def make(shelf):
        link, ticker = LibraryLink(shelf), HandTicker()
        model = HomeModel(link, ticker)
        link.show()
        ticker.ticked.emit(NOW)
        kept.append((link, ticker))
        model.test_link, model.test_ticker = link, ticker
        return model

    return make


@pytest.fixture
def make_page(make_model, themes, qtbot):
    """The page on a shelf, on the screen."""

    def make(shelf, width=1848, height=1010):
        page = HomePage(themes, make_model(shelf))
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.model = page._model
        page.model.test_link.library_changed.emit(shelf.incidents)
        return page

    return make
