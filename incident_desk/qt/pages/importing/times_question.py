"""The question which of several times of a milestone holds, with a button and a key for each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from incident_desk.qt.pages.importing.choice_question import ChoiceQuestion
from incident_desk.qt.pages.importing.found import TimesDoubt
from incident_desk.qt.pages.importing.view_model import ImportModel
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.state_glyph import GlyphState

_LONGEST = 24
"""Letters of a time on its button."""
_MOST = 9
"""Times with a button and a key; any other entry is set where it stands."""
_LOOKED_AT = ButtonModel("Looked at", keys=("0",), small=True)


class TimesQuestion(ChoiceQuestion):
    """Stands in the row of its doubt. None of the times has to hold: that it was looked at is an answer as well."""

    set_wished = Signal(str)
    """The milestone is that of this line."""
    looked_at = Signal()
    """Leave it open, or not after all."""

    def __init__(
        self, themes: ThemeService, model: ImportModel, doubt: TimesDoubt, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, model, doubt, parent)
        times = zip(doubt.choices[:_MOST], doubt.lines, strict=False)
        self._times = [self._button(number, *one) for number, one in enumerate(times, start=1)]
        self._open = Button(themes, _LOOKED_AT, self)
        self._open.clicked.connect(self.looked_at)
        self.lay_out([*self._times, self._open])

    def press(self, digit: int) -> bool:
        """What a key of that digit does, where it does anything: a time is taken, 0 says that it was looked at."""
        buttons = [self._open, *self._times]
        if digit < len(buttons):
            buttons[digit].click()
        return digit < len(buttons)

    def show_settled(self, is_settled: bool) -> None:
        """Whether it was looked at."""
        state = (GlyphState.MET, "looked at") if is_settled else (GlyphState.SLOW, "please check")
        self.say(self.doubt.text, *state)

    def _button(self, number: int, time: str, line: str) -> Button:
        several = self.doubt.choices.count(time) > 1
        words = f"{time[:_LONGEST]}, line {line}" if several else time[:_LONGEST]
        name = f"Set it to {time}, line {line}"
        button = Button(self._themes, ButtonModel(words, keys=(str(number),), small=True, name=name), self)
        button.setObjectName(line)
        button.clicked.connect(self._on_clicked)
        return button

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.set_wished.emit(sender.objectName())
