"""A PDF opened by programs that had no part in making it: qpdf for its objects, poppler for its words."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

Object = Mapping[str, Any]
_SPOKEN = re.compile(r'^(\s*)(?:(\w+)(?: ".*")?(?: \((?:block|inline)\))?:?|"(.*)")$')


def said_by(*command: str | Path) -> str:
    """What a program prints of a file; the test skips where there is no such program."""
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is absent")
    done = subprocess.run([str(one) for one in command], capture_output=True, timeout=300, check=True)
    return done.stdout.decode("utf-8", "replace")


class OpenedPdf:
    """The parts of a PDF that the checks ask for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._told = json.loads(said_by("qpdf", "--json=2", "--json-stream-data=none", path))
        self._objects = self._told["qpdf"][1]

    def value(self, given: Any) -> Any:
        """The object itself, where a reference is given."""
        while isinstance(given, str) and f"obj:{given}" in self._objects:
            given = self._objects[f"obj:{given}"].get("value")
        return given

    @property
    def values(self) -> Iterator[Object]:
        """Every object that is a dictionary."""
        return (one["value"] for one in self._objects.values() if isinstance(one.get("value"), dict))

    @cached_property
    def root(self) -> Object:
        """The catalogue."""
        return self.value(self._objects["trailer"]["value"]["/Root"])

    @cached_property
    def pages(self) -> list[str]:
        """The pages' objects by their names, in order."""
        return [one["object"] for one in self._told["pages"]]

    # -- what leads somewhere ---------------------------------------------------------------------------------

    @cached_property
    def outline(self) -> list[tuple[int, str, int]]:
        """Depth from 1, title and page of each bookmark."""

        def below(kids: list[Object], depth: int) -> Iterator[tuple[int, str, int]]:
            for one in kids:
                yield depth, one["title"], one["destpageposfrom1"]
                yield from below(one["kids"], depth + 1)

        return list(below(self._told["outlines"], 1))

    @property
    def links(self) -> Iterator[Object]:
        """Every link."""
        return (one for one in self.values if one.get("/Subtype") == "/Link")

    def page_of(self, link: Object) -> str | None:
        """The page that a link leads to, by its object's name; None: it leads nowhere in this file."""
        aim = link.get("/Dest") or self.value(link.get("/A", {})).get("/D")
        aim = self.value(aim)
        if isinstance(aim, dict):
            aim = aim.get("/D")
        return aim[0] if isinstance(aim, list) and aim[0] in self.pages else None

    # -- what is heard ----------------------------------------------------------------------------------------

    @cached_property
    def elements(self) -> list[Object]:
        """The elements of the structure, as they are read."""

        def below(given: Any) -> Iterator[Object]:
            one = self.value(given)
            if isinstance(one, list):
                for each in one:
                    yield from below(each)
            elif isinstance(one, dict) and "/S" in one:
                yield one
                yield from below(one.get("/K", []))

        return list(below(self.value(self.root["/StructTreeRoot"])["/K"]))

    def of(self, *sorts: str) -> list[Object]:
        """The elements of these sorts (``/H1``)."""
        return [one for one in self.elements if one["/S"] in sorts]

    @cached_property
    def spoken(self) -> list[tuple[str, str]]:
        """Each piece of text in the order in which it is read, with the sort of the element that holds it."""
        open_at: list[tuple[int, str]] = []
        pieces: list[tuple[str, str]] = []
        for line in said_by("pdfinfo", "-struct-text", self.path).split("\n"):
            found = _SPOKEN.match(line)
            if found is None:
                continue
            depth, sort, text = len(found[1]), found[2], found[3]
            while open_at and open_at[-1][0] >= depth:
                open_at.pop()
            if sort:
                open_at.append((depth, sort))
            else:
                pieces.append((open_at[-1][1] if open_at else "", text))
        return pieces

    # -- what is seen -----------------------------------------------------------------------------------------

    @cached_property
    def boxes(self) -> list[list[tuple[float, float, float, float, str]]]:
        """The words of each page: left, top, right, bottom, text."""
        word = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>')
        pages = said_by("pdftotext", "-bbox", self.path, "-").split("<page ")[1:]
        return [[(*map(float, one[:4]), one[4]) for one in word.findall(page)] for page in pages]


def text_of(string: Any) -> str:
    """A string of the JSON of qpdf without its mark."""
    return str(string).removeprefix("u:")
