"""Did it come back? What was to prevent an incident like this one, and whether it was done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.recurrence import CameBack, Prevention
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle

_MOST, _MOST_ACTIONS = 3, 6


class CameBackList(QWidget):
    """The likest earlier incidents with their preventive actions."""

    incident_wished = Signal(str)
    """That incident is to be shown: its key."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._found: tuple[CameBack, ...] = ()
        self._parts: list[QWidget] = []
        self.title = Lettered(themes, TextKind.STRONG, parent=self)
        self.title.setText("Did it come back?")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.title)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()
        self.hide()

    @property
    def has_any(self) -> bool:
        """Whether there is one."""
        return bool(self._found)

    @property
    def words(self) -> tuple[str, ...]:
        """What is told, a paragraph each."""
        return tuple(one.text() for one in self._parts if isinstance(one, Paragraph))

    def show_found(self, found: tuple[CameBack, ...]) -> None:
        """Show these, the likest first."""
        if found == self._found:
            return
        self._found = found
        for one in self._parts:
            one.hide()
            one.deleteLater()
        self._parts = [part for one in found[:_MOST] for part in self._told(one)]
        for part in self._parts:
            self._column.addWidget(part)
            part.show()

    def _told(self, one: CameBack) -> tuple[QWidget, ...]:
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        words = Paragraph(self._themes, f"{one.earlier_title}: {one.why}", ParagraphStyle(TextKind.SMALL), head)
        model = ButtonModel(one.earlier, Variant.QUIET, small=True, name=f"Show {one.earlier}")
        button = Button(self._themes, model, head)
        button.setObjectName(one.earlier)
        button.clicked.connect(self._on_clicked)
        row.addWidget(words, 1)
        row.addWidget(button)
        lines = [f"– {action.text}: {prevention_words(action)}" for action in one.actions[:_MOST_ACTIONS]]
        if len(one.actions) > _MOST_ACTIONS:
            lines.append(f"and {len(one.actions) - _MOST_ACTIONS} more")
        style = ParagraphStyle(TextKind.SMALL, colour="text2")
        return (head, *(Paragraph(self._themes, line, style, self) for line in lines))

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.incident_wished.emit(sender.objectName())

    def _fit(self) -> None:
        self._column.setSpacing(self._themes.current.px(6))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()


def prevention_words(action: Prevention) -> str:
    """Whether it was done when the later incident began."""
    if not action.done:
        return "still open"
    if action.done_before is None:
        return "done, nobody knows when"
    return "done before this one, and it came back" if action.done_before else "done after this one began"
