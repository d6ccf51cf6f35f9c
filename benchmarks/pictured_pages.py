"""What setting and picturing the pages beside the writing costs, in a process that got ready; prints JSON.

    python benchmarks/pictured_pages.py

30 entries, as wide as the Review page shows them on a screen of 1920 dots; seconds of a processor and of the clock,
from the document's data until the pages are files. ``report.py`` starts it, each time anew.
"""

import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from incident_desk.adapters.reports.engine import get_ready, placed_pages_of  # noqa: E402
from incident_desk.domain.report_builder import build_report  # noqa: E402
from incident_desk.formats.prose import document  # noqa: E402
from incident_desk.formats.report_data import document_data  # noqa: E402
from incident_desk.formats.report_preview import shortened  # noqa: E402
from tests.report_samples import checkout  # noqa: E402

PPI = 79.0


def main() -> None:
    """Measure and print."""
    report = build_report(checkout().events, "Incident Desk benchmark")
    data = document_data(shortened(document(report))[0])
    get_ready()
    with TemporaryDirectory() as room:
        wall, cpu = time.perf_counter(), time.process_time()
        pages, _ = placed_pages_of(data, report.header.recorded_until, PPI, Path(room))
        spent = {"pages_cpu_s": time.process_time() - cpu, "pages_wall_s": time.perf_counter() - wall}
        print(json.dumps(spent | {"pages": len(pages)}))


if __name__ == "__main__":
    main()
