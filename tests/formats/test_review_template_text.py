"""A template's file: what is read, and that what is wrong is said with its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.review_template import PARTS
from incident_desk.formats.review_template_text import BadTemplate, read_review_template
from incident_desk.resource_files import resource

SHIPPED = sorted(resource("review_templates").glob("*.toml"))
GOOD = """title = "Ours"
about = "For the shop"

[[section]]
id = "summary"
title = "Summary"
prompt = "What   happened"
also = ["Overview"]

[[section]]
id = "timeline"
title = "Timeline"
text = false
optional = true
shows = ["timeline", "durations", "timeline"]
"""


def test_a_template_is_read_as_it_stands():
    one = read_review_template(GOOD, "ours")
    assert (one.name, one.title, one.about) == ("ours", "Ours", "For the shop")
    summary, timeline = one.sections
    assert (summary.prompt, summary.prose, summary.optional, summary.also) == (
        "What happened", True, False, ("Overview",))  # fmt: skip
    assert (timeline.prose, timeline.optional, timeline.shows) == (False, True, ("timeline", "durations"))


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ('title = "Ours"', "title = Ours", "ours: not readable as TOML", "line 1"),
        ('title = "Ours"\n', "", "ours: it has no title", ""),
        ('about = "For the shop"', "about = 3", "ours: about is a text", ""),
        ('about = "For the shop"', 'colour = "red"', "ours: it says 'colour'", "title, about, section"),
        ('id = "summary"', 'id = "Summary!"', "ours, line 4", "small letters"),
        ('id = "summary"', 'id = "timeline"', "ours, line 10", "stands twice"),
        ('title = "Timeline"\n', "", "ours, line 10", "has no title"),
        ("text = false", 'text = "no"', "ours, line 10", "true or false"),
        ('"durations"', '"weather"', "ours, line 10", "shows names 'weather'"),
        ('shows = ["timeline", "durations", "timeline"]', "", "ours, line 10", "neither a text nor anything"),
        ('also = ["Overview"]', "also = [1]", "ours, line 4", "also is a list of texts"),
        ('prompt = "What   happened"', "promt = 'x'", "ours, line 4", "'promt' means nothing in a section"),
        ('"Summary"', f'"{"x" * 121}"', "ours, line 4", "title has 121 characters"),
    ],
)
def test_what_is_wrong_is_said_with_the_file_and_the_line(old, new, where, what):
    assert old in GOOD
    with pytest.raises(BadTemplate) as met:
        read_review_template(GOOD.replace(old, new, 1), "ours")
    assert where in str(met.value) and what in str(met.value)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "no title"),
        ('title = "x"', "it has no section"),
        ('title = "x"\nsection = 3', "it has no section"),
        ('title = "x"\n' + '[[section]]\nid = "a"\ntitle = "A"\n' * 61, "61 sections, 60 at most"),
        ("#" * 200_001, "200,000 at most"),
        ("x = " + "[" * 100_000, "not readable as TOML"),
        ('title = "x"\nsection = [{id = "A"}]', "section 1: its id"),
    ],
)
def test_what_is_no_template_at_all_is_refused(text, what):
    with pytest.raises(BadTemplate, match=what):
        read_review_template(text, "ours")


@settings(max_examples=300)
@given(
    st.text(max_size=60) | st.sampled_from(GOOD.splitlines()).flatmap(lambda line: st.just(GOOD.replace(line, "")))
)
def test_whatever_stands_in_a_file_it_is_a_template_or_refused(text):
    try:
        assert read_review_template(text, "any").sections
    except BadTemplate as error:
        assert str(error).startswith("any")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_template_is_read(path):
    one = read_review_template(path.read_text("utf-8"), path.stem)
    assert one.title and one.about and all(part in PARTS for each in one.sections for part in each.shows)
    assert any(each.is_written for each in one.sections)


def test_the_shipped_ones_use_every_part_but_those_that_others_tell():
    templates = [read_review_template(path.read_text("utf-8"), path.stem) for path in SHIPPED]
    used = {part for one in templates for each in one.sections for part in each.shows}
    assert PARTS.keys() - used == {"decisions", "findings"}
