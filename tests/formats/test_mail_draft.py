"""A draft is a mail that every program can read, and the same record gives the same one."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, urlsplit

import pytest

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.mail_draft import LONGEST_LINK, Attached, Letter, draft_of, link_of, subject_of
from incident_desk.formats.rich_text import Part, rich_text
from tests.report_samples import checkout

MADE = datetime(2026, 3, 1, 5, 0, 7, 250_000, tzinfo=timezone(timedelta(hours=2)))
LETTER = Letter(
    "INC-0048 · P1 · Zahlung schlägt fehl",
    rich_text(Part("x", "x", "# Zahlung schlägt fehl 支払い\n\n| a | b |\n| --- | --- |\n| 1 | .2 |\n")),
    MADE,
    ("ines@example.com", "sam@example.com"),
    (Attached("INC-0048-report.pdf", "application/pdf", b"%PDF-1.7\n\0binary\xff"),),
)


def read(letter=LETTER):
    return message_from_bytes(draft_of(letter), policy=default)


def test_a_mail_program_reads_what_was_written():
    mail = read()
    assert mail["Subject"] == LETTER.subject and mail["X-Unsent"] == "1"
    assert mail["To"] == "ines@example.com, sam@example.com" and mail["From"] is None
    assert mail["Date"].datetime == MADE.replace(microsecond=0)
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n") == LETTER.body.plain
    html = mail.get_body(("html",)).get_content()
    assert '<table style="border-collapse' in html and "支払い" in html and "http" not in html
    (pdf,) = mail.iter_attachments()
    assert (pdf.get_content_type(), pdf.get_filename()) == ("application/pdf", "INC-0048-report.pdf")
    assert pdf.get_content() == LETTER.attached[0].data
    assert mail.defects == []


def test_it_is_made_of_short_ascii_lines_that_end_as_mails_do():
    lines = draft_of(LETTER).split(b"\r\n")
    assert max(map(len, lines)) <= 998 and all(line.isascii() for line in lines)
    assert not any(b"\n" in line for line in lines)


def test_the_same_letter_gives_the_same_bytes_and_another_one_others():
    assert draft_of(LETTER) == draft_of(LETTER)
    assert draft_of(LETTER) != draft_of(replace(LETTER, attached=()))


def test_without_a_recipient_the_field_is_not_there():
    assert read(replace(LETTER, to=(), attached=()))["To"] is None


@pytest.mark.parametrize("change", [{"subject": "a\nBcc: x@y.z"}, {"to": ("a@b.c\r\nBcc: x@y.z",)}])
def test_no_header_is_smuggled_in(change):
    with pytest.raises(ValueError, match="linefeed or carriage return|invalid"):
        draft_of(replace(LETTER, **change))


def test_the_subject_says_key_severity_and_title_on_one_line():
    report = build_report(checkout().events, "test")
    assert subject_of(report) == "INC-0048 · P2 · Checkout answers 502"
    header = replace(report.header, severity=None, title="a\nb\r\n" + "long " * 80)
    subject = subject_of(replace(report, header=header))
    assert subject.startswith("INC-0048 · a b long") and subject.isprintable() and len(subject) <= 160


def test_a_link_begins_the_same_mail_and_never_grows_too_long():
    link = link_of("Sübject & more", "first\n" + "ä" * 5000, ("a b@c.d", "e@f.g"))
    assert len(link) <= LONGEST_LINK + 20
    parts = urlsplit(link)
    assert (parts.scheme, parts.path) == ("mailto", "a%20b@c.d,e@f.g")
    query = parse_qs(parts.query)
    assert query["subject"] == ["Sübject & more"] and query["body"][0].startswith("first\nä")
    assert query["body"][0].endswith("\n…")
    assert link_of("a", "short").endswith("body=short")
