"""The head of the playbook pane: title, progress, tabs or a list of phases, and the way to everything else."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from incident_desk.qt.panes.playbook.outline import Section, SectionKind
from incident_desk.qt.panes.playbook.phase_tabs import PhaseTabs
from incident_desk.qt.panes.playbook.view_model import PlaybookShown
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.services.patterns_at_hand import AtHand

_LONGEST = 60
_WORDS_SHOWN = 3
Near = Callable[[], Sequence[AtHand]]


def _none_near() -> Sequence[AtHand]:
    return ()


class PlaybookHead(QWidget):
    """Says which section is open, and which is wanted."""

    section_chosen = Signal(str)
    """The key of the section that was chosen."""

    def __init__(self, themes: ThemeService, near: Near = _none_near, parent: QWidget | None = None) -> None:
        """``near`` gives the patterns that the trouble speaks of; they come first in their menu."""
        super().__init__(parent)
        self._themes, self._near = themes, near
        self._shown = PlaybookShown()
        self._title = QLabel("Playbook", self)
        self._progress = QLabel(self)
        self._progress.setTextFormat(Qt.TextFormat.PlainText)
        set_tone(self._progress, "text3")
        troubles = ButtonModel("Troubleshooting", Variant.QUIET, icon="split", small=True)
        self._troubles = Button(themes, troubles, self)
        more = ButtonModel("", Variant.QUIET, icon="ellipsis", name="First questions, procedures, reference text")
        self._more = Button(themes, more, self)
        self._phases = Button(
            themes, ButtonModel("", Variant.QUIET, icon="chevron-down", name="Choose a phase"), self
        )
        self.tabs = PhaseTabs(themes, self)
        self._lay_out()
        self._connect()
        self._on_theme_changed(themes.current)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._line = QHBoxLayout()
        self._line.setSpacing(10)
        for widget in (self._title, self._progress):
            self._line.addWidget(widget)
        self._line.addStretch(1)
        for button in (self._troubles, self._more, self._phases):
            self._line.addWidget(button)
        column.addLayout(self._line)
        column.addWidget(self.tabs)

    def _connect(self) -> None:
        self._troubles.clicked.connect(self._on_troubles_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        self._phases.clicked.connect(self._on_phases_clicked)
        self.tabs.section_chosen.connect(self.section_chosen)
        self.tabs.fits_changed.connect(self._on_fits_changed)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def show_playbook(self, shown: PlaybookShown) -> None:
        """Show progress and sections."""
        self._shown = shown
        phases = tuple(one for one in shown.sections if one.kind is SectionKind.PHASE)
        self.tabs.show_sections(phases, shown.looked_at)
        self._arrange()

    def menu(self, *kinds: SectionKind) -> QMenu:
        """The sections of those kinds as a menu; the open one is ticked. What the trouble speaks of comes first."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        sections = {one.key: one for one in self._shown.sections if one.kind in kinds}
        near = {f"procedure-{one.place}": one for one in self._near()} if SectionKind.PROCEDURE in kinds else {}
        for key, one in near.items():
            if key in sections:
                self._add(menu, sections.pop(key), one)
        if menu.actions() and sections:
            menu.addSeparator()
        for section in sections.values():
            self._add(menu, section)
        return menu

    def _add(self, menu: QMenu, section: Section, near: AtHand | None = None) -> None:
        entry = QAction(_menu_words(section, near), menu)
        entry.setCheckable(True)
        entry.setChecked(section.key == self._shown.looked_at)
        entry.setData(section.key)
        entry.setToolTip(near.reason if near is not None else section.name)
        entry.triggered.connect(self._on_section_triggered)
        menu.addAction(entry)

    def _arrange(self) -> None:
        kinds = {one.kind for one in self._shown.sections}
        has_phases = SectionKind.PHASE in kinds
        # Tabs that don't fit keep their place, so that they can see when they fit again. They see it at once when
        # they are shown, so whether they fit is asked after that.
        self.tabs.setVisible(has_phases and not self._themes.current.is_compact)
        as_tabs = has_phases and self.tabs.fits and not self._themes.current.is_compact
        self.tabs.setMaximumHeight(16_777_215 if as_tabs else 0)
        self._phases.setVisible(has_phases and not as_tabs)
        self._troubles.setVisible(SectionKind.PROCEDURE in kinds and not self._themes.current.is_compact)
        others = {SectionKind.FIRST, SectionKind.PROCEDURE, SectionKind.REFERENCE}
        self._more.setVisible(bool(kinds & others))
        self._progress.setText(self._progress_words(as_tabs))

    def _progress_words(self, as_tabs: bool) -> str:
        shown, section = self._shown, self._shown.section
        if not shown.has_playbook:
            return ""
        if as_tabs and section is not None and section.kind is SectionKind.PHASE:
            return f"{shown.settled} of {shown.total} steps"
        if section is None:
            return ""
        name = section.short if section.kind is SectionKind.PHASE else section.name
        name = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        return f"{name} {section.settled} of {section.total}" if section.total else name

    def _pop_up(self, button: QWidget, *kinds: SectionKind) -> None:
        menu = self.menu(*kinds)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _on_troubles_clicked(self) -> None:
        self._pop_up(self._troubles, SectionKind.PROCEDURE)

    def _on_more_clicked(self) -> None:
        self._pop_up(self._more, SectionKind.FIRST, SectionKind.PROCEDURE, SectionKind.REFERENCE)

    def _on_phases_clicked(self) -> None:
        self._pop_up(self._phases, SectionKind.PHASE)

    def _on_section_triggered(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            self.section_chosen.emit(entry.data())

    def _on_fits_changed(self, _fits: bool) -> None:
        self._arrange()

    def _on_theme_changed(self, theme: Theme) -> None:
        self._title.setFont(theme.font(TextKind.PANEL_TITLE))
        self._progress.setFont(theme.font(TextKind.SMALL))
        height = theme.px(38 if theme.is_compact else 44)
        self._line.setContentsMargins(theme.px(14 if theme.is_compact else 20), 0, theme.px(8), 0)
        self._title.setFixedHeight(height)
        self._arrange()


def _menu_words(section: Section, near: AtHand | None = None) -> str:
    """A section in a menu: its name as plain text, the words that speak of it, and its count."""
    name = section.name if len(section.name) <= _LONGEST else f"{section.name[: _LONGEST - 1]}…"
    if near is not None:
        name += f"  ({', '.join(word for word, _ in near.words[:_WORDS_SHOWN])})"
    name = name.replace("&", "&&").replace("\t", " ").replace("\n", " ")
    return f"{name}\t{section.settled} of {section.total}" if section.total else name
