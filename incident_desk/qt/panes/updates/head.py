"""The head of the pane: which update, when it is due, the template, and what else can be done with it."""

from itertools import count

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from incident_desk.domain.clock import TargetState
from incident_desk.qt.panes.updates.due import Due
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.theme.marks import Tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.chip import Chip, ChipModel
from incident_desk.qt.widgets.lettering import shortened
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph

_TONES: dict[TargetState, Tone] = {
    TargetState.AT_RISK: "caution",
    TargetState.ALMOST_DUE: "caution",
    TargetState.LATE: "alarm",
}
REPEAT, SKIP, SENT, CONTACTS = "repeat", "skip", "sent", "contacts"
_TEMPLATES = "templates"
"""The name of their menu."""
_TEMPLATE_LEAST, _TEMPLATE_MOST = 34, 170
"""Room for the letters of the template's name, in pixels of the design."""


class TemplateChip(Chip):
    """Gives way to what stands before it in the head."""

    def __init__(self, themes: ThemeService, parent: QWidget) -> None:
        super().__init__(themes, ChipModel("", trailing_icon="chevron-down"), parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """A few letters and the arrow."""
        return QSize(self._themes.current.px(_TEMPLATE_LEAST + 30), self.sizeHint().height())


class UpdatesHead(QWidget):
    """Says and offers; the pane does."""

    template_chosen = Signal(int)
    """The place of a template in the list; behind the last one it is own words, then what the library lends."""
    templates_wished = Signal()
    """The templates are being looked at: what the library lends is to be read, and stands in the open menu then."""
    wished = Signal(str)
    """An entry of the menu: ``repeat``, ``skip``, ``sent`` or ``contacts``."""
    draft_wished = Signal()
    """The folded pane is to be opened for writing."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._templates: tuple[str, ...] = ()
        self._lent: tuple[tuple[str, tuple[str, ...]], ...] = ()
        self._template, self._can_skip, self._was_sent = "", False, False
        self._due = Due()
        self.title, self.due = QLabel("Update", self), QLabel(self)
        self.glyph = StateGlyph(themes, GlyphModel(GlyphState.SLOW), self)
        self.glyph.hide()
        self.template = TemplateChip(themes, self)
        self.draft = Button(themes, ButtonModel("Draft", Variant.QUIET, ("U",), small=True), self)
        self.draft.hide()
        self.more = Button(
            themes, ButtonModel("", Variant.QUIET, icon="ellipsis", name="More that can be done with updates"), self
        )
        self._lay_out()
        self.template.clicked.connect(self._on_template_clicked)
        self.draft.clicked.connect(self.draft_wished)
        self.more.clicked.connect(self._on_more_clicked)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def _lay_out(self) -> None:
        for label in (self.title, self.due):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.title)
        self._line.addWidget(self.glyph)
        self._line.addWidget(self.due)
        self._line.addStretch(1)
        for widget in (self.template, self.draft, self.more):
            self._line.addWidget(widget)

    def show_update(self, number: int, template: str, templates: tuple[str, ...]) -> None:
        """Which update it is, and with which of the templates it was begun."""
        self.title.setText(f"Update {number}")
        self._templates = templates
        if template != self._template:
            self._template = template
            self._show_template()

    def show_lent(self, lent: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        """What the library lends: titles of documents, each with its templates. An open menu grows by it."""
        if lent == self._lent:
            return
        self._lent = lent
        for menu in self.findChildren(QMenu, _TEMPLATES):
            if menu.isVisible():
                at = menu.activeAction().data() if menu.activeAction() else None
                self._fill(menu)
                _keep_on_screen(menu)
                menu.setActiveAction(next((one for one in menu.actions() if one.data() == at), menu.actions()[0]))

    def show_due(self, due: Due) -> None:
        """When it is due; a shape stands beside what presses."""
        self._due = due
        words = due.short if due.short and self._themes.current.is_compact else due.words
        if words != self.due.text():
            is_longer = len(words) != len(self.due.text())
            self.due.setText(words)
            self.due.setAccessibleName(due.words)
            if is_longer:
                self._show_template()
        set_tone(self.due, _TONES.get(due.state, "text2"))
        state = GlyphState.MISSED if due.state is TargetState.LATE else GlyphState.SLOW
        self.glyph.set_model(GlyphModel(state, due.words))
        if self.glyph.isHidden() is due.presses:
            self.glyph.setVisible(due.presses)
            self._show_template()

    def allow(self, *, skip: bool, repeat: bool) -> None:
        """Whether an update is due that can be skipped, and whether one went out that can be repeated."""
        self._can_skip, self._was_sent = skip, repeat

    def fold(self, folded: bool) -> None:
        """Folded, the head offers the draft in place of its template."""
        self.template.setVisible(not folded)
        self.draft.setVisible(folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The template's name takes the room that is left."""
        super().resizeEvent(event)
        self._show_template()

    def template_menu(self) -> QMenu:
        """The templates, and under its title what each document lends; the one that was begun with is ticked."""
        menu = QMenu(self)
        menu.setObjectName(_TEMPLATES)
        self._fill(menu)
        return menu

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        places = count()
        for title, names in (("", self._templates), *self._lent):
            if title:
                menu.addSeparator()
                self._entry(menu, title, None).setEnabled(False)
            for name in names:
                entry = self._entry(menu, name.removeprefix(f"{title}: "), next(places))
                entry.setCheckable(True)
                entry.setChecked(name == self._template)

    def more_menu(self) -> QMenu:
        """What else can be done."""
        menu = QMenu(self)
        self._entry(menu, "No change: repeat the last update", REPEAT).setEnabled(self._was_sent)
        self._entry(menu, "Skip this update…", SKIP).setEnabled(self._can_skip)
        menu.addSeparator()
        self._entry(menu, "Show sent updates", SENT)
        self._entry(menu, "Contacts", CONTACTS)
        return menu

    def _entry(self, menu: QMenu, words: str, data: object) -> QAction:
        entry = QAction(" ".join(words.split()).replace("&", "&&")[:120], menu)
        entry.setData(data)
        entry.triggered.connect(self._on_entry_chosen)
        menu.addAction(entry)
        return entry

    def _popup(self, menu: QMenu, under: QWidget) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(under.mapToGlobal(QPoint(under.width() - menu.sizeHint().width(), under.height())))
        first = next((one for one in menu.actions() if one.isChecked()), menu.actions()[0])
        menu.setActiveAction(first)

    def _show_template(self) -> None:
        theme = self._themes.current
        before = sum(one.sizeHint().width() for one in (self.title, self.due, self.more))
        glyph = 0 if self.glyph.isHidden() else self.glyph.sizeHint().width() + theme.px(8)
        room = self.width() - before - glyph - theme.px(22 + 5 * 8 + 40)
        room = min(max(room, theme.px(_TEMPLATE_LEAST)), theme.px(_TEMPLATE_MOST))
        words = shortened(" ".join(self._template.split()), theme.font(TextKind.SMALL), room)
        self.template.set_model(ChipModel(words, trailing_icon="chevron-down"))
        self.template.setAccessibleName(f"Template: {self._template}")
        self.template.setAccessibleDescription("Begin with another one")

    def _on_template_clicked(self) -> None:
        if self._templates:
            self._popup(self.template_menu(), self.template)
            self.templates_wished.emit()

    def _on_more_clicked(self) -> None:
        self._popup(self.more_menu(), self.more)

    def _on_entry_chosen(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            data = entry.data()
            if isinstance(data, int):
                self.template_chosen.emit(data)
            else:
                self.wished.emit(str(data))

    def _on_theme_changed(self, theme: Theme) -> None:
        self.title.setFont(theme.font(TextKind.STRONG))
        self.due.setFont(theme.font(TextKind.SMALL, tabular=True))
        self.setFixedHeight(theme.px(44))
        self._line.setContentsMargins(theme.px(14 if theme.is_compact else 20), 0, theme.px(8), 0)
        self._line.setSpacing(theme.px(8))
        self.show_due(self._due)
        self._show_template()


def _keep_on_screen(menu: QMenu) -> None:
    """A menu that grew stands where all of it is seen."""
    menu.adjustSize()
    room = menu.screen().availableGeometry()
    menu.move(
        min(menu.x(), room.right() - menu.width()), max(room.top(), min(menu.y(), room.bottom() - menu.height()))
    )
