"""What the program's own child does with a request for a PDF, and how long it waited for a processor meanwhile.

``report.py`` starts it. It imports what the child imports and nothing else, so that its cost is the child's.
"""

import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from incident_desk.adapters.reports.render import answer  # noqa: E402


def waited_s(thread: int = 0) -> float:
    """How long a thread (this one, if none is named), ready to go on, had to wait for a processor so far; 0 where
    no system tells."""
    told = Path(f"/proc/self/task/{thread or threading.get_native_id()}/schedstat")
    return int(told.read_text().split()[1]) / 1e9 if told.exists() else 0.0


if __name__ == "__main__":
    code = answer(sys.stdin.buffer.readline(), lambda _: None)
    print(waited_s())
    sys.exit(code)
