"""One line of a timeline: where its time stands and what is left of its words."""

import pytest

from incident_desk.domain.past_times import PastPrecision
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.happenings import (
    labelled_time,
    numbered_point,
    plain_of,
    sentences,
    time_first,
    time_last,
    time_within,
    words_first,
)
from incident_desk.formats.reading.tokens import Line, spoken

HINTS = Hints()


def first(text):
    return time_first(spoken(text)[0], 1, HINTS, "list")


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("10:05 - Deploy", "Deploy", True), ("**10:05** Deploy", "Deploy", True),
        ("10:05 Deploy", "Deploy", False),
        ("10:05: [x] y", "[x] y", True), ("🔴 10:05 – Deploy", "Deploy", True),
        ("[x] 10:05 Deploy", "Deploy", False),
        ("<b>10:05</b> Deploy", "Deploy", False), ("10:05", "", True),
        ("10:05 — *Deploy* `app`", "Deploy app", True),
    ],
)  # fmt: skip
def test_a_time_first(text, words, marked):
    one = first(text)
    assert (one.text, one.marked, one.moment.clock) == (words, marked, "10:05")


@pytest.mark.parametrize(
    "text", ["10:05:01,123 ERROR x", "10:05:01 [INFO] x", "Deploy", "10:05/x", "2024-05-02_log"]
)
def test_a_log_line_and_other_words_are_none(text):
    assert first(text) is None


def test_a_tag_is_a_state_and_a_handle_the_actor():
    one = first("10:05 [Investigating] @ada: looks")
    assert (one.status, one.actor, one.text) == ("Investigating", "ada", "looks")
    assert first("10:05 [docs] moved").text == "[docs] moved"


def test_a_label_with_the_time_as_its_value():
    one = labelled_time(spoken("**Detected:** 10:05 by the pager")[0], 1, HINTS)
    assert (one.text, one.moment.clock) == ("Detected: by the pager", "10:05")
    assert labelled_time(spoken("**Duration:** 10:05")[0], 1, HINTS) is None
    assert labelled_time(spoken("**Date:** 2024-05-02")[0], 1, HINTS).is_day
    assert labelled_time(spoken("Deploy: it broke")[0], 1, HINTS) is None


def test_words_before_a_colon_instead_of_a_time():
    one = words_first(spoken("**Before the incident:** a release")[0], 1, HINTS)
    assert (one.moment.written, one.moment.iso, one.text) == ("Before the incident", None, "a release")
    assert words_first(spoken("**Release:** before noon")[0], 1, HINTS) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("First detected 2024-05-02 10:05", "First detected"), ("Resolved: 2024-05-02 10:05.", "Resolved"),
        ("Mail restored at 10:05 UTC", "Mail restored"), ("Paged (10:05)", "Paged"),
    ],
)  # fmt: skip
def test_a_time_last(text, words):
    assert time_last(text, 1, HINTS, "label").text == words


@pytest.mark.parametrize("text", ["10:05", "It was 10:05 then", "Done on 2024-05-02", ""])
def test_no_time_last(text):
    assert time_last(text, 1, HINTS, "label") is None


def test_a_time_within_keeps_the_whole_sentence():
    one = time_within("We saw it at 10:05 and paged.", 1, HINTS, "prose")
    assert (one.text, one.moment.clock) == ("We saw it at 10:05 and paged.", "10:05")
    assert time_within("We saw it.", 1, HINTS, "prose") is None


def test_sentences_end_at_full_stops_but_not_after_a_half_of_the_day():
    assert sentences("At 10:05 a.m. EST it broke. We paged! Ok") == [
        "At 10:05 a.m. EST it broke.",
        "We paged!",
        "Ok",
    ]
    assert sentences("検知。復旧。") == ["検知。", "復旧。"]


def test_tags_and_boxes_are_no_words():
    assert plain_of("[x] <b>10:05</b> Deploy") == "10:05  Deploy"
    assert plain_of("a < b") == "a < b"


def test_a_comma_of_another_script_parts_a_time_from_its_words():
    assert first("20:05，登录失败").text == "登录失败"


def test_a_labels_words_stand_for_a_time_only_where_they_say_little_else():
    assert labelled_time(spoken("Deployed: sometime yesterday")[0], 1, HINTS) is not None
    assert labelled_time(spoken("Our advice: try such a script earlier and review it")[0], 1, HINTS) is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("T2 - checked the proxy", "checked the proxy"),
        ("T10: over", "over"),
        ("T+5 min down", None),
        ("T10:05 down", None),
        ("T2.5 is a version", None),
        ("Two things", None),
    ],
)
def test_a_counted_point_has_no_time(words, told):
    found = numbered_point(Line(words, "", words), 3, "list")
    assert (found and (found.text, found.moment.precision, found.moment.clock)) == (
        told and (told, PastPrecision.UNKNOWN, "")
    )
