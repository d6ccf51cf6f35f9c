"""Several processes read and change a small file; what can't be read is never written over."""

import os
import threading

import pytest

from incident_desk.adapters import small_file
from incident_desk.adapters.secrets import SecretFile
from incident_desk.adapters.small_file import SmallFile
from incident_desk.domain.errors import StoreFailure


def _file(path):
    return SmallFile(path, lambda data: tuple(data["names"]), lambda names: {"names": list(names)}, ())


def test_a_change_is_seen_by_another_process_and_a_file_that_is_gone_is_as_none(tmp_path):
    one, other = _file(tmp_path / "a" / "names.json"), _file(tmp_path / "a" / "names.json")
    assert other.value() == ()
    one.change(lambda names: (*names, "ü"), "It can't be kept")
    assert one.value() == other.value() == ("ü",)
    (tmp_path / "a" / "names.json").unlink()
    assert other.value() == () and other.problem == ""


def test_changes_of_several_at_once_are_all_kept(tmp_path):
    def keep(number):
        SecretFile(tmp_path / "check-secrets.json").keep({f"a-{number}": "word"})

    threads = [threading.Thread(target=keep, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(SecretFile(tmp_path / "check-secrets.json").all()) == 8


def test_a_damaged_file_is_not_written_over_for_it_may_hold_every_other_secret(tmp_path):
    path = tmp_path / "check-secrets.json"
    path.write_text('{"secrets": {"a-1": "hunter2"')
    with pytest.raises(StoreFailure, match="Nothing was changed") as refused:
        SecretFile(path).keep({"b-1": "word"})
    assert path.read_text() == '{"secrets": {"a-1": "hunter2"'
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("text", ["", "[]", '{"names": 3}', "[" * 100_000, '{"other": 1}'])
def test_what_cant_be_read_is_said_once_and_is_as_none(tmp_path, caplog, text):
    path = tmp_path / "names.json"
    path.write_text(text)
    one = _file(path)
    assert one.value() == one.value() == ()
    assert "can't be read" in one.problem
    assert caplog.text.count("can't be read") == 1


def test_what_the_disk_refused_once_is_read_at_the_next_look(tmp_path, monkeypatch):
    path = tmp_path / "names.json"
    one = _file(path)
    one.change(lambda _: ("a",), "It can't be kept")

    def refuse(*given, **named):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(type(path), "stat", refuse)
        assert one.value() == () and "Input/output error" in one.problem
    assert one.value() == ("a",) and one.problem == ""


def test_a_huge_file_is_not_read(tmp_path, monkeypatch):
    _file(tmp_path / "names.json").change(lambda _: ("a",), "It can't be kept")
    monkeypatch.setattr(small_file, "LARGEST", 10)
    assert _file(tmp_path / "names.json").value() == ()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_it_is_for_its_owner_alone_also_where_somebody_opened_it(tmp_path):
    path = tmp_path / "names.json"
    _file(path).change(lambda _: ("a",), "It can't be kept")
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    assert SmallFile(path, tuple, list, (), shared=True).value() == ("names",)
    assert path.stat().st_mode & 0o777 == 0o644
    assert _file(path).value() == ("a",)
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_no_file_is_left_as_it_is(tmp_path):
    path = tmp_path / "names.json"
    path.mkdir(mode=0o755)
    one = _file(path)
    assert one.value() == () and "no file" in one.problem
    assert path.stat().st_mode & 0o777 == 0o755


def test_a_place_that_takes_nothing_is_said_in_the_callers_words(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreFailure, match="It can't be kept: "):
        _file(tmp_path / "file" / "names.json").change(lambda _: ("a",), "It can't be kept")


def test_a_folder_in_its_place_that_is_taken_away_is_no_problem_any_more(tmp_path):
    path = tmp_path / "names.json"
    one = _file(path)
    path.mkdir()
    assert one.value() == () and one.problem
    path.rmdir()
    assert one.value() == () and one.problem == ""
    one.change(lambda _: ("a",), "It can't be kept")
    assert one.value() == ("a",)
