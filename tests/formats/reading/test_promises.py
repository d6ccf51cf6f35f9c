"""Times promised in sentences: how long to watch, how soon to review."""

import pytest

from incident_desk.formats.reading.promises import read_promises
from tests.formats.reading.pages import page

HOUR = 3600


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("- Keep heightened monitoring for 24 hours", 24 * HOUR), ("- Monitor for 30 minutes after it", 1800),
        ("- Watch the errors for at least an hour", HOUR), ("- Surveiller pendant 2 heures", 2 * HOUR),
        ("- Wait for 30 minutes", None), ("- Monitor the errors", None), ("- Monitor for errors", None),
    ],
)  # fmt: skip
def test_how_long_to_watch(text, seconds):
    assert read_promises(page(f"# P\n## After\n{text}\n").root).watch_s == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("- Schedule the review within 48 hours of resolution", 48 * HOUR),
        ("- Post-mortem within two days", 48 * HOUR),
        ("- Hold the retrospective within 5 business days", 120 * HOUR),
        ("- Review the logs within 5 minutes", None),
        ("- Respond within 4 hours and review", None), ("- Hold a review", None),
    ],
)  # fmt: skip
def test_when_the_review_is_due(text, seconds):
    assert read_promises(page(f"# P\n## After\n{text}\n").root).review_due_s == seconds


def test_a_heading_can_promise_and_a_message_cannot():
    assert read_promises(page("# P\n## Review (within 24 hours)\n- a\n").root).review_due_s == 24 * HOUR
    assert (
        read_promises(page("# P\n## Templates\n\n> We will review it within 24 hours [NAME]\n").root).review_due_s
        is None
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- Schedule follow-up review", ("Schedule follow-up review", None)),
        ("- Schedule a follow-up review in 30 days", ("Schedule a follow-up review in 30 days", 30 * 24 * HOUR)),
        ("- Follow-up review after 2 weeks", ("Follow-up review after 2 weeks", 14 * 24 * HOUR)),
        ("- Review the code", None),
        ("- Follow up with the customer", None),
    ],
)
def test_a_later_review_is_found_with_its_time_where_one_is_stated(text, found):
    assert read_promises(page(f"# P\n## After\n{text}\n").root).follow_up == found


def test_a_later_review_is_not_the_review():
    assert read_promises(page("# P\n## After\n- Follow-up review within 2 weeks\n").root).review_due_s is None
