"""The large font that is not shipped: Chinese, Japanese and Korean letters, from what this computer has.

It is looked for only where a document has letters that the shipped fonts lack, for it weighs more than all of them
together. Where there is none the letters are written out as codes, as any other without a glyph.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PLACES = "INCIDENT_DESK_FONTS"
"""Folders to look in, in place of the system's; empty for none."""
FIRST = 0x2E80
"""From here on, where the radicals begin, a large font may help."""
_FAMILIES = {
    "NotoSansCJK-Regular.ttc": "Noto Sans CJK SC",
    "NotoSansCJKsc-Regular.otf": "Noto Sans CJK SC",
    "NotoSansCJKjp-Regular.otf": "Noto Sans CJK JP",
    "NotoSansSC-Regular.otf": "Noto Sans SC",
    "NotoSansSC-Regular.ttf": "Noto Sans SC",
    "SourceHanSans-Regular.ttc": "Source Han Sans SC",
    "SourceHanSansSC-Regular.otf": "Source Han Sans SC",
    "SourceHanSansCN-Regular.otf": "Source Han Sans CN",
    "msyh.ttc": "Microsoft YaHei",
    "PingFang.ttc": "PingFang SC",
    "Hiragino Sans GB.ttc": "Hiragino Sans GB",
    "wqy-microhei.ttc": "WenQuanYi Micro Hei",
    "DroidSansFallbackFull.ttf": "Droid Sans Fallback",
}
"""Files by their names, the best first, with the family that the engine knows them by."""


@dataclass(frozen=True, slots=True)
class LargeFont:
    """A font file of this computer, and its family."""

    file: Path
    family: str

    def lend(self, folder: Path) -> None:
        """Put it into a folder where the engine finds it and none of its neighbours."""
        to = folder / self.file.name
        try:
            to.symlink_to(self.file)
        except OSError:
            # Windows lets only some people link.
            shutil.copyfile(self.file, to)


def large_font_for(missing: Iterable[str]) -> LargeFont | None:
    """The font that is worth a try for these letters; None where none can help or none is here."""
    if not any(ord(letter) >= FIRST for letter in missing):
        return None
    here = {file.name: file for place in places() for file in _files(place)}
    return next((LargeFont(here[name], family) for name, family in _FAMILIES.items() if name in here), None)


def places() -> tuple[Path, ...]:
    """Where this computer keeps its fonts."""
    told = os.environ.get(PLACES)
    if told is not None:
        return tuple(Path(place) for place in told.split(os.pathsep) if place)
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        return (windows / "Fonts", home / "AppData/Local/Microsoft/Windows/Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts")


def _files(place: Path) -> Iterator[Path]:
    """The files with names that are looked for, below a folder."""
    for folder, _, names in os.walk(place):
        yield from (Path(folder) / name for name in names if name in _FAMILIES)
