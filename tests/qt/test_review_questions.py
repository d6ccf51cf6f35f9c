"""The doctor's questions on the Review page, in the whole window, answered by keys alone."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.milestones import Milestone
from incident_desk.qt.dialogs import AnswerDialog, ReasonDialog
from incident_desk.qt.widgets.button import Button
from incident_desk.services.acts.action_items import ActionWish, add_action
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.taking_past import Answers, past_incident
from incident_desk.services.reporting import Reporting
from tests.any_past import read
from tests.fakes import Bench, MemoryDrafts
from tests.qt.pages.review.conftest import Printer, Templates
from tests.qt.test_review_wishes import Desk
from tests.qt.whole import BOOK, Whole
from tests.services.test_remedies import REPORT

ALT = Qt.KeyboardModifier.AltModifier


class Past(Desk):
    """A past incident of which much is asked, on the desk."""

    def __init__(self, qtbot):
        bench, self.printer = Bench(), Printer()
        taken = bench.desk.past.take_in(past_incident(read(REPORT), Answers(zone="UTC")), "MK")
        standing = bench.desk.standing
        Whole.__init__(
            self,
            qtbot,
            bench,
            drafts=MemoryDrafts(),
            review_templates=Templates,
            reporting=lambda: Reporting(
                bench.desk, self.printer, None, "x", lambda: bench.desk.events(standing.id)
            ),
        )
        self.one = taken.incident.id
        with qtbot.waitSignal(self.link.scene_shown):
            self.stage.show_incident(self.one)

    @property
    def badge(self):
        return self.window.rail._buttons["review"].model

    @property
    def banner(self):
        return self.page.writing.banner

    @property
    def rules(self):
        return [one.finding.rule for one in self.page.model.questions]

    def ready(self):
        self.come()
        self.until(lambda: bool(self.rules))

    def go_to(self, rule):
        """From question to question until it is that one."""
        while self.banner.question is None or self.banner.question.finding.rule != rule:
            self.press(Qt.Key.Key_Q, ALT)


@pytest.fixture
def desk(qtbot):
    one = Past(qtbot)
    yield one
    one.close()


def test_the_rail_says_how_many_are_open_before_anybody_comes(desk):
    desk.until(lambda: desk.badge.badge != "")
    assert desk.badge.badge_words == f"{desk.badge.badge} questions open"
    desk.ready()
    assert desk.badge.badge == str(len(desk.rules))
    assert desk.page.report.foot.questions.isVisible() and desk.page.report.foot.questions.model == len(desk.rules)


def test_from_question_to_question_and_each_is_answered_by_a_key(desk):
    desk.ready()
    desk.go_to("duration")
    assert desk.page.model.open.id == "timeline" and desk.banner.isVisible()
    desk.until(lambda: desk.banner.answers.buttons[0].hasFocus())
    desk.press(Qt.Key.Key_1, ALT)
    desk.until(lambda: Milestone.IMPACT_STARTED in desk.incident.milestones)
    desk.until(lambda: "duration" not in desk.rules)
    assert "Began about" in desk.toast


def test_one_that_needs_words_asks_for_them_and_one_is_set_aside_with_a_reason(desk):
    desk.ready()
    desk.go_to("duration")
    place = next(at for at, one in enumerate(desk.banner.question.remedies) if one.label == "Enter time…")
    desk.press(Qt.Key(Qt.Key.Key_1.value + place), ALT)
    dialog = desk.dialog(AnswerDialog)
    assert "When did the impact begin?" in dialog.field.accessibleName()
    dialog.reject()
    desk.back()
    desk.banner.take_focus()
    desk.press(Qt.Key.Key_X, ALT)
    dialog = desk.dialog(ReasonDialog)
    dialog.field.setText("the report rounds")
    dialog.try_accept()
    desk.until(lambda: "duration" not in desk.rules)


def test_sections_with_questions_say_so(desk):
    desk.ready()
    row = next(one for one in desk.page.model.rows if one.section.id == "actions")
    assert row.questions == 1 and "1 question" in row.spoken


def test_what_it_came_back_of_stands_beside_the_action_items(qtbot):
    desk = Desk(qtbot)
    desk.link.act(lambda *_: add_action(ActionWish("Alert on the pool", type="preventive")))
    desk.settle()
    desk.bench.clock.pass_s(86_400)
    for title in ("Printer jam", "Certificate expired", "Mail queue long"):
        desk.bench.desk.declare(Declaration(title, "P3"), "MK")
        desk.bench.clock.pass_s(600)
    again = desk.bench.desk.declare(Declaration("Checkout is down", "P1", BOOK), "MK")
    with qtbot.waitSignal(desk.link.scene_shown):
        desk.stage.show_incident(again.id)
    desk.come()
    came_back = desk.page.writing.came_back
    desk.until(lambda: came_back.has_any)
    assert not came_back.isVisible()
    desk.page.model.choose("actions")
    assert came_back.isVisible() and "– Alert on the pool: still open" in came_back.words
    came_back.findChild(Button, desk.incident.key).click()
    desk.until(lambda: desk.page.model.incident.id == desk.one)
    desk.close()


def test_of_an_incident_that_is_worked_on_nothing_is_asked_elsewhere(qtbot):
    one = Desk(qtbot)
    one.settle()
    assert one.window.rail._buttons["review"].model.badge == ""
    one.close()
