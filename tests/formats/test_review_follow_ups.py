"""What is to be done, out of a chapter: items with what is known of them, and nothing lost or said twice."""

import pytest

from incident_desk.formats.review_follow_ups import LONGEST, FollowUp, follow_ups_in, has_boxes

TABLE = """| # | What | Who | When | Kind |
|---|---|---|---|---|
| 1 | Alert on expiry, 30/14/3 days | Priya N. | 2026-09-30 | detect |
| 2 | Move the renewal | Tomasz | next week | prevent |"""


def test_boxes_are_items_with_their_owner_their_date_and_whether_they_are_done():
    found, left = follow_ups_in("- [ ] Rule for connections, @tomasz by 2026-12-18\n- [x] Roll back v812\n")
    assert [(one.owner, one.due, one.done) for one in found] == [("tomasz", "2026-12-18", False), ("", "", True)]
    assert left == ""


def test_a_table_is_items_too_and_a_date_that_no_clock_runs_on_stays_in_the_words():
    assert follow_ups_in(TABLE) == (
        (
            FollowUp("Alert on expiry, 30/14/3 days", "Priya N.", "2026-09-30", type="detective"),
            FollowUp("Move the renewal (due next week)", "Tomasz", type="preventive"),
        ),
        "",
    )


def test_a_table_that_says_more_than_its_items_stays_whole():
    found, left = follow_ups_in(TABLE + "\n| 3 | Write it | Ana | 2026-10-01 | Jira PAY-12 |")
    assert len(found) == 3 and left.startswith("| # |") and left.count("\n") == 4


@pytest.mark.parametrize(
    ("text", "horizons", "left"),
    [
        ("### Now\n- Alert on it\n\n### Later\n- Write it", ["Now", "Later"], ""),
        ("**Short term**\n- Alert on it\n\n**Long term**\n- Write it\n  - in parts", ["Short term", "Long term"],
         "**Long term**\n- Write it\n  - in parts"),
        ("We agreed to this.\n\n- [ ] One thing\n\nAnd to nothing else.", [""],
         "We agreed to this.\n\nAnd to nothing else."),
    ],
)  # fmt: skip
def test_what_an_item_does_not_say_is_left_and_a_label_over_nothing_is_not(text, horizons, left):
    found, rest = follow_ups_in(text)
    assert ([one.horizon for one in found], rest) == (horizons, left)


def test_what_is_known_is_said_no_more_and_nothing_is_made_that_is_not_wanted():
    text = "- [ ] One thing\n- [ ] Another"
    assert follow_ups_in(text, ["One thing"], takes_new=False) == ((), "- [ ] Another")
    assert [one.text for one in follow_ups_in(text, ["one thing"])[0]] == ["Another"]
    long = "- [ ] " + "word " * LONGEST
    assert follow_ups_in(long) == ((), long.rstrip())


def test_boxes_to_tick_are_seen():
    assert has_boxes("words\n- [ ] do") and has_boxes("1. [x] done") and not has_boxes("- [a link](b)")
