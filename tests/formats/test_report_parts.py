"""Each part that a section can show: made of facts, or said to be missing."""

import pytest

from incident_desk.domain.report_builder import build_report
from incident_desk.domain.review import ImpactFigure, ReviewItem
from incident_desk.domain.review_template import PARTS, ReviewTemplate, TemplateSection
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.formats.report_document import Items, Paragraph, Table
from incident_desk.formats.report_parts import TITLES, part_blocks
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.reviewing import state_impact
from tests.report_samples import checkout
from tests.review_samples import SMALL, Reviewed

ALL = ReviewTemplate("all", "All", sections=(TemplateSection("all", "All", shows=tuple(PARTS)),))


def report_of(one):
    return build_report(one.events, "x")


def test_every_part_of_a_template_can_be_shown_and_has_a_title():
    assert TITLES.keys() == PARTS.keys()
    report = build_report(checkout().events, "x", template=ALL)
    shown = {name for name in PARTS if part_blocks(name, report)}
    assert {name for name in PARTS if not name.startswith(("stated", "source"))} - shown == {"contacts", "evidence"}
    assert part_blocks("nothing of ours", report) == ()


@pytest.mark.parametrize("name", sorted(PARTS))
def test_of_a_bare_record_a_part_is_missing_or_says_something(name):
    report = build_report(Reviewed().events, "x", template=ALL)
    assert all(block is not None for block in part_blocks(name, report))


def test_lists_are_lines_with_their_sort_and_whys_have_numbers():
    one = Reviewed()
    one.list("factors", ReviewItem("a deploy", "trigger"), "no alert")
    one.list("whys", "Nobody looked", "Nobody was told")
    (factors,), (whys,) = part_blocks("factors", report_of(one)), part_blocks("whys", report_of(one))
    assert isinstance(factors, Items)
    assert ["".join(run.text for run in item.runs) for item in factors.items] == ["Trigger: a deploy", "no alert"]
    assert [item.number for item in whys.items] == [1, 2]
    assert [type(block) for block in part_blocks("lucky", report_of(one))] == [Paragraph]


def test_figures_are_as_stated_and_the_others_not_stated():
    one = Reviewed()
    one.do(lambda now: state_impact(now, ImpactFigure.MONEY, "£925K", None, SMALL), "Ann")
    (table,) = part_blocks("figures", report_of(one))
    told = {row[0].text: (row[1].text, row[2].text) for row in table.rows}
    assert told["Money"] == ("£925K", "Ann") and told["Users"] == ("not stated", "")


def test_approvals_say_what_was_signed_and_whether_this_is_it():
    one = Reviewed()
    one.write("summary", "x")
    assert "Nobody has approved" in part_blocks("approvals", report_of(one))[0].text
    one.approve("Technical lead", "Ann")
    table, said = part_blocks("approvals", report_of(one))
    approval = one.review.approvals[0]
    assert [cell.text for cell in table.rows[0]][:3] == ["1", "Technical lead", "Ann"]
    assert table.rows[0][-1].text == approval.head and "as it was approved: version 1" in said.text
    one.write("summary", "y")
    assert "is not what was approved" in part_blocks("approvals", report_of(one))[1].text


def test_hypotheses_and_decisions_are_those_that_stand():
    one = Reviewed()
    one.do(lambda now: log(Line("the pool is full", Sign.HYPOTHESIS)))
    one.do(lambda now: log(Line("roll back", Sign.DECISION)))
    (hypotheses,), (decisions,) = (part_blocks(name, report_of(one)) for name in ("hypotheses", "decisions"))
    assert isinstance(hypotheses, Table)
    assert hypotheses.rows[0][0].text == "the pool is full" and decisions.rows[0][1].text == "roll back"
