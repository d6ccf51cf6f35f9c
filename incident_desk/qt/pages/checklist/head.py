"""The head of a run: what it is, who runs it, and what turns it into something else or ends it."""

from PySide6.QtCore import QPoint, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.roles import initials
from incident_desk.domain.run_reading import RunReading
from incident_desk.formats.times import clock_face
from incident_desk.qt.actions import spec
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.panes.identity.view import Seat
from incident_desk.qt.panes.identity.view_model import RoleSeat
from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import outline_box
from incident_desk.services.acts.run_course import runner_of

_MENU = (
    "go_live",
    "run_people",
    "fill_blanks",
    "measure_criterion",
    "export_pdf",
    "export_markdown",
    "undo",
    "redo",
    "stop_run",
    "start_checklist",
)
_RUNNING = ("go_live", "run_people", "fill_blanks", "measure_criterion", "stop_run")
"""What can be done while it runs."""
_ASKED = (
    "No step of this checklist says what puts it live. What comes afterwards counts from the moment you say so."
)


class RunPlate(PaintedWidget[str]):
    """The sign of a run, where an incident has its severity; the model is the word for it."""

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as a plate."""
        return QSizeF(36, 30) if theme.is_compact else QSizeF(52, 36)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """A list with ticks in a frame."""
        outline_box(painter, area, theme.tokens.radii.control, theme.colour.control)
        side = 18.0
        paint_icon(
            painter,
            QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side),
            "list-todo",
            theme.colour.text2,
        )

    def spoken(self) -> Spoken:
        """What it is."""
        return Spoken(self.model)


class RunHead(QWidget):
    """Its buttons ask for actions of the window's table."""

    action_wished = Signal(str)
    """A button was pressed: the action's id."""

    def __init__(self, themes: ThemeService, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._who = themes, who
        self.plate = RunPlate(themes, "Checklist run", self)
        self.title = Lettered(themes, TextKind.TITLE, parent=self)
        self.caption = Lettered(themes, TextKind.CAPTION, "text3", parent=self)
        self.runner, self.second = Seat(themes, self), Seat(themes, self)
        self._is_open = True
        self.live = Button(themes, ButtonModel(spec("go_live").text, icon="flag"), self)
        self.live.setToolTip(plain(_ASKED))
        self.turn = Button(themes, ButtonModel("Turn into an incident…", keys=("Ctrl", "N"), icon="siren"), self)
        self.finish = Button(themes, ButtonModel("Finish…", keys=spec("finish_run").keys), self)
        self.more = Button(themes, ButtonModel("", icon="ellipsis", name="More about this run"), self)
        self._lay_out()
        for button, action in ((self.live, "go_live"), (self.turn, "declare"), (self.finish, "finish_run")):
            button.setObjectName(action)
            button.clicked.connect(self._on_clicked)
        self.more.clicked.connect(self._on_more_clicked)
        themes.theme_changed.connect(self._fit)
        self._fit(themes.current)

    def show_run(self, run: Incident, reading: RunReading) -> None:
        """Show it as it stands."""
        self._is_open = run.is_open
        self.title.setText(run.title)
        self.caption.setText(caption_of(run, reading))
        self._seat(self.runner, "Runs it", runner_of(run))
        self._seat(self.second, "Second pair of eyes", run.course.second)
        self.second.setVisible(bool(run.course.second))
        self.live.setVisible(reading.asks_live or (run.is_open and reading.live.is_guess))
        self.turn.setVisible(not run.led_to)
        self.finish.setVisible(run.is_open)
        waiting = len(reading.open)
        self.finish.setEnabled(run.is_open and not waiting)
        many = f"{waiting} step{'' if waiting == 1 else 's'} still open"
        self.finish.setToolTip(plain(many) if waiting else "")

    def _seat(self, seat: Seat, title: str, person: str) -> None:
        seat.show_seat(RoleSeat(title, person, initials(person), person == self._who))

    def menu(self) -> QMenu:
        """What else can be done with a run."""
        menu = QMenu(self)
        for action in _MENU:
            entry = QAction(spec(action).text, menu)
            entry.setObjectName(action)
            entry.setEnabled(self._is_open or action not in _RUNNING)
            entry.triggered.connect(self._on_clicked)
            menu.addAction(entry)
        return menu

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.caption)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.plate, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.runner)
        self._row.addWidget(self.second)
        self._divider = Hairline(self._themes, upright=True, parent=self)
        self._row.addWidget(self._divider)
        for button in (self.live, self.turn, self.finish, self.more):
            self._row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _fit(self, theme: Theme) -> None:
        side = theme.px(12 if theme.is_compact else 20)
        self._row.setContentsMargins(side, 0, theme.px(12), 0)
        self._row.setSpacing(theme.px(12))
        self._divider.setFixedHeight(theme.px(32))
        self.setFixedHeight(theme.px(47 if theme.is_compact else 60))

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.action_wished.emit(sender.objectName())

    def _on_more_clicked(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))


def _live_by_hand(run: Incident, reading: RunReading) -> str:
    """Where no step is known to put it live: from when its times count, and how that is changed."""
    live = reading.live
    if run.is_open and live.is_guess and live.place is not None:
        return (
            f"taken as live {'since' if live.at else 'once'} “{live.place.name}” {'was' if live.at else 'is'} done"
        )
    if live.place is not None or live.at is not None or not run.is_open or not reading.windows:
        return ""
    return f"times count from the start until you say in the menu … “{spec('go_live').text}”"


def caption_of(run: Incident, reading: RunReading) -> str:
    """Its key, its checklist, when it was started, and the incident that came of it."""
    book = run.playbook.title if run.playbook else ""
    became = f"became {run.led_to[-1].key}" if run.led_to else "no incident"
    by_hand = _live_by_hand(run, reading)
    day = f"{run.declared_at:%a} {run.declared_at.day} {run.declared_at:%b}"
    return " · ".join(
        filter(None, (run.key, book, f"started {day} {clock_face(run.declared_at)} UTC", became, by_hand))
    )
