"""A severity to choose: its plate, its times and where they are from; and the row of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from incident_desk.domain.durations import span
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.severity import PLAYBOOK, Level, Target, targets_for
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.key_cap import key_caps_width, paint_key_caps
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton
from incident_desk.qt.widgets.plate import PlateModel, paint_plate, plate_size
from incident_desk.qt.widgets.shapes import fill_box, outline_box

_HIGH, _LEAST, _RADIUS = 118.0, 122.0, 8.0
_NARROW = 160.0
"""Below this width the label stands under the plate."""


@dataclass(frozen=True, slots=True)
class CardModel:
    """One level. ``lines`` are its two times; ``source`` says who stated them; ``keys`` take it."""

    name: str
    label: str
    rank: int
    lines: tuple[str, str]
    source: str
    keys: tuple[str, ...] = ()
    is_own: bool = True
    definition: str = ""


def card_of(level: Level, playbook: Playbook | None, scheme: tuple[Level, ...], keys: tuple[str, ...]) -> CardModel:
    """The card of a level of this playbook, or of the workspace's scheme."""
    targets = targets_for(level.name, playbook, scheme)
    is_own = playbook is None or not playbook.severities or playbook.severity(level.name) is not None
    stated = [one for one in (targets.response, targets.resolution) if one is not None]
    is_stated_here = all(one.source == PLAYBOOK for one in stated)
    source = ("playbook" if is_stated_here else "settings") if stated else ""
    lines = (_words("Respond", targets.response), _words("Resolve", targets.resolution))
    return CardModel(level.name, level.label, level.rank, lines, source, keys, is_own, level.definition)


def _tip(model: CardModel) -> str:
    foreign = "" if model.is_own else "Not in this playbook; its times come from settings."
    return " ".join(part for part in (model.definition, foreign) if part)


def _words(verb: str, target: Target | None) -> str:
    if target is None:
        return f"{verb}: no target"
    return f"{verb} at once" if target.seconds == 0 else f"{verb} in {span(target.seconds)}"


class SeverityCard(PaintedButton[CardModel]):
    """A card to press; one of them is taken."""

    def __init__(self, themes: ThemeService, model: CardModel, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(plain(_tip(model)))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.toggled.connect(self._on_toggled)

    def set_model(self, model: CardModel) -> None:
        """Show this level."""
        super().set_model(model)
        self.setToolTip(plain(_tip(model)))

    def design_size(self, theme: Theme) -> QSizeF:
        """A little wider than high; cards share the line."""
        return QSizeF(_LEAST, _HIGH)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the card."""
        self._paint_box(painter, theme, area)
        model, colour, inset = self.model, theme.colour, 10.0
        plate = PlateModel(model.name, model.rank)
        size = plate_size(plate, theme)
        paint_plate(painter, QRectF(inset, 11, size.width(), size.height()), plate, theme)
        small, caption = theme.font(TextKind.SMALL), theme.font(TextKind.CAPTION)
        width = area.width() - 2 * inset
        is_narrow = area.width() < _NARROW
        beside = QRectF(inset + size.width() + 10, 11, width - size.width() - 10, size.height())
        band = QRectF(inset, 39, width, 18) if is_narrow else beside
        draw_line(painter, band, model.label, theme.font(TextKind.SMALL, weight=500), colour.text)
        top, high, letters = (57, 16, caption) if is_narrow else (44, 18, small)
        for place, line in enumerate(model.lines):
            draw_line(painter, QRectF(inset, top + high * place, width, high), line, letters, colour.text2)
        keys = ("+".join(model.keys),) if is_narrow and model.keys else model.keys
        caps, middle = key_caps_width(keys, theme), _HIGH - 18
        foot = QRectF(inset, middle - 10, width - caps - 6, 20)
        draw_line(painter, foot, model.source, caption, colour.text3)
        paint_key_caps(painter, area.right() - inset - caps, middle, keys, theme)

    def spoken(self) -> Spoken:
        """The level with its times."""
        model = self.model
        words = [*model.lines, *([f"from {model.source}"] if model.source else [])]
        words += [] if model.is_own else ["not in this playbook"]
        return Spoken(f"{model.name} {model.label}".strip(), ", ".join(words))

    def _on_toggled(self, taken: bool) -> None:
        """Tab comes to the card that is taken; arrow keys go to the others."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if taken else Qt.FocusPolicy.ClickFocus)

    def _paint_box(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        colour = theme.colour
        if self.isChecked():
            fill_box(painter, area, _RADIUS, colour.accent_tint)
            outline_box(painter, area, _RADIUS, colour.accent, 2.0)
            return
        if self.is_hot or self.model.is_own:
            fill_box(painter, area, _RADIUS, colour.hover if self.is_hot else colour.raised)
        outline_box(painter, area, _RADIUS, colour.line_strong, dashed=not self.model.is_own)


class SeverityCards(QWidget):
    """A scale as cards in a row, worst first; one is taken. Alt with a rank takes the first card of that rank."""

    chosen = Signal(int)
    """The person took the card with this number."""

    def __init__(self, themes: ThemeService, models: Sequence[CardModel], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._cards: list[SeverityCard] = []
        self._shown = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(themes.current.px(8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Severity")
        self.show_cards(models, 0)
        for rank in range(5):
            shortcut = QShortcut(QKeySequence(f"Alt+{rank}"), self)
            shortcut.setObjectName(str(rank))
            shortcut.activated.connect(self._on_rank_key)

    def show_cards(self, models: Sequence[CardModel], current: int) -> None:
        """Show these levels, with one of them taken."""
        while len(self._cards) < len(models):
            card = SeverityCard(self._themes, models[len(self._cards)], self)
            card.clicked.connect(self._on_clicked)
            self._row.addWidget(card, 1)
            if self._cards:
                # Else Tab would come to a new card last of all.
                self.setTabOrder(self._cards[-1], card)
            self._cards.append(card)
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(models))
        for card, model in zip(self._cards, models, strict=False):
            card.set_model(model)
        self._shown = len(models)
        self._cards[current].setChecked(True)

    @property
    def cards(self) -> list[SeverityCard]:
        """The cards that are shown."""
        return self._cards[: self._shown]

    def take_rank(self, rank: int) -> None:
        """Take the first level of this rank; nothing where the scale has none."""
        for card in self.cards:
            if card.model.rank == rank:
                card.click()
                return

    def _on_rank_key(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.take_rank(int(sender.objectName()))

    def _on_clicked(self) -> None:
        self.chosen.emit(next(place for place, card in enumerate(self.cards) if card.isChecked()))
