"""The engine that sets a report as PDF: Typst, from data alone.

It reads the template, the fonts that are shipped and for letters that they lack one of this computer's, and nothing
else; it opens no socket. Pages to look at are set
from a copy of the template in a folder that it is given. With the document's date
fixed by the record the same record gives the same bytes.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst

from incident_desk.adapters.reports.glyphs import Cleaner, Faces
from incident_desk.adapters.reports.large_fonts import large_font_for
from incident_desk.adapters.reports.typesetting import Typesetter
from incident_desk.formats.pdf_writing.packing import packed
from incident_desk.resource_files import resource

STANDARDS: list[Literal["a-3a", "ua-1"]] = ["a-3a", "ua-1"]
"""Archival with its data attached, and accessible; the engine refuses to write a file that is neither."""
_FACES = (
    "fonts/Inter-Regular.otf",
    "reports/fonts/NotoEmoji-Regular.ttf",
    "reports/fonts/DejaVuSans.ttf",
    "fonts/JetBrainsMono-Regular.ttf",
)
"""One face of each family, in the order in which the template falls back on them."""
_PLACES = """
#context [#metadata(query(heading.where(level: 2)).map(one => {
  let at = one.location().position()
  (at.page, at.y / 1pt)
})) <section-places>]
"""
"""What stands at the end of the template where the pages are to be looked at: where each section begins."""

Place = tuple[int, float]
"""A page, from 1, and how far down on it, in points."""


def get_ready() -> None:
    """Read what every document needs, before the first one comes."""
    _shipped_faces()
    _shipped_fonts()


def pdf_of(document: Mapping[str, Any], record: Mapping[str, Any] | None, made: datetime) -> bytes:
    """The PDF of a document (``report_data``); ``made`` is the date it carries (UTC).

    Its record is attached, if it is given one.

    Raises:
        typst.TypstError: the engine refused the document.
    """
    try:
        return _compiled(document, record, made, strict=False)
    except typst.TypstError:
        return _compiled(document, record, made, strict=True)


def pages_of(document: Mapping[str, Any], made: datetime, ppi: float) -> list[bytes]:
    """The pages of the same PDF as pictures (PNG) of so many dots an inch, to be looked at.

    Raises:
        typst.TypstError: the engine refused the document.
    """
    try:
        return _pictured(document, made, ppi, strict=False)
    except typst.TypstError:
        return _pictured(document, made, ppi, strict=True)


def placed_pages_of(
    document: Mapping[str, Any], made: datetime, ppi: float, room: Path
) -> tuple[list[Path], list[Place]]:
    """The same pages as files in ``room``, in their order, and where each section begins.

    ``room`` is a folder to work in, which whoever asks removes: this process may be ended at any time.

    Raises:
        typst.TypstError: the engine refused the document.
    """
    try:
        return _placed(document, made, (ppi, room), strict=False)
    except typst.TypstError:
        return _placed(document, made, (ppi, room), strict=True)


def _pictured(document: Mapping[str, Any], made: datetime, ppi: float, *, strict: bool) -> list[bytes]:
    moment = made.astimezone(UTC)
    with _lettered(document) as letters:
        inputs = _inputs(document, None, moment, letters, strict=strict)
        compiler = _compiler(letters)
        pages = compiler.compile(format="png", sys_inputs=inputs, ppi=ppi, timestamp=moment.replace(microsecond=0))
    return _listed(pages)


def _placed(
    document: Mapping[str, Any], made: datetime, how: tuple[float, Path], *, strict: bool
) -> tuple[list[Path], list[Place]]:
    moment = made.astimezone(UTC)
    ppi, room = how
    # A compiler that is handed its text answers once; one that reads a file remembers what it has compiled.
    main = room / "main.typ"
    main.write_bytes(resource("reports", "incident.typ").read_bytes() + _PLACES.encode())
    with _lettered(document) as letters:
        inputs = _inputs(document, None, moment, letters, strict=strict)
        compiler = typst.Compiler(input=main, root=room, font_paths=letters.fonts, sys_inputs=inputs)
        # Straight into files: some hundred kilobytes a page need not pass through this process and a pipe.
        compiler.compile(
            output=room / "page-{0p}.png", format="png", ppi=ppi, timestamp=moment.replace(microsecond=0)
        )
        found = json.loads(compiler.query("<section-places>", field="value", one=True))
    return sorted(room.glob("page-*.png")), [(int(page), float(down)) for page, down in found]


def _listed(pages: bytes | Sequence[bytes | None] | None) -> list[bytes]:
    return [pages] if isinstance(pages, bytes) else [page for page in pages or () if page is not None]


def _compiled(
    document: Mapping[str, Any], record: Mapping[str, Any] | None, made: datetime, *, strict: bool
) -> bytes:
    moment = made.astimezone(UTC)
    with _lettered(document) as letters:
        inputs = _inputs(document, record, moment, letters, strict=strict)
        pages = _compiler(letters).compile(
            format="pdf", sys_inputs=inputs, pdf_standards=[*STANDARDS], timestamp=moment.replace(microsecond=0)
        )
    assert isinstance(pages, bytes)
    return packed(pages)


@dataclass(frozen=True, slots=True)
class _Letters:
    """The fonts for one document: what they show, for the engine, and the families beside the shipped ones."""

    faces: Faces
    fonts: typst.Fonts
    lent: tuple[str, ...]


@contextmanager
def _lettered(document: Mapping[str, Any]) -> Iterator[_Letters]:
    """The shipped fonts, and where the document has letters that they lack, one that this computer has."""
    faces = _shipped_faces()
    large = large_font_for(faces.missing(json.dumps(document, ensure_ascii=False)))
    if large is None:
        yield _Letters(faces, _shipped_fonts(), ())
        return
    with TemporaryDirectory(prefix="incident-desk-font-") as folder:
        large.lend(Path(folder))
        yield _Letters(faces.followed_by(large.file), _fonts(Path(folder)), (large.family,))


@cache
def _shipped_faces() -> Faces:
    return Faces.read(resource(*face.split("/")) for face in _FACES)


@cache
def _shipped_fonts() -> typst.Fonts:
    return _fonts()


def _inputs(
    document: Mapping[str, Any],
    record: Mapping[str, Any] | None,
    made: datetime,
    letters: _Letters,
    *,
    strict: bool,
) -> dict[str, str]:
    """What the template is given; ``strict``: without the letters that the engine may refuse."""
    setter = Typesetter(Cleaner(letters.faces, strict), letters.faces.widths)
    return {
        "document": json.dumps(setter.document(document), ensure_ascii=False),
        "record": json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) if record is not None else "",
        "made": json.dumps(_parts(made)),
        "lent-fonts": json.dumps(letters.lent),
    }


def _compiler(letters: _Letters) -> typst.Compiler:
    template: Path = resource("reports", "incident.typ")
    return typst.Compiler(input=template.read_bytes(), root=template.parent, font_paths=letters.fonts)


def _fonts(*more: Path) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[resource("fonts"), resource("reports", "fonts"), *more],
    )


def _parts(moment: datetime) -> dict[str, int]:
    names = ("year", "month", "day", "hour", "minute", "second")
    return {name: getattr(moment, name) for name in names}
