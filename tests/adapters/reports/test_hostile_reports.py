"""Records that mean harm, in every field and every format: nothing is read, asked or run, and all of it stays."""

import csv
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from io import StringIO

import pytest

from incident_desk.adapters.reports.engine import pdf_of
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.plain_data import to_plain
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.written import text_for
from incident_desk.formats.report_data import document_data
from incident_desk.formats.report_document import Paper
from incident_desk.formats.report_text import visible
from incident_desk.formats.review_template_text import read_review_template
from tests.full_reviews import reviewed
from tests.hostile_records import ALL, COLUMNS, LONG_WORD, SHORT, WIDE_TABLE, hostile_review, toml_of
from tests.pdf_opened import said_by
from tests.report_papers import GENERATOR, paper, pdf, whole
from tests.report_samples import Recorder, at, opened
from tests.report_words import stands_in
from tests.shared_folder import REPOSITORY

CHILD = (sys.executable, "-m", "incident_desk", "_render")
RUNS = {
    "script",
    "iframe",
    "object",
    "embed",
    "applet",
    "form",
    "base",
    "link",
    "frame",
    "frameset",
    "video",
    "audio",
}


@pytest.fixture(scope="module")
def handout():
    return hand_out(build_report(hostile_review().events, GENERATOR), Wish(Audience.INTERNAL))


