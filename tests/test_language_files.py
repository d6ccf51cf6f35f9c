"""The files of words are found with the program, English first, for the others are held against it."""

import tomllib

from incident_desk.language_files import language_table, language_texts


def test_the_languages_are_shipped_english_first():
    names = [name for name, _ in language_texts()]
    assert names[0] == "en.toml" and names[1:] == sorted(names[1:])
    assert {"de.toml", "es.toml", "fr.toml", "pt.toml", "zh.toml", "ja.toml"} <= set(names)


def test_their_words_come_as_they_are_written():
    assert "Schweregrad" in dict(language_texts())["de.toml"] and "重大度" in dict(language_texts())["ja.toml"]


def test_one_table_is_read_alone_with_the_words_of_all_languages():
    table = language_table("going_live")
    assert {"roll out", "veröffentlich", "デプロイ"} <= set(table["puts"])
    assert set(table) == set(tomllib.loads(dict(language_texts())["en.toml"])["going_live"])
    assert language_table("no such table") == {}
