"""The child that prints plainly, as a process."""

import json
import subprocess
import sys
from base64 import b64decode

import pytest

from incident_desk.formats.pdf_reading.letters import Pages
from incident_desk.formats.pdf_reading.objects import PdfFile

CHILD = (sys.executable, "-m", "incident_desk", "_plain")


def asked(**more):
    request = {"html": "<h1>One</h1>", "title": "T", "paper": "a4", "label": "plain", "record": None, **more}
    done = subprocess.run(
        CHILD, input=json.dumps(request).encode() + b"\n", capture_output=True, timeout=60, check=False
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_pages_of_the_paper_are_printed_and_counted(paper, size):
    code, said = asked(html="<p>line of the page</p>" * 200, paper=paper)
    assert code == 0 and [next(iter(line)) for line in said] == ["phase", "pdf", "ok"]
    pages = list(Pages(PdfFile.read(b64decode(said[1]["pdf"]))).texts())
    assert len(pages) == said[2]["ok"]["pages"] > 2
    assert (round(pages[0].width), round(pages[0].height)) == size
    assert sum(page.text.count("line of the page") for page in pages) == 200
    assert f"plain · page 2 of {len(pages)}" in pages[1].text


def test_a_wrong_request_is_said_and_none_is_no_work():
    code, said = asked(paper="napkin")
    assert code == 1 and said[-1]["error"]["code"] == "layout"
    assert subprocess.run(CHILD, input=b"", capture_output=True, timeout=60, check=False).returncode == 0
