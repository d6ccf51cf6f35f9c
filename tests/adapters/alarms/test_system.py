"""The alarms of this system, as the guardian uses them."""

import subprocess
import sys

from incident_desk.adapters.alarms.system import system_alarms
from incident_desk.services.alarms import Alarm, Tone
from tests.fakes import NOON


def test_an_alarm_is_given_to_the_player_and_to_the_notifications(programs, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.setattr(sys, "platform", "linux")
    programs.put("aplay", "gdbus")
    system_alarms(lambda: True).announce(Alarm("INC-0047", "Down", "Response target missed", Tone.TONE, NOON))
    assert sorted(call[0] for call in programs.wait_for(2)) == ["aplay", "gdbus"]


def test_neither_qt_nor_the_database_nor_the_network_is_loaded_for_it():
    code = (
        "import sys, incident_desk.adapters.alarms.system, incident_desk.adapters.awake\n"
        "import incident_desk.services.louder\n"
        "print(sorted(set(sys.modules) & {'PySide6', 'sqlalchemy', 'httpx', 'sqlite3'}))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.strip() == "[]"
