"""The real window with all its parts on a record in memory, for tests."""

from PySide6.QtWidgets import QApplication, QWidget

from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.qt.app import open_window
from incident_desk.qt.widgets.banner import Banner
from incident_desk.qt.widgets.toast import Toast
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import Bench
from tests.qt.office import office_of

BOOK = Playbook(
    "Outage",
    plans=(
        Plan("p", (
            Phase("Look", 0, 900, steps=(Step("1", "Read the log", commands=()), Step("2", "Ask around"))),
            Phase("Mend", 900, 3600, steps=(Step("3", "Roll back"),)),
        )),
    ),
)  # fmt: skip


class Whole:
    """A window with an incident on the desk, unless it is told otherwise."""

    def __init__(self, qtbot, bench=None, *, shown=True, playbook=BOOK, **office):
        self.qtbot, self.bench = qtbot, bench or Bench()
        if not self.bench.store.rows and shown:
            self.bench.desk.declare(Declaration("Checkout is down", "P1", playbook, commander="MK"), "MK")
        self.one = next((head.incident for head in self.bench.store.heads()), None)
        self.window, self.controller = open_window(
            QApplication.instance(), lambda: office_of(self.bench, BOOK, **office), "MK"
        )
        qtbot.addWidget(self.window)
        self.stage, self.link = self.controller.stage, self.controller.stage.link
        self.window.resize(1920, 1080)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: self.link.office is not None)
        self.settle()
        if shown:
            with qtbot.waitSignal(self.link.scene_shown):
                self.stage.show_incident(self.one)

    @property
    def incident(self):
        return self.bench.desk.incident_of(self.one)

    @property
    def toast(self):
        """What the window says at the moment."""
        return next((one.model.message for one in self.window.findChildren(Toast) if one.isVisible()), "")

    @property
    def banner(self):
        return next((one.model for one in self.window.findChildren(Banner) if one.isVisible()), None)

    def settle(self):
        """Until everything that was handed in is done and told."""
        for _ in range(2):
            done = []
            self.link.read(lambda office: None, done.append)
            self.qtbot.waitUntil(lambda done=done: bool(done))

    def changed(self):
        """Waits until the incident on the desk moved on."""
        return self.qtbot.waitSignal(self.link.scene_changed)

    def dialog(self, kind):
        """The dialog of that kind that stands."""
        return next(one for one in self.window.findChildren(kind) if one.isVisible())

    def focus(self, inside: QWidget):
        """Whether the focus is in there."""
        here = QApplication.focusWidget()
        return here is not None and (here is inside or inside.isAncestorOf(here))

    def close(self):
        self.window.close()
        self.controller.close()
