"""A report taken into a review: in one act, over nothing, and of the seeds every word."""

import re

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.review import ReviewItem, ReviewList
from incident_desk.formats.markdown_report import markdown_of
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.review_template_text import read_review_template
from incident_desk.resource_files import resource
from incident_desk.services.acts.reviewing import choose_template, write_list
from incident_desk.services.acts.taking_past import Answers, past_incident
from incident_desk.services.acts.taking_review import take_document
from incident_desk.services.acts.undoing import undo
from tests.fakes import Bench
from tests.review_samples import SMALL, Reviewed
from tests.shared_folder import shared

STANDARD = read_review_template(resource("review_templates", "standard.toml").read_text("utf-8"), "standard")
TEXT = "# Outage\n\n## Summary\nIt was down.\n\n## Impact\nAll of them.\n"


def test_it_is_one_act_that_begins_the_review_and_is_undone_at_once():
    one = Reviewed()
    one.do(lambda now: take_document(now, TEXT, SMALL).drafts)
    assert (one.review.text("summary"), one.review.text("impact")) == ("It was down.", "All of them.")
    assert one.review.template == SMALL
    one.do(lambda now: undo(now, one.events, one.bench.clock.now()))
    assert not one.review.has_begun


def test_what_is_written_already_stays_and_nothing_new_is_refused():
    one = Reviewed()
    one.write("summary", "mine")
    one.do(lambda now: take_document(now, TEXT, SMALL).drafts)
    assert (one.review.text("summary"), one.review.text("impact")) == ("mine", "All of them.")
    with pytest.raises(Refused, match="Nothing of it is new"):
        one.do(lambda now: take_document(now, TEXT, SMALL).drafts)


WHOLE = """# Outage

## TL;DR
It was down.

## 5 Whys
1. Why? Leak.
2. Why a leak? ORM.

## What went badly
- Late

## Remediation
- [ ] Lint rule, @ana by 2026-12-18
- [x] Roll back

## Glossary
SSO
"""


def test_lists_and_action_items_are_of_the_same_act_and_it_is_told_what_went_where():
    one, told = Reviewed(), []

    def take(now):
        taking = take_document(now, WHOLE, STANDARD)
        told[:] = taking.told
        return taking.drafts

    one.do(take)
    assert [item.text for item in one.review.items("whys")] == ["Why? Leak.", "Why a leak? ORM."]
    assert [item.text for item in one.review.items("wrong")] == ["Late"]
    assert [(item.owner, item.due, item.done) for item in one.now.actions] == [
        ("ana", "2026-12-18", False),
        (None, None, True),
    ]
    assert told == [
        "Summary: 1 line from “TL;DR”",
        "Five whys: 2 lines from “5 Whys”",
        "What went wrong: 1 line from “What went badly”",
        "Action items: 2 items from “Remediation”",
        "Not in this template: “Glossary”, 1 line",
    ]
    with pytest.raises(Refused, match="Nothing of it is new"):
        one.do(take)
    one.do(lambda now: undo(now, one.events, one.bench.clock.now()))
    assert not one.review.has_begun and not one.now.actions


LEARNT = """# Outage of the shop

**Date:** 2025-03-04
**Start:** 14:02 UTC
**End:** 14:40 UTC

## Summary
It was down.

## Lessons learned

### What went well
- Draining worked first time

### Where we got lucky
- It was night

### More
- Watch the pool
"""


def test_lessons_that_became_rows_are_not_told_again_in_the_documents_own_words():
    bench, document = Bench(), read_document(LEARNT.encode(), "learnt.md")
    taken = bench.desk.past.take_in(past_incident(document, Answers("UTC")), "MK").incident
    bench.desk.act(taken.id, lambda now, _: take_document(now, LEARNT, STANDARD).drafts, "MK")
    assert [one.text for one in bench.desk.incident_of(taken.id).review.items("well")] == [
        "Draining worked first time"
    ]

    def lessons():
        told = markdown_of(build_report(bench.desk.events(taken.id), "Incident Desk"))
        return [told.count(words) for words in ("Draining worked first time", "It was night", "Watch the pool")]

    assert lessons() == [1, 1, 1]
    before = bench.desk.incident_of(taken.id).review.lists["well"].id
    other = (ReviewItem("Something else"),)
    bench.desk.act(taken.id, lambda now, _: write_list(now, ReviewList.WELL, other, before, STANDARD), "MK")
    assert lessons() == [1, 1, 1]


def said(text):
    """Words alone, in small letters, without the signs by which Markdown writes them."""
    return re.sub(r"\W+", " ", text.replace("<br>", " ").replace("\\", "")).casefold().strip()


def pieces(text):
    """What each line of a document says: the cells of a table's row each by itself."""
    for line in text.split("\n"):
        if line.startswith("#"):
            continue  # headings become those of the form
        for cell in line.split("|") if line.startswith("|") else [line]:
            words = said(re.sub(r"^\s*(?:[-*]|\d+\.)\s", "", cell))
            if words:
                yield words


@pytest.mark.parametrize(("number", "form"), [("000", "outage-report"), ("001", "recovery-report"),
                                              ("000", "standard"), ("001", "blameless")])  # fmt: skip
def test_a_teams_report_taken_in_and_handed_out_by_its_form_says_every_line_of_the_original(number, form):
    path = next(one for one in shared("corpus", "seeds").glob(f"{number}_*") if one.suffix != ".json")
    bench, document = Bench(), read_document(path.read_bytes(), path.name)
    taken = bench.desk.past.take_in(past_incident(document, Answers("UTC")), "MK").incident
    template = read_review_template(resource("review_templates", f"{form}.toml").read_text("utf-8"), form)
    bench.desk.act(taken.id, lambda now, _: choose_template(now, template), "MK")
    bench.desk.act(taken.id, lambda now, _: take_document(now, document.text, template).drafts, "MK")
    told = said(markdown_of(build_report(bench.desk.events(taken.id), "Incident Desk")))
    assert [one for one in pieces(document.text) if one not in told] == []
