"""Lengths as reports state them: how long, and how well that is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.past_report import Passage
from incident_desk.domain.past_times import PastPrecision
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.durations import LONGEST
from incident_desk.formats.reading.reports.facts import Fact, Place
from incident_desk.formats.reading.reports.lasted import duration_in, stated_duration

EXACT, ABOUT, LEAST, MOST, RANGE = (
    PastPrecision.EXACT, PastPrecision.APPROXIMATE, PastPrecision.AT_LEAST, PastPrecision.AT_MOST,
    PastPrecision.RANGE,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "minutes", "precision"),
    [
        ("12+ hours", 720, LEAST), ("~2 hours", 120, ABOUT), ("1h 10m", 70, EXACT), ("20h 03m", 1203, EXACT),
        ("32 Minutes", 32, EXACT), ("2 hours, 15 minutes", 135, EXACT),
        ("1 day 2 hours and 30 minutes", 1590, EXACT),
        ("1.5 hours", 90, EXACT), ("1,5 Stunden", 90, EXACT), ("01:45:00", 105, EXACT),
        ("1:45 hours", 105, EXACT),
        ("4h30", 270, EXACT), ("about 1h50m", 110, ABOUT), ("1-2 hours", 120, RANGE),
        ("3 to 4 hours", 240, RANGE),
        ("over 3 hours", 180, LEAST), (">= 45 min", 45, LEAST), ("less than 5 minutes", 5, MOST),
        ("< 2 minutes", 2, MOST),
        ("約4時間 (09:07 - 13:00)", 240, ABOUT), ("大约30分钟", 30, ABOUT), ("~15 minutos", 15, ABOUT),
        ("environ 3 heures", 180, ABOUT), ("un an", None, None), ("an hour", 60, EXACT),
        ("half an hour", 30, EXACT),
        ("~6-7 hours (3 lost, 3-4 to rebuild)", 420, RANGE),
        ("4 days (05-23 14:00 → 05-26 13:36 ET)", 5760, EXACT),
        ("02:00 MT (release) → ongoing", None, None), ("several hours", None, PastPrecision.UNKNOWN),
        ("from Monday to Tuesday", None, None), ("", None, None), ("10:00 - 12:00 UTC", None, None),
    ],
)  # fmt: skip
def test_lengths_in_many_forms(text, minutes, precision):
    found = duration_in(text)
    if precision is None:
        assert found is None
        return
    assert (found.seconds and found.seconds // 60, found.precision, found.text) == (minutes, precision, text)
    assert found.from_s == {"1-2 hours": 3600, "3 to 4 hours": 10_800}.get(text, found.from_s)


def fact(label, value, line=1):
    return Fact(label, value, Span(line, line), Place.HEAD)


def test_a_label_outranks_a_sentence_and_a_number_several():
    told = [Passage("The outage lasted about 40 minutes.", Span(9, 9))]
    assert stated_duration([fact("Duration", "2 hours", 3)], told).span == Span(3, 3)
    found = stated_duration([fact("Mean time to resolve", "4 hours"), fact("Time to acknowledge", "2 min")], told)
    assert (found.seconds, found.text, found.precision, found.span) == (2400, "about 40 minutes", ABOUT, Span(9, 9))
    vague = [fact("Duration", "several hours"), fact("Total downtime", "3 hours")]
    assert stated_duration(vague, []).seconds == 10_800
    assert stated_duration(vague[:1], told).seconds is None


@pytest.mark.parametrize(
    ("sentence", "minutes"),
    [
        ("A 30min outage during the upgrade", 30), ("The 4-hour outage came down to one variable.", 240),
        ("a complete outage for 12+ hours", 720), ("The site was unavailable for 45 minutes.", 45),
        ("Ein Ausfall, der 2 Stunden dauerte", None), ("A caída durou 20 minutos.", 20),
        ("Login was broken for 45 minutes.", 45), ("60-second timeouts on all endpoints", None),
        ("It was mitigated 1.5 hours after the report.", None),
        ("Der Dienst dauerte an.", None),
    ],
)  # fmt: skip
def test_sentences_that_tell_how_long(sentence, minutes):
    found = stated_duration([], [Passage(sentence)])
    assert (found.seconds // 60 if found else None) == minutes
    assert found is None or found.text in sentence


@given(st.text(max_size=120))
def test_any_text_is_read_and_no_length_is_absurd(text):
    found = duration_in(text)
    assert found is None or found.seconds is None or 0 <= found.seconds <= LONGEST
    told = stated_duration([], [Passage("The outage lasted " + text)])
    assert told is None or told.seconds is not None


@pytest.mark.parametrize(("text", "minutes"), [("3 Std. 35 Min.", 215), ("2 hrs. 5 min. in all", 125)])
def test_units_cut_short_are_one_length(text, minutes):
    assert duration_in(text).seconds == minutes * 60


@pytest.mark.parametrize(
    ("sentence", "minutes"),
    [
        ("For about 2 hours the shop was slow.", 120), ("Summary: For 35 minutes nobody could pay.", 35),
        ("Durante unos 40 minutos nadie pudo pagar.", 40), ("Durante 40 minutos nadie pagó.", 40),
        ("Pendant environ 1 heure, les paiements ont échoué.", 60),
        ("We watched it. Wait for 10 minutes.", None), ("For each of 3 hours we looked.", None),
    ],
)  # fmt: skip
def test_a_sentence_that_begins_with_how_long(sentence, minutes):
    found = stated_duration([], [Passage(sentence)])
    assert (found.seconds // 60 if found else None) == minutes


def test_a_label_within_the_words_of_the_impact_says_how_long_it_lasted():
    impact = Passage("Nobody could log in. Duration: 2 hours 30 minutes.", Span(30, 30))
    found = stated_duration((), (), impact)
    assert (found.text, found.seconds, found.span) == ("2 hours 30 minutes", 9000, Span(30, 30))
    assert stated_duration((), (), Passage("Nobody could log in for long. Users: 2 hours of them.")) is None
