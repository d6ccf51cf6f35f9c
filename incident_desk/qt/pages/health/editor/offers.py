"""What the incident's playbook says of a row, as chips: a press takes its values."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from incident_desk.formats.check_offers import Offer
from incident_desk.qt.pages.health.editor.fields import replace_first, show_within
from incident_desk.qt.pages.health.editor.view_model import EditorModel
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.chip import Chip, ChipLook, ChipModel

_LONGEST = 46
MOST = 2


class OfferChip(Chip):
    """One offer; taken where the form has its values."""

    def __init__(self, themes: ThemeService, model: EditorModel, offer: Offer, parent: QWidget) -> None:
        text = offer.words if len(offer.words) <= _LONGEST else f"…{offer.words[1 - _LONGEST :]}"
        super().__init__(themes, ChipModel(text, ChipLook.LINE, icon="book-open"), parent)
        self._form, self.offer = model.form, offer
        self.setToolTip(plain(f"{offer.words}: {offer.text}"))
        self.setAccessibleDescription(offer.text)
        self.clicked.connect(self._on_clicked)
        model.form.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """On where the form has just these values."""
        look = ChipLook.ON if self.offer.is_taken(self._form.texts) else ChipLook.LINE
        self.set_model(ChipModel(self.model.text, look, icon="book-open"))

    def _on_clicked(self) -> None:
        off = " ".join(one for one in self._form.texts["off"].split() if one != self.offer.row)
        self._form.put_all({**self.offer.fields, "off": off}, fill=True)


class OfferChips(QWidget):
    """The offers for one row; nothing where there is none."""

    def __init__(self, themes: ThemeService, model: EditorModel, row: str) -> None:
        super().__init__()
        self._themes, self._model, self._row = themes, model, row
        self.chips: list[OfferChip] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(themes.current.px(6))
        self._line.addStretch(1)
        model.began.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Show what the playbook of the present record offers."""
        before = self.chips
        offers = [one for one in self._model.offers if one.row == self._row][:MOST]
        self.chips = [OfferChip(self._themes, self._model, one, self) for one in offers]
        replace_first(self._line, before, self.chips)
        show_within(self, bool(self.chips))
