"""How long reports take: ``python benchmarks/report.py``. Prints one JSON object; 1 where a budget is missed.

Each PDF is made in a fresh child, as the program does it, so the figures are those of a cold process.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from figures import tell  # noqa: E402

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
BUDGET = {("30 rows", "pdf_cpu"): 0.6, ("5,000 rows", "pdf_cpu"): 8.0, ("5,000 rows", "pdf_peak_mb"): 1024}


def child() -> None:
    """Render the request on the input and say what it cost."""
    answer(sys.stdin.buffer.readline(), lambda _: None)
    use = resource.getrusage(resource.RUSAGE_SELF)
    print(use.ru_utime + use.ru_stime, use.ru_maxrss // 1024)


def measured(name: str) -> dict[str, float]:
    """Every format of one sample: CPU seconds, and of the PDF wall time, peak memory and size too."""
    events = SAMPLES[name]().events
    marks = [time.process_time()]
    report = build_report(events, "Incident Desk benchmark")
    marks.append(time.process_time())
    markdown_of(report)
    marks.append(time.process_time())
    html_of(report)
    marks.append(time.process_time())
    figures = {one: round(marks[at + 1] - marks[at], 3) for at, one in enumerate(("model", "markdown", "html"))}
    with TemporaryDirectory() as folder:
        to = Path(folder) / "a.pdf"
        request = _request(report, to, to.with_suffix(".part"))
        begun = time.perf_counter()
        done = subprocess.run([sys.executable, __file__, "child"], input=request, capture_output=True, check=True)
        wall = time.perf_counter() - begun
        cpu, peak = done.stdout.split()
        size = to.stat().st_size / 1e6
    pdf = {"pdf_cpu": float(cpu), "pdf_wall": wall, "pdf_peak_mb": int(peak), "pdf_mb": size}
    return {**figures, **{one: round(value, 2) for one, value in pdf.items()}}


def main() -> int:
    """Every sample; 1 where a budget is missed."""
    figures = {name: measured(name) for name in SAMPLES}
    late = [
        f"{name}: {figures[name][figure]} {figure} > {most}"
        for (name, figure), most in BUDGET.items()
        if figures[name][figure] > most
    ]
    return tell("report", 1, late, **figures)


if __name__ == "__main__":
    sys.exit(child() if sys.argv[1:] == ["child"] else main())
