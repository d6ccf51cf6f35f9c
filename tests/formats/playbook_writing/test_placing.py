"""Places: what was read keeps its own, anything else gets the headings of a well-kept playbook."""

from dataclasses import replace

from incident_desk.domain.playbook import Criterion, Phase, Plan, Playbook, Procedure, Step, Template
from incident_desk.formats.playbook_writing.placing import placed
from tests.formats.reading.pages import read


def headings(book):
    return [(one.level, one.text) for one in placed(book).facts.headings]


def test_what_was_read_keeps_its_places():
    book = read("# A Playbook\n\n## Phase 1: Look\n\n1. See\n\n## Phase 2: Mend\n\n1. Do")
    assert placed(book) is book
    new = replace(book.plans[0], phases=(*book.plans[0].phases, Phase("New", steps=(Step("", "x"),))))
    assert placed(replace(book, plans=(new,))).facts.headings != book.facts.headings


def test_phases_are_counted_and_gathered_and_what_comes_after_is_not():
    phases = (Phase("Look", 0, 900), Phase("Mend", 900, 3600), Phase("Post-incident", after=True))
    assert headings(Playbook("A", plans=(Plan("A", phases),))) == [
        (1, "A"), (2, "Phase 1: Look (0-15 minutes)"), (2, "Phase 2: Mend (15-60 minutes)"), (2, "Post-incident"),
    ]  # fmt: skip
    gathered = tuple(replace(one, group="Respond") for one in phases[:2])
    assert headings(Playbook("A", plans=(Plan("A", gathered),)))[1:] == [
        (2, "Respond"), (3, "1. Look (0-15 minutes)"), (3, "2. Mend (15-60 minutes)"),
    ]  # fmt: skip
    two = (Plan("Day", phases[:1]), Plan("Night", phases[:1]))
    assert [one for one in headings(Playbook("A", plans=two)) if one[0] == 2] == [(2, "Day"), (2, "Night")]


def test_groups_that_hold_groups_have_headings_and_everything_has_a_line():
    inner = Step("", "Inner", "group", children=(Step("", "a"),))
    outer = Step("", "Outer", "group", children=(inner,))
    book = Playbook(
        "A", plans=(Plan("A", (Phase("Look", steps=(inner, outer)),)),), criteria=(Criterion("When to stop", "x"),),
        procedures=(Procedure("Slow", resolution=(inner,)),), templates=(Template("First", body="x"),),
    )  # fmt: skip
    found = headings(book)
    assert (3, "Outer") in found and found.count((3, "Inner")) == 1
    assert {(2, "When to stop"), (3, "First"), (2, "Pattern 1: Slow")} < set(found)
    laid = placed(book)
    lines = [laid.criteria[0].span.first, laid.templates[0].span.first, laid.procedures[0].span.first]
    assert len(set(lines)) == 3
