"""Every wording of a section is kept; who erases one of them erases all."""

from incident_desk.domain.review_versions import said_as_well, versions_of
from incident_desk.services.acts.action_items import ActionWish, add_action, change_action
from incident_desk.services.acts.logging import erase, set_action
from incident_desk.services.acts.undoing import undo
from tests.review_samples import Reviewed


def test_the_versions_stand_in_order_each_with_the_one_it_was_made_of():
    one = Reviewed()
    for text in ("first", "second", "third"):
        one.write("summary", text, who=text)
    one.do(lambda now: undo(now, one.events, one.bench.clock.now()))
    found = versions_of(one.events, "summary")
    assert [(each.text, each.who, each.undone) for each in found] == [
        ("first", "first", False), ("second", "second", False), ("third", "third", True)]  # fmt: skip
    assert [each.former for each in found] == [None, found[0].id, found[1].id]
    assert one.review.texts["summary"].id == found[1].id
    assert versions_of(one.events, "impact") == ()


def test_an_erased_secret_is_in_no_version_any_more():
    one = Reviewed()
    one.write("summary", "the password is hunter2")
    one.write("summary", "the password was hunter2")
    one.write("impact", "all of them")
    last = next(event for event in one.events if event.id == one.review.texts["summary"].id)
    one.do(lambda now: erase(last, tuple(said_as_well(last, one.events)), "a password"))
    assert not any("hunter2" in str(event.data) for event in one.events)
    assert (one.review.text("summary"), one.review.text("impact")) == ("", "all of them")


def test_what_was_said_anew_of_an_action_item_goes_with_it_and_its_being_done_stays():
    one = Reviewed()
    one.do(lambda now: add_action(ActionWish("Tell Ann")))
    action = one.now.actions[0].id
    one.do(lambda now: change_action(now, action, ActionWish("Tell Ann, 0155 512")))
    one.do(lambda now: set_action(now, action, done=True))
    added = next(event for event in one.events if event.id == action)
    assert [event.data["text"] for event in said_as_well(added, one.events)] == ["Tell Ann, 0155 512"]
    one.do(lambda now: erase(added, tuple(said_as_well(added, one.events)), "a number"))
    assert (one.now.actions[0].text, one.now.actions[0].done) == ("(erased)", True)
