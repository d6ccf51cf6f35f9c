"""What a review takes and what it refuses."""

import pytest

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Kind, RecordKind
from incident_desk.domain.moments import Moment
from incident_desk.domain.review import ImpactFigure, ReviewItem, ReviewList, ReviewState, SectionState
from incident_desk.services.acts.reviewing import (
    ApprovalWish,
    WrittenMeanwhile,
    approve,
    back_to_draft,
    choose_template,
    mark_section,
    send_round,
    state_impact,
    write_list,
    write_section,
)
from incident_desk.services.acts.steering import close, resolve
from tests.review_samples import OTHER, SMALL, Reviewed


def refused(one, rule, words, kind=Refused):
    before = len(one.events)
    with pytest.raises(kind, match=words):
        one.do(rule)
    assert len(one.events) == before


def test_two_writers_do_not_overwrite_each_other():
    one = Reviewed()
    one.write("summary", "first", who="Ann")
    began = one.review.texts["summary"].id
    one.write("summary", "hers", who="Ann")
    with pytest.raises(WrittenMeanwhile, match="Summary was written by Ann") as met:
        one.do(lambda now: write_section(now, "summary", "his", began, SMALL))
    assert met.value.now.text == "hers" == one.review.text("summary")
    refused(one, lambda now: write_section(now, "summary", "his", None, SMALL), "since you began", WrittenMeanwhile)
    one.do(lambda now: write_section(now, "summary", "hers and his", met.value.now.id, SMALL))
    assert one.review.text("summary") == "hers and his"


def test_lists_and_figures_are_guarded_in_the_same_way():
    one = Reviewed()
    one.list("whys", "Nobody looked")
    again = [ReviewItem("Nobody was told")]
    refused(one, lambda now: write_list(now, ReviewList.WHYS, again, None, SMALL), "whys", WrittenMeanwhile)
    one.do(lambda now: state_impact(now, ImpactFigure.MONEY, " £925K \n at risk ", None, SMALL))
    assert one.review.figure("money") == "£925K at risk"
    refused(one, lambda now: state_impact(now, ImpactFigure.MONEY, "£1", None, SMALL), "money", WrittenMeanwhile)
    one.do(lambda now: state_impact(now, ImpactFigure.MONEY, "", now.review.figures["money"].id, SMALL))
    assert one.review.figure("money") == ""


def test_a_version_that_was_taken_back_is_no_ground_to_write_on():
    one = Reviewed()
    refused(one, lambda now: write_section(now, "summary", "x", "gone", SMALL), "taken back since you began")


@pytest.mark.parametrize(
    ("section", "text", "kind", "words"),
    [
        ("timeline", "x", Refused, "comes from the record"),
        ("nowhere", "x", NotFound, "Its sections are: summary, impact"),
        ("summary", "x" * 100_001, Refused, "100000 at most"),
        ("summary", " \n ", Refused, "says that already"),
    ],
)
def test_what_a_section_does_not_take(section, text, kind, words):
    refused(Reviewed(), lambda now: write_section(now, section, text, None, SMALL), words, kind)


def test_text_stays_text_and_its_form_stays():
    one = Reviewed()
    one.write("summary", "\r\n    code\r\n\r\n* <b>x</b>\x00 \r\n")
    assert one.review.text("summary") == "    code\n\n* <b>x</b>\ufffd"


def test_a_list_takes_so_many_lines_and_factors_of_known_sorts_alone():
    one = Reviewed()
    one.list("factors", ReviewItem("No alert", "Detection"), ReviewItem("  "), "Nobody looked")
    assert one.review.items("factors") == (ReviewItem("No alert", "detection"), ReviewItem("Nobody looked"))
    many = [ReviewItem(str(n)) for n in range(101)]
    refused(one, lambda now: write_list(now, ReviewList.WELL, many, None, SMALL), "100 at most")
    odd = [ReviewItem("x", "weather")]
    refused(one, lambda now: write_list(now, ReviewList.WELL, odd, None, SMALL), "trigger, latent")
    long = [ReviewItem("x" * 2001)]
    refused(one, lambda now: write_list(now, ReviewList.WELL, long, None, SMALL), "2000 at most")


