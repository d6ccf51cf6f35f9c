"""Reports of runs in every format, made of the record alone."""

import json
from pathlib import Path

import pytest

from incident_desk.adapters.reports.process import PdfRenderer
from incident_desk.domain.errors import WrongUse
from incident_desk.services.reporting import Format, Written
from incident_desk.services.run_reporting import RunReporting, paper_text
from tests.any_run import AnyRun


class Files:
    def __init__(self):
        self.written = {}

    def write(self, to, data):
        self.written[to.name] = data
        return to


class Renderer:
    def __init__(self):
        self.asked = []

    def render_paper(self, paper, to, cancel=None):
        self.asked.append((paper, to, cancel))
        return Written(to)


@pytest.fixture
def made():
    run, files, renderer = AnyRun(), Files(), Renderer()
    return run, RunReporting(run.bench.desk, renderer, files, "Incident Desk 0.1.0"), files, renderer


def test_each_format_goes_where_it_belongs(made):
    run, reporting, files, renderer = made
    now = run.bench.clock.now()
    for name in ("a.md", "a.html", "a.json"):
        assert reporting.save(run.id, now, Path(name)).where == Path(name)
    assert files.written["a.md"].startswith("Checklist run · RUN-0001".encode())
    assert b"<title>Deploy (RUN-0001)</title>" in files.written["a.html"]
    assert json.loads(files.written["a.json"])["counts"]["total"] == 9
    reporting.save(run.id, now, Path("a.pdf"))
    assert renderer.asked[0] == (reporting.paper(run.id, now), Path("a.pdf"), None)


def test_a_name_without_a_format_needs_one(made):
    run, reporting, files, _ = made
    with pytest.raises(WrongUse):
        reporting.save(run.id, run.bench.clock.now(), Path("a.txt"))
    reporting.save(run.id, run.bench.clock.now(), Path("a.txt"), Format.MARKDOWN)
    paper = reporting.paper(run.id, run.bench.clock.now())
    assert files.written["a.txt"].decode() == paper_text(paper, Format.MARKDOWN)


def test_the_pdf_of_a_run_is_made_and_the_same_record_gives_the_same_bytes(made, tmp_path):
    run, reporting, _, _ = made
    paper = reporting.paper(run.id, run.bench.clock.now())
    first = PdfRenderer().render_paper(paper, tmp_path / "a.pdf").where.read_bytes()
    assert (
        first.startswith(b"%PDF-1.7")
        and PdfRenderer().render_paper(paper, tmp_path / "a.pdf").where.read_bytes() == first
    )
