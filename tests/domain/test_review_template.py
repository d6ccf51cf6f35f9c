"""A template: which section is meant, and which of them people write."""

import pytest

from incident_desk.domain.plain_data import from_plain, to_plain
from incident_desk.domain.review_template import (
    PARTS,
    RECORD_PARTS,
    WRITTEN_PARTS,
    ReviewTemplate,
    TemplateSection,
    plain_words,
)
from tests.review_samples import SMALL


@pytest.mark.parametrize("wanted", ["summary", " summary ", "SUMMARY", "Summary:"])
def test_a_section_is_found_by_its_id_and_its_title(wanted):
    assert SMALL.section(wanted).id == "summary"
    assert SMALL.section("five  whys").id == "whys"


def test_an_id_comes_before_a_title():
    one, two = TemplateSection("a", "b"), TemplateSection("b", "A")
    assert ReviewTemplate("t", "T", sections=(one, two)).section("b") is two


@pytest.mark.parametrize("wanted", ["", "none", "sum"])
def test_what_is_not_there_is_not_found(wanted):
    assert SMALL.section(wanted) is None


def test_people_write_texts_lists_figures_and_actions_and_not_what_the_record_has():
    assert [one.id for one in SMALL.sections if one.is_written] == ["summary", "impact", "whys", "actions"]
    assert not TemplateSection("x", "X", prose=False, shows=("approvals", "record")).is_written


def test_every_part_has_one_name_and_its_words():
    assert not WRITTEN_PARTS.keys() & RECORD_PARTS.keys()
    assert all(PARTS.values()) and len(PARTS) == len(WRITTEN_PARTS) + len(RECORD_PARTS)


def test_it_is_frozen_into_a_record_and_read_back():
    assert from_plain(ReviewTemplate, to_plain(SMALL)) == SMALL


def test_words_alone_are_compared():
    assert plain_words("  ROOT-Cause: Analysis ") == "root cause analysis"
