"""The child that reads one document: it comes on its input, goes as lines on its output, and then it ends.

Started as ``incident-desk _read``. It imports neither Qt nor SQLAlchemy, and ends at once when its input closes.

::

    in    {"name": …, "size": bytes}   and the bytes
    out   {"progress": 0.42} …
          the document (``lines``)  |  {"refused": {"what": …, "where": …, "what_to_do": …}}

    in    {"name": …, "as": "record", "size": bytes}   and the bytes of a report of ours, as JSON or PDF
    out   {"progress": 0.42} …
          the record (``record_lines``)  |  {"refused": words}

What costs more than it may is read again with less of it: a document is understood as far as time and memory go,
and its rest is reference text.
"""

import gc
import json
import os
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from incident_desk.adapters.reading.budget import Overrun, budget
from incident_desk.adapters.reading.lines import to_lines
from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import Refused
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.encoding import ReadingError
from incident_desk.formats.reading.limits import MOST_BYTES, TOO_LARGE, Part

TRIES = ((1, 10.0), (8, 4.0), (60, 2.0), (600, 1.0))
"""By how much less is read each time, and the seconds of processor time that it may take."""
RECORD_S, RECORD_MB = 120.0, 1024
"""What the reading of a record may take of the processor, and of memory."""
LEAST = 0.01
"""How much more has to be read before it is told."""


def main() -> int:
    """Read the request and the document, answer, and end."""
    request = sys.stdin.buffer.readline()
    if not request.strip():
        return 0
    asked = json.loads(request)
    data = sys.stdin.buffer.read(asked["size"])
    # A thread of its own: nothing but the end of the input says that the parent is gone.
    ThreadPoolExecutor(1).submit(_end_with_parent)
    code = 1
    try:
        answer_it = answer_record if asked.get("as") == "record" else answer
        code = answer_it(data, asked["name"])
    finally:
        if sys.exc_info()[0] is not None:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(1)


def answer(data: bytes, name: str) -> int:
    """Say what is understood of the document, or why it is not read; the answer is the exit code."""
    try:
        document = read_within(data, name, TRIES)
    except ReadingError as error:
        _say(json.dumps({"refused": {"what": error.what, "where": error.where, "what_to_do": error.what_to_do}}))
        return 1
    for line in to_lines(document):
        _say(line)
    return 0


def answer_record(data: bytes, name: str, seconds: float = RECORD_S) -> int:
    """Say the record that a report holds, that it holds none, or why that can't be taken in; the answer is the exit
    code. A record that is understood in part is none."""
    from incident_desk.adapters.reading.record_lines import record_lines
    from incident_desk.formats.record_door import record_in

    why = "there is no more memory"
    try:
        with budget(seconds, RECORD_MB):
            file = record_in(data, name, _telling())
    except Refused as error:
        why = str(error)
    except (Overrun, MemoryError) as error:
        why = f"{name} can't be read: {getattr(error, 'why', why)}. No record of ours takes so much: it is damaged"
    else:
        for line in record_lines(file):
            _say(line)
        return 0
    _say(json.dumps({"refused": why}))
    return 1


def read_within(data: bytes, name: str, tries: tuple[tuple[int, float], ...]) -> ReadDocument:
    """The document, as far as the budget of one of these *tries* goes.

    Raises:
        ReadingError: it is no readable document, or not even its beginning can be read.
    """
    why = TOO_LARGE
    for share, seconds in tries:
        part = Part(min(MOST_BYTES, len(data) // share + 1), why, _telling())
        try:
            with budget(seconds):
                return read_document(data, name, part)
        except Overrun as over:
            why = over.why
        except MemoryError:
            why = "there is no more memory"
        gc.collect()
    raise ReadingError(f"can't be read: {why}", name, "Split it, or take the part that is the playbook")


def _telling() -> Callable[[float], None]:
    told = 0.0

    def tell(share: float) -> None:
        nonlocal told
        if share - told >= LEAST:
            told = share
            _say(json.dumps({"progress": round(share, 3)}))

    return tell


def _say(line: str | bytes) -> None:
    sys.stdout.buffer.write((line.encode("ascii") if isinstance(line, str) else line) + b"\n")
    sys.stdout.buffer.flush()
