"""One contact: its role, what the playbook states, and buttons to copy, to call, and to say what came of it."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.calls import Outcome
from incident_desk.qt.panes.updates.outreach import NO_WAY, OUTCOMES, ContactShown
from incident_desk.qt.panes.updates.ways import Line, Way, WayKind
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.elided_label import ElidedLabel

_OPENS = {WayKind.CALL: ("phone", "Call"), WayKind.MAIL: ("mail", "Write to")}


class ContactRow(QWidget):
    """Nothing opens by itself: only a button that is pressed hands a number or address to its program."""

    outcome_wished = Signal(str, object)
    """The contact by its name, and what came of the attempt: an ``Outcome``."""
    noticed = Signal(str)
    """A short word for the person."""

    def __init__(self, themes: ThemeService, shown: ContactShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._shown = themes, shown
        self._targets: dict[Button, Way | str] = {}
        self._outcomes: dict[Button, Outcome] = {}
        self.role, self.last = ElidedLabel(shown.role, self), ElidedLabel(shown.last, self)
        self._labels = list[ElidedLabel]()
        self._column = QVBoxLayout(self)
        top = QHBoxLayout()
        top.addWidget(self.role, 1)
        top.addWidget(self.last)
        self._column.addLayout(top)
        for line in shown.lines:
            self._add_line(line)
        if not any(line.ways for line in shown.lines):
            self._add_words(NO_WAY, "text3")
        self._add_outcomes()
        set_tone(self.last, "text3")
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    @property
    def shown(self) -> ContactShown:
        """What stands here."""
        return self._shown

    @property
    def buttons(self) -> list[Button]:
        """Every button, in reading order."""
        return [*self._targets, *self._outcomes]

    def show_last(self, last: str) -> None:
        """The last attempt is another one."""
        self.last.setText(last)
        self.last.updateGeometry()

    def _add_line(self, line: Line) -> None:
        row = QHBoxLayout()
        words = f"{line.heading}: {line.text}" if line.heading else line.text
        row.addWidget(self._label(words, "text2"), 1)
        for way in line.ways or (line.text,):
            text = way if isinstance(way, str) else way.text
            self._button(
                row, ButtonModel("", Variant.QUIET, icon="copy", name=f"Copy {text}"), way
            ).clicked.connect(self._on_copy_clicked)
            if isinstance(way, Way):
                icon, verb = _OPENS[way.kind]
                model = ButtonModel("", Variant.QUIET, icon=icon, name=f"{verb} {text}")
                self._button(row, model, way).clicked.connect(self._on_open_clicked)
        self._column.addLayout(row)

    def _add_words(self, words: str, tone: str) -> None:
        self._column.addWidget(self._label(words, tone))

    def _add_outcomes(self) -> None:
        row = QHBoxLayout()
        for outcome, words in OUTCOMES.items():
            model = ButtonModel(words.capitalize(), small=True, name=f"{self._shown.role}: {words}")
            button = Button(self._themes, model, self)
            self._outcomes[button] = outcome
            button.clicked.connect(self._on_outcome_clicked)
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)

    def _label(self, words: str, tone: str) -> ElidedLabel:
        label = ElidedLabel(words, self)
        set_tone(label, "text3" if tone == "text3" else "text2")
        self._labels.append(label)
        return label

    def _button(self, row: QHBoxLayout, model: ButtonModel, target: Way | str) -> Button:
        button = Button(self._themes, model, self)
        self._targets[button] = target
        row.addWidget(button)
        return button

    def _on_copy_clicked(self) -> None:
        target = self._targets.get(self.sender())  # type: ignore[call-overload]
        if target is not None:
            text = target if isinstance(target, str) else target.text
            QApplication.clipboard().setText(text)
            self.noticed.emit(f"Copied: {text}")

    def _on_open_clicked(self) -> None:
        target = self._targets.get(self.sender())  # type: ignore[call-overload]
        if isinstance(target, Way) and not QDesktopServices.openUrl(link_of(target)):
            QApplication.clipboard().setText(target.text)
            self.noticed.emit(f"No program here takes it. Copied: {target.text}")

    def _on_outcome_clicked(self) -> None:
        outcome = self._outcomes.get(self.sender())  # type: ignore[call-overload]
        if outcome is not None:
            self.outcome_wished.emit(self._shown.name, outcome)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.role.setFont(theme.font(TextKind.STRONG))
        self.last.setFont(theme.font(TextKind.CAPTION, tabular=True))
        for label in self._labels:
            label.setFont(theme.font(TextKind.SMALL, tabular=True))
        self._column.setContentsMargins(theme.px(9), theme.px(6), 0, theme.px(10))
        self._column.setSpacing(theme.px(2))


def link_of(way: Way) -> QUrl:
    """The link that opens a way: its scheme and its checked target, nothing else."""
    link = QUrl()
    link.setScheme(way.kind.value)
    link.setPath(way.target, QUrl.ParsingMode.DecodedMode)
    return link
