"""No copy says of anything withheld that it is not there."""

import re
from dataclasses import replace

import pytest

from incident_desk.domain.report_builder import build_report
from incident_desk.domain.review_template import PARTS, ReviewTemplate, TemplateSection
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.formats.markdown_report import write
from incident_desk.formats.redaction.absences import WITHHELD, without_untrue
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.report_around import nothing
from incident_desk.formats.report_document import Paragraph, Section, Subheading
from incident_desk.services.acts.logging import log
from tests.full_reviews import TEMPLATES, reviewed, template
from tests.report_samples import at, checkout, opened, reopened

COPIES = [one for one in Audience if one is not Audience.INTERNAL]
EVERY_PART = ReviewTemplate(
    "every", "Every part", "", tuple(TemplateSection(part, f"Part {part}", "", shows=(part,)) for part in PARTS)
)
ABSENT = re.compile(
    r"\b(?:no|none|nothing|nobody|never|without|(?:not|neither) (?:in|stated|recorded|known|written))\b",
    re.IGNORECASE,
)
SENTENCES = re.compile(r"[.:;] |\s*\|\s*|\n")


def absences(doc):
    """Each sentence or cell of the Markdown that says that something is not there."""
    said = (one.strip(" .#*_>-") for one in SENTENCES.split(write(doc)))
    return {one for one in said if ABSENT.search(one)} - {WITHHELD.removesuffix(".")}


def whole(report, audience):
    """What the whole report says, in the order that the copy has."""
    outside = audience in (Audience.CUSTOMER, Audience.TIMELINE)
    return absences(hand_out(replace(report, review=None) if outside else report, Wish()).document)


def fullest():
    """An incident of which every part has something, told by a template that shows every part."""
    one = reviewed()
    one.write(log(Line("The pool is too small", Sign.HYPOTHESIS)), at("06:50"), "Ravi Osei")
    return build_report(one.events, "x", template=EVERY_PART)


def full_reports():
    yield fullest()
    yield build_report(checkout().events, "x")
    yield build_report(reopened().events, "x")
    for name in TEMPLATES:
        yield build_report(reviewed(name).events, "x")
        yield build_report(checkout().events, "x", template=template(name))


@pytest.mark.parametrize("audience", COPIES)
def test_what_a_copy_says_is_not_there_the_whole_report_says_too(audience):
    for report in full_reports():
        copy = hand_out(report, Wish(audience, frozenset())).document
        assert absences(copy) - whole(report, audience) == set()


def text_of(report, audience):
    return write(hand_out(report, Wish(audience)).document)


def test_a_hypothesis_that_executives_do_not_get_is_not_denied():
    report = fullest()
    assert "No hypothesis is recorded." not in text_of(report, Audience.INTERNAL)
    told = text_of(report, Audience.EXECUTIVE)
    assert "No hypothesis" not in told and f"ruled out, confirmed\n\n{WITHHELD}" in told
    bare = build_report(opened().events, "x", template=EVERY_PART)
    assert "No hypothesis is recorded." in text_of(bare, Audience.EXECUTIVE)


def test_a_section_of_the_log_alone_is_left_out_for_executives():
    report = build_report(reviewed("standard").events, "x")
    told = text_of(report, Audience.EXECUTIVE)
    assert "The record" in text_of(report, Audience.INTERNAL)
    assert "The record\n" not in told and "Nothing of this is recorded" not in told


def test_updates_that_only_insiders_got_are_not_denied_to_customers():
    report = build_report(checkout().events, "x")
    inside = replace(report, updates=tuple(replace(one, channels=(), audience="") for one in report.updates))
    assert report.updates and "No update was sent" not in text_of(inside, Audience.CUSTOMER)
    none = replace(report, updates=())
    assert "No update was sent." in text_of(none, Audience.CUSTOMER)


LOST, KEPT = nothing("No check was watched."), nothing("No action item is recorded.")
TITLE = Subheading("Checks")


def made(*blocks, leaves_out=False):
    sections = without_untrue(
        (Section("A", blocks),), lambda: (Section("A", (KEPT,)), Section("B", (LOST,))), leaves_out=leaves_out
    )
    return [block for one in sections for block in one.blocks]


def test_what_is_true_stays_and_what_is_not_is_said_once_to_be_withheld():
    other = nothing("Nobody took a role.")
    assert made(KEPT, LOST, other) == [KEPT, nothing(WITHHELD)]


def test_a_section_of_which_all_is_withheld_is_left_out_where_that_may_be():
    assert made(TITLE, LOST, leaves_out=True) == [] and made(TITLE, LOST) == [TITLE, nothing(WITHHELD)]
    words = Paragraph("Asked for every 30 min.")
    assert made(words, LOST, leaves_out=True) == [words, nothing(WITHHELD)]
    assert made(KEPT, leaves_out=True) == [KEPT]


def test_the_whole_report_is_not_made_where_nothing_is_said_to_be_absent():
    def never():
        raise AssertionError

    sections = (Section("A", (TITLE, Paragraph("x"))),)
    assert without_untrue(sections, never, leaves_out=True) == sections
