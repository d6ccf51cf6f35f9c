"""The head of what was understood: title and kind, which can be corrected, and what becomes of the library."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.counted import counted
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.importing.corrections import KIND_NAMES
from incident_desk.qt.pages.importing.opened import Opened
from incident_desk.qt.pages.importing.view_model import ImportModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox

_LONGEST_TITLE = 200
_KIND_WIDTH = 184
_PAST = "becomes a past incident"


class ImportHead(QWidget):
    """Stands above the list at the right."""

    def __init__(self, themes: ThemeService, model: ImportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._name = Lettered(themes, TextKind.STRONG, parent=self)
        self._name.setText("What was understood")
        self._glyph = StateGlyph(themes, GlyphModel(GlyphState.SLOW), self)
        self.to_check = Lettered(themes, TextKind.SMALL, parent=self)
        self.title, self.kind = QLineEdit(self), ChoiceBox(self)
        self.facts = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self._lay_out()
        self.title.textEdited.connect(model.name)
        self.kind.activated.connect(self._on_kind_chosen)
        model.turned.connect(self._on_turned)
        model.held.connect(self._on_turned)
        model.corrected.connect(self._show_state)
        model.renewed.connect(self._show_state)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def _lay_out(self) -> None:
        px = self._themes.current.px
        self.title.setAccessibleName("Title")
        self.title.setMaxLength(_LONGEST_TITLE)
        self.kind.setAccessibleName("Kind of document")
        for key, name in KIND_NAMES.items():
            self.kind.addItem(name, key)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(px(8))
        first.addWidget(self._name)
        first.addStretch(1)
        first.addWidget(self._glyph)
        first.addWidget(self.to_check)
        second.addWidget(self.title, 1)
        second.addWidget(self.kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(12), px(20), px(8))
        column.setSpacing(px(8))
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.facts)

    def _on_turned(self) -> None:
        opened = self._model.opened
        self.title.setText(self._model.judged.title)
        self.title.setCursorPosition(0)
        self.kind.setCurrentIndex(self.kind.findData(self._model.judged.kind))
        is_open = opened is not None and not self._model.is_busy
        for widget in (self.title, self.kind):
            if not is_open:
                # Qt looks for the next place of the focus otherwise, and here it does not survive that.
                widget.clearFocus()
            widget.setEnabled(is_open)
        self._show_state()

    def _show_state(self) -> None:
        left, opened = self._model.judged.to_check, self._model.opened
        self._glyph.set_model(GlyphModel(GlyphState.SLOW if left else GlyphState.MET))
        self.to_check.setText(f"{left} to check" if left else "nothing left to check")
        set_tone(self.to_check, "caution" if left else "text2")
        for widget in (self._glyph, self.to_check):
            widget.setVisible(opened is not None)
        self.facts.setText(" · ".join(self._words()))

    def _words(self) -> list[str]:
        """What becomes of the library, which file of several it is, and what was repaired."""
        model, opened = self._model, self._model.opened
        if opened is None:
            return ["is being read"] if model.is_busy else []
        if model.judged.makes_past:
            more = self._more(opened)
            return [
                "becomes a past incident" if more else "becomes a past incident, with nothing that is not stated",
                *more,
            ]
        before = opened.version - 1
        words = [f"changes version {before}, will be version {opened.version}" if before else "new in the library"]
        if opened.is_known:
            words = [f"the same as version {opened.version} in the library"]
        return words + self._more(opened)

    def _more(self, opened: Opened) -> list[str]:
        model, words = self._model, []
        if model.turn.of > 1:
            words.append(f"file {model.turn.place} of {model.turn.of}")
        if opened.repairs:
            words.append(f"damaged text repaired in {counted(opened.repairs, 'place')}")
        if model.judged.is_corrected:
            facts = model.judged.corrections.corrected_facts
            words.append(f"{facts} corrected by you" if facts else "corrected by you")
        return words

    def _on_kind_chosen(self, place: int) -> None:
        self._model.call_it(str(self.kind.itemData(place)))

    def _on_theme_changed(self, theme: Theme) -> None:
        self.title.setFont(theme.font(TextKind.BODY, weight=500))
        self.kind.setFont(theme.font(TextKind.BODY))
        self.kind.setFixedWidth(theme.px(_KIND_WIDTH))
