"""The parts of one window, put together once and handed to what acts on them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from incident_desk.domain.errors import DeskError
from incident_desk.domain.incident import Incident
from incident_desk.qt.change_feed import ChangeFeed
from incident_desk.qt.git_feed import GitFeed
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.library_rows import still_open
from incident_desk.qt.link import DeskLink
from incident_desk.qt.main_window import MainWindow
from incident_desk.qt.offering import Offering
from incident_desk.qt.pages.desk.view import DeskPage
from incident_desk.qt.placement import PlaceKeeper, placement_of, use_theme
from incident_desk.qt.recovery_keeper import RecoveryKeeper
from incident_desk.qt.restart_feed import RestartFeed
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.ticker import Ticker
from incident_desk.services.scenes import Scene
from incident_desk.services.settings import Settings

if TYPE_CHECKING:
    from incident_desk.qt.pages.home.view import HomePage
    from incident_desk.qt.pages.home.waiting import Waiting

NEEDS_NO_INCIDENT = frozenset({"health", "playbooks"})
"""Pages that say something without an incident: what is always watched, and the library."""
COMES_BACK = NEEDS_NO_INCIDENT | {"desk", "timeline", "review"}
"""Pages, Home apart, that a start comes back to."""
_REOPENS = {"export": "review"}
"""In place of a page that is made for one task, the one where its task came from."""


class Stage:
    """Window, pages, link, clock and checks, and what is remembered of them.

    The pages stay empty until the record is open where ``settings`` say that a start comes back to another page.
    """

    def __init__(
        self, window: MainWindow, link: DeskLink, themes: ThemeService, settings: Settings | None = None
    ) -> None:
        self.window, self.link, self.themes = window, link, themes
        self.ticker = Ticker(parent=window)
        self.feed = HealthFeed(link, self.ticker)
        self.offering = Offering(link, self.ticker, window, self.feed.followed)
        self.restarts = RestartFeed(link, self.feed)
        self.recovery = RecoveryKeeper(link, self.ticker, self.feed)
        self.git = GitFeed(link, self.ticker)
        self.told = ChangeFeed(link, self.feed.webhook)
        self.desk = DeskPage(themes, link, self.ticker, self.feed, window.pages)
        self.settings = settings or Settings()
        self._home: HomePage | None = None
        self.rows: list[Incident] = []
        self.dialogs_closed: Callable[[], None] = _nothing_open
        self.show_run: Callable[[str], None] = _nothing
        """Brings a checklist's run to the front, by its id."""
        self.close_incident: Callable[[Waiting], None] = _nothing
        """Closes what waits for that, and asks first where its review is open."""
        self.version_in_front: Callable[[], int] = _as_it_stands
        """The approved version of the review that the person looks at; 0: none, so the report is as it stands."""
        window.add_page("desk", self.desk, self.desk.take_focus)
        window.page_makers["home"] = self.make_home
        if not (self.settings.page in COMES_BACK and self.settings.shown):
            window.show_page("home")
        self.is_restored = False
        self._keeper = PlaceKeeper(window, self.remember_place)

    def use_theme(self) -> None:
        """The look that was chosen, if one was."""
        use_theme(self.themes, self.settings)

    @property
    def home(self) -> "HomePage":
        """Home; it is made when it is first asked for."""
        self.make_home()
        assert self._home is not None
        return self._home

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through on the page in front, in reading order."""
        page = self.window.pages.currentWidget()
        return page.panes if isinstance(page, _HasPanes) else ()

    def make_home(self) -> None:
        """Make Home, if it is not there yet."""
        if self._home is not None:
            return
        from incident_desk.qt.pages.home.offer_card import OfferCard
        from incident_desk.qt.pages.home.view import HomePage
        from incident_desk.qt.pages.home.view_model import HomeModel

        model = HomeModel(self.link, self.ticker)
        model.waiting.closing_wished.connect(self._on_closing_wished)
        home = self._home = HomePage(self.themes, model, self.window.pages)
        home.show_offers(OfferCard(self.themes, self.offering, self.ticker, home))
        home.action_wished.connect(self.window.actions_table.trigger)
        home.incident_wished.connect(self.show_incident)
        home.run_wished.connect(self._on_run_wished)
        home.show_on_desk(self.link.shown)
        self.link.scene_shown.connect(self._on_scene_shown)
        self.window.add_page("home", home, home.take_focus)

    def _on_run_wished(self, run: str) -> None:
        self.show_run(run)

    def _on_closing_wished(self, item: "Waiting") -> None:
        self.close_incident(item)

    def _on_scene_shown(self, scene: Scene) -> None:
        """Home names the incident that the key of the desk brings."""
        self.home.show_on_desk(scene.incident.id)

    def say_refusal(self, error: Exception) -> None:
        """Say why something was not done. What is no refusal is a bug of ours, and is raised."""
        if not isinstance(error, DeskError):
            raise error
        self.window.say(str(error))

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
        return list(still_open(self.rows))

    def show_incident(self, incident: str) -> None:
        """Bring an incident to the desk."""
        self.link.show(incident)
        self.window.show_page("desk")

    def keep_theme(self, theme: str) -> None:
        """Remember the look that was chosen."""
        self._keep(replace(self.settings, theme=theme))

    def keep_rate(self, rate: str) -> None:
        """Remember what an hour of a person costs; empty: nobody says it."""
        self._keep(replace(self.settings, rate=rate))

    def keep_muted(self, names: Iterable[str]) -> None:
        """Remember which checks have no sound."""
        self._keep(replace(self.settings, muted="\n".join(sorted(names))))

    def keep_switch(self, name: str, on: bool) -> None:
        """Remember a setting that is on or off, by its field's name."""
        self._keep(replace(self.settings, **{name: on}))  # type: ignore[arg-type]

    def remember_place(self) -> None:
        """Remember the page and the incident that are shown, and where the window stands."""
        if self.is_restored:
            incident = self.incident
            shown = incident.key if incident else self.settings.shown
            where = placement_of(self.window)
            page = _REOPENS.get(self.window.page, self.window.page) or self.settings.page
            self._keep(replace(self.settings, page=page, shown=shown, window=where))

    def _keep(self, settings: Settings) -> None:
        if self.link.office is not None and settings != self.settings:
            self.settings = settings
            self.link.read(lambda office: office.keep_settings(settings), _nothing)


@runtime_checkable
class _HasPanes(Protocol):
    """A page."""

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order."""
        ...


def _nothing(_result: object) -> None:
    return


def _as_it_stands() -> int:
    return 0


def _nothing_open() -> None:
    return
