"""What is asked: pasted, typed, or chosen; secrets never stand in the field."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from incident_desk.qt.pages.health.hook_address import SWITCH_ON
from incident_desk.services.webhook import WebhookSettings, WebhookState

CURL = "curl -X POST \\\n  -H 'Authorization: Bearer hunter2' \\\n  https://x.org/login"


def test_a_paste_of_several_lines_is_recognised_whole(place, qtbot):
    place.model.begin_new(place.incident)
    place.editor.show()
    QGuiApplication.clipboard().setText(CURL)
    qtbot.keyClick(place.editor.address.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    form = place.model.form
    assert (form.texts["target"], form.texts["method"]) == ("https://x.org/login", "POST")
    assert "hunter2" not in form.texts["headers"]
    assert "not run" in form.words


def test_a_typed_address_is_recognised_with_enter(place, qtbot):
    place.model.begin_new(place.incident)
    place.editor.show()
    field = place.editor.address.field
    qtbot.keyClicks(field, "db.x.org:5432")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert place.model.form.texts["kind"] == "tcp"
    assert place.editor.address.kinds.model.current == 1


def test_a_typed_password_is_dots_once_the_field_is_left(place, qtbot):
    place.model.begin_new(place.incident, "https://x.org/")
    place.editor.show()
    field = place.editor.address.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "https://me:hunter2@x.org/")
    field.editingFinished.emit()
    assert field.text() == "https://me:•••@x.org/"
    assert list(place.model.form.secrets.values.values()) == ["hunter2"]


def test_kinds_are_chosen_by_arrows_and_hide_what_is_not_theirs(place, qtbot):
    place.model.begin_new(place.incident, "https://x.org/health")
    place.editor.show()
    address = place.editor.address
    assert address.method.isVisible()
    first = address.kinds._group.button(0)
    place.editor.activateWindow()
    qtbot.waitUntil(place.editor.isActiveWindow)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert place.model.form.texts["kind"] == "tcp"
    assert not address.method.isVisible()


def test_a_command_that_is_not_allowed_says_so_and_offers_a_look(place, qtbot):
    place.model.begin_new(place.incident, "./check.sh --all")
    place.editor.show()
    qtbot.waitUntil(lambda: place.model.trial.is_allowed is False)
    assert place.editor.address.look.isVisible()
    with qtbot.waitSignal(place.editor.consent_wished) as wished:
        place.editor.address.look.click()
    assert wished.args[0].options.command == ("./check.sh", "--all")
    place.model.allow(("./check.sh", "--all"))
    qtbot.waitUntil(lambda: not place.editor.address.look.isVisible())


def test_a_hook_says_where_it_is_called(place):
    place.model.begin_new(place.incident, "hook:alerts")
    address = place.editor.address
    assert not address.hook.isHidden() and address.hook.words.text() == SWITCH_ON
    address.show_webhook(WebhookState(WebhookSettings(is_on=True, secret="a" * 16)))
    assert address.hook.words.text().endswith("/alerts")
    place.model.form.put("target", "builds")
    assert address.hook.words.text().endswith("/builds")
    place.model.begin_new(place.incident, "https://x.org/")
    assert address.hook.isHidden()
