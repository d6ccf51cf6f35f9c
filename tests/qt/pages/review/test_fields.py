"""What can be written in a section, and how it stands in the record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import Refused
from incident_desk.domain.review import ReviewItem
from incident_desk.domain.review_template import TemplateSection
from incident_desk.qt.pages.review.fields import Field, Sort, drafts_for, fields_of, plain, same, standing_in
from tests.review_samples import SMALL, Reviewed

WHYS = Field(Sort.LIST, "whys", "Five whys")
FACTORS = Field(Sort.LIST, "factors", "Contributing factors")
USERS = Field(Sort.FIGURE, "users", "Users")
SUMMARY = Field(Sort.TEXT, "summary", "Summary")


def test_a_section_has_its_text_then_its_lists_and_figures():
    section = TemplateSection("cause", "Cause", "Why?", shows=("timeline", "whys", "figures", "actions"))
    keys = [one.key for one in fields_of(section)]
    assert keys == ["text-cause", "list-whys", "figure-users", "figure-business", "figure-money", "figure-data"]
    assert fields_of(TemplateSection("record", "Record", prose=False, shows=("record",))) == ()


def test_a_section_that_is_a_list_begins_with_its_rows():
    section = TemplateSection("factors", "Contributing factors", "What?", shows=("factors", "whys"))
    assert [one.key for one in fields_of(section)] == ["list-factors", "text-factors", "list-whys"]


def test_what_the_record_has_is_shown_with_its_version_and_writer():
    sample = Reviewed()
    assert standing_in(sample.review, SUMMARY) == standing_in(sample.review, WHYS)
    sample.write("summary", "It was down.")
    there = standing_in(sample.review, SUMMARY)
    assert (there.text, there.who) == ("It was down.", "RO")
    assert there.version == sample.review.texts["summary"].id
    sample.list("factors", ReviewItem("No alert", "detection"), "One more")
    assert standing_in(sample.review, FACTORS).text == "detection: No alert\nOne more"


def test_a_list_is_a_line_each_and_a_factor_may_name_its_sort():
    sample = Reviewed()
    drafts = drafts_for(sample.now, FACTORS, ("Latent: a pool of ten\n\nnote: a colon\n", None), SMALL)
    items = [(one["text"], one["sort"]) for one in drafts[-1].body["items"]]
    assert items == [("a pool of ten", "latent"), ("note: a colon", "")]


@pytest.mark.parametrize(
    ("field", "one", "other", "alike"),
    [
        (SUMMARY, "a\n\n", "\na", True), (SUMMARY, "a\n\nb", "a\nb", False), (SUMMARY, "  a", "a", False),
        (WHYS, "a  b\n\n c", "a b\nc", True), (WHYS, "a\nb", "b\na", False),
        (USERS, "a\nb", "a b", True), (SUMMARY, "a\N{NO-BREAK SPACE}b", "a b", True),
        (SUMMARY, "a\x01", "a\ufffd", True),
    ],
)  # fmt: skip
def test_texts_are_the_same_where_the_record_would_hold_the_same(field, one, other, alike):
    assert same(field, one, other) is alike


@given(st.text(max_size=200))
def test_what_is_written_is_read_back_as_the_same(text):
    sample = Reviewed()
    for field in (SUMMARY, WHYS):
        if not plain(field, text.replace("\x00", "")):
            continue
        try:
            drafts = drafts_for(sample.now, field, (text, None), SMALL)
        except Refused as error:
            assert str(error)
            continue
        body = drafts[-1].body
        told = body["text"] if field is SUMMARY else "\n".join(one["text"] for one in body["items"])
        again = told if field is SUMMARY else "\n".join(" ".join(line.split()) for line in told.split("\n"))
        assert same(field, again, told)
