"""The words of reports: each concept is told from its neighbours, and each word is written as it is looked for."""

import pytest

from incident_desk.formats.reading.reports import terms
from incident_desk.formats.reading.words import folded, says, starts_with

CONCEPTS = {name: words for name, words in vars(terms).items() if name.isupper() and isinstance(words, tuple)}


@pytest.mark.parametrize("name", CONCEPTS)
def test_each_word_stands_once(name):
    words = CONCEPTS[name]
    flat = [word for state in words for word in state[1]] if name == "STATES" else list(words)
    assert len(flat) == len(set(flat)) and all(flat)


@pytest.mark.parametrize("name", [name for name in CONCEPTS if name != "STATES"])
def test_each_word_finds_itself(name):
    assert all(says(word.rstrip("$"), CONCEPTS[name]) for word in CONCEPTS[name])


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Fecha del incidente", terms.DATE), ("Gravité", terms.SEVERITY), ("Causa raíz", terms.ROOT_CAUSE),
        ("再発防止策", terms.ACTIONS), ("Lições aprendidas", terms.LESSONS), ("根本原因", terms.ROOT_CAUSE),
        ("Ausfallzeit", terms.DURATION), ("影响范围", terms.IMPACT), ("Statut", terms.STATUS),
    ],
)  # fmt: skip
def test_concepts_are_known_in_many_languages(text, concept):
    assert says(text, concept)


def test_the_papers_dates_are_not_the_incidents():
    assert says("Report Date", terms.NOT_DATE) and says("作成日", terms.NOT_DATE)
    assert not says("Date of incident", terms.NOT_DATE) and not starts_with(folded("Status"), terms.NOT_STATUS)
