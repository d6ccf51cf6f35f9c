"""The wiring: what is opened, what is made, and what is left alone."""

import getpass

import pytest

from incident_desk.adapters.alarms.player import SystemPlayer
from incident_desk.bootstrap import open_library, open_office, open_workplace, person, read_as_document
from incident_desk.domain.errors import Refused, StoreFailure
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.alarms import Silent
from incident_desk.services.awake import LetSleep
from incident_desk.services.desk import Desk


def test_a_workplace_writes_into_its_folder_and_is_found_again(tmp_path):
    place = open_workplace(tmp_path / "data")
    key = place.desk.declare(Declaration("Down"), "MK").key
    place.close()
    again = open_workplace(tmp_path / "data")
    assert again.desk.incident(key).title == "Down" and isinstance(again.desk, Desk)
    again.close()


def test_a_record_alone_keeps_its_side_files_beside_it(tmp_path):
    place = open_workplace(db=tmp_path / "alone.db")
    place.desk.declare(Declaration("Down"), "MK")
    place.close()
    assert all(path.name.startswith("alone.db") for path in tmp_path.iterdir())


def test_looking_at_playbooks_makes_nothing(tmp_path):
    assert open_library(tmp_path / "data").names()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cant_be_opened_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreFailure):
        open_workplace(tmp_path / "file")


def test_a_drill_has_its_own_pace_and_everything_else_the_worlds(tmp_path):
    drill, real = open_workplace(tmp_path / "drill", speed=600), open_workplace(tmp_path / "data")
    assert (drill.clock.speed, real.clock.speed) == (600, 1)
    drill.close()
    real.close()


def test_a_window_alone_is_guarded_and_a_drill_never(tmp_path):
    window, picture = open_office(tmp_path / "data", guarded=True), open_office(tmp_path / "data")
    drill = open_office(tmp_path / "drill", 600, guarded=True)
    assert window.new_guardian() is not None
    assert picture.new_guardian() is None and drill.new_guardian() is None
    for office in (window, picture, drill):
        office.close()


def test_a_document_is_read_or_refused():
    assert read_as_document(b"# Outage\n\n1. Look\n", "a.md").playbook.title == "Outage"
    with pytest.raises(Refused):
        read_as_document(b"\x00\x01" * 50, "a.md")


def test_a_person_whom_the_system_does_not_know_has_a_name_all_the_same(monkeypatch):
    def nobody():
        raise KeyError("uid")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert person() == "unnamed"


@pytest.mark.parametrize(
    ("login", "name"), [(" maya\x1b[2J\nkern ", "maya\ufffd[2J kern"), ("\n", "unnamed"), ("x" * 101, "x" * 100)]
)
def test_a_login_name_is_one_line_of_a_names_length(monkeypatch, login, name):
    monkeypatch.setattr(getpass, "getuser", lambda: login)
    assert person() == name


def test_only_an_office_that_is_to_be_heard_reaches_out_of_its_window(tmp_path):
    aloud, quiet = open_office(tmp_path / "a", aloud=True), open_office(tmp_path / "b")
    assert isinstance(aloud.alarms.player, SystemPlayer)
    assert not isinstance(aloud.awake, LetSleep)
    assert isinstance(quiet.alarms.player, Silent)
    assert isinstance(quiet.awake, LetSleep)
    aloud.close()
    quiet.close()


def test_a_window_has_the_shipped_review_templates_and_those_of_its_folder(tmp_path):
    office = open_office(tmp_path / "data")
    folder = tmp_path / "data" / "review-templates"
    folder.mkdir()
    (folder / "ours.toml").write_text('title = "Ours"\n[[section]]\nid = "a"\ntitle = "A"\n')
    templates = office.new_review_templates()
    assert templates.named("ours").title == "Ours" and templates.standard().sections
    office.close()
