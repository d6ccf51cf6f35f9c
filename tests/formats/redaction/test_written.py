"""A handout as the text of a file; two hundred planted secrets are in none of them."""

import csv
import json
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.html_report import html_of
from incident_desk.formats.markdown_report import markdown_of
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.finished import parts_of
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.sorts import EVERY
from incident_desk.formats.redaction.written import KEY_TIMES, text_for
from tests.planted_secrets import CUSTOMERS, SECRETS, planted
from tests.report_samples import checkout

ENDINGS = (".md", ".html", ".json", ".csv")
GENERATOR = "Incident Desk 0.1.0"


def report_of(recorder):
    return build_report(recorder.events, GENERATOR)


@cache
def all_hidden(audience):
    return hand_out(report_of(planted()), Wish(audience, EVERY, customers=CUSTOMERS))


def test_there_are_two_hundred_different_secrets_and_the_report_for_insiders_says_each():
    assert len({secret for _, secret, _ in SECRETS}) == 200
    data = json.dumps(hand_out(report_of(planted()), Wish()).data, ensure_ascii=False)
    assert [secret for _, secret, _ in SECRETS if json.dumps(secret, ensure_ascii=False)[1:-1] not in data] == []


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("ending", ENDINGS)
def test_none_of_two_hundred_secrets_is_in_a_redacted_file(audience, ending):
    text = text_for(all_hidden(audience), ending)
    read = "\n".join(part.text for part in parts_of(ending, text.encode()))
    assert [secret for _, secret, _ in SECRETS if secret in text or secret in read] == []
    assert len(text) > 80


def test_the_customers_copy_hides_by_itself():
    handout = hand_out(report_of(planted()), Wish(Audience.CUSTOMER, customers=CUSTOMERS))
    for ending in ENDINGS:
        text = text_for(handout, ending)
        assert [secret for _, secret, _ in SECRETS if secret in text] == []
    assert text_for(handout, ".md").count("Next update soon.") == 201, "the updates are there, the last one twice"


def test_for_insiders_each_format_is_what_it_was():
    report = report_of(checkout())
    handout = hand_out(report, Wish())
    assert text_for(handout, ".md") == markdown_of(report)
    assert text_for(handout, ".html") == html_of(report)
    assert json.loads(text_for(handout, ".json")) == report.to_data()


def test_csv_is_the_timeline():
    rows = list(csv.DictReader(StringIO(text_for(hand_out(report_of(checkout()), Wish()), ".csv"), newline="")))
    assert len(rows) == len(report_of(checkout()).timeline)
    assert rows[0]["elapsed"] and "Release 4.2.0" in str(rows)


def test_csv_of_a_copy_without_a_timeline_has_the_milestones():
    text = text_for(hand_out(report_of(checkout()), Wish(Audience.CUSTOMER)), ".csv")
    rows = list(csv.reader(StringIO(text, newline="")))
    assert tuple(rows[0]) == KEY_TIMES
    assert ["2026-03-01T02:58:20+00:00", "", "exact", "milestone", "Detected"] in rows


def test_every_field_of_the_report_is_documented():
    told = (Path(__file__).parents[3] / "docs" / "report.md").read_text("utf-8")
    assert [name for name in report_of(checkout()).to_data() if f"`{name}`" not in told] == []
    for word in ("audience", "withheld", "hidden", *KEY_TIMES):
        assert f"`{word}`" in told
