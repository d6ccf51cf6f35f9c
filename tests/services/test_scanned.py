"""What leaves by other ways is looked through and written down as a file is."""

import json
from datetime import UTC, datetime

import pytest

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.services.handing_out import Leaking
from incident_desk.services.scanned import HandedOut, NoJournal, refuse_known, refuse_leaks
from tests.planted_secrets import CUSTOMERS, SECRETS, planted


@pytest.fixture
def handout():
    return hand_out(
        build_report(planted().events, "t"), Wish(Audience.CUSTOMER, kept=("a939863",), customers=CUSTOMERS)
    )


class Lines(list):
    def write(self, line):
        self.append(line)


def test_a_line_says_what_left_and_nothing_that_was_hidden(handout):
    lines = Lines()
    HandedOut(lines, lambda: datetime(2026, 3, 2, tzinfo=UTC)).note(handout, "eml", "a.eml", "Ana", copies=2)
    (line,) = lines
    assert (line["time"], line["who"], line["format"], line["file"]) == (
        "2026-03-02T00:00:00Z",
        "Ana",
        "eml",
        "a.eml",
    )
    assert (line["audience"], line["kept"], line["copies"]) == ("customer", ["a939863"], 2)
    assert line["hash"] == handout.report.head.hash and line["withheld"] == len(handout.withheld)
    assert not [secret for _, secret, _ in SECRETS if secret in json.dumps(line)]


def test_a_text_that_says_what_is_hidden_is_refused(handout):
    hidden = next(one for one in handout.hidden if one.sort == "customers").spellings[0]
    assert refuse_leaks(handout, ".md", "all is well") == "all is well"
    with pytest.raises(Leaking):
        refuse_leaks(handout, ".html", f"<p>{hidden}</p>")
    with pytest.raises(Leaking):
        refuse_known(handout, f"INC-0048 · {hidden}")


def test_a_files_name_of_ours_is_no_leak(handout):
    assert refuse_known(handout, "INC-0048-customer-report.pdf")
    with pytest.raises(Leaking):
        refuse_leaks(handout, ".md", "/srv/INC-0048/secret.pdf")


def test_what_is_part_of_something_else_has_no_line():
    NoJournal().write({"key": "INC-0001"})
