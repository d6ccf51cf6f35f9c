"""The desktop is asked through its own opener; what it refuses is told."""

import os
import shutil
import stat

import pytest

from incident_desk.adapters import desktop
from incident_desk.adapters.desktop import PaperRooms, SystemDesktop


@pytest.fixture
def opener(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr("sys.platform", "linux")

    def put(text):
        (tmp_path / "xdg-open").write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / "xdg-open").chmod(0o755)

    return put


def test_the_opener_gets_the_target_as_one_word(opener, tmp_path):
    opener(f'printf "%s|%s" "$#" "$1" > {tmp_path}/told')
    assert SystemDesktop().open("mailto:a@b.c?subject=x y&body=$(id)")
    assert (tmp_path / "told").read_text() == "1|mailto:a@b.c?subject=x y&body=$(id)"


@pytest.mark.parametrize("code", [1, 3, 4])
def test_a_refusal_is_told(opener, code):
    opener(f"exit {code}")
    assert not SystemDesktop().open("x.eml")


def test_without_an_opener_nothing_opens(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert not SystemDesktop().open("x.eml")


def test_an_opener_that_is_no_program_opens_nothing(opener, tmp_path):
    (tmp_path / "xdg-open").write_bytes(b"\x7fELF nothing")
    (tmp_path / "xdg-open").chmod(0o755)
    assert not SystemDesktop().open("x.eml")


def test_an_opener_that_stays_is_the_program_itself(opener, tmp_path, monkeypatch):
    monkeypatch.setattr(desktop, "PATIENCE_S", 0.2)
    opener(f"echo $$ > {tmp_path}/pid; exec {shutil.which('sleep')} 60")
    assert SystemDesktop().open("x.eml")
    os.kill(int((tmp_path / "pid").read_text()), 9)


def test_a_room_is_closed_to_others_and_gone_afterwards():
    with PaperRooms().room() as room:
        assert stat.S_IMODE(room.stat().st_mode) == 0o700
        (room / "a.pdf").write_bytes(b"x")
    assert not room.exists()
