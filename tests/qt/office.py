"""A window's office on a store in memory, for tests with real widgets."""

from collections.abc import Callable
from datetime import UTC
from typing import Any

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.playbook import Playbook
from incident_desk.qt.link import DeskLink
from incident_desk.services.library import Library, Shelved, safe_name
from incident_desk.services.office import Office, Surroundings
from incident_desk.services.reporting import Reporting
from incident_desk.services.settings import Settings, SettingsStore
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


class Books(Library):
    """A library of these playbooks."""

    def __init__(self, *playbooks: Playbook) -> None:
        super().__init__(NoShelf(), _no_reader)
        self._books = playbooks

    def playbooks(self) -> list[tuple[Shelved, ReadDocument]]:
        return [
            (Shelved(safe_name(one.title), shipped=True), ReadDocument(one.title, "", one)) for one in self._books
        ]


class KeptSettings:
    """Settings in memory."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()

    def load(self) -> Settings:
        return self.settings

    def save(self, settings: Settings) -> None:
        self.settings = settings


def office_of(
    bench: Bench,
    *playbooks: Playbook,
    settings: SettingsStore | None = None,
    reporting: Callable[[], Reporting] = _no_reporting,
    **given: Any,
) -> Office:
    """An office on the bench's desk; ``given`` is what else its surroundings are."""
    kept = settings or NoSettings()
    return Office(
        Surroundings(bench.store, bench.clock, UTC, bench.desk, Books(*playbooks), kept, reporting, **given)
    )


def open_link(bench: Bench, qtbot: object, who: str = "MK") -> DeskLink:
    """A link whose record is open."""
    link = DeskLink(who)
    with qtbot.waitSignal(link.opened, timeout=5000):  # type: ignore[attr-defined]
        link.open(lambda: office_of(bench))
    return link
