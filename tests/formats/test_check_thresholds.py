"""Thresholds as the texts of their rows."""

import pytest

from incident_desk.domain.health_rules import Measure, Threshold
from incident_desk.formats.check_form import seconds_of
from incident_desk.formats.check_thresholds import FAMILIES, more_thresholds, threshold_of, threshold_texts


def test_each_row_has_one_and_a_second_is_kept_as_a_line():
    one = Threshold(Measure.ERRORS, 5, 10, 300, 60)
    two = Threshold(Measure.ERRORS, 50, 0, 3600, 60)
    texts = threshold_texts([one, two])
    again = threshold_of(texts, "errors", FAMILIES["errors"], seconds_of)
    assert Threshold.from_data(again) == one
    assert [Threshold.from_data(data) for data in more_thresholds(texts["thresholds"])] == [two]


def test_a_row_without_limits_is_none():
    assert threshold_of({"mean.over": "300"}, "mean", Measure.LATENCY, seconds_of) is None


@pytest.mark.parametrize("lines", ["no", "[1]", '{"measure": "x"}'])
def test_a_line_that_is_no_threshold_is_refused(lines):
    with pytest.raises(ValueError, match=r"\w"):
        more_thresholds(lines)
