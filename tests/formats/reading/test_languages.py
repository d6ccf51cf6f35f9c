"""A file of words is taken as it is, or refused with the file, the key and what is wrong with it."""

import pytest

from incident_desk.formats.reading.languages import LanguageFault, language_of_text, languages_of_texts

HEAD = 'code = "{code}"\nname = "{code}"\nwhole = {whole}\n'
ENGLISH = (
    HEAD.format(code="en", whole="true") + '[report]\ndate = ["date$"]\nstart = ["start"]\n[units]\nhour = ["h"]\n'
)


def other(body: str, whole: str = "false") -> str:
    return HEAD.format(code="it", whole=whole) + body


def faults(text: str) -> list[str]:
    model = language_of_text(ENGLISH, "en.toml")
    with pytest.raises(LanguageFault) as refused:
        language_of_text(text, "it.toml", model)
    return str(refused.value).split("\n")


def test_a_language_is_its_words_by_table_and_key():
    language = languages_of_texts(
        [("en.toml", ENGLISH), ("it.toml", other('[report]\ndate = ["data$", "giorno"]\n'))]
    )[1]
    assert (language.code, language.whole) == ("it", False)
    assert language.words == {"report": {"date": ("data$", "giorno")}}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('[report]\ndates = ["data$"]\n', "it.toml: [report] dates: there is no such key; is date meant?"),
        ('[reprot]\ndate = ["data$"]\n', "it.toml: [reprot]: there is no such table; is report meant?"),
        ('nmae = "x"\n', "it.toml: nmae: there is no such key here; is name meant?"),
        ('[report]\ndate = "data"\n', 'it.toml: [report] date: a list of words is wanted, such as ["one", "two"]'),
        ("[report]\ndate = [3]\n", "it.toml: [report] date: 3 is no word"),
        ('[report]\ndate = [" $"]\n', "it.toml: [report] date: ' $' is no word"),
        ('[report]\ndate = ["già", "Gia"]\n', "it.toml: [report] date: 'Gia' stands here twice"),
        (
            '[report]\nstart = ["da"]\n',
            "it.toml: [report] start: 'da' begins too many words; write 'da$' if the whole word is meant",
        ),
    ],
)
def test_a_fault_names_file_key_and_what_is_wrong(body, said):
    assert faults(other(body)) == [said]


def test_every_fault_is_named_at_once():
    assert len(faults(other('[report]\ndates = ["x"]\nstart = [1]\n[nonsense]\n'))) == 3


def test_a_whole_language_leaves_nothing_out_but_may_have_no_word():
    said = faults(other('[report]\ndate = ["data$"]\n', "true"))
    assert said == [
        "it.toml: [report] start: this key is missing; write start = [] if the language has no word for it",
        "it.toml: [units] hour: this key is missing; write hour = [] if the language has no word for it",
    ]
    full = other('[report]\ndate = ["data$"]\nstart = []\n[units]\nhour = ["h"]\n', "true")
    assert language_of_text(full, "it.toml", language_of_text(ENGLISH, "en.toml")).whole


def test_what_is_no_toml_is_said_with_its_line():
    (said,) = faults("code = \n")
    assert said.startswith("it.toml: this is no TOML:") and "line 1" in said


@pytest.mark.parametrize("head", ['code = 3\nname = "x"\nwhole = true\n', 'name = "x"\nwhole = true\n'])
def test_a_file_says_which_language_it_is(head):
    assert "it.toml: code: a text in quotes is wanted here" in faults(head)


def test_two_files_are_not_one_language():
    with pytest.raises(LanguageFault, match=r"xx\.toml: code: another file has the code en"):
        languages_of_texts([("en.toml", ENGLISH), ("xx.toml", ENGLISH)])
