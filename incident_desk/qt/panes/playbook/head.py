"""The head of the playbook pane: title, progress, tabs or a list of phases, and the way to everything else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget
from shiboken6 import isValid

from incident_desk.domain.playbook import Playbook
from incident_desk.qt.panes.playbook.outline import Section, SectionKind
from incident_desk.qt.panes.playbook.phase_tabs import PhaseTabs
from incident_desk.qt.panes.playbook.view_model import PlaybookShown
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant

if TYPE_CHECKING:
    from incident_desk.services.patterns_at_hand import AtHand

_LONGEST = 60
_WORDS_SHOWN = 3
_MOST_ELSEWHERE = 12
"""Patterns of other playbooks that are offered, the nearest."""


def _none_near() -> "Sequence[AtHand]":
    return ()


def _none_elsewhere() -> "Sequence[tuple[Playbook, AtHand]]":
    return ()


@dataclass(frozen=True, slots=True)
class PatternSource:
    """What gives the patterns that the trouble speaks of: of the incident's playbook, and of the library's others.

    ``elsewhere`` is None while the library is being read.
    """

    near: "Callable[[], Sequence[AtHand]]" = _none_near
    elsewhere: "Callable[[], Sequence[tuple[Playbook, AtHand]] | None]" = _none_elsewhere


class PlaybookHead(QWidget):
    """Says which section is open, and which is wanted."""

    section_chosen = Signal(str)
    """The key of the section that was chosen."""
    pattern_chosen = Signal(object, int)
    """The pattern at that place of another playbook was chosen."""

    def __init__(
        self, themes: ThemeService, patterns: PatternSource | None = None, parent: QWidget | None = None
    ) -> None:
        """What ``patterns`` gives comes first in the menu of patterns."""
        super().__init__(parent)
        self._themes, self._patterns = themes, patterns or PatternSource()
        self._others: QMenu | None = None
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
        near = (
            {f"procedure-{one.place}": one for one in self._patterns.near()}
            if SectionKind.PROCEDURE in kinds
            else {}
        )
        for key, one in near.items():
            if key in sections:
                self._add(menu, sections.pop(key), one)
        if menu.actions() and sections:
            menu.addSeparator()
        for section in sections.values():
            self._add(menu, section)
        if SectionKind.PROCEDURE in kinds and self._shown.can_open:
            self._add_others(menu)
        return menu

    def fill_elsewhere(self) -> None:
        """The library has been read: what its other playbooks have stands in the menu that is open."""
        if self._others is not None and isValid(self._others):
            self._fill(self._others)

    def _add_others(self, menu: QMenu) -> None:
        menu.addSeparator()
        self._others = menu.addMenu("From &other playbooks")
        self._others.setToolTipsVisible(True)
        self._others.aboutToShow.connect(self.fill_elsewhere)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        found = self._patterns.elsewhere()
        for book, one in (found or ())[:_MOST_ELSEWHERE]:
            entry = QAction(_entry_words(one.pattern.name, one, book.title), menu)
            entry.setData((book, one.place))
            entry.setToolTip(plain(one.reason))
            entry.triggered.connect(self._on_other_triggered)
            menu.addAction(entry)
        if not found:
            nothing = "Nothing there speaks of this trouble" if found is not None else "The library is being read"
            _add_note(menu, nothing)

    def _add(self, menu: QMenu, section: Section, near: "AtHand | None" = None) -> None:
        entry = QAction(_menu_words(section, near), menu)
        entry.setCheckable(True)
        entry.setChecked(section.open or section.key == self._shown.looked_at)
        entry.setData(section.key)
        entry.setToolTip(plain(near.reason if near is not None else section.name))
        entry.triggered.connect(self._on_section_triggered)
        menu.addAction(entry)

    def _arrange(self) -> None:
        shown, kinds = self._shown, {one.kind for one in self._shown.sections}
        has_phases = SectionKind.PHASE in kinds
        # Tabs that don't fit keep their place, so that they can see when they fit again. They see it at once when
        # they are shown, so whether they fit is asked after that.
        self.tabs.setVisible(has_phases and not self._themes.current.is_compact)
        as_tabs = has_phases and self.tabs.fits and not self._themes.current.is_compact
        self.tabs.setMaximumHeight(16_777_215 if as_tabs else 0)
        self._phases.setVisible(has_phases and not as_tabs)
        has_patterns = SectionKind.PROCEDURE in kinds or shown.can_open
        self._troubles.setVisible(has_patterns and not self._themes.current.is_compact)
        others = {SectionKind.FIRST, SectionKind.PROCEDURE, SectionKind.REFERENCE}
        self._more.setVisible(bool(kinds & others) or (has_patterns and self._themes.current.is_compact))
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

    def _on_other_triggered(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            self.pattern_chosen.emit(*entry.data())

    def _on_fits_changed(self, _fits: bool) -> None:
        self._arrange()

    def _on_theme_changed(self, theme: Theme) -> None:
        self._title.setFont(theme.font(TextKind.PANEL_TITLE))
        self._progress.setFont(theme.font(TextKind.SMALL))
        height = theme.px(38 if theme.is_compact else 44)
        self._line.setContentsMargins(theme.px(14 if theme.is_compact else 20), 0, theme.px(8), 0)
        self._title.setFixedHeight(height)
        self._arrange()


def _menu_words(section: Section, near: "AtHand | None" = None) -> str:
    """A section in a menu: its name as plain text, the words that speak of it, and its count."""
    name = _entry_words(section.name, near)
    return f"{name}\t{section.settled} of {section.total}" if section.total else name


def _entry_words(name: str, near: "AtHand | None", source: str = "") -> str:
    """A name in a menu with the words that speak of it, and the playbook it is from."""
    words = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    if near is not None:
        words += f"  ({', '.join(word for word, _ in near.words[:_WORDS_SHOWN])})"
    words += f"  {source[:_LONGEST]}" if source else ""
    return words.replace("&", "&&").replace("\t", " ").replace("\n", " ")


def _add_note(menu: QMenu, words: str) -> None:
    note = QAction(words, menu)
    note.setEnabled(False)
    menu.addAction(note)
