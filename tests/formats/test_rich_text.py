"""What is pasted is clean, looks like the report, and says no more than its readers may have."""

import re
from dataclasses import replace

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.rich_text import Part, parts_of_handout, rich_text
from tests.planted_secrets import CUSTOMERS, SECRETS, planted
from tests.report_samples import checkout


def handed(recorder=None, wish=None):
    return hand_out(build_report((recorder or checkout()).events, "test"), wish or Wish())


def named(handout, wanted):
    return next(one for one in parts_of_handout(handout) if one.name.endswith(wanted))


def test_the_whole_comes_first_then_each_section_then_each_update():
    handout = handed()
    parts = parts_of_handout(handout)
    sections = [one.title for one in handout.document.sections]
    assert [one.name for one in parts][: 1 + len(sections)] == ["The whole report", *sections]
    updates = parts[1 + len(sections) :]
    assert len(updates) == len(handout.report.updates) > 0
    assert [one.said for one in updates] == [one.text for one in handout.report.updates]


def test_a_section_stands_alone_under_the_name_of_its_incident():
    text = rich_text(named(handed(), " Targets"))
    assert text.plain.startswith("# Checkout answers 502 (INC-0048)\n\n## 2 Targets\n")
    assert text.plain.count("\n## ") == 1 and "---\n" not in text.plain.splitlines(keepends=True)[-1]
    assert text.html.count("<table>") == 1 and "<h2>2 Targets</h2>" in text.html


def test_tables_look_like_tables_without_a_style_sheet():
    text = rich_text(named(handed(), " Targets"))
    assert "style=" not in text.html
    assert '<table style="border-collapse' in text.styled and "<td>" not in text.styled
    assert re.sub(r' style="[^"]*"', "", text.styled) == text.html


def test_an_update_is_what_was_said_letter_by_letter():
    said = "All *good* <b>now</b>\nsee https://evil.example/x.png\n\n1. <img src=x onerror=alert(1)>"
    report = handed().report
    sent = replace(report.updates[0], text=said)
    part = parts_of_handout(hand_out(replace(report, updates=(sent,)), Wish()))[-1]
    text = rich_text(part)
    assert text.plain == said
    assert text.html.count("<p>") == 2 and "<br>" in text.html
    assert "&lt;b&gt;now&lt;/b&gt;" in text.html and "*good*" in text.html
    assert not re.search(r"<(img|a|b|script)\b", text.styled)


def test_nothing_in_it_loads_anything():
    hostile = "![x](https://evil.example/p.png) [go](https://evil.example) <iframe src='//evil.example'>"
    styled = rich_text(Part("x", "x", hostile)).styled
    assert not re.search(r"\b(src|href)\s*=", re.sub(r"&lt;.*?&gt;", "", styled)), styled


def test_of_a_customers_copy_no_part_says_what_is_hidden():
    handout = handed(planted(), Wish(Audience.CUSTOMER, customers=CUSTOMERS))
    parts = parts_of_handout(handout)
    assert len(parts) > 2
    for part in parts:
        text = rich_text(part)
        assert not [secret for _, secret, _ in SECRETS if secret in text.plain or secret in text.html]
