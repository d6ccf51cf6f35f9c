"""Review templates as TOML files: the shipped ones, and those in ``review-templates`` of the data folder."""

from collections.abc import Sequence
from pathlib import Path

from incident_desk.domain.errors import Refused
from incident_desk.resource_files import resource
from incident_desk.services.review_templates import TemplateFile

LARGEST = 1_000_000
"""Bytes of a file that is read at all."""


class FolderTemplates:
    """The files of one data folder and the shipped ones; nothing is made or written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> str:
        """Where the team's own ones lie."""
        return str(self._folder)

    def names(self) -> Sequence[TemplateFile]:
        """The team's own files, then the shipped ones that these do not replace."""
        own = sorted(path.stem for path in self._folder.glob("*.toml") if not path.name.startswith("."))
        shipped = sorted(path.stem for path in resource("review_templates").glob("*.toml"))
        return (
            *(TemplateFile(name) for name in own),
            *(TemplateFile(name, shipped=True) for name in shipped if name not in own),
        )

    def read(self, file: TemplateFile) -> str:
        """A file's text.

        Raises:
            Refused: it can't be read, is too large or is no UTF-8: which one, and why.
        """
        path = (resource("review_templates") if file.shipped else self._folder) / f"{file.name}.toml"
        try:
            with path.open("rb") as opened:
                data = opened.read(LARGEST + 1)
        except OSError as error:
            raise Refused(f"{path} can't be read: {error.strerror}") from error
        if len(data) > LARGEST:
            raise Refused(f"{path} has over {LARGEST:,} bytes, which no review template has")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise Refused(f"{path}, line {line}: it is no UTF-8 text") from error
