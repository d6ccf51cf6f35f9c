"""A message said anew: what moves by itself moves, and nothing that a person wrote does."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.playbook import Template
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.services.filling import draft
from incident_desk.services.renewing import Renewed, renewed

THEN = {"time": "03:32 UTC", "date": "2026-10-14", "next_update": "03:47 UTC", "elapsed": "36 min",
        "severity": "P1", "status": "Investigating", "started": "02:54 UTC"}  # fmt: skip
NOW = {**THEN, "time": "03:47 UTC", "date": "2026-10-15", "next_update": "04:02 UTC", "elapsed": "51 min",
       "severity": "P2", "status": "Monitoring", "started": "02:50 UTC"}  # fmt: skip


def template(body):
    return Template("Progress", "progress", body, blanks_in(body))


@pytest.mark.parametrize(
    ("body", "sent", "again", "timely", "news"),
    [
        ("Time: [CURRENT_TIME]", "Time: 03:32 UTC", "Time: 03:47 UTC", True, False),
        ("Time: [CURRENT_TIME] UTC", "Time: 03:32 UTC", "Time: 03:47 UTC", True, False),
        ("Day [CURRENT_DATE], [ELAPSED] in", "Day 2026-10-14, 36 min in", "Day 2026-10-15, 51 min in", True, False),
        ("Next update: [time]", "Next update: 03:47 UTC", "Next update: 04:02 UTC", True, False),
        ("[FEATURE] fails. More at [NEXT_UPDATE].", "Chat fails. More at 03:47 UTC.",
         "Chat fails. More at 04:02 UTC.", True, False),
        ("Now [Investigating|Monitoring]: [what]", "Now Investigating: pool", "Now Monitoring: pool", False, True),
        ("Severity: <severity>", "Severity: P1", "Severity: P2", False, True),
        # Where it began is no news, and what nobody filled from the record is a person's.
        ("Started: [timestamp]", "Started: 02:54 UTC", "Started: 02:54 UTC", False, False),
        ("Back within [ESTIMATED_TIME]", "Back within 03:32 UTC", "Back within 03:32 UTC", False, False),
        ("Time: [CURRENT_TIME]", "Time: a quarter past", "Time: a quarter past", False, False),
        ("Time: [CURRENT_TIME]", "Our time: 03:32 UTC", "Our time: 03:32 UTC", False, False),
        # A line that is nothing but blanks would fit any line.
        ("[a] [CURRENT_TIME]", "we stopped it at 03:32 UTC", "we stopped it at 03:32 UTC", False, False),
        ("words", "words", "words", False, False),
    ],
)  # fmt: skip
def test_what_moves_by_itself_is_said_anew_and_nothing_else(body, sent, again, timely, news):
    assert renewed(sent, template(body), NOW) == Renewed(again, timely, news)


def test_lines_that_a_person_changed_stay_and_the_others_are_renewed():
    body = "We look into [what].\nTime: [CURRENT_TIME]"
    sent = "We found it, at 03:32 UTC.\n\nTime: 03:32 UTC"
    assert renewed(sent, template(body), NOW).text == "We found it, at 03:32 UTC.\n\nTime: 03:47 UTC"


def test_a_line_that_fits_in_countless_ways_is_tried_in_no_time():
    line = "x".join(["[a]", "[b]", "[c]", "[CURRENT_TIME]"])
    for count in (200, 40_000):
        began = time.process_time()
        renewed("ax" * count + "!", template(line), NOW)
        assert time.process_time() - began < 2.0
    many = "x".join(["[a]", "[b]", "[c]", "[d]", "[CURRENT_TIME]"])
    assert renewed("axbxcxdx03:32 UTC", template(many), NOW) == Renewed("axbxcxdx03:32 UTC")


def test_what_is_not_known_any_more_stays_as_it_was_said():
    assert renewed("More at 03:47 UTC", template("More at [NEXT_UPDATE]"), {}).text == "More at 03:47 UTC"


LINES = st.lists(
    st.sampled_from(
        ["Time: [CURRENT_TIME]", "More at [NEXT_UPDATE], day <date>", "Status: [status] - [brief description]",
         "[OUTAGE] words", "", "In (all) [ELAPSED] of it."]
    ),
    max_size=6,
)  # fmt: skip


@given(LINES)
def test_what_was_filled_then_and_renewed_now_is_what_is_filled_now(lines):
    one = template("\n".join(dict.fromkeys(lines)))
    assert renewed(draft(one, THEN).text, one, NOW).text == draft(one, NOW).text
    assert renewed(draft(one, THEN).text, one, THEN).text == draft(one, THEN).text


@given(st.text(max_size=300), LINES)
def test_any_text_keeps_its_number_of_lines(text, lines):
    assert renewed(text, template("\n".join(lines)), NOW).text.count("\n") == text.count("\n")
