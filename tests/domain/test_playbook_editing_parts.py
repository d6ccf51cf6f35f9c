"""Lists of a playbook edited: set, one more, one less; what is refused says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import Refused
from incident_desk.domain.playbook import (
    Criterion,
    DocumentFacts,
    Heading,
    Playbook,
    Procedure,
    ReviewSection,
    Span,
    Threshold,
    Trigger,
)
from incident_desk.domain.playbook_editing_parts import (
    add_pattern,
    remove_item,
    rename_pattern,
    set_criterion,
    set_pattern_words,
    set_review_section,
    set_threshold,
    set_trigger,
)

BOOK = Playbook(
    "P",
    triggers=(Trigger("smoke", "Signs", span=Span(3, 3)),),
    thresholds=(Threshold("Heat", ">40", span=Span(5, 6)),),
    criteria=(Criterion("When to leave", "fire", Span(9, 9)), Criterion("When to leave", "flood", Span(10, 10))),
    review=(ReviewSection("Cause", ("why",), Span(12, 13)),),
    procedures=(Procedure("Jam", "Patterns", span=Span(15, 16)), Procedure("Fire", span=Span(17, 18))),
    facts=DocumentFacts(
        headings=(
            Heading(2, "Heat", 5), Heading(2, "When to leave", 8), Heading(3, "Cause", 12),
            Heading(2, "Pattern 1: Jam", 15), Heading(2, "Pattern 2: Fire", 17),
        )
    ),
)  # fmt: skip
SETTERS = {
    "triggers": lambda book, place, words: set_trigger(book, place, words, " Signs ", 60),
    "thresholds": lambda book, place, words: set_threshold(book, place, Threshold(words, " >1 ", "")),
    "criteria": lambda book, place, words: set_criterion(book, place, "When to leave", words),
    "review": lambda book, place, words: set_review_section(book, place, words, (" a ", " ", "b")),
}
NAMES = {"triggers": "text", "thresholds": "metric", "criteria": "text", "review": "name"}


def headings(book):
    return [one.text for one in book.facts.headings]


@given(st.sampled_from(sorted(SETTERS)), st.sampled_from(("one", "  two \n words ")))
def test_one_is_changed_on_its_lines_one_is_added_and_taken_away(part, words):
    old, plain = getattr(BOOK, part), " ".join(words.split())
    changed = getattr(SETTERS[part](BOOK, 0, words), part)
    assert len(changed) == len(old) and changed[0].span == old[0].span and changed[1:] == old[1:]
    assert getattr(changed[0], NAMES[part]) == plain
    more = SETTERS[part](BOOK, len(old), words)
    assert getattr(more, part)[:-1] == old and getattr(more, part)[-1].span is None
    assert getattr(more, part)[-1] == type(old[0])(**{**_told(getattr(more, part)[-1])})
    assert remove_item(more, part, len(old)) == BOOK


def _told(one):
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


@pytest.mark.parametrize("part", sorted(SETTERS))
def test_nothing_is_called_nothing(part):
    with pytest.raises(Refused, match="needs|needed"):
        SETTERS[part](BOOK, 0, "  ")


def test_a_heading_goes_along():
    assert headings(set_threshold(BOOK, 0, Threshold("Cold")))[0] == "Cold"
    left = set_criterion(BOOK, 1, "When to stay", "calm")
    assert headings(left)[1] == "When to stay" and {one.decision for one in left.criteria} == {"When to stay"}
    assert headings(set_review_section(BOOK, 0, "Reasons", ()))[2] == "Reasons"
    assert headings(rename_pattern(BOOK, 1, "Flames"))[4] == "Pattern 2: Flames"
    assert headings(remove_item(BOOK, "procedures", 0)) == [
        "Heat", "When to leave", "Cause", "Pattern 2: Fire"
    ]  # fmt: skip
    assert headings(remove_item(BOOK, "criteria", 0)) == headings(BOOK)


def test_patterns_come_with_words_and_no_name_twice():
    more = add_pattern(BOOK, " Flood ")
    assert (more.procedures[2].name, more.procedures[2].group) == ("Flood", "")
    told = set_pattern_words(set_pattern_words(more, 2, "symptoms", ["wet", " "]), 2, "causes", ["rain"])
    assert (told.procedures[2].symptoms, told.procedures[2].causes) == (("wet",), ("rain",))
    for wrong in (lambda: add_pattern(BOOK, "jam"), lambda: rename_pattern(BOOK, 0, "Fire")):
        with pytest.raises(Refused, match="called"):
            wrong()
    assert rename_pattern(BOOK, 0, "Jam") == BOOK
