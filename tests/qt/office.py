"""A window's office on a store in memory, for tests with real widgets."""

from datetime import UTC

from incident_desk.qt.link import DeskLink
from incident_desk.services.library import Library, ReadDocument, Shelved
from incident_desk.services.office import Office, Surroundings
from incident_desk.services.reporting import Reporting
from incident_desk.services.settings import Settings
from tests.fakes import Bench


class NoShelf:
    """A library without documents."""

    def names(self) -> tuple[Shelved, ...]:
        return ()

    def read(self, name: str) -> bytes:
        raise KeyError(name)

    def put(self, name: str, data: bytes, plan: str | None) -> Shelved:
        raise NotImplementedError

    def read_outside(self, path: str, largest: int) -> bytes | None:
        return None


class NoSettings:
    """Settings that are forgotten."""

    def load(self) -> Settings:
        return Settings()

    def save(self, settings: Settings) -> None:
        return


def _no_reporting() -> Reporting:
    raise NotImplementedError


def _no_reader(data: bytes, name: str) -> ReadDocument:
    raise NotImplementedError


def office_of(bench: Bench) -> Office:
    """An office on the bench's desk."""
    library = Library(NoShelf(), _no_reader)
    return Office(Surroundings(bench.store, bench.clock, UTC, bench.desk, library, NoSettings(), _no_reporting))


def open_link(bench: Bench, qtbot: object, who: str = "MK") -> DeskLink:
    """A link whose record is open."""
    link = DeskLink(who)
    with qtbot.waitSignal(link.opened, timeout=5000):  # type: ignore[attr-defined]
        link.open(lambda: office_of(bench))
    return link
