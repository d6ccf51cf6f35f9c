"""How long reports take: ``python benchmarks/report.py``. Prints CPU seconds, wall time, peak memory and size.

Each PDF is made in a fresh child, as the program does it, so the figures are those of a cold process.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from incident_desk.adapters.reports.process import _request  # noqa: E402
from incident_desk.adapters.reports.render import answer  # noqa: E402
from incident_desk.domain.report_builder import build_report  # noqa: E402
from incident_desk.formats.html_report import html_of  # noqa: E402
from incident_desk.formats.markdown_report import markdown_of  # noqa: E402
from tests.report_samples import checkout, hostile, long  # noqa: E402

SAMPLES = {
    "30 rows": checkout,
    "300 rows": lambda: long(300),
    "5,000 rows": lambda: long(5000),
    "hostile texts": hostile,
}


def child() -> None:
    """Render the request on the input and say what it cost."""
    answer(sys.stdin.buffer.readline(), lambda _: None)
    use = resource.getrusage(resource.RUSAGE_SELF)
    print(use.ru_utime + use.ru_stime, use.ru_maxrss // 1024)


def main() -> None:
    """Every sample in every format."""
    print(
        f"{'record':14} {'model':>8} {'markdown':>9} {'html':>8} {'PDF CPU':>9} {'PDF wall':>9} {'peak':>9} "
        f"{'size':>9}"
    )
    for name, sample in SAMPLES.items():
        events = sample().events
        started = time.perf_counter()
        report = build_report(events, "Incident Desk benchmark")
        built = time.perf_counter()
        markdown_of(report)
        written = time.perf_counter()
        html_of(report)
        shown = time.perf_counter()
        with TemporaryDirectory() as folder:
            to = Path(folder) / "a.pdf"
            request = _request(report, to, to.with_suffix(".part"))
            begun = time.perf_counter()
            done = subprocess.run(
                [sys.executable, __file__, "child"], input=request, capture_output=True, check=True
            )
            wall = time.perf_counter() - begun
            cpu, peak = done.stdout.split()
            size = to.stat().st_size / 1e6
        print(
            f"{name:14} {built - started:7.2f}s {written - built:8.2f}s {shown - written:7.2f}s "
            f"{float(cpu):8.2f}s {wall:8.2f}s {int(peak):5} MiB {size:6.2f} MB"
        )


if __name__ == "__main__":
    child() if sys.argv[1:] == ["child"] else main()
