"""The PDF, looked at with poppler: facts, page 1, margins, standards, attachment, determinism."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from os.path import commonprefix

import pytest

from incident_desk.adapters.reports.engine import pdf_of
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.html_report import body_of
from incident_desk.formats.markdown_report import write
from incident_desk.formats.prose import document
from incident_desk.formats.report_data import document_data
from tests import report_samples

LEFT, RIGHT = 53.85, 541.43
DASH = "–"
"""What stands before a point on page 1."""
SAMPLES = ["checkout", "drill", "bare", "disordered", "late", "reopened", "days", "at_once", "long", "hostile"]


@cache
def report(name):
    return build_report(getattr(report_samples, name)().events, "Incident Desk 0.1.0")


@cache
def pdf(name):
    made = report(name)
    return pdf_of(document_data(document(made)), made.to_data(), made.header.recorded_until)


SAID = {}
"""What a tool said of a sample: several tests read the same."""


def poppler(tool, name, folder, *options, after=("-",)):
    """What a poppler tool prints of a sample."""
    if shutil.which(tool) is None:
        pytest.skip(f"poppler is absent: no {tool}")
    asked = (tool, name, options)
    if asked not in SAID:
        path = folder / f"{name}.pdf"
        path.write_bytes(pdf(name))
        done = subprocess.run([tool, *options, path, *after], capture_output=True, check=True)
        SAID[asked] = done.stdout.decode("utf-8", "replace")
    return SAID[asked]


def squashed(text):
    return re.sub(r"\W", "", text)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_pdf_opens_and_carries_the_date_of_the_record(name, tmp_path):
    info = poppler("pdfinfo", name, tmp_path, "-isodates", after=())
    until = report(name).header.recorded_until
    assert f"CreationDate:    {until:%Y-%m-%dT%H:%M:%SZ}" in info
    assert re.search(r"Tagged: +yes", info)
    assert report(name).header.key in info


@pytest.mark.parametrize("name", SAMPLES)
def test_no_text_runs_past_the_margins(name, tmp_path):
    boxes = poppler("pdftotext", name, tmp_path, "-bbox")
    lefts = [float(one) for one in re.findall(r'<word xMin="([-\d.]+)"', boxes)]
    rights = [float(one) for one in re.findall(r'xMax="([-\d.]+)" yMax="[-\d.]+">', boxes)]
    assert min(lefts) >= LEFT and max(rights) <= RIGHT


def words_on_pages(name, folder):
    """The words of each page with their boxes: left, top, right, bottom."""
    pages = poppler("pdftotext", name, folder, "-bbox").split("<page ")[1:]
    word = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>')
    return [[(*map(float, found[:4]), found[4]) for found in word.findall(page)] for page in pages]


@pytest.mark.parametrize("name", [name for name in SAMPLES if name not in ("long", "hostile")])
def test_no_word_lies_on_another(name, tmp_path):
    for page in words_on_pages(name, tmp_path):
        for place, (left, top, right, bottom, word) in enumerate(page):
            over = [
                other
                for (left2, top2, right2, bottom2, other) in page[place + 1 :]
                if min(right, right2) - max(left, left2) > 0.5 and min(bottom, bottom2) - max(top, top2) > 2.5
            ]
            assert not over, (word, over)


@pytest.mark.parametrize("name", ["checkout", "days", "late"])
def test_the_words_in_the_bar_stand_on_one_line(name, tmp_path):
    page = words_on_pages(name, tmp_path)[0]
    first = next(number for number, found in enumerate(page) if found[4] == "acknowledged" and found[1] > 250)
    assert page[first - 1][4] == "not" and page[first - 1][1] == pytest.approx(page[first][1], abs=0.5)


@pytest.mark.parametrize("name", SAMPLES)
def test_page_one_is_one_page_with_the_facts(name, tmp_path):
    first = poppler("pdftotext", name, tmp_path, "-f", "1", "-l", "1")
    second = poppler("pdftotext", name, tmp_path, "-f", "2", "-l", "2")
    for fact in ("Severity", "Status", "Declared", "Impact duration", "Response target", "Resolution target"):
        assert fact in first
    assert "1 Milestones and durations" in second


@pytest.mark.parametrize("name", SAMPLES)
def test_every_page_has_its_number_the_zone_and_the_head(name, tmp_path):
    pages = poppler("pdftotext", name, tmp_path).rstrip("\f").split("\f")
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "all times in UTC" in page
        assert report(name).head.hash in page
        assert "Incident Desk 0.1.0" in page


def test_a_drill_starts_with_the_word_drill_and_says_so_on_every_page(tmp_path):
    pages = poppler("pdftotext", "drill", tmp_path).rstrip("\f").split("\f")
    assert pages[0].startswith("Drill")
    assert all("Drill" in page for page in pages)


class Words(HTMLParser):
    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.text = []
        self.feed(html)

    def handle_data(self, data):
        self.text.append(data)


def signs(text):
    """The text without white space, and without the arrows and brackets that only the Markdown needs."""
    return re.sub(r"[\s→()]", "", text)


SLOW_TO_READ = [
    pytest.param(name, marks=pytest.mark.slow)
    for name in ("checkout", "drill", "late", "days", "reopened", "disordered")
]


@pytest.mark.parametrize("name", ["bare", "at_once", *SLOW_TO_READ])
def test_the_pdf_says_the_same_as_the_markdown_sign_by_sign(name, tmp_path):
    """A figure, a sign or a unit that differs in one of them would be another fact."""
    doc = document(report(name))
    html = signs("".join(Words(body_of(write(doc))).text)).removesuffix(signs("".join(doc.footer)))
    tagged = poppler("pdfinfo", name, tmp_path, "-struct-text", after=())
    said = signs("".join(one for one in re.findall(r'^\s*"(.*)"$', tagged, re.MULTILINE) if one != DASH))
    # The pages of the contents stand in what its links say of themselves.
    contents = "Contents" + "".join(signs(section.title) for section in doc.sections)
    assert said.count(contents) == 1
    said = said.replace(contents, "")
    same = len(commonprefix([said, html]))
    assert said[same : same + 60] == html[same : same + 60]


def test_hostile_texts_are_all_there_as_text(tmp_path):
    said = squashed(poppler("pdftotext", "hostile", tmp_path, "-raw"))
    for number in (0, 1, 2, 4, 6, 9, 11, 25):
        wanted = squashed(report_samples.ATTACKS[number])
        assert wanted in said


def test_the_signs_that_people_put_into_messages_are_shown_and_digits_stay_digits(tmp_path):
    said = poppler("pdftotext", "hostile", tmp_path, "-raw")
    assert "emoji ✅ 🔥 👩\u200d🚒 🇩🇪 1\u20e3 ⚠" in said
    assert "2026-03-01 03:02:00 UTC" in said


def test_every_row_of_a_long_timeline_is_there(tmp_path):
    said = " ".join(poppler("pdftotext", "long", tmp_path, "-raw").partition("Event log")[2].split())
    assert {f"Entry {number}:" for number in range(300)} <= set(re.findall(r"Entry \d+:", said))


def test_the_facts_are_attached_as_data(tmp_path):
    if shutil.which("pdfdetach") is None:
        pytest.skip("poppler is absent: no pdfdetach")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("checkout"))
    subprocess.run(
        ["pdfdetach", "-save", "1", "-o", tmp_path / "incident.json", path], check=True, capture_output=True
    )
    assert json.loads((tmp_path / "incident.json").read_text("utf-8")) == report("checkout").to_data()


def test_all_fonts_are_the_shipped_ones_and_embedded(tmp_path):
    rows = poppler("pdffonts", "hostile", tmp_path, after=()).splitlines()[2:]
    assert rows
    assert all(re.search(r"\+(Inter|JetBrainsMono|DejaVuSans|NotoEmoji)", row) for row in rows)
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_the_syntax_is_sound(tmp_path):
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is absent")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("hostile"))
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_declares_both_standards():
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf("checkout")
    assert b"<pdfaid:part>3</pdfaid:part>" in pdf("checkout")
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf("checkout")


@pytest.mark.parametrize(("zone", "seed"), [("Asia/Tokyo", "1"), ("America/New_York", "77")])
def test_another_process_zone_and_hash_seed_give_the_same_bytes(zone, seed):
    code = (
        "import hashlib, sys; from tests.adapters.reports import test_engine as t;"
        "print(hashlib.sha256(t.pdf('checkout')).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C", "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
        cwd=report_samples.__file__.rpartition("/tests/")[0],
    )
    assert done.stdout.strip() == hashlib.sha256(pdf("checkout")).hexdigest()


def test_what_the_engine_refuses_at_first_is_set_on_the_second_try(monkeypatch):
    from incident_desk.adapters.reports import engine

    tries = []

    def compiled(*_, strict):
        tries.append(strict)
        if not strict:
            raise engine.typst.TypstError("no font shows this")
        return b"%PDF"

    monkeypatch.setattr(engine, "_compiled", compiled)
    assert pdf_of({}, {}, report("bare").header.recorded_until) == b"%PDF"
    assert tries == [False, True]


def test_a_copy_may_have_no_attachment_another_paper_and_a_word_on_page_one(tmp_path):
    made = report("checkout")
    asked = replace(document(made), stamp="Customer", paper="us-letter")
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf_of(document_data(asked), None, made.header.recorded_until))
    assert b"/Filespec" not in path.read_bytes() and b"/Filespec" in pdf("checkout")
    assert set(re.findall(rb"/MediaBox\[([^]]*)\]", path.read_bytes())) == {b"0 0 612 792"}
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is absent: no pdftotext")
    said = subprocess.run(["pdftotext", "-l", "1", "-bbox", path, "-"], capture_output=True, check=True).stdout
    words = re.findall(rb'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"[^>]*>([^<]*)<', said)
    assert words[0][2] == b"Customer"
    edges = [(float(left), float(right)) for left, right, _ in words]
    assert min(left for left, _ in edges) > 62 and max(right for _, right in edges) < 612 - 62
