"""From the draft to an approved version that can be looked at again, and the meeting, in the whole window."""

from datetime import timedelta
from functools import partial

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from incident_desk.domain.review import SectionStanding, SectionState
from incident_desk.domain.review_template import TemplateSection
from incident_desk.qt import export_wishes, review_approvals
from incident_desk.qt.dialogs import ApprovalDialog, ChangedSinceDialog, Finder, MeetingDialog
from incident_desk.qt.dialogs.changed_since import WAIT
from incident_desk.qt.review_approvals import lacking_words, version_words
from incident_desk.qt.widgets.paragraph import Paragraph
from incident_desk.services.acts.reviewing import write_section
from incident_desk.services.acts.undoing import undo
from incident_desk.services.drafts import Unsent
from tests.qt.test_review_wishes import Desk


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot)
    yield one
    one.close()


def written(desk, words):
    desk.page.writing.take_focus()
    desk.write(words)
    desk.page.writing.save()


def approval(desk):
    """The dialog that asks who approves; what is typed on this computer is looked at before."""
    desk.page.head.approve.click()
    desk.until(lambda: any(one.isVisible() for one in desk.window.findChildren(ApprovalDialog)))
    return desk.dialog(ApprovalDialog)


def approve(desk, role="Commander"):
    desk.until(desk.page.head.approve.isEnabled)
    dialog = approval(desk)
    dialog._role.setText(role)
    dialog.try_accept()
    desk.until(lambda: desk.review.state == "approved")
    desk.back()


def test_a_draft_is_marked_as_reviewed_in_one_go_and_what_is_written_then_is_the_next_version(desk):
    desk.come()
    written(desk, "It was down")
    approve(desk)
    assert [one.version for one in desk.review.approvals] == [1]
    written(desk, " for an hour")
    desk.until(lambda: desk.review.version == 2)
    desk.until(lambda: "version 2 draft" in desk.page.head.caption.text())
    signed = desk.review.approvals[0]
    assert version_words(signed) == f"Version 1, approved {signed.at:%Y-%m-%d %H:%M} UTC by MK, Commander"


def test_what_is_not_finished_is_named_before_it_is_signed(desk):
    desk.come()
    written(desk, "It was down")
    desk.until(desk.page.head.approve.isEnabled)
    desk.drafts.save(f"{desk.incident.key}-review-text-impact", Unsent("Half a sent", desk.bench.clock.now()))
    dialog = approval(desk)
    told = " ".join(one.text() for one in dialog.findChildren(Paragraph))
    assert "Impact has a draft here that is not in the record and would not be signed." in told
    assert "1 of 4 sections is in draft still: Summary." in told
    dialog._role.setText("Commander")
    dialog.try_accept()
    desk.until(lambda: desk.review.state == "approved")


def test_which_text_stands_is_settled_before_it_is_signed(desk):
    desk.come()
    written(desk, "It was down")
    desk.until(desk.page.head.approve.isEnabled)
    impact = f"{desk.incident.key}-review-text-impact"
    desk.drafts.save(impact, Unsent("Mine", desk.bench.clock.now(), "a version that was taken back"))
    desk.page.head.approve.click()
    desk.until(lambda: desk.toast.startswith("Choose first which of both texts of Impact stands"))
    assert desk.page.model.open.id == "impact"
    desk.until(lambda: desk.page.writing.fields[0].theirs.isVisible())
    desk.page.head.approve.click()
    looked = []
    desk.link.read(lambda _office: None, looked.append)
    desk.until(lambda: bool(looked))
    assert not any(one.isVisible() for one in desk.window.findChildren(ApprovalDialog))
    desk.page.writing.fields[0].mine.click()
    desk.until(lambda: desk.review.text("impact") == "Mine")
    approve(desk)


def test_what_is_changed_while_the_dialog_stands_is_not_signed(desk):
    desk.come()
    written(desk, "It was down")
    desk.until(desk.page.head.approve.isEnabled)
    dialog = approval(desk)
    written_by_another(desk, "Nobody noticed")
    dialog._role.setText("Commander")
    dialog.try_accept()
    desk.until(lambda: "changed since you looked" in desk.toast)
    assert desk.review.approvals == ()


def written_by_another(desk, words):
    desk.bench.desk.act(
        desk.incident.id, lambda one, _: write_section(one, "impact", words, None, one.review.template), "Wei"
    )


