"""Merge the incident on the desk into another one: which, and what happens to both, before Enter."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from incident_desk.domain.counted import counted
from incident_desk.domain.incident import Incident
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.as_text import inert
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox
from incident_desk.services.merging import MergePlan


class MergeDialog(DialogFrame):
    """Asks into which one. It plans nothing itself: ``plan_wished`` asks for that."""

    plan_wished = Signal(str)
    """What merging into this one would do is to be told: its id."""

    def __init__(self, themes: ThemeService, source: Incident, others: Sequence[Incident], window: QWidget) -> None:
        super().__init__(themes, f"Merge {source.key} into another incident", "Merge", window, width=640)
        self._source, self._others = source, tuple(others)
        self._plan: MergePlan | None = None
        self.into, self.told = ChoiceBox(self), self.plain("")
        self.into.setAccessibleName("Into which incident")
        self.into.addItems([inert(f"{one.key} {one.title} · {one.status.capitalize()}") for one in self._others])
        self.body.addWidget(self.caption("Into which incident", "those that are open come first"))
        self.body.addWidget(self.into)
        self.body.addWidget(self.told)
        self.into.currentIndexChanged.connect(self._on_chosen)
        self.into.setFocus()

    @property
    def chosen(self) -> Incident | None:
        """The incident that takes the entries in."""
        place = self.into.currentIndex()
        return self._others[place] if 0 <= place < len(self._others) else None

    def ask(self) -> None:
        """Ask what the first choice would do; called once somebody hears it."""
        self._on_chosen(self.into.currentIndex())

    def missing(self) -> str:
        """Another incident, and what would happen has to be told."""
        if self.chosen is None:
            return "There is no other incident to merge it into"
        return "" if self._plan is not None else "It is being looked at what comes along"

    def show_plan(self, plan: MergePlan) -> None:
        """What the merge would do."""
        if self.chosen is None or plan.into.id != self.chosen.id:
            return
        self._plan = plan
        self.told.set_text("\n".join(plan_words(plan)))
        self.name_buttons(f"Merge into {plan.into.key}")
        self.say("One undo takes it back in both")
        self.refit()

    def show_refusal(self, words: str) -> None:
        """Why these two can't become one."""
        self._plan = None
        self.told.set_text("")
        self.complain(words)

    def _on_chosen(self, _place: int) -> None:
        self._plan = None
        chosen = self.chosen
        if chosen is None:
            self.complain(self.missing())
        else:
            self.plan_wished.emit(chosen.id)


def plan_words(plan: MergePlan) -> tuple[str, ...]:
    """What a merge does, line by line."""
    source, into = plan.source.key, plan.into.key
    came = (
        f"{counted(len(plan.copied.rows), 'row')} of {source} come into {into} at their times, each with where it"
    )
    ends = "is Cancelled, as its duplicate" if plan.source.is_open else f"stays {plan.source.status.capitalize()}"
    return (
        f"{came} comes from. They move no clock there.",
        f"Only in {source}: {counted(plan.copied.left, 'row')}, its declaration and what no longer counts there.",
        f"{source} stays readable, names {into}, and {ends}. It enters no figures any more.",
    )
