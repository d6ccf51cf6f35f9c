"""The review as facts of a report: by its own template or another one, and whether it is what was approved."""

from incident_desk.domain.report_builder import build_report
from incident_desk.domain.report_review import review_fact
from incident_desk.domain.review import SectionState
from incident_desk.services.acts.reviewing import mark_section
from incident_desk.services.acts.undoing import redo, undo
from tests.review_samples import OTHER, SMALL, Reviewed


def fact(one, template=None):
    return review_fact(one.now, template, one.events)


def test_without_a_review_and_a_template_there_is_none():
    one = Reviewed()
    assert fact(one) is None and build_report(one.events, "x").review is None
    shown = fact(one, SMALL)
    assert not shown.begun and [each.section for each in shown.sections] == [each.id for each in SMALL.sections]


def test_it_is_told_by_its_template_and_by_another_one_nothing_is_lost():
    one = Reviewed()
    one.write("summary", "It was down.", who="Ann")
    one.list("whys", "Nobody looked")
    own, other = fact(one), fact(one, OTHER)
    assert (own.template, own.sections[0].text, own.sections[0].who) == ("small", "It was down.", "Ann")
    assert own.more == () and own.items("whys")[0].text == "Nobody looked" and own.items("well") == ()
    assert [(each.title, each.text) for each in other.more] == [("Summary", "It was down.")]


def test_a_section_that_is_not_needed_says_why_and_who_says_so():
    one = Reviewed()
    one.do(lambda now: mark_section(now, "impact", SectionState.NOT_NEEDED, "nobody was hit", SMALL), "Ann")
    told = fact(one).sections[1]
    assert (told.state, told.reason, told.said_by) == (SectionState.NOT_NEEDED, "nobody was hit", "Ann")


def test_what_was_approved_is_known_by_the_record_and_what_came_since():
    one = Reviewed()
    one.write("summary", "It was down.")
    one.approve()
    assert fact(one).is_as_approved and fact(one).since == 0
    one.bench.desk.act(one.id, lambda now, at: mark_section(now, "timeline", SectionState.DONE, "", SMALL), "RO")
    assert not fact(one).is_as_approved and fact(one).since == 1
    frozen = build_report(one.events[: fact(one).approvals[-1].until], "x")
    assert frozen.review.is_as_approved and frozen.head.seq == fact(one).approvals[-1].until
    assert build_report(one.events[: frozen.head.seq], "x") == frozen


def test_an_approval_that_was_taken_back_and_given_again_is_still_of_what_was_approved():
    one = Reviewed()
    one.write("summary", "It was down.")
    one.approve()
    signer = one.events[-1].who
    for rule in (lambda now: undo(now, one.events, now.declared_at, signer), lambda now: redo(now, one.events)):
        one.do(rule, signer)
    assert fact(one).is_as_approved and fact(one).since == 0
    one.do(lambda now: mark_section(now, "timeline", SectionState.DONE, "", SMALL))
    one.do(lambda now: undo(now, one.events, now.declared_at))
    assert fact(one).since == 0