def test_what_the_template_has_not_is_written_on_done_and_never_not_needed():
    one = Reviewed()
    one.write("summary", "It was down")
    one.do(lambda now: choose_template(now, OTHER))
    one.do(lambda now: mark_section(now, "summary", SectionState.DONE, "", SMALL))
    with pytest.raises(Refused, match="not in this template"):
        one.do(lambda now: mark_section(now, "summary", SectionState.NOT_NEEDED, "why", SMALL))
    one.write("summary", "")
    one.write("summary", "Again")
    assert one.review.text("summary") == "Again"


def test_a_section_is_done_when_something_is_written_and_not_needed_with_a_reason():
    one = Reviewed()

    def mark(section, state, reason=""):
        return lambda now: mark_section(now, section, state, reason, SMALL)

    refused(one, mark("summary", SectionState.DONE), "Nothing is written")
    refused(one, mark("impact", SectionState.NOT_NEEDED, " "), "why Impact is not needed")
    refused(one, mark("impact", SectionState.EMPTY), "write an empty text")
    one.do(mark("impact", SectionState.NOT_NEEDED, "nobody was hit"))
    assert one.review.marks["impact"].reason == "nobody was hit"
    refused(one, mark("impact", SectionState.NOT_NEEDED, "nobody was hit"), "not needed already")
    one.write("summary", "x")
    one.do(mark("summary", SectionState.DONE))
    one.do(mark("summary", SectionState.DRAFT))
    refused(one, mark("summary", SectionState.DRAFT), "draft already")
    one.do(mark("timeline", SectionState.DONE))


def test_a_review_goes_round_when_all_that_must_be_written_is():
    one = Reviewed()
    refused(one, send_round, "Nothing is written")
    one.list("whys", "Nobody looked")
    refused(one, send_round, "Empty still: Summary")
    one.do(lambda now: mark_section(now, "summary", SectionState.NOT_NEEDED, "the title says it", SMALL))
    one.do(send_round)
    assert one.review.state is ReviewState.IN_REVIEW
    refused(one, send_round, "is in review: only a draft")
    refused(one, lambda now: back_to_draft(now, ""), "why it goes back")
    one.do(lambda now: back_to_draft(now, "the times"))
    refused(one, lambda now: back_to_draft(now, "x"), "is a draft")


def test_approved_is_what_was_sent_round_and_read_by_who_signs():
    one = Reviewed()
    wish = ApprovalWish("Commander", "Ann")
    refused(one, lambda now: approve(now, wish), "send it round first")
    one.write("summary", "x")
    refused(one, lambda now: approve(now, wish), "send it round first")
    one.do(send_round)
    seen = one.review.content
    one.write("summary", "y")
    refused(one, lambda now: approve(now, ApprovalWish("Commander", "Ann", seen)), "changed since you looked")
    refused(one, lambda now: approve(now, ApprovalWish("", "Ann")), "Say as what")
    refused(one, lambda now: approve(now, ApprovalWish("Commander", " ")), "Who")
    one.do(lambda now: approve(now, ApprovalWish("Commander", "Ann", now.review.content)))
    refused(one, lambda now: approve(now, wish), "approved version 1 as Commander already")
    one.do(lambda now: approve(now, ApprovalWish("Technical lead", "Ann")))
    assert [each.role for each in one.review.approvals_now] == ["Commander", "Technical lead"]


def test_another_template_keeps_the_texts_and_they_can_be_written_on():
    one = Reviewed()
    one.write("summary", "x")
    one.do(lambda now: choose_template(now, OTHER))
    refused(one, lambda now: choose_template(now, OTHER), "written by Another form already")
    one.write("summary", "y")
    assert [each.text for each in one.review.homeless()] == ["y"]
    refused(one, lambda now: write_section(now, "impact", "x", None, SMALL), "has no section", NotFound)


def test_a_review_is_written_after_the_end_and_of_incidents_alone():
    one = Reviewed()
    one.do(lambda now: resolve(now, None, Moment.unknown()))
    one.do(lambda now: close(now))
    one.write("summary", "x")
    one.approve()
    assert one.review.state is ReviewState.APPROVED
    run = Reviewed(RecordKind.CHECKLIST)
    refused(run, lambda now: write_section(now, "summary", "x", None, SMALL), "there is no review of it")
    refused(run, lambda now: choose_template(now, SMALL), "there is no review of it")
    drill = Reviewed(RecordKind.DRILL)
    drill.write("summary", "x")
    assert any(event.kind == Kind.REVIEW_WRITTEN for event in drill.events)
