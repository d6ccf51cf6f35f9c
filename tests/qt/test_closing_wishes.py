"""An incident is closed from Home in the whole window."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.moments import Moment
from incident_desk.domain.status import Status
from incident_desk.qt.dialogs import CloseDialog
from incident_desk.qt.widgets.paragraph import Paragraph
from incident_desk.services.acts.doctoring import set_aside
from incident_desk.services.acts.reviewing import ApprovalWish, approve, send_round, write_section
from incident_desk.services.acts.steering import resolve
from incident_desk.services.examining import examined_record
from tests.qt.test_copy_wishes import SMALL
from tests.qt.whole import Whole


class Home(Whole):
    """A resolved incident that waits for its review, and Home in front."""

    def __init__(self, qtbot):
        super().__init__(qtbot, playbook=None)
        self.act(lambda one, now: resolve(one, None, Moment.exactly(now)))
        self.come()

    def act(self, rule):
        with self.changed():
            self.link.act(rule)

    def come(self):
        self.window.show_page("home")
        self.qtbot.waitUntil(lambda: self.row is not None)

    @property
    def row(self):
        return next((row for row in self.stage.home.waiting.rows if row.item.closes), None)

    @property
    def standing(self):
        return next((one for one in self.window.findChildren(CloseDialog) if one.isVisible()), None)

    @property
    def questions(self):
        return examined_record(self.incident, self.bench.desk.events(self.one)).asked

    def press(self):
        self.qtbot.mouseClick(self.row.button, Qt.MouseButton.LeftButton)


@pytest.fixture
def home(qtbot):
    one = Home(qtbot)
    yield one
    one.close()


def test_what_is_open_is_asked_before_the_incident_is_closed_and_undo_takes_it_back(home):
    assert home.row.button.accessibleName() == "Close incident…: Review: Checkout is down"
    home.press()
    home.qtbot.waitUntil(lambda: home.standing is not None)
    told = " ".join(one.text() for one in home.standing.findChildren(Paragraph))
    assert "No review was begun." in told and f"{len(home.questions)} question" in told
    home.qtbot.keyClick(home.standing, Qt.Key.Key_Escape)
    home.qtbot.waitUntil(lambda: home.standing is None)
    assert home.incident.status is Status.RESOLVED and home.row.button.isEnabled()
    home.press()
    home.qtbot.waitUntil(lambda: home.standing is not None)
    home.qtbot.keyClick(home.standing, Qt.Key.Key_Return)
    home.qtbot.waitUntil(lambda: home.toast == f"{home.incident.key} is closed")
    assert home.incident.status is Status.CLOSED
    home.window.undo_wished.emit()
    home.qtbot.waitUntil(lambda: home.incident.status is Status.RESOLVED)


def test_with_an_approved_review_and_no_question_it_is_closed_at_once(home):
    home.act(lambda one, _: write_section(one, "summary", "It broke", None, SMALL))
    for finding in home.questions:
        home.act(lambda *_, finding=finding: set_aside(finding, "we know"))
    home.act(lambda one, _: send_round(one))
    home.act(lambda one, _: approve(one, ApprovalWish("Commander", "MK")))
    assert home.questions == ()
    home.come()
    home.press()
    home.qtbot.waitUntil(lambda: home.incident.status is Status.CLOSED)
    assert home.standing is None
