"""Puts my edits on top of a newer version: where both changed a part, a person says which is taken."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from incident_desk.domain.counted import counted
from incident_desk.formats.three_ways import Choice, Part
from incident_desk.qt.dialogs.frame import Caption, DialogFrame
from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel

_NAMES = ("Mine", "Theirs", "Both")
_CHOICES = (Choice.MINE, Choice.THEIRS, Choice.BOTH)
_LINES = 6
"""Lines of a side that are seen at once; it scrolls."""


class Clash(QWidget):
    """One part that both changed: my lines, theirs, and the choice."""

    def __init__(self, themes: ThemeService, place: int, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        where = part.heading or "the beginning"
        names = _NAMES[:2] if part.is_row else _NAMES
        self.choice = Segmented(themes, SegmentedModel(names, 0, f"{where}"), self)
        self.sides = [
            _side(themes, f"{name}, {where}", lines) for name, lines in zip(_NAMES, _both(part), strict=False)
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, themes.current.px(10))
        column.setSpacing(themes.current.px(4))
        column.addWidget(self.choice)
        for name, side in zip(_NAMES, self.sides, strict=False):
            column.addWidget(Caption(themes, name, parent=self))
            column.addWidget(side)
        self.show_taken()

    def show_taken(self) -> None:
        """What is not taken is greyed."""
        for side, choice in zip(self.sides, _CHOICES, strict=False):
            side.setEnabled(self.chosen in (choice, Choice.BOTH))

    @property
    def chosen(self) -> Choice:
        """What is taken."""
        return _CHOICES[self.choice.model.current]


class PutTogetherDialog(DialogFrame):
    """Its parts that only one side changed are taken as they are, and counted."""

    def __init__(self, themes: ThemeService, version: int, parts: Sequence[Part], window: QWidget) -> None:
        super().__init__(themes, f"Version {version} came since you began", "Put together", window)
        self.clashes = [Clash(themes, place, part) for place, part in enumerate(parts) if part.is_clash]
        mine = sum(part.is_mine or part.is_joined for part in parts)
        theirs = sum(part.is_theirs or part.is_joined for part in parts)
        told = (
            f"{counted(mine, 'part')} of yours and {counted(theirs, 'part')} of theirs go together by themselves."
        )
        self.body.addWidget(self.caption(told))
        if self.clashes:
            self.body.addWidget(self.caption(f"{counted(len(self.clashes), 'part')} both of you changed:"))
            self.body.addWidget(self._list())
        self.note.say(
            "The draft becomes one of the newer version. Nothing is saved yet; undo gives your draft again."
        )
        for clash in self.clashes:
            clash.choice.chosen.connect(self._on_chosen)

    @property
    def choices(self) -> dict[int, Choice]:
        """What is taken, by the place of each part."""
        return {clash.place: clash.chosen for clash in self.clashes}

    def _list(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for clash in self.clashes:
            column.addWidget(self.caption(clash.choice.accessibleName()))
            column.addWidget(clash)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        area.setMinimumHeight(min(inner.sizeHint().height(), 420))
        return area

    def _on_chosen(self, _place: int) -> None:
        sender: QObject | None = self.sender()
        for clash in self.clashes:
            if clash.choice is sender:
                clash.show_taken()


def _both(part: Part) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return part.mine, part.theirs


def _side(themes: ThemeService, name: str, lines: Sequence[str]) -> QPlainTextEdit:
    """The lines as text to read; it is never taken for anything else."""
    field = QPlainTextEdit()
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setFont(themes.current.font(TextKind.MONO))
    field.setAccessibleName(name)
    field.setPlaceholderText("taken out")
    field.setPlainText("\n".join(lines))
    shown = max(1, min(len(lines), _LINES))
    field.setFixedHeight(field.fontMetrics().lineSpacing() * shown + themes.current.px(26))
    return field
