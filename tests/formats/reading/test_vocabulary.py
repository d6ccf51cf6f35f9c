"""The words of all languages together: each once, in the spelling that its reader looks for."""

import pytest

from incident_desk.formats.reading.folding import folded
from incident_desk.formats.reading.vocabulary import LANGUAGES, folded_words, keys_of, words_of, written_words
from incident_desk.formats.reading.words import CRITERIA, says
from tests.any_past import read

WHOLE = {"en", "de", "es", "fr", "pt", "zh", "ja"}


def test_six_languages_are_whole_beside_english():
    assert LANGUAGES[0].code == "en"
    assert {language.code for language in LANGUAGES if language.whole} == WHOLE


def test_words_of_every_language_stand_together_once():
    words = words_of("report", "severity")
    assert {"severity", "Schweregrad", "gravité", "gravedad", "gravidade", "严重", "重大度"} <= set(words)
    assert len({folded(word) for word in words}) == len(words)


def test_written_words_keep_their_accents_and_have_a_plain_twin():
    assert {"février", "fevrier", "März"} <= {
        *written_words("months", "february"),
        *written_words("months", "march"),
    }
    assert {"marz", "fevrier"} <= {*folded_words("months", "february"), *folded_words("months", "march")}


def test_a_key_that_no_file_has_is_a_slip_of_ours():
    assert "may" in keys_of("months")
    with pytest.raises(KeyError, match=r"\[months\] smarch"):
        words_of("months", "smarch")


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one.whole], ids=lambda one: one.code)
def test_a_whole_language_has_words_for_what_every_document_has(language):
    for table, key in (
        ("headings", "severity"), ("headings", "escalation"), ("headings", "contacts"), ("headings", "phase"),
        ("headings", "checklist"), ("labels", "response"), ("labels", "role"), ("labels", "step"),
        ("report", "date"), ("report", "start"), ("report", "end"), ("report", "root_cause"), ("report", "actions"),
        ("report", "timeline"), ("report", "lessons"), ("report", "owner"), ("report", "due"), ("report", "done"),
        ("states", "resolved"), ("ranks", "worst"), ("ranks", "low"), ("units", "minute"), ("times", "immediate"),
    ):  # fmt: skip
        assert language.words[table][key], (table, key)


@pytest.mark.parametrize("heading", ["Rollback", "Roll-back", "Roll back", "ROLL-BACK", "Roll\u2011back"])
def test_a_word_in_one_with_a_hyphen_or_apart_is_the_same_word(heading):
    assert says(f"{heading} criteria", CRITERIA)
    document = read(f"# Book\n\n## Phase 1: Look\n1. Look\n\n## {heading} criteria\n- two regions down\n")
    assert [one.text for one in document.playbook.criteria] == ["two regions down"]


@pytest.mark.parametrize(
    ("words", "table", "key"),
    [
        ("fail-over", "headings", "recoveries"), ("roll-back", "headings", "recoveries"),
        ("post mortem", "headings", "after"), ("postmortem", "headings", "after"),
        ("followup", "report", "actions"), ("follow-up", "report", "actions"), ("run-book", "headings", "playbook"),
        ("standdown criteria", "headings", "closing"), ("oncall", "headings", "contacts"),
    ],
)  # fmt: skip
def test_other_ways_to_write_a_listed_word_are_known(words, table, key):
    assert says(words, words_of(table, key))


def test_every_word_that_is_written_freely_has_two_halves():
    freely = [word for one in LANGUAGES for word in one.words["language"].get("spelled_freely", ())]
    assert freely and all(len(word.split("-")) == 2 and all(word.split("-")) for word in freely)


def test_what_is_close_to_such_a_word_is_another():
    assert not says("we rolled the dice back", words_of("headings", "recoveries"))
    assert not says("strollback criteria", CRITERIA)
