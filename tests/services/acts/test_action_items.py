"""Action items: what they take, and how one is named."""

import pytest

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.services.acts.action_items import (
    ActionWish,
    action_named,
    add_action,
    change_action,
    state_result,
)
from tests.review_samples import Reviewed


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (ActionWish(), "what is to be done"),
        (ActionWish(" \n "), "what is to be done"),
        (ActionWish("x", horizon="soon"), "24 hours, 1 week, 1 month"),
        (ActionWish("x", type="urgent"), "detective, preventive, corrective"),
        (ActionWish("x", due="next week"), "tomorrow, friday, next friday or in 2 weeks"),
        (ActionWish("x", ticket="x" * 501), "The ticket has 501"),
        (ActionWish("x" * 2001), "2000 at most"),
        (ActionWish("x", owner="x" * 201), "The owner has 201"),
    ],
)
def test_what_is_refused(wish, words):
    one = Reviewed()
    with pytest.raises(Refused, match=words):
        one.do(lambda now: add_action(wish))


@pytest.mark.parametrize(
    ("typed", "kept"), [("24h", "24 hours"), ("Week", "1 week"), ("30 days", "1 month"), ("", "")]
)
def test_a_horizon_is_understood_in_the_usual_words(typed, kept):
    one = Reviewed()
    one.do(lambda now: add_action(ActionWish("x", horizon=typed, type=" Preventive ")))
    assert (one.now.actions[0].horizon, one.now.actions[0].type) == (kept, "preventive")


def test_what_is_said_anew_stays_and_nothing_new_is_refused():
    one = Reviewed()
    one.do(lambda now: add_action(ActionWish("Alert", "RO")))
    action = one.now.actions[0].id
    one.do(
        lambda now: change_action(now, action, ActionWish(due="2026-03-04", end_state="It rings", horizon="week"))
    )
    (now,) = one.now.actions
    assert (now.text, now.owner, now.due, now.end_state, now.horizon) == (
        "Alert", "RO", "2026-03-04", "It rings", "1 week")  # fmt: skip
    one.do(lambda each: change_action(each, action, ActionWish(due="", horizon="")))
    assert (one.now.actions[0].due, one.now.actions[0].horizon) == (None, "")
    with pytest.raises(Refused, match="Nothing is said anew"):
        one.do(lambda each: change_action(each, action, ActionWish(owner="RO")))
    with pytest.raises(Refused, match="what is to be done"):
        one.do(lambda each: change_action(each, action, ActionWish("  ")))
    with pytest.raises(NotFound):
        one.do(lambda each: change_action(each, "none", ActionWish("x")))


def test_a_result_is_stated_of_an_item_with_its_ticket_and_taken_away_again():
    one = Reviewed()
    one.do(lambda now: add_action(ActionWish("Alert", end_state="it rings", ticket=" CRM-318 ")))
    action = one.now.actions[0].id
    one.do(lambda now: state_result(now, action, "it rang\nin a drill"))
    assert (one.now.actions[0].result, one.now.actions[0].ticket) == ("it rang in a drill", "CRM-318")
    with pytest.raises(Refused, match="Nothing is said anew"):
        one.do(lambda now: state_result(now, action, "it rang in a drill"))
    one.do(lambda now: state_result(now, action, ""))
    assert one.now.actions[0].result == ""


def test_one_is_named_by_its_number_its_id_or_its_beginning():
    one = Reviewed()
    for text in ("Alert on the pool", "Alert on the disk", "Write it down"):
        one.do(lambda now, text=text: add_action(ActionWish(text)))
    ids = [each.id for each in one.now.actions]
    assert [action_named(one.now, word) for word in ("2", ids[0], "write", "alert on the p")] == [
        ids[1], ids[0], ids[2], ids[0]]  # fmt: skip
    for word in ("alert", "0", "4", "", "none"):
        with pytest.raises(NotFound):
            action_named(one.now, word)
