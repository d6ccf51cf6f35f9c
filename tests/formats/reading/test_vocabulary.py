"""The words of all languages together: each once, in the spelling that its reader looks for."""

import pytest

from incident_desk.formats.reading.folding import folded
from incident_desk.formats.reading.vocabulary import LANGUAGES, folded_words, keys_of, words_of, written_words

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
