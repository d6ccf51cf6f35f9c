"""Where a review and its sections stand."""

from datetime import timedelta

import pytest

from incident_desk.domain.errors import NotFound
from incident_desk.domain.review import (
    Approval,
    FigureText,
    ListText,
    Review,
    ReviewItem,
    ReviewState,
    SectionMark,
    SectionState,
    SectionText,
    kept_sections,
    missing_in,
    progress_of,
    standings_of,
)
from tests.fakes import NOON
from tests.review_samples import OTHER, SMALL

LATER = NOON + timedelta(minutes=1)


def approval(version, seq):
    return Approval(f"e{seq}", version, "Commander", "MK", NOON, seq, "00")


def test_what_was_approved_is_found_by_its_version_and_what_came_since_is_counted():
    review = Review(approvals=(approval(1, 4), approval(1, 5), approval(3, 9)))
    assert review.approval_of(1).seq == 5 and review.approval_of().version == 3
    assert [review.approval_of(1).since(seq) for seq in (6, 7)] == ["", "1 entry since is not in it"]
    with pytest.raises(NotFound, match="No version 2 of this report was approved. Approved were: 1, 3"):
        review.approval_of(2)
    with pytest.raises(NotFound, match="hand it out as it stands"):
        Review().approval_of()


def text(section, words="words", at=NOON):
    return SectionText("e1", section, section.title(), words, at, "RO")


def states(review, actions=0):
    return {one.section.id: one.state for one in standings_of(review, SMALL, actions)}


def test_in_the_beginning_all_that_people_write_is_empty():
    assert states(Review()) == {
        "summary": SectionState.EMPTY, "impact": SectionState.EMPTY, "whys": SectionState.EMPTY, "timeline": None,
        "actions": SectionState.EMPTY,
    }  # fmt: skip
    assert not Review().has_begun and Review(template=SMALL).has_begun and Review(content="e1").has_begun


@pytest.mark.parametrize(
    ("review", "actions", "section"),
    [
        (Review(texts={"summary": text("summary")}), 0, "summary"),
        (Review(figures={"money": FigureText("e1", "£925K", NOON, "RO")}), 0, "impact"),
        (Review(lists={"whys": ListText("e1", (ReviewItem("Why"),), NOON, "RO")}), 0, "whys"),
        (Review(), 1, "actions"),
    ],
)
def test_whatever_is_written_makes_its_section_a_draft_and_no_other(review, actions, section):
    drafts = [name for name, state in states(review, actions).items() if state is SectionState.DRAFT]
    assert drafts == [section]


@pytest.mark.parametrize("state", [SectionState.DONE, SectionState.NOT_NEEDED])
def test_a_mark_holds_until_something_is_written_there_later(state):
    mark = {"summary": SectionMark(state, NOON, "RO", "we know")}
    assert states(Review(marks=mark))["summary"] is state
    assert states(Review(marks=mark, texts={"summary": text("summary", at=NOON)}))["summary"] is state
    assert states(Review(marks=mark, texts={"summary": text("summary", at=LATER)}))["summary"] is SectionState.DRAFT


@pytest.mark.parametrize(
    ("section", "more"),
    [
        ("whys", {"lists": {"whys": ListText("e1", (ReviewItem("Why"),), LATER, "RO")}}),
        ("impact", {"figures": {"money": FigureText("e1", "£925K", LATER, "RO")}}),
    ],
)
def test_a_list_or_figure_that_is_written_later_ends_its_mark_too(section, more):
    mark = {section: SectionMark(SectionState.DONE, NOON, "RO")}
    assert states(Review(marks=mark))[section] is SectionState.DONE
    assert states(Review(marks=mark, **more))[section] is SectionState.DRAFT


def test_progress_counts_what_people_write_and_an_empty_one_that_must_be_written_is_missing():
    standings = standings_of(Review(figures={"users": FigureText("e1", "all", NOON, "RO")}), SMALL, 2)
    assert progress_of(standings) == (2, 4)
    assert [one.id for one in missing_in(standings)] == ["summary"]
    written = standings_of(Review(texts={"summary": text("summary")}), SMALL)
    assert list(missing_in(written)) == []


def test_a_text_of_which_the_template_knows_nothing_is_not_lost():
    review = Review(template=OTHER, texts={"summary": text("summary"), "lessons": text("lessons")})
    assert [one.section for one in review.homeless()] == ["summary"]
    assert [one.section for one in Review(texts={"a": text("a", "")}).homeless()] == []


def test_what_nobody_said_is_empty():
    assert (Review().text("x"), Review().items("whys"), Review().figure("money")) == ("", (), "")


def test_the_states_in_words():
    assert [one.word for one in ReviewState] == ["draft", "in review", "approved"]


def test_written_sections_that_a_template_has_not_are_kept_and_an_empty_one_while_it_is_open():
    review = Review(texts={"summary": text("summary"), "lessons": text("lessons"), "gone": text("gone", "")})
    assert [one.id for one in kept_sections(review, OTHER)] == ["summary"]
    assert [one.id for one in kept_sections(review, OTHER, "gone")] == ["summary", "gone"]
