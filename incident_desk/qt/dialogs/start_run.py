"""Start a checklist: which document, and what is run by it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.durations import span
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.playbook_steps import walk
from incident_desk.domain.run_reading import stages_of
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox
from incident_desk.services.acts.declaring import LONGEST_TITLE
from incident_desk.services.acts.running import RunStart

CHECKLIST = "checklist"
"""The kind of a document that is one."""


class StartRunDialog(DialogFrame):
    """Checklists come first; any other document with steps can be run as well."""

    def __init__(self, themes: ThemeService, window: QWidget, wanted: str = "") -> None:
        """``wanted`` is the title or the checksum of the document that is proposed."""
        super().__init__(themes, "Start a checklist", "Start", window)
        self.say_beside("A run of its own, without an incident")
        self._wanted = wanted
        self._offers: Sequence[ReadDocument] | None = None
        self.documents, self.title = ChoiceBox(self), QLineEdit(self)
        self.contents = self.plain("")
        self.documents.setAccessibleName("Checklist")
        self.title.setAccessibleName("What is run by it")
        self.title.setMaxLength(LONGEST_TITLE)
        self.body.addWidget(self.caption("Checklist"))
        self.body.addWidget(self.documents)
        self.body.addWidget(self.contents)
        self.body.addWidget(self.caption("What is run by it", "such as: deploy 3f2c9e1 to production"))
        self.body.addWidget(self.title)
        self.documents.currentIndexChanged.connect(self._on_chosen)
        self.say("Reading the library…")
        self.title.setFocus()

    def offer(self, documents: Sequence[ReadDocument]) -> None:
        """The library came: offer what has steps, checklists first. What was typed meanwhile stays."""
        usable = [one for one in documents if _steps(one.playbook)]
        self._offers = sorted(usable, key=lambda one: one.playbook.kind != CHECKLIST)
        self.documents.clear()
        self.documents.addItems([one.playbook.title for one in self._offers])
        place = next((at for at, one in enumerate(self._offers) if self._is_wanted(one)), 0)
        self.documents.setCurrentIndex(place if self._offers else -1)
        self._on_chosen(place)

    @property
    def document(self) -> ReadDocument | None:
        """The document that is chosen."""
        place = self.documents.currentIndex()
        return self._offers[place] if self._offers and 0 <= place < len(self._offers) else None

    @property
    def wish(self) -> RunStart:
        """What was filled in; without a title the run is called as its document is."""
        document = self.document
        assert document is not None
        return RunStart(document.playbook, document.text, self.title.text())

    def missing(self) -> str:
        """A document with steps."""
        if self._offers is None:
            return "The library is still being read"
        return "" if self.document else "No document has steps to work through. Import one first"

    def _is_wanted(self, document: ReadDocument) -> bool:
        return bool(self._wanted) and self._wanted in (document.playbook.title, document.playbook.source_sha256)

    def _on_chosen(self, _place: int) -> None:
        document = self.document
        if document is None:
            if self._offers is not None:
                self.complain(self.missing())
            return
        self.title.setPlaceholderText(document.playbook.title)
        self.contents.set_text(contents_of(document.playbook))
        self.say("Its clock starts now")


def contents_of(playbook: Playbook) -> str:
    """What there is to work through: "11 stages, 65 steps, due within 5 min to 1 d"."""
    stages = stages_of(playbook)
    times = [
        seconds
        for stage in stages
        for seconds in (stage.end_s, *(step.due_s for step in walk(stage.steps)))
        if seconds is not None
    ]
    steps = _steps(playbook)
    words = [f"{len(stages)} stage{'' if len(stages) == 1 else 's'}", f"{steps} step{'' if steps == 1 else 's'}"]
    if times:
        least, most = span(min(times)), span(max(times))
        words.append(f"due within {least}" if least == most else f"due within {least} to {most}")
    return ", ".join(words)


def _steps(playbook: Playbook) -> int:
    return sum(step.role == "step" for stage in stages_of(playbook) for step in walk(stage.steps))
