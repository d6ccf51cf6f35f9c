"""The exact command with which the system plays a tone, against players that write down how they are called."""

import logging
import sys

import pytest

from incident_desk.adapters.alarms import player
from incident_desk.adapters.alarms.player import SystemPlayer
from incident_desk.resource_files import resource
from incident_desk.services.alarms import Tone
from tests.adapters.alarms.conftest import wait_until

ALL = ("pw-play", "paplay", "aplay", "canberra-gtk-play")
SOFT = str(resource("sounds", "soft.wav"))


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("pw-play", ["pw-play", SOFT]),
        ("paplay", ["paplay", SOFT]),
        ("aplay", ["aplay", "-q", SOFT]),
        ("canberra-gtk-play", ["canberra-gtk-play", "-f", SOFT]),
    ],
)
def test_each_player_of_linux_is_called_with_the_file(programs, name, call):
    programs.put(name)
    SystemPlayer("linux").play(Tone.SOFT)
    assert programs.wait_for(1) == [call]


def test_on_a_mac_it_is_afplay(programs):
    programs.put(*ALL, "afplay")
    SystemPlayer("darwin").play(Tone.TWO_TONES)
    assert programs.wait_for(1) == [["afplay", str(resource("sounds", "two_tones.wav"))]]


def test_the_best_that_is_there_plays_and_no_other(programs):
    programs.put(*ALL)
    for place in range(len(ALL)):
        (first, *_rest) = SystemPlayer("linux").commands(resource("sounds", "soft.wav"))
        assert first[0] == str(programs.folder / ALL[place])
        (programs.folder / ALL[place]).unlink()


def test_where_one_fails_the_next_is_tried(programs):
    programs.put("pw-play", code=1)
    programs.put("paplay")
    programs.put("aplay")
    SystemPlayer("linux").play(Tone.SOFT)
    assert [call[0] for call in programs.wait_for(2)] == ["pw-play", "paplay"]


def test_without_a_player_that_is_said_and_logged_once(programs, caplog):
    quiet = SystemPlayer("linux")
    assert quiet.lacks == "There is no sound: none of pw-play, paplay, aplay, canberra-gtk-play is installed"
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            quiet.play(Tone.SOFT)
        wait_until(lambda: "There is no sound" in caplog.text)
        quiet._play(resource("sounds", "soft.wav"))
    assert caplog.text.count("There is no sound") == 1


def test_with_a_player_nothing_is_lacking(programs):
    programs.put("aplay")
    assert SystemPlayer("linux").lacks == ""


def test_on_windows_it_is_the_systems_own_call(monkeypatch):
    played = []

    class Winsound:
        SND_FILENAME, SND_NODEFAULT = 1, 2
        PlaySound = staticmethod(lambda *call: played.append(call))

    monkeypatch.setitem(sys.modules, "winsound", Winsound)
    SystemPlayer("win32").play(Tone.SOFT)
    wait_until(lambda: bool(played))
    assert played == [(SOFT, 3)]
    assert SystemPlayer("win32").lacks == ""


def test_windows_without_a_device_is_logged(monkeypatch, caplog):
    def no_device(*_call):
        raise RuntimeError("Failed to play sound")

    class Winsound:
        SND_FILENAME, SND_NODEFAULT = 1, 2
        PlaySound = staticmethod(no_device)

    monkeypatch.setitem(sys.modules, "winsound", Winsound)
    player._play_on_windows(resource("sounds", "soft.wav"))
    assert "Failed to play sound" in caplog.text
