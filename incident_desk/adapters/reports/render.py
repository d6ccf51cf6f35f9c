"""The child that makes a PDF, or pictures of its pages: one request on its input, answers as JSON lines on its
output, then it ends.

Started as ``incident-desk _render``. It imports neither Qt nor SQLAlchemy, and ends at once when its input closes.

::

    in    {"format": "ready"}    nothing yet: the request follows later, and what each needs is got ready meanwhile
          {"format": "pdf", "to": path, "part": path, "made": ISO time, "document": …, "record": …}
          {"format": "pages", "ppi": dots an inch, "most": …, "room": a folder, "made": ISO time, "document": …}
          {"format": "copy" | "sheets", …}    as ``render_copies`` tells
    out   {"progress": "read"}   {"progress": "set"}   {"ok": {"bytes": …, "sha256": …}}
          {"ok": {"pages": how many there are, "files": names in the room, in their order (PNG),
                  "places": [[page, points down]] of the sections}}
          {"error": {"code": "engine" | "layout" | "file" | "request", "message": …, "errno": …}}
"""

import hashlib
import json
import os
import sys
import traceback
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

from incident_desk.adapters.reports.answers import GET_READY, Say, failed, say
from incident_desk.adapters.reports.files import write_whole


def main() -> int:
    """Read the request, make the PDF beside the wait for the end of the input, and end the process."""
    request = sys.stdin.buffer.readline()
    working = ThreadPoolExecutor(1)
    if request == GET_READY:
        working.submit(_get_ready)
        request = sys.stdin.buffer.readline()
    if not request.strip():
        # What is being got ready is not waited for: nobody wants it any more.
        os._exit(0)
    working.submit(_work, request)
    sys.stdin.buffer.read()
    _forget(request)
    os._exit(1)


def _work(request: bytes) -> None:
    """Answer, then end the process: the other thread waits on the input and can't be woken."""
    code = 1
    try:
        code = answer(request, say)
    finally:
        if sys.exc_info()[0] is not None:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _get_ready() -> None:
    """Import and read what every request needs; what fails here fails again with the request, and is told then."""
    try:
        from incident_desk.adapters.reports import engine, render_copies  # noqa: F401 - a copy's is imported late

        engine.get_ready()
    except (ImportError, OSError, RuntimeError, ValueError):
        traceback.print_exc()


def _forget(request: bytes) -> None:
    """The parent is gone: leave no half-written file."""
    try:
        asked = json.loads(request)
        if "part" in asked:
            Path(asked["part"]).unlink(missing_ok=True)
    except (ValueError, KeyError, TypeError, OSError) as error:
        sys.stderr.write(f"{error}\n")


def answer(request: bytes, say: Say) -> int:
    """Do what the request asks and say how it went; the answer is the exit code."""
    try:
        asked = json.loads(request)
        if asked["format"] == "pages":
            return _looked_at(asked, say)
        if asked["format"] in ("copy", "sheets"):
            from incident_desk.adapters.reports.render_copies import answer_copy

            return answer_copy(asked, say)
        if asked["format"] != "pdf":
            raise ValueError(f"unknown format {asked['format']!r}")
        to, part, made = Path(asked["to"]), Path(asked["part"]), datetime.fromisoformat(asked["made"])
        document, record = asked["document"], asked["record"]
    except (ValueError, KeyError, TypeError) as error:
        return failed(say, "request", repr(error))
    say({"progress": "read"})
    try:
        from incident_desk.adapters.reports.engine import pdf_of
    except ImportError as error:
        return failed(say, "engine", str(error))
    try:
        pdf = pdf_of(document, record, made)
    except RuntimeError as error:
        return failed(say, "layout", str(error))
    say({"progress": "set"})
    return _written(say, to, part, pdf)


def _looked_at(asked: Mapping[str, Any], say: Say) -> int:
    """The first pages as pictures, how many there are, and where each section begins."""
    document, made = asked["document"], datetime.fromisoformat(asked["made"])
    ppi, most, room = float(asked["ppi"]), int(asked["most"]), Path(asked["room"])
    try:
        from incident_desk.adapters.reports.engine import placed_pages_of
    except ImportError as error:
        return failed(say, "engine", str(error))
    try:
        pages, places = placed_pages_of(document, made, ppi, room)
    except RuntimeError as error:
        return failed(say, "layout", str(error))
    say({"ok": {"pages": len(pages), "files": [page.name for page in pages[:most]], "places": places}})
    return 0


def _written(say: Say, to: Path, part: Path, pdf: bytes) -> int:
    try:
        write_whole(to, pdf, part)
    except OSError as error:
        return failed(say, "file", error.strerror or str(error), error.errno)
    say({"ok": {"bytes": len(pdf), "sha256": hashlib.sha256(pdf).hexdigest()}})
    return 0
