"""Consent is to exact words, kept apart from every data folder, and what can't be read allows nothing."""

import json
import stat

import pytest

from incident_desk.adapters.consents import ConsentFile, consents_place
from incident_desk.adapters.paths import DataFiles
from incident_desk.domain.errors import StoreFailure

ONE, OTHER = ("curl", "-f", "http://a"), ("curl", "-f", "http://b")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings" / "allowed-commands.json"


def test_only_the_exact_words_are_allowed(path):
    consents = ConsentFile(path)
    assert not consents.allows(ONE)
    consents.allow(ONE)
    assert consents.allows(list(ONE)) and not consents.allows(OTHER) and not consents.allows((*ONE, "-k"))
    assert not consents.allows(("curl", "-f http://a"))
    assert consents.all() == [ONE]


def test_another_process_hears_of_it_at_once(path):
    here, there = ConsentFile(path), ConsentFile(path)
    here.allow(ONE)
    assert there.allows(ONE)
    there.allow(OTHER)
    assert here.allows(OTHER)
    assert here.forbid(ONE) and not here.forbid(ONE)
    assert not there.allows(ONE) and there.allows(OTHER)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"commands": 3}', '{"commands": [3]}', '{"other": []}', "\udcff"])
def test_what_cannot_be_read_allows_nothing(path, text):
    path.parent.mkdir()
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert not ConsentFile(path).allows(ONE) and ConsentFile(path).all() == []


def test_it_is_for_this_person_alone_and_can_be_read_by_them(path):
    ConsentFile(path).allow(("echo", "ü"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(path.read_text("utf-8")) == {"commands": [["echo", "ü"]]}


def test_that_it_could_not_be_kept_is_said(tmp_path):
    (tmp_path / "settings").write_text("a file in the place of the folder")
    with pytest.raises(StoreFailure, match="can't be kept"):
        ConsentFile(tmp_path / "settings" / "allowed-commands.json").allow(ONE)


def test_it_lies_in_no_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("INCIDENT_DESK_DATA", str(tmp_path / "data"))
    assert tmp_path / "data" not in consents_place().parents
    assert consents_place() not in vars(DataFiles).values()
