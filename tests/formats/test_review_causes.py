"""What a review says of why it happened and of what helped."""

from dataclasses import replace

from incident_desk.domain.review import ListText, Review, ReviewItem, SectionText
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.formats.review_causes import cause_in, resolution_in
from tests.fakes import NOON


def written(**texts):
    names = {name.replace("_", "-"): text for name, text in texts.items()}
    return Review(texts={name: SectionText("e", name, name, text, NOON, "MK") for name, text in names.items()})


def listed(review, name, *items):
    return replace(review, lists={**review.lists, name: ListText("l", tuple(map(ReviewItem, items)), NOON, "MK")})


def test_the_first_paragraph_tells_it_without_markup():
    review = written(
        root_cause="# Why\n\n- a list\n\nThe `pool` was\n**full**.\n\nMore.", resolution="Rolled *back*."
    )
    assert cause_in(written(root_cause="# Why\n\nThe `pool` was\n**full**.\n\nMore.")) == "The pool was full."
    assert cause_in(review) == "a list" and resolution_in(review) == "Rolled back."
    assert resolution_in(Review()) == cause_in(written(root_cause="# Why")) == ""


def test_without_it_factors_tell_it_then_the_last_why():
    whys = listed(Review(), "whys", "it was full", "nobody looked")
    assert cause_in(whys) == "nobody looked"
    assert cause_in(listed(whys, "factors", "a deploy", "no alert")) == "a deploy; no alert"


def test_a_section_of_ones_own_that_shows_the_cause_is_it_and_a_summary_is_not():
    template = ReviewTemplate(
        "own", "Own", sections=(TemplateSection("head", "Sum", shows=("facts", "stated-cause")),
                       TemplateSection("why", "Why", shows=("stated-cause",)))
    )  # fmt: skip
    review = replace(written(head="All of it.", why="The pool."), template=template)
    assert cause_in(review) == "The pool."
