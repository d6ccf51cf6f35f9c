"""Handing out reports: they only read, and they refuse what they can't do."""

import json
from pathlib import Path

import pytest

from incident_desk.domain.errors import NotFound, WrongUse
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.services.reporting import Format, Reporting, Written, format_of
from tests.report_samples import checkout


class Records:
    """One incident, and how often it was asked for; it has no way to write."""

    def __init__(self, recorder):
        self.recorder, self.reads = recorder, 0

    def find(self, key):
        if key != "INC-0048":
            raise NotFound(f"There is no incident {key!r}")
        return "id"

    def events(self, incident):
        self.reads += 1
        return list(self.recorder.events)


class Renderer:
    """Remembers what it was asked to render."""

    def __init__(self):
        self.asked = []

    def render(self, report, to, cancel=None):
        self.asked.append((report, to, cancel))
        return Written(to)


class Files:
    """Files in memory."""

    def __init__(self):
        self.written = {}

    def write(self, to, data):
        self.written[to.name] = data
        return to


@pytest.fixture
def desk():
    renderer, files = Renderer(), Files()
    return Reporting(Records(checkout()), renderer, files, "Incident Desk 0.1.0"), renderer, files


def test_the_ending_of_the_name_chooses_the_format(desk):
    reporting, renderer, files = desk
    for name in ("a.md", "a.html", "a.json", "A.MD"):
        reporting.save("INC-0048", Path(name))
    assert files.written["a.md"].startswith(b"Incident report")
    assert files.written["A.MD"] == files.written["a.md"]
    assert files.written["a.html"].startswith(b"<!doctype html>")
    assert json.loads(files.written["a.json"])["header"]["key"] == "INC-0048"
    assert not renderer.asked


def test_a_report_that_was_made_is_written_without_a_look_at_the_record(desk):
    reporting, renderer, files = desk
    report = reporting.report("INC-0048")
    reporting._records = None
    reporting.write(report, Path("a.md"))
    assert reporting.write(report, Path("a.pdf"), True).where == Path("a.pdf")
    assert files.written["a.md"].startswith(b"Incident report") and renderer.asked[0][::2] == (report, True)
    with pytest.raises(WrongUse):
        reporting.write(report, Path("a.docx"))


def test_a_pdf_goes_to_the_renderer_with_the_cancel(desk):
    reporting, renderer, _ = desk
    cancel = object()
    assert reporting.save("INC-0048", Path("a.pdf"), cancel).where == Path("a.pdf")
    assert renderer.asked[0][0] == reporting.report("INC-0048")
    assert renderer.asked[0][2] is cancel


def test_a_name_without_a_format_is_refused_before_anything_is_read(desk):
    reporting, _, files = desk
    with pytest.raises(WrongUse, match=r"'a.docx' says no format.*\.md"):
        reporting.save("INC-0048", Path("a.docx"))
    assert not files.written and not reporting._records.reads


def test_an_unknown_incident_is_not_found(desk):
    with pytest.raises(NotFound):
        desk[0].report("INC-9999")


def test_a_report_can_end_at_an_earlier_event(desk):
    assert desk[0].report("INC-0048", last=5).head.seq == 5
    with pytest.raises(NotFound, match="no event 99"):
        desk[0].report("INC-0048", last=99)


def test_exporting_leaves_the_record_as_it_is(desk):
    reporting = desk[0]
    before = list(reporting._records.recorder.events)
    for name in ("a.md", "a.html", "a.json", "a.pdf"):
        reporting.save("INC-0048", Path(name))
    assert reporting._records.recorder.events == before


def test_the_format_is_read_from_the_ending():
    assert format_of(Path("x/INC.tar.PDF")) is Format.PDF


def test_what_others_know_of_changes_is_asked_for_beside_the_incident_of_the_report():
    asked = []
    Reporting(Records(checkout()), Renderer(), Files(), "x", elsewhere=lambda one: asked.append(one) or ()).report(
        "INC-0048"
    )
    assert asked == ["id"]


def test_only_at_a_rate_a_report_says_what_the_response_cost(desk):
    reporting, _, _ = desk
    assert reporting.report("INC-0048").cost is None
    cost = reporting.at_rate(HourlyRate(90.0, "€")).report("INC-0048").cost
    assert (cost.people, cost.minutes, cost.cost) == (2, 116, 174.0)
    assert reporting.at_rate(None).report("INC-0048").cost is None
