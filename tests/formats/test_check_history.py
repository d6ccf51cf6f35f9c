"""The past in words: no share is rounded to all or nothing, and the row of blocks shows what was."""

from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.domain.health_past import CoursePoint, Past
from incident_desk.formats.check_history import WIDTH, course_row, past_data, past_lines

T0 = datetime(2026, 11, 28, tzinfo=UTC)
END = T0 + timedelta(hours=1)


def past(**given):
    counts = {"answers": 360, "failed": 3, "known_s": 3600.0, "good_s": 3570.0, "outages": 2, "longest_s": 20.0}
    times = {"mean_s": 0.1, "p50_s": 0.084, "p90_s": 0.0042, "p95_s": 0.2, "p99_s": 12.5}
    return Past(**(counts | times | {"since": T0, "until": END} | given))


def point(minute, median=0.1, answers=6, failed=0):
    at = T0 + timedelta(minutes=minute)
    return CoursePoint(at, 60.0, answers, failed, median, median, median, 60.0, 60.0)


def test_the_lines_say_what_a_person_asks():
    said = past_lines(past(), [point(0)])
    assert said[0] == "99.17 % available; 0.83 % of 360 answers failed"
    assert said[1] == "answer time p50 84 ms, p90 4.2 ms, p95 200 ms, p99 12.5 s"
    assert said[2] == "2 outages, the longest 20 s"
    assert said[3] == "▁" + "·" * (WIDTH - 1)
    assert said[4] == "each sign a 1 min 00 s; × failed, ! partly failed, · no data"


@pytest.mark.parametrize(("good_s", "failed", "words"), [
    (3600.0, 0, "100 % available; 0 % of 1,000,000 answers failed"),
    (3599.99, 1, "over 99.99 % available; under 0.01 % of 1,000,000 answers failed"),
    (0.0, 1_000_000, "0 % available; 100 % of 1,000,000 answers failed"),
])  # fmt: skip
def test_nearly_all_is_not_all(good_s, failed, words):
    assert past_lines(past(answers=1_000_000, good_s=good_s, failed=failed), [])[0] == words


def test_a_rolled_up_window_says_how_near_its_percentiles_are():
    assert past_lines(past(is_exact=False), [])[1].endswith("(within 1.6 %)")
    assert past_data(past(is_exact=False), [])["percentiles"] == "within 1.6 percent"


def test_one_outage_none_and_nothing_at_all():
    assert past_lines(past(outages=1, longest_s=3720.2), [])[2] == "1 outage of 1 h 02 min"
    assert past_lines(past(outages=0), [])[2] == "no outage"
    assert past_lines(past(answers=0, failed=0, known_s=0.0, good_s=0.0), []) == ["nothing was heard"]
    assert past_lines(past(answers=0, failed=0, p50_s=None), [])[0] == "99.17 % available; no answers"


def test_the_row_rises_with_the_answer_time_and_shows_failures_and_silence():
    points = [
        point(0, 0.1),
        point(1, 1.0),
        point(2, 10.0),
        point(3, None, 6, 6),
        point(4, 0.1, 6, 1),
        point(6, 0.1),
    ]
    assert course_row(points, T0, END).startswith("▁▅█×!·▁·")
    wide = [CoursePoint(T0, 1800.0, 6, 0, 0.1, 0.1, 0.1)]
    assert course_row(wide, T0, END) == "▁" * 30 + "·" * 30
    assert course_row([], T0, END) == "·" * WIDTH


def test_the_data_is_whole_and_plain():
    data = past_data(past(p99_s=None, p90_s=None), [point(0), point(1, None, 6, 6), point(2, 0.1, 6, 1)])
    assert (data["from"], data["until"]) == ("2026-11-28T00:00:00Z", "2026-11-28T01:00:00Z")
    assert (data["error_percent"], data["available_percent"]) == (0.833333, 99.166667)
    assert (data["p50_ms"], data["p90_ms"], data["p99_ms"], data["longest_outage_s"]) == (84, None, None, 20)
    assert [one["state"] for one in data["course"]] == ["good", "failed", "partly failed"]
    assert data["course"][1]["median_ms"] is None


def test_what_others_told_of_has_no_answer_times():
    none = {f"{name}_s": 0.0 for name in ("mean", "p50", "p90", "p95", "p99")}
    assert not any("answer time" in line for line in past_lines(past(**none), []))
    assert past_data(past(**none), [])["p50_ms"] is None
    assert "p50 < 0.1 ms" in past_lines(past(p50_s=0.00002), [])[1]
