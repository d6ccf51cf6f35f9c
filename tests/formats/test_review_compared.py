"""What changed in a review, as lines and as data."""

import json

from incident_desk.domain.review_compared import Changed, Sort
from incident_desk.formats.review_compared import changes_data, compared_text, told_of, told_text

TWO = (
    Changed("Summary", Sort.CHANGED, "It was down.\nFor an hour.", "It was down.\n\nFor two hours.", "Ann"),
    Changed("Severity", Sort.REMOVED, "P1", ""),
)


def test_each_place_is_a_heading_and_the_lines_that_went_and_came():
    assert told_text(told_of(TWO)) == (
        "Summary (changed, last by Ann)\n- For an hour.\n+\n+ For two hours.\n\nSeverity (removed)\n- P1"
    )


def test_what_is_copied_has_its_title_and_where_nothing_changed_there_is_nothing_to_copy():
    some, none = (compared_text("Since 1", changes, "Nothing") for changes in (TWO, ()))
    assert some.copied.startswith("Since 1\n\nSummary (changed, last by Ann)\n") and len(some.told) == 2
    assert (none.copied, none.nothing, none.told) == ("", "Nothing", ())


def test_the_data_has_both_sides_whole():
    data = changes_data(TWO)
    assert json.loads(json.dumps(data)) == data
    assert data[1] == {"where": "Severity", "sort": "removed", "before": "P1", "after": None, "who": None}
    assert data[0]["before"] == "It was down.\nFor an hour."
