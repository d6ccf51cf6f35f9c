"""Copies of a report are made, looked at and saved through the window, by keys alone."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.review import Approval
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.qt.dialogs import ReasonDialog
from incident_desk.qt.pages.export.goes import Fate
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.reviewing import ApprovalWish, approve, send_round, write_section
from incident_desk.services.export_values import View
from tests.fakes import Bench
from tests.qt.pages.export.conftest import Room
from tests.qt.whole import Whole
from tests.review_samples import SMALL

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Press(Room):
    """The window, with a record that names a customer."""

    def ready(self):
        self.made()
        self.until(lambda: self.page.foot.save.isEnabled())

    def tab_to(self, widget):
        for _ in range(40):
            if widget.hasFocus():
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came to {widget}")


@pytest.fixture
def press(qtbot):
    one = Press(qtbot)
    yield one
    one.close()


def test_the_page_is_worked_by_keys_alone_and_two_files_are_saved(press, tmp_path):
    before = press.bench.desk.events(press.one)
    press.press(Qt.Key.Key_6, CTRL)
    press.press(Qt.Key.Key_E, CTRL)
    press.until(lambda: press.window.page == "export" and press.model.handout is not None)
    press.page.whom.show_folder(str(tmp_path))
    # For whom.
    press.press(Qt.Key.Key_4, ALT)
    press.until(lambda: press.model.choices.audience is Audience.TIMELINE)
    press.ready()
    # In two formats.
    press.tab_to(press.page.whom.formats[1].box)
    press.press(Qt.Key.Key_Space)
    press.tab_to(press.page.whom.formats[2].box)
    press.press(Qt.Key.Key_Space)
    press.press(Qt.Key.Key_Tab, SHIFT)
    press.press(Qt.Key.Key_Tab, SHIFT)
    press.press(Qt.Key.Key_Space)
    press.ready()
    assert press.model.choices.endings == {".md", ".html"} and press.page.foot.save.text() == "Save 2 files"
    # One thing is kept, and why.
    press.tab_to(press.page.goes.list)
    for _ in range(20):
        if press.page.goes.list.row.finding.text == "app.zebra.example":
            break
        press.press(Qt.Key.Key_Down)
    press.press(Qt.Key.Key_R, SHIFT)
    dialog = press.dialog(ReasonDialog)
    QTest.keyClicks(dialog.field, "they sign in there")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    press.ready()
    assert press.row("app.zebra.example").fate is Fate.KEPT
    press.back()
    # Another word goes.
    press.press(Qt.Key.Key_Insert)
    press.write("Checkout")
    press.press(Qt.Key.Key_Return)
    press.ready()
    press.press(Qt.Key.Key_Escape)
    assert press.row("Checkout").is_hidden and press.page.goes.list.hasFocus()
    # The pages, as they were and as they go.
    seen = []
    for _ in range(3):
        press.press(Qt.Key.Key_Right, ALT)
        press.ready()
        seen.append((press.page.paper.view, press.page.paper.sheet.isVisible()))
    assert seen == [(View.BEFORE, True), (View.SENT, True), (View.MARKED, True)]
    # Saved, and read.
    press.press(Qt.Key.Key_E, CTRL)
    press.until(lambda: len(list(tmp_path.iterdir())) == 2 and "Saved" in press.toast)
    for ending in (".md", ".html"):
        text = (tmp_path / f"INC-0001-timeline{ending}").read_text("utf-8")
        assert "app.zebra.example" in text
        for hidden in ("Checkout", "hunter2", "ana.lopez", "Zebra Associates", "a939863"):
            assert hidden not in text
    told = [json.loads(line) for line in press.work.saved]
    assert {one["file"] for one in told} == {"INC-0001-timeline.md", "INC-0001-timeline.html"}
    assert told[0]["who"] == "MK" and told[0]["kept"] == [["app.zebra.example", "they sign in there"]]
    # Nothing of it is in the record, and the way back leads to the review.
    assert press.bench.desk.events(press.one) == before
    press.press(Qt.Key.Key_Escape)
    assert press.window.page == "review"


def test_without_an_incident_or_a_way_to_export_nothing_is_shown(qtbot):
    whole = Whole(qtbot, Bench(), shown=False)
    whole.controller.do("export")
    assert whole.window.page != "export"
    whole.close()
    other = Whole(qtbot)
    other.controller.do("export")
    assert other.window.page != "export"
    other.close()


def test_another_incident_that_comes_is_not_the_one_whose_report_is_out(press):
    press.come()
    other = press.bench.desk.declare(Declaration("Search is down", "P1", None, commander="MK"), "MK")
    with press.qtbot.waitSignal(press.link.scene_shown):
        press.link.show(other.incident.id if hasattr(other, "incident") else press.bench.store.heads()[-1].incident)
    assert press.window.page == "desk"
    press.controller.do("export")
    press.until(lambda: press.model.report is not None and press.model.report.header.title == "Search is down")
    press.made()
    assert press.page.head.caption.text().startswith("INC-0002 Search is down")
    assert press.model.choices.kept == {} and press.model.choices.endings == {".pdf"}


def approve_twice(press):
    """Its review has two approved versions."""
    former = None
    for words in ("Down for an hour", "Down for two"):
        for rule in (
            lambda one, _, said=words, before=former: write_section(one, "summary", said, before, SMALL),
            lambda one, _: send_round(one),
            lambda one, _: approve(one, ApprovalWish("Commander", "MK")),
        ):
            with press.changed():
                press.link.act(rule)
        former = press.bench.desk.incident_of(press.one).review.texts["summary"].id


def test_the_version_that_the_review_shows_is_chosen_until_it_shows_another_one(press, monkeypatch):
    approve_twice(press)
    asked, reporting, now = [], press.link.office.new_reporting(), press.stage.incident
    monkeypatch.setattr(reporting, "approved", lambda _key, number: asked.append(number) or reporting.report(_key))
    signed = tuple(Approval(f"a{one}", one, "Commander", "Ana", now.declared_at, 3, "abc") for one in (1, 2))
    approved = replace(now, review=replace(now.review, approvals=signed))
    monkeypatch.setattr(type(press.stage), "incident", property(lambda _stage: approved))

    def come(version):
        monkeypatch.setattr(press.controller.stage, "version_in_front", lambda: version)
        press.controller.do("review")
        press.controller.do("export")
        press.until(lambda: press.model.handout is not None and not press.model.is_asking)
        chosen = press.model.choices.version, press.model.handout.wish.on.version
        press.controller.copies.back()
        return chosen

    assert come(0) == ("", "")
    assert come(2) == ("2", "Version 2, approved") and asked == [2]
    press.model.choose(replace(press.model.choices, version="", version_word=""))
    assert come(2) == ("", ""), "what the person chose on the page stays"
    assert come(1) == ("1", "Version 1, approved")
    assert come(0) == ("", "") and asked == [2, 1]


def test_the_record_moves_on_while_the_page_stands(press):
    press.come()
    with press.changed():
        press.link.act(lambda incident, now: log(Line("Nearly done", Sign.NOTE)))
    assert press.page.head.read.isVisible()
    press.press(Qt.Key.Key_F5)
    press.ready()
    assert not press.page.head.read.isVisible()


def test_a_rate_that_is_still_typed_counts_before_the_files_are_saved_and_is_remembered(press, tmp_path):
    press.come((".md",), audience=0)
    press.page.whom.show_folder(str(tmp_path))
    press.tab_to(press.page.whom.options.rate.field)
    press.write("$90")
    press.press(Qt.Key.Key_E, CTRL)
    assert press.model.choices.rate == HourlyRate(90.0, "$", before=True)
    assert press.stage.settings.rate == "$90"
    press.ready()
    press.press(Qt.Key.Key_E, CTRL)
    to = tmp_path / "INC-0001-internal.md"
    # What writes in this test gives the name before the bytes; the program's own never does.
    press.until(lambda: to.is_file() and to.stat().st_size > 0)
    assert "Response cost" in to.read_text("utf-8")


def test_the_page_begins_with_the_rate_that_was_remembered(press):
    press.stage.keep_rate("90 EUR")
    press.come((".md",), audience=0)
    assert press.page.whom.options.rate.field.text() == "90 EUR" and press.model.report.cost is not None
