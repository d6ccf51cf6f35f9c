"""The pages of a real report, read back from the finished file, say what was set and where."""

import re
import shutil
import subprocess
from itertools import islice

import pytest

from incident_desk.formats.pdf_reading.letters import Pages
from incident_desk.formats.pdf_reading.objects import PdfFile, Unreadable
from tests.adapters.reports.test_engine import SAMPLES, pdf
from tests.formats.pdf_reading.test_objects import pdf as small_pdf


def pages(name):
    return list(Pages(PdfFile.read(pdf(name))).texts())


def words(text):
    return "".join(text.split())


@pytest.mark.parametrize("name", [one for one in SAMPLES if one not in ("long", "hostile")])
def test_the_letters_are_those_that_poppler_reads(name, tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is absent: no pdftotext")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(name))
    told = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()
    assert words("".join(page.text for page in pages(name))) == words(told)


def test_words_stand_where_poppler_sees_them(tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is absent: no pdftotext")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("checkout"))
    told = subprocess.run(
        ["pdftotext", "-bbox", "-l", "1", path, "-"], capture_output=True, check=True
    ).stdout.decode()
    seen = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([A-Za-z]{6,})<', told)
    page = pages("checkout")[0]
    for left, top, right, bottom, word in seen:
        spots = [page.places[at.start()] for at in re.finditer(word, page.text)]
        ends = [page.places[at.end() - 1] for at in re.finditer(word, page.text)]
        assert any(
            abs(first.left - float(left)) < 0.6
            and abs(last.right - float(right)) < 0.6
            and float(top) < page.height - first.base < float(bottom)
            for first, last in zip(spots, ends, strict=True)
        ), word
    assert len(seen) > 20


def test_hostile_words_and_long_records_are_read():
    # The first pages; all of them take a minute.
    for name in ("hostile", "long"):
        first, second = islice(Pages(PdfFile.read(pdf(name))).texts(), 2)
        assert first.text and second.text


@pytest.mark.slow
def test_hostile_words_and_long_records_are_read_to_their_last_page():
    assert len(pages("hostile")) > 1 and pages("long")[-1].text


def test_a_tree_of_pages_in_a_circle_is_said():
    with pytest.raises(Unreadable, match="circle"):
        Pages(PdfFile.read(small_pdf(b"<</Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]>>")))
