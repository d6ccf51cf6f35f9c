"""The exact call with which a notification is sent: programs that write it down, and a service on a private bus."""

import logging
import shutil

import pytest

from incident_desk.adapters.alarms.notifier import SystemNotifier
from tests.adapters.alarms.bus import Notifications, private_bus
from tests.adapters.alarms.conftest import wait_until

BUS = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
TITLE, TEXT = "INC-0047: Response target missed", "Checkout is <b>down</b> & out"


@pytest.fixture
def notifications(monkeypatch):
    """A service that takes notifications, on a bus of its own."""
    if shutil.which("gdbus") is None:
        pytest.skip("gdbus is absent")
    with private_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        service = Notifications(address)
        yield service
        service.close()


def sent(notifications, title: str, text: str, *, urgent: bool):
    before = len(notifications.calls)
    SystemNotifier("linux").notify(title, text, urgent=urgent)
    wait_until(lambda: len(notifications.calls) > before)
    return notifications.calls[-1]


def test_the_call_on_the_bus_is_that_of_the_specification(notifications):
    assert sent(notifications, TITLE, TEXT, urgent=True) == {
        "app": "Incident Desk",
        "replaces": 0,
        "icon": "org.incidentdesk.IncidentDesk",
        "title": TITLE,
        "text": "Checkout is &lt;b&gt;down&lt;/b&gt; &amp; out",
        "actions": [],
        "hints": {"urgency": 2},
        "stays_ms": -1,
    }


def test_what_is_not_late_is_not_urgent(notifications):
    assert sent(notifications, TITLE, "", urgent=False)["hints"] == {"urgency": 1}


@pytest.mark.parametrize(
    "text",
    [
        "\"quoted\" 'twice' \\ and \\n a backslash",
        "Größe über alles: 東京 🔥",
        "-1 --help [] {} <byte 2> @as",
        "uint32 5",
        "$(id) `id` ; id | id",
        "%s %d {title}",
    ],
)
def test_text_arrives_as_it_was_written_whatever_it_looks_like(notifications, text, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    call = sent(notifications, text, "", urgent=False)
    assert call["title"] == text


def test_what_is_no_printable_sign_becomes_a_space_and_a_long_text_is_cut(notifications):
    call = sent(notifications, "one\ntwo\0three\x1b[31m\u202efour", "y" * 5000, urgent=False)
    assert call["title"] == "one two three [31m four"
    assert call["text"] == "y" * 300


def test_a_half_of_a_sign_goes_nowhere_and_harms_nothing(notifications):
    assert sent(notifications, "half \ud83d sign", "", urgent=False)["title"] == "half   sign"


def test_without_gdbus_it_is_notify_send(programs):
    programs.put("notify-send")
    SystemNotifier("linux", BUS).notify(TITLE, TEXT, urgent=True)
    assert programs.wait_for(1) == [
        ["notify-send", "--app-name=Incident Desk", "--icon=org.incidentdesk.IncidentDesk", "--urgency=critical",
         "--", TITLE, "Checkout is &lt;b&gt;down&lt;/b&gt; &amp; out"]
    ]  # fmt: skip


def test_where_gdbus_fails_notify_send_is_tried_and_no_other_after_one_that_works(programs):
    programs.put("gdbus", code=1)
    programs.put("notify-send")
    SystemNotifier("linux", BUS).notify(TITLE, TEXT, urgent=False)
    assert [call[0] for call in programs.wait_for(2)] == ["gdbus", "notify-send"]


def test_on_a_mac_the_text_is_an_argument_and_no_part_of_the_script(programs):
    programs.put("osascript")
    evil = 'a" with title "b'
    SystemNotifier("darwin", {}).notify(TITLE, evil, urgent=True)
    assert programs.wait_for(1) == [
        ["osascript", "-e", "on run argv",
         "-e", "display notification (item 2 of argv) with title (item 1 of argv)", "-e", "end run", TITLE, evil]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("platform", "environment"), [("linux", {}), ("win32", BUS), ("linux", {"XDG_RUNTIME_DIR": "/nowhere"})]
)
def test_where_there_is_no_bus_and_on_windows_no_program_is_started(programs, platform, environment, caplog):
    programs.put("gdbus", "notify-send", "osascript")
    with caplog.at_level(logging.WARNING):
        notifier = SystemNotifier(platform, environment)
        notifier.notify(TITLE, TEXT, urgent=True)
        wait_until(lambda: "no notifications here" in caplog.text)
        notifier.notify(TITLE, TEXT, urgent=True)
        notifier._tell_once()
    assert programs.calls == []
    assert caplog.text.count("no notifications here") == 1


def test_a_bus_in_the_runtime_folder_is_one(programs, tmp_path):
    programs.put("gdbus")
    (tmp_path / "bus").touch()
    notifier = SystemNotifier("linux", {"XDG_RUNTIME_DIR": str(tmp_path)})
    assert len(notifier.commands(TITLE, TEXT, urgent=False)) == 1
