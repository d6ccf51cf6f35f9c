"""From the window: a check is described, saved, changed; its command runs only once it is allowed."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox

from incident_desk.adapters.consents import ConsentFile
from incident_desk.adapters.secrets import SecretFile
from incident_desk.domain.health_check import Check, CommandOptions, WebhookOptions
from incident_desk.domain.health_sample import Fault, Outcome, Sample
from incident_desk.qt.dialogs.allow_command import AllowDialog
from incident_desk.services.acts.watching import watch
from incident_desk.services.asking import Asking
from incident_desk.services.standing import is_standing
from tests.fakes import MemoryDrafts
from tests.qt.watched import FakeWorker
from tests.qt.whole import Whole


@pytest.fixture
def asking(tmp_path):
    def ask(check, cancelled):
        assert isinstance(check.options, CommandOptions) and one.consents.allows(check.options.command), "asked"
        return Sample(check.id, datetime(2026, 3, 1, tzinfo=UTC), Outcome.OK)

    one = Asking(ask, ConsentFile(tmp_path / "a.json"), SecretFile(tmp_path / "s.json"), lambda patterns: "")
    return one


@pytest.fixture
def whole(qtbot, asking):
    one = Whole(qtbot, asking=asking, drafts=MemoryDrafts())
    yield one
    one.close()


def editor(whole):
    return whole.controller._health.page.place.editor


def test_w_describes_a_check_of_the_incident_on_the_desk(whole):
    whole.controller.do("watch")
    model = editor(whole).model
    model.form.paste("https://api.shop.example/health", {})
    with whole.changed():
        model.save()
    (data,) = whole.incident.checks.values()
    assert data["url"] == "https://api.shop.example/health"
    assert whole.toast == "/health is watched"
    assert editor(whole) is None


def test_a_watched_check_is_changed(whole, qtbot):
    with whole.changed():
        whole.link.act(lambda now, _: watch(now, Check("c", "Disk", CommandOptions(("df", "-h")))))
    whole.controller.checks.edit(whole.one, "c")
    editor(whole).model.form.put("name", "Space")
    with whole.changed():
        editor(whole).model.save()
    assert whole.incident.checks["c"]["name"] == "Space"
    whole.controller.checks.edit(whole.one, "gone")
    assert "can't be changed" in whole.toast


def test_esc_goes_back_and_the_second_opening_finds_what_was_typed(whole, qtbot):
    whole.controller.do("watch")
    editor(whole).model.form.put("name", "Half")
    whole.controller.do("watch")
    assert editor(whole).model.form.texts["name"] == "Half"
    qtbot.keyClick(editor(whole).address.field, Qt.Key.Key_Escape)
    assert editor(whole) is None
    whole.settle()
    whole.controller.do("watch")
    qtbot.waitUntil(lambda: editor(whole).model.form.texts["name"] == "Half")


def test_a_test_of_a_command_asks_first_and_no_is_no(whole, asking, qtbot):
    whole.controller.checks.begin_new("./check --all")
    with qtbot.waitSignal(editor(whole).consent_wished):
        editor(whole).model.test()
    dialog = whole.dialog(AllowDialog)
    assert dialog.wanted.command == ("./check", "--all")
    dialog.reject()
    assert asking.consents.all() == []
    with qtbot.waitSignal(editor(whole).consent_wished):
        editor(whole).model.test()
    dialog = whole.dialog(AllowDialog)
    dialog.read.setChecked(True)
    dialog.try_accept()
    qtbot.waitUntil(lambda: asking.consents.all() == [("./check", "--all")])
    trial = editor(whole).model.trial
    qtbot.waitUntil(lambda: trial.last is not None)
    assert trial.last.outcome is Outcome.OK, "what waited for the consent is tried out"


def test_the_command_of_a_record_is_looked_at_from_its_row(whole, asking, qtbot):
    check = Check("c", "Disk", CommandOptions(("df", "-h")))
    whole.controller.checks.look(whole.one, check)
    dialog = whole.dialog(AllowDialog)
    assert dialog.wanted.record == "INC-0001 Checkout is down"
    dialog.read.setChecked(True)
    dialog.try_accept()
    qtbot.waitUntil(lambda: asking.consents.allows(("df", "-h")))


def test_without_an_incident_it_is_a_standing_check(qtbot, asking):
    whole = Whole(qtbot, shown=False, asking=asking, drafts=MemoryDrafts())
    whole.controller.do("watch")
    model = editor(whole).model
    model.form.paste("https://api.shop.example/health", {})
    with qtbot.waitSignal(model.saved) as saved:
        model.save()
    assert is_standing(whole.bench.desk.incident_of(saved.args[0]))
    whole.close()


def test_a_paste_on_the_health_screen_begins_a_check(whole, qtbot):
    whole.controller.do("health")
    page = whole.controller._health.page
    QGuiApplication.clipboard().setText(" ")
    qtbot.keyClick(page.checks.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "Nothing" in whole.toast
    QGuiApplication.clipboard().setText("db.shop.example:5432")
    qtbot.keyClick(page.checks.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor(whole).model.form.texts["kind"] == "tcp"


def test_in_the_editor_a_letter_beside_the_fields_does_nothing_to_the_incident(whole, qtbot):
    whole.controller.do("watch")
    asked = []
    whole.window.actions_table.triggered.connect(asked.append)
    box = editor(whole).findChild(QCheckBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_P)
    assert asked == []
    editor(whole).back.click()
    whole.controller.do("health")
    checks = whole.controller._health.page.checks.list
    checks.setFocus()
    asked.clear()
    qtbot.keyClick(checks, Qt.Key.Key_P)
    assert asked == ["pause"]


def test_one_goes_back_to_where_the_editor_was_wished(whole):
    window = whole.window
    for page in ("desk", "home", "health"):
        window.show_page(page)
        whole.controller.do("watch")
        assert window.page == "health"
        editor(whole).back.click()
        assert window.page == page


def test_a_saved_check_is_the_chosen_one(whole, qtbot):
    with whole.changed():
        whole.link.act(lambda now, _: watch(now, Check("c", "Disk", CommandOptions(("df", "-h")))))
    whole.controller.do("health")
    page = whole.controller._health.page
    whole.controller.checks.begin_new("https://api.shop.example/health")
    with whole.changed():
        editor(whole).model.save()
    qtbot.waitUntil(lambda: page.model.chosen is not None and page.model.chosen.check.name == "/health")


def test_a_list_takes_the_place_of_one_check(whole, qtbot):
    whole.controller.do("watch")
    with qtbot.waitSignal(whole.window.actions_table.triggered) as triggered:
        editor(whole).import_many.click()
    assert triggered.args == ["import_checks"]
    assert editor(whole) is None


def test_a_command_of_the_record_says_that_it_was_not_run_and_is_allowed_from_the_health_screen(qtbot, asking):
    worker = FakeWorker()
    whole = Whole(qtbot, asking=asking, worker=lambda: worker)
    with whole.changed():
        whole.link.act(lambda now, _: watch(now, Check("disk", "Disk", CommandOptions(("df", "-h")))))
    now = whole.bench.clock.now()
    fault = {"fault": Fault.NO_CONSENT, "error": "nobody at this computer has allowed this command"}
    with qtbot.waitSignal(whole.stage.feed.states_changed):
        worker.answer(Sample(f"{whole.one}/disk", now, Outcome.UNKNOWN, **fault))
    whole.controller.do("health")
    whole.stage.ticker.ticked.emit(now)
    page = whole.controller._health.page
    page.model.choose(f"{whole.one}/disk")
    assert page.detail.head.ask.model.text == "Look and allow…"
    assert "nobody at this computer has allowed" in page.detail.head.reason.text()
    page.detail.head.ask.click()
    dialog = whole.dialog(AllowDialog)
    assert dialog.wanted.command == ("df", "-h")
    asked = len(worker.asked)
    dialog.read.setChecked(True)
    dialog.try_accept()
    qtbot.waitUntil(lambda: len(worker.asked) > asked)
    assert asking.consents.allows(("df", "-h"))
    assert whole.toast == "Allowed on this computer. Asking Disk"
    whole.close()


def test_a_window_that_closes_keeps_what_was_typed(qtbot, asking):
    drafts = MemoryDrafts()
    whole = Whole(qtbot, asking=asking, drafts=drafts)
    whole.controller.do("watch")
    editor(whole).model.form.put("name", "Half")
    whole.close()
    assert "Half" in repr(drafts.kept)


def test_add_while_a_check_is_changed_describes_a_new_one(whole):
    with whole.changed():
        whole.link.act(lambda now, _: watch(now, Check("c", "Disk", CommandOptions(("df", "-h")))))
    whole.controller.checks.edit(whole.one, "c")
    whole.controller.do("watch")
    assert editor(whole).model.is_new and whole.controller._health.page.checks.new.isVisible()


def test_nobody_asks_a_hook(whole, qtbot):
    with whole.changed():
        whole.link.act(lambda now, _: watch(now, Check("c", "Alerts", WebhookOptions("alerts"))))
    whole.controller.do("health")
    page = whole.controller._health.page
    qtbot.waitUntil(lambda: page.model.chosen is not None)
    whole.controller.do("check_now")
    assert whole.toast == "Nobody asks a hook: others call it"


def test_l_goes_to_the_log_field_of_the_desk_while_a_check_is_described(whole):
    whole.controller.do("health")
    whole.controller.do("watch")
    assert not whole.stage.desk.log.isVisible()
    whole.controller.do("log")
    assert whole.window.page == "desk" and whole.stage.desk.log.isVisible()
    whole.controller.do("health")
    assert editor(whole).isVisible()
