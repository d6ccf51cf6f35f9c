"""Whoever adds a language is told what is wrong with the file, and what it still lacks."""

import pytest

from incident_desk.resource_files import resource


def test_every_shipped_language_is_good(check_languages, capsys):
    assert check_languages.main([]) == 0
    said = capsys.readouterr().out
    assert said.startswith("en.toml: English (en), whole: ") and "\nde.toml: Deutsch (de), whole: " in said
    assert "ko.toml: 한국어 (ko), in part: " in said


def test_a_copy_with_slips_is_refused_with_each_of_them(check_languages, tmp_path, capsys):
    copy = tmp_path / "da.toml"
    text = resource("languages", "en.toml").read_text("utf-8").replace('code = "en"', 'code = "da"')
    copy.write_text(text.replace("[weekdays]", "[weekday]").replace("half_hourly", "halfhourly"), "utf-8")
    assert check_languages.main([str(copy)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert "da.toml: [weekday]: there is no such table; is weekdays meant?" in said
    assert "da.toml: [times] halfhourly: there is no such key; is half_hourly meant?" in said
    assert any(line.startswith("da.toml: [weekdays] names: this key is missing") for line in said)


def test_what_is_left_empty_is_named(check_languages, tmp_path, capsys):
    copy = tmp_path / "da.toml"
    copy.write_text(
        'code = "da"\nname = "Dansk"\nwhole = false\n[weekdays]\nnames = []\n[report]\ndate = ["dato$"]\n', "utf-8"
    )
    assert check_languages.main([str(copy)]) == 0
    assert capsys.readouterr().out == (
        "da.toml: Dansk (da), in part: 1 words in 2 keys\n  without a word: weekdays.names\n"
    )


def test_a_file_that_is_not_there_is_no_quiet_success(check_languages, tmp_path):
    with pytest.raises(FileNotFoundError):
        check_languages.main([str(tmp_path / "none.toml")])
