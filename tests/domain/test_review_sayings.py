"""The timeline tells that a review was sent round and approved, and nothing of its writing."""

from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.reviewing import back_to_draft
from tests.review_samples import Reviewed


def test_only_the_steps_of_the_review_are_rows():
    one = Reviewed()
    rows = len(timeline(one.events))
    one.write("summary", "It was down.")
    one.list("whys", "Nobody looked")
    assert len(timeline(one.events)) == rows
    one.approve("Incident commander", "Ann")
    one.do(lambda now: back_to_draft(now, "a number was wrong"))
    told = timeline(one.events)[rows:]
    assert [row.text for row in told] == [
        "Review sent round",
        "Report version 1 approved by Ann, Incident commander",
        "Review goes on as a draft",
    ]
    assert told[-1].detail == "a number was wrong"
