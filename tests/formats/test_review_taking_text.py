"""What went where, a line for each section."""

from incident_desk.domain.review import ReviewList
from incident_desk.formats.review_follow_ups import FollowUp
from incident_desk.formats.review_taking import Taken, TakenPart, TakenRows
from incident_desk.formats.review_taking_text import goes_where

EVERY = Taken(
    (
        TakenPart("impact", "Impact", "a\n\nb", ("Who was hurt", "Users"), is_here=True),
        TakenPart("report-glossary", "Glossary", "SSO", ("Glossary",)),
        TakenPart("report-beginning", "As its report begins", "a\nb\nc"),
        TakenPart("summary", "Summary", "x", ("TL;DR",), is_here=True),
    ),
    (TakenRows(ReviewList.WHYS, ("a",), ("5 Whys",)), TakenRows(ReviewList.WELL, ("a",), ("Good",))),
    (FollowUp("a"), FollowUp("b")),
    ("Remediation",),
)


def test_each_section_says_how_much_came_from_where_and_what_was_written_already_is_named():
    new = Taken(EVERY.parts[:3], EVERY.lists[:1], EVERY.follow_ups, EVERY.action_headings)
    assert goes_where(new, EVERY) == (
        "Impact: 2 lines from “Who was hurt”, “Users”",
        "Five whys: 1 line from “5 Whys”",
        "Action items: 2 items from “Remediation”",
        "Not in this template: “Glossary”, 1 line",
        "Not in this template: “As its report begins”, 3 lines",
        "Summary: written already, “TL;DR” not taken in",
        "What went well: written already, “Good” not taken in",
    )
