"""The earlier versions of the library's documents: a folder a document, a file a version, byte for byte."""

from pathlib import Path


class KeptVersions:
    """``NAME/3.md`` is version 3 of NAME; its chosen plan lies beside it as ``3.json``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def numbers(self, name: str) -> list[int]:
        """The versions that are kept of a document, the oldest first."""
        found = (self._folder / name).glob("*.md")
        return sorted(int(path.stem) for path in found if path.stem.isdecimal())

    def file(self, name: str, number: int) -> Path:
        """Where that version lies."""
        return self._folder / name / f"{number}.md"

    def beside(self, name: str, number: int) -> Path:
        """Where the plan that was chosen for that version lies."""
        return self._folder / name / f"{number}.json"

    def is_same(self, name: str, number: int, other: Path) -> bool:
        """Whether that version and another file hold the same."""
        mine = self.file(name, number)
        try:
            return mine.stat().st_size == other.stat().st_size and mine.read_bytes() == other.read_bytes()
        except OSError:
            return False

    def files(self, name: str, number: int, data: bytes, plan: bytes) -> list[tuple[Path, bytes]]:
        """What to write to keep a version; its folder is there afterwards.

        Raises:
            OSError: the folder can't be made.
        """
        (self._folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        return [(self.beside(name, number), plan), (self.file(name, number), data)]
