"""Documents of 50 MB that mean harm: each ends in time and within its memory, whole, and can be left at once.

    .venv/bin/python benchmarks/hostile_documents.py 1        the first of four pieces
    .venv/bin/python benchmarks/hostile_documents.py 1 --mb 5

The texts of ``tests/formats/reading/hostile.py``, each read as the program reads it: by a child of its own. A case
fails where the child took more processor time or memory than it may, where a line of the document is neither read
nor kept as reference text, where a document is refused, or where the reading, left after half a second, had not
ended half a second later. What a child held is what the system says of it itself (``VmHWM``): what it says of ended
children counts in what their parent held when it started them. Prints one JSON object; ends with 1 where one
failed.
"""

import argparse
import resource
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from figures import tell  # noqa: E402

from incident_desk.adapters.reading.budget import MOST_MB  # noqa: E402
from incident_desk.adapters.reading.child import TRIES  # noqa: E402
from incident_desk.adapters.reading.process import DocumentReader  # noqa: E402
from incident_desk.domain.errors import Refused  # noqa: E402
from incident_desk.formats.reading.limits import MOST_BYTES  # noqa: E402
from incident_desk.services.reading_watch import ReadingStopped, ReadingWatch  # noqa: E402
from tests.formats.reading.hostile import HOSTILE  # noqa: E402

PIECES = 4
BESIDE_S, BESIDE_MB = 6.0, 128
"""What starting, handing over and looking only now and then may cost besides."""
LEFT_AFTER_S, ENDED_WITHIN_S = 0.5, 0.5
LOOK_S = 0.02
NAMES = {"page": "a.html", "attributes": "a.html", "chat": "a.txt", "commas": "a.csv"}


class WatchedReader(DocumentReader):
    """Knows what the child that it started held at most, in MB; 0 where the system does not say."""

    most_mb = 0

    def _start(self, complained: IO[bytes]) -> "subprocess.Popen[bytes]":
        child = super()._start(complained)
        threading.Thread(target=self._watch, args=(child,), daemon=True).start()
        return child

    def _watch(self, child: "subprocess.Popen[bytes]") -> None:
        status = Path(f"/proc/{child.pid}/status")
        with suppress(OSError):
            while child.returncode is None:
                held = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")]
                self.most_mb = max(self.most_mb, *(int(kb) // 1024 for kb in held), 0)
                time.sleep(LOOK_S)


def case(name: str, size: int) -> tuple[dict[str, float], list[str]]:
    """What a document cost, and what was wrong."""
    data, called = document_of(name, size), NAMES.get(name, "a.md")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    wrong: list[str] = []
    first = 0
    reader = WatchedReader()
    try:
        document = reader(data, called)
        first = document.reference_from
        spans = [one.span.last for one in document.playbook.reference if one.span]
        if first and called.endswith(".md") and max(spans) < data.removesuffix(b"\n").count(b"\n") - 1:
            wrong.append(f"{name}: its end is not kept")
        if not first and len(data) > MOST_BYTES:
            wrong.append(f"{name}: nothing says from which line it is only kept")
        del document
    except Refused as refused:
        wrong.append(f"{name}: {refused}")
    if reader.most_mb > MOST_MB + BESIDE_MB:
        wrong.append(f"{name}: the child held {reader.most_mb} MB")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if cpu > sum(seconds for _, seconds in TRIES) + BESIDE_S:
        wrong.append(f"{name}: {cpu:.1f} s of the processor")
    late = _left(data, called)
    if late > ENDED_WITHIN_S:
        wrong.append(f"{name}: left, it ended {late:.2f} s later")
    return {"cpu_s": round(cpu, 1), "mb": reader.most_mb, "from_line": first, "left_s": round(late, 2)}, wrong


def document_of(name: str, size: int) -> bytes:
    """The document of that name, of about so many bytes; where its letters take several each, it is cut."""
    data = HOSTILE[name](size).encode()
    return data if len(data) < size + 1000 else data[:size].decode("utf-8", "ignore").encode()


def _left(data: bytes, called: str) -> float:
    """Seconds from when a reading is left until it has ended."""
    watch, left = ReadingWatch(), []

    def leave() -> None:
        left.append(time.monotonic())
        watch.stop()

    timer = threading.Timer(LEFT_AFTER_S, leave)
    timer.start()
    try:
        DocumentReader()(data, called, watch)
    except (ReadingStopped, Refused):
        pass
    finally:
        timer.cancel()
    return time.monotonic() - left[0] if left else 0.0


def main() -> int:
    """Read the documents of a piece."""
    parser = argparse.ArgumentParser(description="Documents that mean harm, read.")
    parser.add_argument("piece", type=int)
    parser.add_argument("--mb", type=int, default=50)
    given = parser.parse_args()
    names = list(HOSTILE)[given.piece - 1 :: PIECES]
    figures, wrong = {}, []
    for name in names:
        figures[name], found = case(name, given.mb * 1_000_000)
        print(name, figures[name], flush=True)
        wrong += found
    worst, most = (max(one[figure] for one in figures.values()) for figure in ("cpu_s", "mb"))
    return tell("hostile documents", len(names), wrong, mb=given.mb, most_mb=most, worst_cpu_s=worst)


if __name__ == "__main__":
    sys.exit(main())
