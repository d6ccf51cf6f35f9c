"""The child's side of copies: the PDF with all that it says read back from its bytes, and pages with their marks.

::

    in    {"format": "copy", "made": ISO time, "document": …, "record": … or null}
          {"format": "sheets", "made", "document", "ppi": dots an inch, "most": pages (0: none, only counted),
           "terms": [[kind, number, [texts], [exact], [alone]]],
           "pictures": [the same, of texts that stand for a figure]}
    out   {"phase": "setting" | "writing"}   {"page": [read, of]}
          {"part": [where, text, raw, known only]}   {"unread": why}   {"pdf": base64}   {"ok": {"pages": …}}
          {"size": [width, height], "cut_lines": …}   {"mark": [kind, number, page, x, y, width, height, begins]}
          {"picture": base64 of a PNG}   {"ok": {"pages": …}}
          {"error": …} as ``render`` tells
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple
from datetime import datetime
from typing import Any

from incident_desk.adapters.reports.answers import Say, failed
from incident_desk.formats.pdf_reading.letters import Pages, PageText
from incident_desk.formats.pdf_reading.objects import PdfFile, Unreadable
from incident_desk.formats.pdf_reading.said import pictures
from incident_desk.formats.redaction.finished_pdf import pdf_parts
from incident_desk.formats.redaction.marks import Mark, MarkKind
from incident_desk.formats.redaction.page_marks import PageMarks, Term, mark_of

Asked = Mapping[str, Any]


def answer_copy(asked: Asked, say: Say) -> int:
    """Do what is asked and say how it went; the answer is the exit code."""
    try:
        from incident_desk.adapters.reports import engine
    except ImportError as error:
        return failed(say, "engine", str(error))
    say({"phase": "setting"})
    made = datetime.fromisoformat(asked["made"])
    try:
        pdf = engine.pdf_of(asked["document"], asked.get("record"), made)
        if asked["format"] == "copy":
            return _copy(pdf, say)
        return _sheets(pdf, asked, say, lambda: engine.pages_of(asked["document"], made, float(asked["ppi"])))
    except RuntimeError as error:
        return failed(say, "layout", str(error))


def _copy(pdf: bytes, say: Say) -> int:
    """The file, and what is read back of it."""
    say({"phase": "writing"})
    say({"pdf": b64encode(pdf).decode("ascii")})
    count = 0

    def turned(page: int, of: int) -> None:
        nonlocal count
        count = of
        say({"page": [page, of]})

    try:
        for part in pdf_parts(pdf, turned):
            say({"part": [part.where.value, part.text, part.raw, part.known_only]})
    except Unreadable as odd:
        say({"unread": str(odd)})
    say({"ok": {"pages": count}})
    return 0


def _sheets(pdf: bytes, asked: Asked, say: Say, picture: Callable[[], list[bytes]]) -> int:
    """The first pages as pictures, and where on them each term stands."""
    file = PdfFile.read(pdf)
    pages, most = Pages(file), int(asked["most"])
    if most:
        texts = list(_first(pages.texts(), most))
        cut = texts[0].cut_lines if texts else 0
        say({"size": [texts[0].width, texts[0].height] if texts else [0, 0], "cut_lines": cut})
        for mark in _marks(file, pages, texts, asked):
            say({"mark": list(astuple(mark))})
        say({"phase": "writing"})
        for page in picture()[:most]:
            say({"picture": b64encode(page).decode("ascii")})
    say({"ok": {"pages": len(pages)}})
    return 0


def _first(texts: Iterator[PageText], most: int) -> Iterator[PageText]:
    """No more pages are read than are shown."""
    for _ in range(most):
        page = next(texts, None)
        if page is None:
            return
        yield page


def _marks(file: PdfFile, pages: Pages, texts: list[PageText], asked: Asked) -> Iterator[Mark]:
    marks = PageMarks(map(_term, asked["terms"]))
    for number, page in enumerate(texts):
        yield from marks.on(page, number)
    figures = [one for one in pictures(file, pages.numbers) if one.page < len(texts)]
    for term in map(_term, asked["pictures"]):
        for figure in figures:
            if any(text in figure.text for text in (*term.texts, *term.exact, *term.alone)):
                yield mark_of(texts[figure.page], figure.page, term, figure.box)


def _term(plain: list[Any]) -> Term:
    kind, number, *texts = plain
    return Term(MarkKind(kind), int(number), *map(tuple, texts))
