"""The parts of finished files."""

import zlib

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.finished import Where, paper_parts, parts_of, pdf_bytes_parts
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.written import text_for
from tests.report_samples import checkout, opened


def handout(recorder=None):
    return hand_out(build_report((recorder or checkout()).events, "Incident Desk 0.1.0"), Wish())


def texts(ending, text):
    return {part.where: part.text for part in parts_of(ending, text.encode())}


def test_markdown_is_read_without_its_escapes():
    assert "my_name@example.com" in texts(".md", r"mail my\_name@example.com")[Where.TEXT]
    assert "a\nb & c" in texts(".md", "a<br>b &amp; c")[Where.TEXT]


def test_a_page_has_text_title_and_attributes():
    parts = texts(".html", "<title>T &amp; U</title><style>x{}</style><p>one</p><img alt='seen by ana'>")
    assert parts[Where.METADATA] == "T & U" and parts[Where.ALTERNATIVE] == "seen by ana"
    assert "one" in parts[Where.TEXT] and "x{}" not in parts[Where.TEXT]


def test_every_text_of_json_and_every_cell_of_a_table_is_read():
    assert texts(".json", '{"a": ["x\\u0040y", {"b": "z"}]}')[Where.TEXT] == "x@y\nz"
    assert texts(".csv", 'a,"b ""q"""\r\n')[Where.TEXT] == 'a\nb "q"'


def test_every_format_of_a_report_says_its_title():
    for ending in (".md", ".html", ".json"):
        assert "Checkout answers 502" in texts(ending, text_for(handout(), ending))[Where.TEXT]


def test_what_a_pdf_is_made_of_is_read_before_it_is_set():
    given = handout(opened("Checkout is down"))
    parts = {part.where: part.text for part in paper_parts(given.document, given.data)}
    assert set(parts) == set(Where)
    assert "Checkout is down (INC-0048)" in parts[Where.METADATA]
    assert "Checkout is down" in parts[Where.ATTACHED] and "Milestones" in parts[Where.BOOKMARKS]


def test_the_streams_of_a_pdf_are_opened():
    wide = b"\xfe\xff" + "Zebra".encode("utf-16-be")
    streams = b"".join(b"1 0 obj stream\n" + zlib.compress(one) + b"\nendstream" for one in (b"Ana", wide))
    told = "\n".join(
        part.text for part in pdf_bytes_parts(b"%PDF (plain Bob) stream\nnot packed\nendstream\n" + streams)
    )
    assert all(name in told for name in ("Ana", "Zebra", "plain Bob"))
    assert all(part.raw for part in pdf_bytes_parts(streams))
