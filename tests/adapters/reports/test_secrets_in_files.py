"""Finished files of every format for every audience: none of two hundred planted secrets is in any part of them.

They stand in every field of the incident and of its review. A PDF is opened: its text, what stands for drawings,
bookmarks, metadata and what is attached, each as programs read it, and then all its streams as bytes.
"""

import html
import json
import re
import struct
from datetime import UTC, datetime
from functools import cache

import pytest

from incident_desk.adapters.reports.copies import ScannedFiles
from incident_desk.adapters.reports.engine import pages_of
from incident_desk.adapters.reports.files import WholeFiles
from incident_desk.adapters.reports.many_files import ManyFiles
from incident_desk.adapters.reports.press import CopyPress
from incident_desk.adapters.reports.process import PdfRenderer
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.sorts import EVERY
from incident_desk.formats.report_data import document_data
from incident_desk.formats.report_preview import shortened
from incident_desk.services.export_values import State
from incident_desk.services.export_work import ExportWork
from incident_desk.services.handing_out import ENDINGS, PDF, HandingOut
from tests.pdf_opened import said_by
from tests.planted_reviews import form, planted_review
from tests.planted_secrets import CUSTOMERS, SECRETS

TEXTS = tuple(ending for ending in ENDINGS if ending != PDF)
TAKES_LONG = (pytest.mark.slow, pytest.mark.timeout(580))


@cache
def report():
    return build_report(planted_review().events, "Incident Desk 0.1.0")


@cache
def copy_for(audience):
    """Every section of the review is let go, so that what it says is in all copies that may have it."""
    titles = tuple(section.title for section in form().sections)
    return hand_out(report(), Wish(audience, sorts=EVERY, customers=CUSTOMERS, sections=titles))


class _Nobody:
    def all(self):
        return ()


class _Lines:
    def __init__(self):
        self.lines = []

    def write(self, line):
        self.lines.append(line)


def saved(audience, ending, folder):
    """The finished file, and what the journal says of it."""
    journal = _Lines()
    desk = HandingOut(
        lambda _: report(),
        ScannedFiles(PdfRenderer(), WholeFiles()),
        _Nobody(),
        journal,
        lambda: datetime(2026, 3, 2, tzinfo=UTC),
    )
    return desk.save(copy_for(audience), folder / f"copy{ending}").where, journal.lines


def left_in(*texts):
    """The secrets that a text says, whatever blanks, line ends or escapes part them."""
    squeezed = [re.sub(r"\s+", "", text) for text in texts]
    bare = [re.sub(r"[\s\\`*|>]|<br>", "", html.unescape(text)) for text in texts]
    return {
        secret for _, secret, _ in SECRETS if any(re.sub(r"\s+", "", secret) in text for text in (*squeezed, *bare))
    }


def test_the_report_for_insiders_says_them_all_also_in_the_review():
    review = json.dumps(report().to_data()["review"], ensure_ascii=False)
    assert len(left_in(json.loads(f'"{review.replace(chr(34), " ")}"', strict=False))) >= 195
    assert len(SECRETS) == 200


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("ending", TEXTS)
def test_none_is_in_a_file_of_text_nor_in_the_journal(audience, ending, tmp_path):
    path, lines = saved(audience, ending, tmp_path)
    written = path.read_text("utf-8")
    assert len(written) > 80
    assert left_in(written, json.dumps(lines, ensure_ascii=False)) == set()


def strings_in(value):
    if isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from strings_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings_in(one)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize(
    "audience",
    [
        pytest.param(one, marks=() if one is Audience.CUSTOMER else TAKES_LONG)
        for one in (Audience.CUSTOMER, Audience.EXECUTIVE, Audience.TIMELINE, Audience.INTERNAL)
    ],
)
def test_none_is_in_any_part_of_a_pdf(audience, tmp_path):
    path, _ = saved(audience, PDF, tmp_path)
    assert left_in(said_by("pdftotext", path, "-"), said_by("pdftotext", "-raw", path, "-")) == set()
    told = json.loads(said_by("qpdf", "--json=2", "--json-stream-data=none", path))
    words = " ".join(strings_in(told))
    assert audience is Audience.CUSTOMER or "/Alt" in words
    assert told["outlines"] and left_in(words, said_by("pdfinfo", path), said_by("pdfinfo", "-meta", path)) == set()
    said_by("pdfdetach", "-saveall", "-o", tmp_path, path)
    attached = [one for one in tmp_path.iterdir() if one != path]
    assert len(attached) == 1 and left_in(attached[0].read_text("utf-8")) == set()
    opened = tmp_path / "opened.pdf"
    said_by("qpdf", "--qdf", "--object-streams=disable", "--decode-level=all", path, opened)
    written = opened.read_bytes()
    for _, secret, _ in SECRETS:
        for spelled in (secret.encode(), secret.encode("utf-16-be"), secret.encode("utf-16-be").hex().encode()):
            assert spelled not in written and spelled.upper() not in written


def chunks_of(png):
    """The kinds of parts that a picture has."""
    place = 8
    while place < len(png):
        length, kind = struct.unpack_from(">I4s", png, place)
        yield kind
        place += 12 + length


@pytest.mark.parametrize("audience", Audience)
def test_the_pages_that_are_looked_at_are_made_of_what_may_leave(audience):
    short, _ = shortened(copy_for(audience).document)
    data = document_data(short)
    assert left_in(" ".join(strings_in(data))) == set()
    if audience is Audience.CUSTOMER:
        pages = pages_of(data, report().header.recorded_until, 20)
        assert pages and {kind for page in pages for kind in chunks_of(page)} <= {
            b"IHDR", b"sRGB", b"gAMA", b"pHYs", b"PLTE", b"tRNS", b"IDAT", b"IEND",
        }  # fmt: skip


class _Names(_Nobody):
    def keep(self, name):
        raise NotImplementedError(name)


@pytest.mark.slow
@pytest.mark.timeout(580)
@pytest.mark.parametrize("audience", [Audience.CUSTOMER, Audience.EXECUTIVE])
def test_none_is_in_the_files_that_the_export_screen_makes(audience, tmp_path):
    names = _Names()
    copies = HandingOut(lambda _: report(), None, names, _Lines(), lambda: datetime(2026, 3, 2, tzinfo=UTC))
    work = ExportWork(copies, CopyPress(), ManyFiles(), names)
    made = [work.make(copy_for(audience), ending, lambda _: None, None) for ending in ENDINGS]
    assert {one.ending: one.state for one in made} == dict.fromkeys(ENDINGS, State.READY)
    saved_files = work.save(copy_for(audience), made, tmp_path, "copy", "MK")
    assert len(saved_files.written) == len(ENDINGS) and not saved_files.refused
    for path in saved_files.written:
        said = said_by("pdftotext", path, "-") if path.suffix == PDF else path.read_text("utf-8")
        assert left_in(said) == set(), path.name
