"""What is said in a review becomes state; what was approved stays what it was."""

from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.errors import DeskError
from incident_desk.domain.fold import fold
from incident_desk.domain.review import ImpactFigure, ReviewItem, ReviewList, ReviewState, SectionState
from incident_desk.domain.review_versions import versions_of
from incident_desk.domain.snapshot import state_from_text, state_to_text
from incident_desk.services.acts.action_items import ActionWish, add_action, change_action
from incident_desk.services.acts.logging import set_action
from incident_desk.services.acts.reviewing import (
    ApprovalWish,
    approve,
    back_to_draft,
    choose_template,
    mark_section,
    send_round,
    state_impact,
    write_list,
    write_section,
)
from incident_desk.services.acts.undoing import redo, undo
from tests.examples import few
from tests.review_samples import OTHER, SMALL, Reviewed


def test_the_first_word_begins_the_review_by_its_template_in_the_same_act():
    one = Reviewed()
    one.write("summary", "It was down.")
    assert one.review.template == SMALL and one.review.text("summary") == "It was down."
    assert len({event.act for event in one.events[1:]}) == 1
    one.do(lambda now: undo(now, one.events, one.bench.clock.now()))
    assert not one.review.has_begun


def test_an_approval_signs_what_the_record_held_by_its_hash():
    one = Reviewed()
    one.write("summary", "It was down.")
    one.approve()
    (approval,) = one.review.approvals
    before = one.events[-2]
    assert (approval.seq, approval.head) == (before.seq, before.hash)
    assert one.events[-1].data["head"] == before.hash and one.events[-1].data["seq"] == before.seq
    assert (approval.version, one.review.state, approval.until) == (1, ReviewState.APPROVED, one.events[-1].seq)


def test_what_is_written_afterwards_is_the_next_version_and_the_first_stays_as_it_was():
    one = Reviewed()
    one.write("summary", "It was down.")
    one.approve()
    one.approve("Technical lead", "Ann")
    one.write("summary", "It was down for long.")
    review = one.review
    assert (review.state, review.version, review.approvals_now) == (ReviewState.DRAFT, 2, ())
    assert [(each.version, each.person) for each in review.approvals] == [(1, "Maya Kowalski"), (1, "Ann")]
    frozen = fold(one.events[: review.approvals[-1].until]).review
    assert (frozen.text("summary"), frozen.state) == ("It was down.", ReviewState.APPROVED)
    one.do(lambda now: undo(now, one.events, one.bench.clock.now()))
    assert (one.review.state, one.review.version) == (ReviewState.APPROVED, 1)


def test_an_action_item_that_is_done_later_begins_no_version():
    one = Reviewed()
    one.write("summary", "It was down.")
    one.do(lambda now: add_action(ActionWish("Alert on it", "RO", "2026-03-08", "week", "detective", "It rings")))
    one.approve()
    one.do(lambda now: set_action(now, now.actions[0].id, done=True))
    assert (one.review.version, one.review.state) == (1, ReviewState.APPROVED)
    (action,) = one.now.actions
    assert (action.done, action.horizon, action.type, action.end_state) == (True, "1 week", "detective", "It rings")
    one.do(lambda now: change_action(now, action.id, ActionWish("Alert on the pool", owner="")))
    (action,) = one.now.actions
    assert (action.text, action.owner, action.done, action.due) == ("Alert on the pool", None, True, "2026-03-08")


SECTIONS = st.sampled_from(["summary", "impact", "lessons"])
WORDS = st.sampled_from(["", "a", "b", "c"])
ACTS = st.one_of(
    st.tuples(st.just("write"), SECTIONS, WORDS),
    st.tuples(st.just("list"), st.sampled_from(list(ReviewList)), WORDS),
    st.tuples(st.just("impact"), st.sampled_from(list(ImpactFigure)), WORDS),
    st.tuples(st.just("mark"), SECTIONS, st.sampled_from(list(SectionState))),
    st.tuples(st.just("template"), st.sampled_from([SMALL, OTHER]), st.just("")),
    st.tuples(st.sampled_from(["send", "back", "approve", "undo", "redo", "action"]), WORDS, st.just("")),
)
RULES = {
    "write": lambda now, a, b, e: write_section(now, a, b, _id(now.review.texts, a), SMALL),
    "list": lambda now, a, b, e: write_list(now, a, [ReviewItem(b)], _id(now.review.lists, a), SMALL),
    "impact": lambda now, a, b, e: state_impact(now, a, b, _id(now.review.figures, a), SMALL),
    "mark": lambda now, a, b, e: mark_section(now, a, b, "why not", SMALL),
    "template": lambda now, a, b, e: choose_template(now, a),
    "send": lambda now, a, b, e: send_round(now),
    "back": lambda now, a, b, e: back_to_draft(now, "again"),
    "approve": lambda now, a, b, e: approve(now, ApprovalWish("Commander", a or "RO")),
    "undo": lambda now, a, b, e: undo(now, e, now.written_at),
    "redo": lambda now, a, b, e: redo(now, e),
    "action": lambda now, a, b, e: add_action(ActionWish(a)),
}


def _id(kept, name):
    return kept[name].id if name in kept else None


@settings(max_examples=few(40, 150))
@given(st.lists(ACTS, max_size=14))
def test_after_any_course_nothing_is_lost_and_each_approved_version_reads_as_it_did(course):
    one, approved, written = Reviewed(), {}, {}
    for act, a, b in course:
        try:
            one.do(lambda now, rule=RULES[act], a=a, b=b: rule(now, a, b, one.events))
        except DeskError:
            continue
        if act == "write":
            written.setdefault(a, []).append(b)
        if act == "approve":
            approved[one.now.seq] = one.review
    assert fold(one.events) == one.now == state_from_text(state_to_text(one.now), None)
    for section, texts in written.items():
        assert [each.text for each in versions_of(one.events, section)] == texts
    for seq, review in approved.items():
        assert fold(one.events[:seq]).review == review
        assert review.state is ReviewState.APPROVED and review.approvals[-1].until == seq
    assert (one.review.state is ReviewState.APPROVED) == bool(one.review.approvals_now)