def test_the_sections_that_are_named_are_three_and_the_others_are_counted():
    standings = [SectionStanding(TemplateSection(one, one), SectionState.DRAFT) for one in "ABCDE"]
    assert lacking_words(2, ["A", "B"], standings) == [
        "A and B have drafts here that are not in the record and would not be signed.",
        "5 of 5 sections are in draft still: A, B, C and 2 more.",
        "2 questions are open.",
    ]
    assert lacking_words(0, [], standings[:0]) == []


def test_the_menu_and_the_palette_have_the_buttons_of_the_head_from_every_page(desk):
    desk.come()
    desk.window.show_page("desk")
    desk.controller.do("mark_reviewed")
    assert desk.window.page == "review"
    assert desk.window._toast.model.message == "To be written still: Summary"
    written(desk, "It was down")
    desk.until(desk.page.head.round.isEnabled)
    desk.controller.do("send_round")
    desk.until(lambda: desk.review.state == "in_review")
    desk.until(desk.page.head.round.isHidden)
    desk.controller.do("send_round")
    assert desk.window._toast.model.message == "Post-mortem in review already"
    desk.controller.do("schedule_review")
    assert desk.dialog(MeetingDialog).isVisible()


def test_the_palette_has_the_versions_and_says_where_there_are_none(desk):
    desk.come()
    desk.controller.do("report_versions")
    assert desk.window._toast.model.message.startswith("No version was approved yet")
    written(desk, "It was down")
    approve(desk)
    desk.until(lambda: not desk.page.report.versions.isHidden())
    desk.window.show_page("desk")
    desk.controller.do("report_versions")
    desk.until(lambda: any(one.isVisible() for one in desk.window.findChildren(Finder)))
    things = desk.dialog(Finder)._things
    assert desk.window.page == "review" and [one.words[:12] for one in things] == [
        "As it stands", "Version 1, a", "What changed"]  # fmt: skip


def test_the_approved_version_can_be_looked_at_beside_what_is_written_now(desk):
    desk.come()
    written(desk, "It was down")
    approve(desk)
    written(desk, " and came back")
    desk.until(lambda: desk.review.version == 2)
    report = desk.page.report
    desk.until(lambda: desk.page.paper.sheets and "came back" in desk.page.paper.sheets.markdown)
    assert report.versions.isVisible()
    report.versions.click()
    dialog = desk.dialog(Finder)
    dialog.field.setText("version 1")
    dialog.try_accept()
    desk.until(lambda: "came back" not in desk.page.paper.sheets.markdown)
    assert "It was down" in desk.page.paper.sheets.markdown
    assert report.versions.model.text == "Version 1, approved"


def changes_since_1(desk):
    desk.page.report.versions.click()
    dialog = desk.dialog(Finder)
    dialog.field.setText("changed since version 1")
    dialog.try_accept()
    told = desk.dialog(ChangedSinceDialog)
    desk.until(lambda: told.note.text() != WAIT)
    return told


def test_what_changed_since_an_approved_version_is_told_with_what_was_just_typed_or_that_nothing_has(desk):
    desk.come()
    written(desk, "It was down")
    approve(desk)
    desk.until(lambda: not desk.page.report.versions.isHidden())
    told = changes_since_1(desk)
    assert told.windowTitle() == "What changed since version 1"
    assert told.empty.model.title == "Nothing has changed since version 1"
    told.reject()
    desk.back()
    desk.page.writing.take_focus()
    desk.write(" and came back")
    told = changes_since_1(desk)
    assert told.text.toPlainText() == ("Summary  changed, last by MK\n− It was down\n+ It was down and came back")
    told.do.click()
    assert QGuiApplication.clipboard().text().startswith("What changed since version 1: INC-0001\n\nSummary")
    desk.qtbot.keyClick(told.text, Qt.Key.Key_Escape)
    desk.until(lambda: not told.isVisible())
    assert desk.page.model.incident.key == "INC-0001" and desk.window.page == "review"


def test_an_approval_that_is_taken_back_meanwhile_is_said_and_nothing_is_compared(desk):
    desk.come()
    written(desk, "It was down")
    approve(desk)
    desk.until(lambda: not desk.page.report.versions.isHidden())
    desk.page.report.versions.click()
    finder = desk.dialog(Finder)
    record = desk.bench.desk
    record.act(desk.incident.id, lambda now, at: undo(now, record.events(now.id), at, "MK"), "MK")
    finder.field.setText("changed since version 1")
    finder.try_accept()
    told = desk.dialog(ChangedSinceDialog)
    desk.until(told.empty.isVisible)
    assert told.empty.model.title.startswith("No version of this report was approved yet")