class Page(HTMLParser):
    """The tags with their attributes, and the words."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.text = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


def furthest_right(path):
    boxes = said_by("pdftotext", "-bbox", path, "-")
    return max(float(one) for one in re.findall(r'xMax="([-\d.]+)" yMax="[-\d.]+">', boxes))


# -- what is said stays ----------------------------------------------------------------------------------------


def texts_in(data):
    if isinstance(data, dict):
        for one in data.values():
            yield from texts_in(one)
    elif isinstance(data, list):
        for one in data:
            yield from texts_in(one)
    elif isinstance(data, str):
        yield data


@pytest.mark.parametrize("place", range(len(SHORT)))
def test_the_json_has_each_text_as_it_was_typed(handout, place):
    said = list(texts_in(json.loads(text_for(handout, ".json"))))
    assert sum(SHORT[place] in one for one in said) > 5


def test_the_markdown_and_the_page_have_every_letter(handout):
    page = "".join(Page(text_for(handout, ".html")).text)
    for said in (unescape(text_for(handout, ".md")), page):
        squeezed = re.sub(r"[\W_]|br", "", said)
        for attack in (*SHORT, LONG_WORD):
            assert re.sub(r"[\W_]|br", "", visible(attack)) in squeezed, attack[:60]
        assert all(f"c{number}" in said and f"h{number}" in said for number in range(COLUMNS))


def test_the_page_has_nothing_that_loads_or_runs(handout):
    page = Page(text_for(handout, ".html"))
    assert not {tag for tag, _ in page.tags} & RUNS
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("href", "src", "srcset", "action", "xlink:href", "poster", "background"):
            assert re.match(r"#|data:image/(png|svg)|$", attributes.get(name) or ""), (tag, attributes)
    assert "default-src 'none'" in text_for(handout, ".html")


@pytest.mark.parametrize("audience", Audience)
def test_no_cell_of_the_csv_is_a_formula(audience):
    copy = hand_out(build_report(hostile_review().events, GENERATOR), Wish(audience))
    rows = list(csv.reader(StringIO(text_for(copy, ".csv"))))
    assert len(rows) > 1 and len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")]


# -- files of templates ----------------------------------------------------------------------------------------


def test_a_template_that_means_harm_gives_headings_and_nothing_else(handout):
    titles = [" ".join(section.title.split()) for section in handout.document.sections]
    form = read_review_template(toml_of(), "x")
    assert len(form.sections) == len(ALL)
    for section in form.sections:
        assert any(section.title[:40] in title for title in titles), section.title


@pytest.mark.parametrize(
    "text",
    [
        "title = " + "[" * 100_000,
        "title = 'x'\n[[section]]\nid = '../../etc/passwd'\ntitle = 'x'\n",
        "title = 'x'\ninclude = '/etc/passwd'\n[[section]]\nid = 'a'\ntitle = 'x'\n",
        "title = 'x'\n[[section]]\nid = 'a'\ntitle = 'x'\nshows = ['/etc/passwd']\n",
        "title = 'x'\n" + "[[section]]\nid = 'a'\ntitle = 'x'\n" * 61,
        "title = '" + "x" * 300_000 + "'",
        "\x00\x01\x02",
    ],
    ids=["depth", "path", "include", "part", "many", "large", "no text"],
)
def test_a_file_that_is_no_template_is_refused_in_words(text):
    with pytest.raises(Refused, match="x"):
        read_review_template(text, "x")


# -- what is drawn ---------------------------------------------------------------------------------------------


def test_signs_that_no_record_holds_stop_no_report():
    one = reviewed()
    report = build_report(one.events, GENERATOR)
    data = document_data(hand_out(report, Wish()).document)
    data["title"] = {"t": "half a sign \ud83d and \udcff, none \x00, tag \U000e0041, private \ue000, \uffff"}
    data["sections"][0]["title"] = {"t": "\udfff"}
    assert pdf_of(data, {}, report.header.recorded_until).startswith(b"%PDF")


def written(text: str) -> Recorder:
    """An incident whose review says this, as its only section."""
    form = read_review_template("title = 'F'\n[[section]]\nid = 'a'\ntitle = 'Wide'\n", "f")
    one = opened()
    body = {"section": "a", "text": text, "title": "Wide", "former": None}
    one.write([Draft(Kind.REVIEW_TEMPLATE_CHOSEN, {"template": to_plain(form)})], at("05:00"))
    one.write([Draft(Kind.REVIEW_WRITTEN, body)], at("05:01"))
    return one


def test_a_table_wider_than_any_page_stays_on_the_page_and_can_be_read(tmp_path):

    one = whole(build_report(written(WIDE_TABLE).events, GENERATOR))
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(document_data(one.document), one.record, one.made))
    assert furthest_right(path) <= 541.43
    said = said_by("pdftotext", path, "-").split()
    assert {f"{row}{number}" for row in "hcd" for number in range(COLUMNS)} <= set(said)


# -- what is opened --------------------------------------------------------------------------------------------


def canaries(folder, port):
    """Texts that ask for a file and an address in every syntax that anybody might read."""
    file, url = folder / "canary.txt", f"http://127.0.0.1:{port}/canary"
    file.write_text("the canary sang")
    return "\n\n".join(
        form.format(at)
        for at in (file, f"file://{file}", url, "canary.txt", f"../{folder.name}/canary.txt", f"/..{file}")
        for form in (
            "![a]({})", "[a]({})", "<{}>", '#read("{}")', '#image("{}")', '#include "{}"', '#import "{}": *',
            '#pdf.attach("{}")', "<link rel=attachment href='{}'>", "<img src='{}'>", "<iframe src='{}'></iframe>",
            "@import url({});",
            "\\input{{{}}}", "\\includegraphics{{{}}}", '{{% include "{}" %}}', ".. include:: {}",
            "```{{=typst}}\n#read(\"{}\")\n```", "```{{=html}}\n<object data='{}'>\n```",
            '<?xml-stylesheet href="{}"?>', '#bibliography("{}")', '#plugin("{}")', '#json("{}")',
            '#raw(read("{}"))',
        )
    )  # fmt: skip


def request(one: Paper, folder, **more):
    asked = {
        "format": "pdf", "to": str(folder / "a.pdf"), "part": str(folder / ".a.part"), "made": one.made.isoformat(),
        "document": document_data(one.document), "record": one.record,
    }  # fmt: skip
    return json.dumps(asked | more).encode() + b"\n"


def watched_by_strace(asked, folder):
    """What the child said, and every file and address that it asked the system for."""
    if shutil.which("strace") is None:
        pytest.skip("strace is absent")
    if subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        pytest.skip("strace may not look at processes here")
    trace = folder / "trace"
    calls = "trace=open,openat,openat2,stat,lstat,newfstatat,access,readlink,execve,socket,connect,sendto"
    child = subprocess.Popen(
        ["strace", "-f", "-s", "4096", "-o", str(trace), "-e", calls, *CHILD],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )  # fmt: skip
    child.stdin.write(asked)
    child.stdin.flush()
    said = child.stdout.read()
    child.wait(100)
    child.stdin.close()
    child.stdout.close()
    return said, trace.read_text("utf-8", "replace")


PICTURED = {"ppi": 30, "most": 3}
KINDS = {
    "pdf": {},
    "copy": {},
    "pages": PICTURED,
    "sheets": {**PICTURED, "terms": [["kept", 1, ["canary"]]], "pictures": []},
}
"""What the child can be asked for, and what it has to be told besides."""


@pytest.mark.parametrize("kind", KINDS)
def test_no_file_and_no_address_that_a_text_names_is_asked_for(tmp_path, kind):

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.01)
        texts = canaries(tmp_path, listener.getsockname()[1])
        one = whole(build_report(written(texts).events, GENERATOR))
        room = tmp_path / "room"
        room.mkdir()
        (room / "canary.txt").write_text("the canary sang")
        asked = request(one, tmp_path, format=kind, room=str(room), **KINDS[kind])
        said, calls = watched_by_strace(asked, tmp_path)
        with pytest.raises(TimeoutError):
            listener.accept()
    assert b'"ok"' in said
    assert not re.findall(r"\b(?:socket|connect|sendto)\(", calls)
    assert len(re.findall(r"\bexecve\(", calls)) == 1
    assert "canary" not in calls and b"the canary sang" not in said
    if kind == "pdf":
        words = said_by("pdftotext", "-raw", tmp_path / "a.pdf", "-")
        assert "sang" not in words and words.count("canary") > 100


@pytest.mark.slow
@pytest.mark.timeout(580)
@pytest.mark.parametrize("name", ["hostile review", "executive copy", "customer copy"])
def test_nothing_is_opened_but_the_program_its_fonts_and_the_file_it_makes(tmp_path, name):
    said, calls = watched_by_strace(request(paper(name), tmp_path), tmp_path)
    assert b'"ok"' in said
    assert not re.findall(r"\b(?:socket|connect|sendto)\(", calls)
    opened_files = re.findall(r'open(?:at2?)?\((?:AT_FDCWD, )?"([^"]+)".*= \d+', calls)
    own = (str(REPOSITORY), sys.prefix, sys.base_prefix, os.path.realpath(sys.prefix), str(tmp_path))
    system = ("/lib", "/usr/lib", "/usr/local/lib", "/etc/ld.so", "/etc/localtime", "/usr/share/locale",
              "/usr/share/zoneinfo", "/proc/self", "/proc/sys/vm", "/proc/cpuinfo", "/sys", "/dev")  # fmt: skip
    assert not {path for path in opened_files if not path.startswith((*own, *system))}


@pytest.mark.slow
@pytest.mark.timeout(580)
def test_all_of_it_on_paper_is_the_same_words(tmp_path):
    """The short ones in the order in which they were written, each where it belongs."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("hostile review"))
    said = re.sub(r"\W|_", "", said_by("pdftotext", "-raw", path, "-"))
    lost = [attack for attack in SHORT if not stands_in(said, attack)]
    assert lost == []
    assert furthest_right(path) <= 541.43
