"""What the child answers about copies, asked in this process."""

import json
from base64 import b64decode

import pytest

from incident_desk.adapters.reports.render import answer
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.report_data import document_data
from tests.report_samples import checkout


@pytest.fixture(scope="module")
def handout():
    return hand_out(build_report(checkout().events, "Incident Desk 0.1.0"), Wish(Audience.CUSTOMER))


def asked(handout, **more):
    made = handout.report.header.recorded_until.isoformat()
    request = {"made": made, "document": document_data(handout.document), "record": None, **more}
    said = []
    code = answer(json.dumps(request).encode(), said.append)
    return code, said


def test_a_copy_comes_with_its_phases_its_pages_and_what_it_says(handout):
    code, said = asked(handout, format="copy", record=handout.data)
    assert code == 0 and [line["phase"] for line in said if "phase" in line] == ["setting", "writing"]
    pages = [line["page"] for line in said if "page" in line]
    assert pages == [[number, len(pages)] for number in range(1, len(pages) + 1)]
    assert said[-1] == {"ok": {"pages": len(pages)}}
    assert {line["part"][0] for line in said if "part" in line} >= {"text", "bookmarks", "metadata", "attached"}
    (pdf,) = (b64decode(line["pdf"]) for line in said if "pdf" in line)
    assert pdf.startswith(b"%PDF-1.7") and pdf.endswith(b"%%EOF")


def test_pages_come_with_marks_over_letters_and_figures_and_none_is_drawn(handout):
    terms = [["replaced", 7, ["Milestone"]]]
    pictures = [["leak", 2, ["Declared"]]]
    code, said = asked(handout, format="sheets", ppi=40, most=2, terms=terms, pictures=pictures)
    marks = [line["mark"] for line in said if "mark" in line]
    assert code == 0 and {(mark[0], mark[1]) for mark in marks} == {("replaced", 7), ("leak", 2)}
    assert all(
        mark[3] >= 0 and mark[3] + mark[5] <= 1 and mark[4] >= 0 and mark[4] + mark[6] <= 1 for mark in marks
    )
    shown = [line["picture"] for line in said if "picture" in line]
    _, plain = asked(handout, format="sheets", ppi=40, most=2, terms=[], pictures=[])
    assert shown == [line["picture"] for line in plain if "picture" in line]


def test_pages_are_counted_without_a_picture(handout):
    _, said = asked(handout, format="sheets", ppi=40, most=0, terms=[], pictures=[])
    assert said[-1]["ok"]["pages"] > 1 and not any("picture" in line for line in said)
