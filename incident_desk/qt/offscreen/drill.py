"""A whole drill through the real window: declared, played, resolved, photographed, reported."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import DeskError, Refused
from incident_desk.domain.incident import Incident
from incident_desk.qt.app import make_application, open_window
from incident_desk.qt.controller import Controller
from incident_desk.qt.drill_player import DrillPlayer
from incident_desk.qt.main_window import MainWindow
from incident_desk.qt.offscreen.screenshot import Shot, photograph, put_away
from incident_desk.qt.offscreen.settling import NotSettled, wait_until, work
from incident_desk.qt.placement import place
from incident_desk.services.drill import Cue, opening, score
from incident_desk.services.office import Office
from incident_desk.services.practice import Practice

COMMANDER = "Maya Kern"
LONGEST_S = 240.0
"""Seconds of real time after which a drill is given up, beyond the time that its score takes at its speed."""


@dataclass(frozen=True, slots=True)
class DrillWish:
    """What to play, where the pictures go, and whether a person watches the window."""

    document: ReadDocument
    plan: str | None
    folder: Path
    visible: bool = False


@dataclass(frozen=True, slots=True)
class DrillDone:
    """The drill as it ended and the pictures it left."""

    incident: Incident
    pictures: tuple[Path, ...]


# When in the score which picture is taken: the share of its time, the file's name and the shot.
_PICTURES = (
    (0.10, "03-desk-dark-1920.png", Shot("desk", 1920, 1080, "dark")),
    (0.30, "04-desk-light-1920.png", Shot("desk", 1920, 1080, "light")),
    (0.55, "05-desk-dark-1280.png", Shot("desk", 1280, 720, "dark")),
    (0.75, "06-desk-light-1280.png", Shot("desk", 1280, 720, "light")),
)


def play_drill(opener: Callable[[], Office], practice: Practice, wish: DrillWish) -> DrillDone:
    """Play the drill to its end.

    Raises:
        Refused: it did not come to its end in time.
        DeskError: the record can't be opened or written.
    """
    app = make_application()
    window, controller = open_window(app, opener, COMMANDER)
    practice.start()
    try:
        return _play(app, window, controller, practice, wish)
    except NotSettled as error:
        raise Refused(f"The drill did not come to its end. {error}") from error
    finally:
        practice.stop()
        put_away(window, controller)


def _play(
    app: QApplication, window: MainWindow, controller: Controller, practice: Practice, wish: DrillWish
) -> DrillDone:
    link = controller.stage.link
    failures: list[DeskError] = []
    link.open_failed.connect(failures.append)
    # A window that is closed ends the drill with a word, not Qt's event loops without one.
    app.setQuitOnLastWindowClosed(False)
    if wish.visible:
        place(window, "")
    else:
        window.resize(1920, 1080)
    window.show()
    wait_until(lambda: bool(failures) or link.office is not None, 30, "the record to open")
    if failures or link.office is None:
        raise failures[0]
    pictures = [] if wish.visible else _before(app, controller, wish.folder)
    cues = score(wish.document.playbook, wish.plan, practice.url)
    player = DrillPlayer(link, cues, practice)
    declaration = opening(wish.document.playbook, wish.document.text, wish.plan, COMMANDER, link.office.now())
    link.declare(declaration, lambda incident: controller.stage.show_incident(incident.id))
    wait_until(lambda: player.incident is not None, 30, "the declaration")
    if not wish.visible:
        pictures += _during(app, controller, player, cues, wish.folder)
    longest = LONGEST_S + cues[-1].at_s / link.office.speed
    wait_until(lambda: player.is_finished or not window.isVisible(), longest, "the last cue")
    assert player.incident is not None
    if not player.is_finished:
        raise Refused(f"The drill's window was closed before its end. {player.incident.key} stands as it was left")
    work(400)
    if not wish.visible:
        pictures += _after(app, controller, player.incident.key, wish.folder)
    return DrillDone(player.incident, tuple(pictures))


def _before(app: QApplication, controller: Controller, folder: Path) -> list[Path]:
    shots = (("01-home-dark-1920.png", Shot("home")), ("02-declare-dark-1920.png", Shot("declare")))
    return [_take(app, controller, folder / name, shot) for name, shot in shots]


def _during(
    app: QApplication, controller: Controller, player: DrillPlayer, cues: tuple[Cue, ...], folder: Path
) -> list[Path]:
    taken, end = [], cues[-1].at_s
    for share, name, shot in _PICTURES:
        wait_until(lambda share=share: player.elapsed_s >= share * end, LONGEST_S, name)  # type: ignore[misc]
        shown = Shot(
            shot.screen, shot.width, shot.height, shot.theme, player.incident.key if player.incident else None
        )
        taken.append(_take(app, controller, folder / name, shown))
    controller.stage.window.resize(1920, 1080)
    return taken


def _after(app: QApplication, controller: Controller, key: str, folder: Path) -> list[Path]:
    shots = (
        ("07-desk-resolved-dark-1920.png", Shot("desk", key=key)),
        ("08-home-light-1920.png", Shot("home", theme="light")),
        ("09-home-dark-1280.png", Shot("home", 1280, 720)),
    )
    return [_take(app, controller, folder / name, shot) for name, shot in shots]


def _take(app: QApplication, controller: Controller, to: Path, shot: Shot) -> Path:
    photograph(app, controller, shot, to)
    return to
