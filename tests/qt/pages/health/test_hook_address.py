"""Where others call: the address, or how it is switched on; both to copy."""

import pytest

from incident_desk.qt.pages.health.hook_address import SWITCH_ON, HookAddress, hook_words
from incident_desk.services.webhook import WebhookSettings, WebhookState

ON = WebhookState(WebhookSettings(is_on=True, port=4711, secret="a" * 16))
ADDRESS = f"http://127.0.0.1:4711/hook/{'a' * 16}/alerts"


@pytest.mark.parametrize(
    ("state", "hook", "text", "words"),
    [
        (ON, "alerts", ADDRESS, "this computer only"),
        (WebhookState(ON.settings, "the port is taken"), "alerts", ADDRESS, "Not heard: the port is taken"),
        (WebhookState(), "alerts", SWITCH_ON, "the webhook is off"),
        (ON, "No hook", "", ""),
        (ON, "", "", ""),
    ],
)
def test_what_is_to_be_copied(state, hook, text, words):
    found = hook_words(state, hook)
    assert found[0] == text and words in found[1]


def test_the_button_copies_all_of_it_however_narrow_it_is(themes, qtbot):
    one = HookAddress(themes)
    qtbot.addWidget(one)
    one.resize(120, 60)
    one.show_hook(ON, "alerts")
    with qtbot.waitSignal(one.copied) as copied:
        one.copy.click()
    assert one.words.text() == "http://127.0.0.1:4711/hook/•••/alerts"
    assert "aaaa" not in one.words.toolTip() + one.words.accessibleName()
    assert copied.args == [ADDRESS] and one.copy.accessibleName() == "Copy the address of the hook"
    one.show_hook(ON, "")
    assert one.isHidden()
