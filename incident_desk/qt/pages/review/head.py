"""The head of the page: what is reviewed, where the review stands, and the next way on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.review import ReviewState
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.review.view_model import ReviewModel, can_be_sent
from incident_desk.qt.panes.identity.view_model import identity_of
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.plate import Plate, PlateModel

HEIGHT = 64


class Head(QWidget):
    """Says what is wished."""

    meeting_wished = Signal()
    """When the review is talked over is to be said."""
    playbook_wished = Signal()
    """A playbook is to be made of the incident."""
    round_wished = Signal()
    """The draft is to be sent round."""
    approve_wished = Signal()
    """Who approves, and as what, is to be asked."""
    back_wished = Signal()
    """Why the review goes on is to be asked."""

    def __init__(self, themes: ThemeService, model: ReviewModel, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model, self._who = themes, model, who
        self.plate = Plate(themes, PlateModel(), self)
        self.title = Lettered(themes, TextKind.TITLE, parent=self)
        self.caption = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.meeting = Button(themes, ButtonModel("Schedule meeting…", icon="calendar"), self)
        self.playbook = Button(themes, ButtonModel("Make a playbook"), self)
        self.back = Button(themes, ButtonModel("Go on writing…"), self)
        self.round = Button(themes, ButtonModel("Send round"), self)
        self.approve = Button(themes, ButtonModel("Mark as reviewed…"), self)
        words, self._row = QVBoxLayout(), QHBoxLayout(self)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.caption)
        words.addStretch(1)
        self._row.addWidget(self.plate)
        self._row.addLayout(words, 1)
        for button in (self.meeting, self.playbook, self.back, self.round, self.approve):
            self._row.addWidget(button)
        self.meeting.clicked.connect(self.meeting_wished)
        self.playbook.clicked.connect(self.playbook_wished)
        self.back.clicked.connect(self.back_wished)
        self.round.clicked.connect(self.round_wished)
        self.approve.clicked.connect(self.approve_wished)
        model.changed.connect(self.show_model)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()
        self.show_model()

    def show_model(self) -> None:
        """Show where the review stands."""
        incident = self._model.incident
        if incident is None:
            return
        identity, review = identity_of(incident, self._who), incident.review
        label = f"Drill {identity.severity}".strip() if identity.is_drill else identity.severity
        self.plate.set_model(PlateModel(label or "not stated", identity.rank))
        self.title.setText(incident.title)
        told = (incident.key, standing_words(incident), ended_words(incident), meeting_words(incident))
        self.caption.setText(" · ".join(filter(None, told)))
        is_draft = review.state is ReviewState.DRAFT
        self.round.setVisible(is_draft)
        self.round.setEnabled(can_be_sent(self._model))
        self.back.setVisible(not is_draft)
        self.approve.setEnabled(not is_draft or can_be_sent(self._model))
        self.approve.setToolTip(plain(why_not(self._model) if not self.approve.isEnabled() else ""))
        meeting = "Schedule meeting…" if review.meeting is None else "Meeting…"
        self.meeting.set_model(ButtonModel(meeting, icon="calendar"))
        self.playbook.setVisible(incident.past is None)

    def _fit(self) -> None:
        theme = self._themes.current
        self.setFixedHeight(theme.px(52 if theme.is_compact else HEIGHT))
        self._row.setContentsMargins(theme.px(16), theme.px(2), theme.px(16), theme.px(2))
        self._row.setSpacing(theme.px(12))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()


def standing_words(incident: Incident) -> str:
    """Where the review stands, in words."""
    review = incident.review
    if not review.has_begun:
        return f"{str(incident.status).capitalize()}, nothing written yet"
    version = f" version {review.version}" if review.version > 1 else ""
    if review.state is ReviewState.APPROVED:
        names = ", ".join(f"{one.person}, {one.role}" for one in review.approvals_now)
        return f"Report{version} approved by {names}"
    return f"Post-mortem{version} {review.state.word}"


def meeting_words(incident: Incident) -> str:
    """When the review is talked over (UTC)."""
    meeting = incident.review.meeting
    return f"meeting {meeting.at:%d %b %Y, %H:%M} UTC" if meeting is not None else "meeting not scheduled"


def ended_words(incident: Incident) -> str:
    """When it was restored, or when that is not known since when it is over (UTC); empty while it is open."""
    for stone, word in ((Milestone.IMPACT_ENDED, "restored"), (Milestone.RESOLVED, "resolved")):
        moment = incident.milestones.get(stone)
        if moment is not None and moment.at is not None:
            return f"{word} {moment.at:%d %b %Y, %H:%M} UTC"
    return ""


def why_not(model: ReviewModel) -> str:
    """Why it can't be sent round or marked yet."""
    missing = model.missing
    return f"To be written still: {', '.join(missing)}" if missing else "Nothing is written yet"
