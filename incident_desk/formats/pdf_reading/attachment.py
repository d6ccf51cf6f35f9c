"""One file that is attached to a PDF, by its name; the PDF may be of anybody.

::

    Root ── Names ── EmbeddedFiles ── [name, file, …]      file ── EF ── F: the bytes
                         └── Kids: the same again

Only this way is gone, a few objects of a bounded size each, so that no file keeps the reader for long.
"""

from collections.abc import Iterator
from typing import Any

from incident_desk.formats.pdf_reading.objects import PdfFile, Ref, Unreadable
from incident_desk.formats.pdf_reading.page_reading import text_of

LONGEST = 64 * 1024
"""Bytes of an object on the way: ours have some hundred."""
_DEEP, _MANY = 4, 1000
"""Levels of the tree of names, and names in it, that are looked at."""
_STRANGE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What reading an object raises that is not of the kind it should be."""


def attached_file(data: bytes, name: str, most: int) -> bytes | None:
    """The bytes of the attached file of that name, ``most`` and one more at most; None where none is called so.

    Raises:
        Unreadable: the PDF, or what is attached, is not written in a way that is read here.
    """
    try:
        file = PdfFile.read(data, LONGEST)
        for number, one in enumerate(_files(file)):
            if number >= _MANY:
                return None
            if isinstance(one, dict) and _name_of(one) == name:
                return file.stream(file.get(one["EF"])["F"], most + 1)
    except Unreadable:
        raise
    except _STRANGE as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from error
    return None


def _files(file: PdfFile) -> Iterator[Any]:
    """What stands for each attached file."""
    names = file.get(file.get(file.trailer["Root"]).get("Names", {}))
    level = [file.get(names.get("EmbeddedFiles", {}))]
    for _ in range(_DEEP):
        below: list[Any] = []
        for one in level:
            yield from (file.get(value) for value in file.get(one.get("Names", []))[1 : 2 * _MANY : 2])
            below += [file.get(kid) for kid in file.get(one.get("Kids", []))[:_MANY] if isinstance(kid, Ref)]
        level = below[:_MANY]


def _name_of(one: dict[str, Any]) -> str:
    said = one.get("UF", one.get("F"))
    return text_of(said) if isinstance(said, bytes) else ""
