"""A review as lines and as data."""

import json

from incident_desk.domain.review_versions import versions_of
from incident_desk.formats.review_text import (
    action_data,
    action_line,
    history_data,
    history_text,
    review_data,
    review_text,
)
from incident_desk.services.acts.action_items import ActionWish, add_action
from incident_desk.services.acts.reviewing import choose_template
from tests.review_samples import OTHER, SMALL, Reviewed


def test_each_section_stands_with_its_state_and_what_is_in_it():
    one = Reviewed()
    one.write("summary", "It was down.", who="Ann")
    one.list("whys", "Nobody looked", "Nobody was told")
    lines = review_text(one.now, SMALL).splitlines()
    assert lines[1] == "Small review (small), version 1, draft, 2 of 4 sections written"
    assert "[~] summary        Summary: 3 words by Ann" in lines
    assert "[ ] impact         Impact: empty" in lines and "    timeline       Timeline: from the record" in lines
    assert "[~] whys           Five whys: whys: 2" in lines


def test_what_has_no_section_and_who_approved_is_told():
    one = Reviewed()
    one.write("summary", "x")
    one.approve("Commander", "Ann")
    assert "Approved: version 1 by Ann, Commander, 2026-03-01T12:03:00" in review_text(one.now, SMALL)
    one.do(lambda now: choose_template(now, OTHER))
    assert "[~] summary        Summary: not in this template" in review_text(one.now, OTHER)


def test_the_data_has_the_versions_to_write_on():
    one = Reviewed()
    one.write("summary", "x")
    one.list("well", "quick")
    one.approve()
    data = review_data(one.now, SMALL)
    assert json.loads(json.dumps(data)) == data
    assert data["sections"][0]["version"] == one.review.texts["summary"].id
    assert data["lists"]["well"]["id"] == one.review.lists["well"].id
    assert (data["state"], data["content"], data["approvals"][0]["head"]) == (
        "approved", one.review.content, one.review.approvals[0].head)  # fmt: skip


def test_a_history_tells_every_version_whole():
    one = Reviewed()
    one.write("summary", "first")
    one.write("summary", "")
    versions = versions_of(one.events, "summary")
    told = history_text(versions)
    assert "first" in told and "(emptied)" in told and versions[0].id in told
    assert [each["former"] for each in history_data(versions)] == [None, versions[0].id]


def test_an_action_item_is_told_in_a_line():
    one = Reviewed()
    one.do(lambda now: add_action(ActionWish("Alert", "RO", "2026-03-08", "week", "detective", "it rings")))
    one.do(lambda now: add_action(ActionWish("Write")))
    first, second = one.now.actions
    assert action_line(1, first) == (
        "[ ]  1 Alert  RO, by 2026-03-08 (detective, 1 week)\n      done when: it rings")  # fmt: skip
    assert action_line(2, second) == "[ ]  2 Write  no owner, no date"
    assert action_data(1, first)["end_state"] == "it rings" and action_data(2, second)["type"] is None
