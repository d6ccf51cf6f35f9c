"""Start a drill: which playbook, how fast, and where its results go."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from incident_desk.domain.durations import span
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox

SPEEDS = (10, 60, 300, 600)
"""How many times faster than real time; the second one is proposed."""


@dataclass(frozen=True, slots=True)
class Playable:
    """A playbook that can be played: its name in the library, its title, and its length in incident seconds."""

    name: str
    title: str
    length_s: float


class DrillDialog(DialogFrame):
    """The drill gets a window of its own; its record and report lie in a new folder under the chosen one."""

    def __init__(self, themes: ThemeService, window: QWidget) -> None:
        super().__init__(themes, "Start a drill", "Start the drill", window)
        self.say_beside("In a window of its own, on a record of its own")
        self._offers: Sequence[Playable] | None = None
        self.playbooks = ChoiceBox(self)
        options = tuple(f"{speed} times" for speed in SPEEDS)
        self.speeds = Segmented(themes, SegmentedModel(options, 1, "Speed"), self)
        self.folder = QLineEdit(self)
        self.choose = Button(themes, ButtonModel("Choose…"), self)
        self.playbooks.setAccessibleName("Playbook")
        self.folder.setAccessibleName("Folder for the results")
        for words, field in (("Playbook", self.playbooks), ("Faster than real time", self.speeds)):
            self.body.addWidget(self.caption(words))
            self.body.addWidget(field)
        self.body.addWidget(self.caption("Folder for the results", "record, Markdown and PDF report"))
        row = QHBoxLayout()
        row.setSpacing(themes.current.px(8))
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        self.body.addLayout(row)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.playbooks.currentIndexChanged.connect(self._on_choice_changed)
        self.speeds.chosen.connect(self._on_choice_changed)
        self.say("Reading the playbooks…")

    def offer(self, playbooks: Sequence[Playable], folder: str) -> None:
        """What can be played, and the folder that is proposed; what was typed meanwhile stays."""
        self._offers = playbooks
        if not self.folder.text():
            self.folder.setText(folder)
        for one in playbooks:
            self.playbooks.addItem(one.title)
        self._on_choice_changed(0)
        self.playbooks.setFocus()

    @property
    def playable(self) -> Playable | None:
        """The playbook that is chosen."""
        place = self.playbooks.currentIndex()
        return self._offers[place] if self._offers and place >= 0 else None

    @property
    def speed(self) -> int:
        """How many times faster than real time."""
        return SPEEDS[self.speeds.model.current]

    def missing(self) -> str:
        """A playbook and a folder are wanted."""
        if self._offers is None:
            return "The playbooks are still being read"
        if self.playable is None:
            return "There is no playbook with phases to play. Import one first"
        return "" if self.folder.text().strip() else "Name a folder for the results"

    def _on_choice_changed(self, _place: int) -> None:
        one = self.playable
        if one is None:
            self.complain(self.missing())
            return
        self.say(f"It takes about {span(one.length_s / self.speed)}")

    def _on_choose_clicked(self) -> None:
        chooser = QFileDialog(self, "Folder for the results", self.folder.text())
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(self.folder.setText)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()


class DrillRunsDialog(DialogFrame):
    """A drill is running already: let it run, or stop it."""

    def __init__(self, themes: ThemeService, title: str, since: str, window: QWidget) -> None:
        super().__init__(themes, "A drill is running", "Stop the drill", window)
        self.name_buttons("Stop the drill", "Let it run")
        self.body.addWidget(
            self.plain(f"{title}, since {since}, in a window of its own. Stopped, it leaves no report.")
        )
        self.cancel.setFocus()