def look_at_version_1(desk):
    desk.page.report.versions.click()
    dialog = desk.dialog(Finder)
    dialog.field.setText("version 1")
    dialog.try_accept()
    desk.until(lambda: "came back" not in desk.page.paper.sheets.markdown)


def exported(desk, to, monkeypatch, how):
    """What was written, as which file name was proposed, and what was asked."""
    chooser = Chooser(to)
    monkeypatch.setattr(export_wishes, "choose_file", chooser)
    how()
    desk.until(lambda: desk.toast == f"Written: {to}")
    title, _kinds, name = chooser.asked[0]
    return to.read_text("utf-8"), name, title


def test_the_version_that_is_looked_at_is_what_leaves_and_elsewhere_the_report_as_it_stands(
    desk, tmp_path, monkeypatch
):
    desk.come()
    written(desk, "It was down")
    approve(desk)
    written(desk, " and came back")
    desk.until(lambda: desk.page.paper.sheets and "came back" in desk.page.paper.sheets.markdown)
    click = desk.page.report.foot.as_markdown.click
    text, name, title = exported(desk, tmp_path / "now.md", monkeypatch, click)
    assert "came back" in text and name == "INC-0001-report.md" and "version" not in title
    look_at_version_1(desk)
    text, name, title = exported(desk, tmp_path / "then.md", monkeypatch, click)
    assert "It was down" in text and "came back" not in text
    assert name == "INC-0001-report-v1.md" and title.endswith("version 1 as approved")
    desk.controller.do("timeline")
    menu = partial(desk.controller.do, "export_markdown")
    text, name, _title = exported(desk, tmp_path / "elsewhere.md", monkeypatch, menu)
    assert "came back" in text and name == "INC-0001-report.md"


class Chooser:
    """Answers where a file is to be saved."""

    def __init__(self, to):
        self.to, self.asked = to, []

    def __call__(self, window, words, chosen):
        self.asked.append(words)
        chosen(str(self.to))


def meeting(desk, when, *, file=False):
    desk.page.head.meeting.click()
    dialog = desk.dialog(MeetingDialog)
    dialog.zone.setText("UTC")
    dialog.when.setText(when)
    dialog.where.setText("Room 4")
    dialog.file.setChecked(file)
    dialog.try_accept()
    desk.until(lambda: desk.review.meeting is not None)


def test_the_meeting_is_set_and_its_file_is_asked_for(desk):
    desk.come()
    day = desk.bench.clock.now() + timedelta(days=3)
    meeting(desk, f"{day:%Y-%m-%d} 10:00", file=True)
    assert desk.review.meeting.people == ("MK",)
    desk.until(lambda: any(one.isVisible() for one in desk.window.findChildren(QFileDialog)))
    next(one for one in desk.window.findChildren(QFileDialog) if one.isVisible()).reject()


def test_the_file_is_written_as_the_record_has_the_meeting(desk, tmp_path, monkeypatch):
    chooser, written_texts = Chooser(tmp_path / "meeting.ics"), []
    monkeypatch.setattr(review_approvals, "choose_file", chooser)
    monkeypatch.setattr(
        type(desk.link.office), "write_text", lambda _self, text, to: written_texts.append((text, to)) or to
    )
    desk.come()
    meeting(desk, "tomorrow 10:00", file=True)
    desk.until(lambda: bool(written_texts))
    (event,) = Calendar.from_ical(written_texts[0][0]).walk("VEVENT")
    assert event["LOCATION"] == "Room 4" and chooser.asked[0][2].endswith("-review-meeting.ics")
    desk.until(lambda: "Written" in desk.toast)


def test_the_meeting_is_taken_off(desk):
    desk.come()
    meeting(desk, "tomorrow 10:00")
    desk.until(lambda: desk.page.head.meeting.model.text == "Meeting…")
    desk.back()
    desk.page.head.meeting.click()
    dialog = desk.dialog(MeetingDialog)
    dialog.choice.set_current(1)
    dialog.try_accept()
    desk.until(lambda: desk.review.meeting is None)
