"""When something happened: a few likely moments, or a typed one with its precision."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.domain.errors import DeskError, Refused, WrongUse
from incident_desk.domain.moments import Moment
from incident_desk.formats.times import clock_face, describe
from incident_desk.formats.typed_times import read_moment
from incident_desk.qt.dialogs.frame import focus_next
from incident_desk.qt.theme import TextKind, ThemeService, set_tone
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel

_UNDERSTOOD = 300
NOW, OTHER = "Now", "Other…"
Offer = tuple[str, Moment | None]
"""The words of a choice and its moment; None where it says nothing. ``NOW`` is the moment when it is asked for."""


class MomentField(QWidget):
    """Choices in a row, the last one a field to type in."""

    changed = Signal()
    """Another moment is meant."""

    def __init__(
        self, themes: ThemeService, name: str, offers: Sequence[Offer], zone: tzinfo, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._name = themes, name
        self._offers, self._zone = tuple(offers), zone
        self._now: datetime | None = None
        self.choices = self._made(0)
        self.typed, self.understood = QLineEdit(self), ElidedLabel(parent=self)
        self.typed.setPlaceholderText("02:54, ~02:50, -12m or unknown")
        self.typed.setAccessibleName(f"{name} at")
        self.typed.setFixedWidth(themes.current.px(262))
        self.understood.setMinimumWidth(themes.current.px(_UNDERSTOOD))
        self.understood.setFont(themes.current.font(TextKind.CAPTION))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.current.px(6))
        column.addWidget(self.choices)
        column.addWidget(self.typed)
        column.addWidget(self.understood)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column = column
        self.typed.textChanged.connect(self._on_typed)
        self._show()

    @property
    def is_typed(self) -> bool:
        """Whether the field is what counts."""
        return self.choices.model.current == len(self._offers)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these from now on. What was chosen stays so, but for the first proposal, and for what is gone."""
        current, words = self.choices.model.current, [one for one, _ in offers]
        chosen = OTHER if self.is_typed else self._offers[current][0]
        self._offers = tuple(offers)
        place = [*words, OTHER].index(chosen) if current and chosen in (*words, OTHER) else 0
        before, had_focus = self.choices, self.choices.isAncestorOf(self.focusWidget() or self)
        self.choices = self._made(place)
        self._column.replaceWidget(before, self.choices)
        before.deleteLater()
        self.choices.show()
        if had_focus:
            self.choices.take_focus()
        self._show()
        self.changed.emit()

    def tick(self, now: datetime) -> None:
        """Time goes on: "now" and "12 minutes ago" are meant from here."""
        self._now = now
        if self.is_typed:
            self._show()

    def moment(self, now: datetime) -> Moment | None:
        """What is meant at ``now`` (UTC); None where nothing is said.

        Raises:
            DeskError: what was typed is no time, or lies ahead.
        """
        if self.is_typed:
            if not self.typed.text().strip():
                raise WrongUse("Type the time, or choose another answer")
            return read_moment(self.typed.text(), now, self._zone)
        words, moment = self._offers[self.choices.model.current]
        return Moment.exactly(now) if words == NOW else moment

    def _made(self, current: int) -> Segmented:
        words = (*(one for one, _ in self._offers), OTHER)
        choices = Segmented(self._themes, SegmentedModel(words, current, self._name), self)
        choices.chosen.connect(self._on_chosen)
        return choices

    def _on_chosen(self, _place: int) -> None:
        self._show()
        if self.is_typed:
            focus_next(self.typed)
        self.changed.emit()

    def _on_typed(self, text: str) -> None:
        if text and not self.is_typed:
            # Text that was put back counts as it did when it was typed.
            self.choices.set_current(len(self._offers))
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for widget in (self.typed, self.understood):
            widget.setVisible(self.is_typed)
        words, tone = self._understood()
        set_tone(self.understood, "alarm" if tone else "text3")
        self.understood.setText(words)

    def _understood(self) -> tuple[str, bool]:
        """What the typed words mean, and whether they mean nothing."""
        text = self.typed.text().strip()
        if not text or self._now is None:
            return "", False
        try:
            return _in_both_zones(read_moment(text, self._now, self._zone), self._zone), False
        except Refused:
            return f"That lies ahead of now, {clock_face(self._now)} UTC", True
        except DeskError as error:
            # What can be typed stands in the empty field and beside the buttons.
            return str(error).partition(". ")[0], True


def _in_both_zones(moment: Moment, zone: tzinfo) -> str:
    """As the person's clock has it, and beside it as the record will show it."""
    words = describe(moment, zone)
    if moment.at is None or words.endswith("UTC"):
        return words
    return f"{words}, {clock_face(moment.at)} UTC"
