"""Concepts are found whatever the case, the accents and the script; a stem is no middle of a word."""

import pytest

from incident_desk.formats.reading import words
from incident_desk.formats.reading.words import any_says, folded, says, starts_with


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Gravité", words.SEVERITY), ("SEVERITIES", words.SEVERITY), ("Schweregrade", words.SEVERITY),
        ("Critères: déclencheurs", words.TRIGGERS), ("严重级别", words.SEVERITY), ("連絡先", words.CONTACTS),
        ("Ｐｏｓｔｍｏｒｔｅｍ", words.REVIEW), ("Escalação", words.ESCALATION), ("Eskalation", words.ESCALATION),
        ("Who’s on call", words.CONTACTS),
    ],
)  # fmt: skip
def test_a_concept_is_known_in_many_languages(text, concept):
    assert says(text, concept)


def test_a_stem_begins_a_word_and_a_dollar_ends_one():
    assert not says("unsigned", ("signs",)) and says("new signs", ("signs",))
    assert not says("Scoped", ("scope$",)) and says("Scope (wide)", ("scope$",))
    assert starts_with("Triage now", ("triage",)) and not starts_with("Now triage", ("triage",))
    assert any_says(["a", "Scope"], ("scope$",)) and not any_says([], ("scope$",))


def test_folding_evens_case_accents_width_and_spaces():
    assert folded("  Évaluation \t INITIALE’s １ ") == "evaluation initiale's 1"


def test_every_concept_is_lower_case_stems_that_find_themselves():
    """A stem with an accent or a capital would never be found, for the text is folded and the stem as well."""
    concepts = {name: value for name, value in vars(words).items() if name.isupper() and isinstance(value, tuple)}
    assert len(concepts) > 30
    for name, stems in concepts.items():
        assert stems and all(stem.strip("$ ") for stem in stems), name
        assert all(says(stem.rstrip("$"), (stem,)) for stem in stems), name
        assert len(set(stems)) == len(stems), name


def test_a_concept_that_is_made_anew_is_told_from_one_that_is_no_more():
    for number in range(2000):
        made = tuple([f"word{number}", "other"])
        assert says(f"word{number}", made) and not says(f"word{number + 1}", made)
