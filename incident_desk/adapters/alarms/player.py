"""The tones, given to the player that the system has."""

import importlib
import logging
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from incident_desk.adapters.alarms.children import in_background, succeeds
from incident_desk.resource_files import resource
from incident_desk.services.alarms import Tone

_LINUX: Mapping[str, Sequence[str]] = {
    "pw-play": (),
    "paplay": (),
    "aplay": ("-q",),
    "canberra-gtk-play": ("-f",),
}
_MAC: Mapping[str, Sequence[str]] = {"afplay": ()}
_log = logging.getLogger(__name__)


class SystemPlayer:
    """A ``Player``: the first program on the PATH that plays. Where one fails, the next is tried.

    ``platform`` is named as Python does. That nothing plays is logged once; it is no error.
    """

    def __init__(self, platform: str = sys.platform) -> None:
        self._platform = platform
        self._programs = _MAC if platform == "darwin" else _LINUX
        self._is_told = False

    @property
    def lacks(self) -> str:
        """Why there is no sound here; looks along the PATH."""
        if self._platform == "win32" or any(shutil.which(name) for name in self._programs):
            return ""
        return f"There is no sound: none of {', '.join(self._programs)} is installed"

    def play(self, tone: Tone) -> None:
        """Begin to play it."""
        work: Callable[[Path], None] = _play_on_windows if self._platform == "win32" else self._play
        in_background(partial(work, resource("sounds", f"{tone.value}.wav")), "alarm-sound")

    def commands(self, sound: Path) -> Iterator[list[str]]:
        """What plays the file, the best first."""
        for name, options in self._programs.items():
            found = shutil.which(name)
            if found is not None:
                yield [found, *options, str(sound)]

    def _play(self, sound: Path) -> None:
        if any(succeeds(command) for command in self.commands(sound)) or self._is_told:
            return
        self._is_told = True
        _log.warning("%s", self.lacks or "There is no sound: no player of the system could play")


def _play_on_windows(sound: Path) -> None:
    winsound = importlib.import_module("winsound")
    try:
        winsound.PlaySound(str(sound), winsound.SND_FILENAME | winsound.SND_NODEFAULT)
    except RuntimeError as error:
        _log.warning("There is no sound: %s", error)
