"""The secrets of checks: kept whole, for their owner alone, read anew, and refused without a word of them."""

import os

import pytest

from incident_desk.adapters.secrets import SecretFile
from incident_desk.domain.errors import StoreFailure


def test_what_is_kept_is_there_for_another_process_and_for_its_owner_alone(tmp_path):
    path = tmp_path / "settings" / "check-secrets.json"
    one, other = SecretFile(path), SecretFile(path)
    assert other.all() == {}
    one.keep({"a-1": "päss"})
    one.keep({"b-1": "word"})
    one.keep({})
    assert other.all() == one.all() == {"a-1": "päss", "b-1": "word"}
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["", "[]", '{"secrets": [1]}', '{"secrets": "hunter2"}'])
def test_a_damaged_file_gives_none_and_is_not_quoted(tmp_path, caplog, text):
    path = tmp_path / "check-secrets.json"
    path.write_text(text)
    assert SecretFile(path).all() == {}
    assert "hunter2" not in caplog.text


def test_a_place_that_takes_nothing_is_said_without_the_secret(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreFailure, match="Nothing was saved") as refused:
        SecretFile(tmp_path / "file" / "check-secrets.json").keep({"a": "hunter2"})
    assert "hunter2" not in str(refused.value)
