"""The parts of one window, put together once and handed to what acts on them."""

from collections.abc import Callable
from dataclasses import replace

from incident_desk.domain.incident import Incident
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.link import DeskLink
from incident_desk.qt.main_window import MainWindow
from incident_desk.qt.pages.desk.view import DeskPage
from incident_desk.qt.pages.home.view import HomePage
from incident_desk.qt.pages.home.view_model import HomeModel
from incident_desk.qt.placement import PlaceKeeper, placement_of, use_theme
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.ticker import Ticker
from incident_desk.services.scenes import Scene
from incident_desk.services.settings import Settings


class Stage:
    """Window, pages, link, clock and checks, and what is remembered of them."""

    def __init__(self, window: MainWindow, link: DeskLink, themes: ThemeService) -> None:
        self.window, self.link, self.themes = window, link, themes
        self.ticker = Ticker(parent=window)
        self.feed = HealthFeed(link, self.ticker)
        self.home = HomePage(themes, HomeModel(link, self.ticker), window.pages)
        self.desk = DeskPage(themes, link, self.ticker, self.feed, window.pages)
        self.settings = Settings()
        self.rows: list[Incident] = []
        self.dialogs_closed: Callable[[], None] = _nothing_open
        window.add_page("home", self.home, self.home.take_focus)
        window.add_page("desk", self.desk, self.desk.take_focus)
        window.show_page("home")
        self.is_restored = False
        self._keeper = PlaceKeeper(window, self.remember_place)

    def use_theme(self) -> None:
        """The look that was chosen, if one was."""
        use_theme(self.themes, self.settings)

    def restore(self, incident: str | None) -> None:
        """Come back to the incident that was on the desk, if it is still there, and to the page that was shown."""
        if incident is not None and self.link.shown is None:
            self.link.show(incident)
            self.window.show_page("desk" if self.settings.page == "desk" else "home")
        self.is_restored = True

    def close_dialog(self) -> None:
        """Close the dialog that is open, if any."""
        self.dialogs_closed()

    @property
    def incident(self) -> Incident | None:
        """The incident on the desk, as it stands."""
        scene = self.scene
        return scene.incident if scene else None

    @property
    def scene(self) -> Scene | None:
        """The incident on the desk with its timeline."""
        return self.desk.instruments_model.scene

    @property
    def open_incidents(self) -> list[Incident]:
        """Incidents that are being worked on, newest first."""
        return [one for one in self.rows if one.is_open]

    def show_incident(self, incident: str) -> None:
        """Bring an incident to the desk."""
        self.link.show(incident)
        self.window.show_page("desk")

    def keep_theme(self, theme: str) -> None:
        """Remember the look that was chosen."""
        self._keep(replace(self.settings, theme=theme))

    def remember_place(self) -> None:
        """Remember the page and the incident that are shown, and where the window stands."""
        if self.is_restored:
            incident = self.incident
            shown = incident.key if incident else self.settings.shown
            where = placement_of(self.window)
            self._keep(replace(self.settings, page=self.window.page, shown=shown, window=where))

    def _keep(self, settings: Settings) -> None:
        if self.link.office is not None and settings != self.settings:
            self.settings = settings
            self.link.read(lambda office: office.keep_settings(settings), _nothing)


def _nothing(_result: object) -> None:
    return


def _nothing_open() -> None:
    return
