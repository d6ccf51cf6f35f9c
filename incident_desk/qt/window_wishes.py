"""What the window itself can do: pages, look, help, quit."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMessageBox, QWidget

from incident_desk import __version__
from incident_desk.qt.stage import Stage
from incident_desk.qt.theme import Theme, ThemeName


class WindowWishes:
    """The actions of the table that need no incident."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        stage.themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(stage.themes.current)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {
            "desk": self.desk,
            "find": self.find,
            "next_pane": self.next_pane,
            "previous_pane": self.previous_pane,
            "theme_dark": self.dark,
            "theme_light": self.light,
            "theme_system": self.system,
            "less_motion": self.less_motion,
            "full_screen": self.full_screen,
            "about": self.about,
        }

    def desk(self) -> None:
        """Show the desk; with one incident open and none shown yet, that one."""
        stage, running = self._stage, self._stage.open_incidents
        if stage.link.shown is None and running:
            stage.show_incident(running[0].id)
        else:
            stage.window.show_page("desk")

    def find(self) -> None:
        """Go to the field that searches this screen; the desk has none, and finds through the palette."""
        page: object = self._stage.window.pages.currentWidget()
        if isinstance(page, _Searched):
            page.focus_search()
        else:
            self._stage.window.actions_table.trigger("palette")

    def next_pane(self) -> None:
        """Go to the next pane of the page."""
        self._go(1)

    def previous_pane(self) -> None:
        """Go to the pane before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        panes = self._stage.panes
        focus = QApplication.focusWidget()
        here = next((place for place, pane in enumerate(panes) if _holds(pane, focus)), -1 if step > 0 else 0)
        for turn in range(1, len(panes) + 1):
            pane = panes[(here + step * turn) % len(panes)]
            if _take_focus(pane):
                return

    def dark(self) -> None:
        """The dark theme, whatever the system says."""
        self._look("dark")

    def light(self) -> None:
        """The light theme, whatever the system says."""
        self._look("light")

    def system(self) -> None:
        """The system's theme."""
        self._look("system")

    def _look(self, theme: str) -> None:
        if theme == "system":
            self._stage.themes.follow_system()
        else:
            self._stage.themes.fix(ThemeName(theme))
        self._stage.keep_theme(theme)

    def less_motion(self) -> None:
        """Let nothing blink, or let it again."""
        reduced = not self._stage.themes.current.reduced_motion
        self._stage.themes.set_reduced_motion(reduced)
        self._stage.keep_switch("less_motion", reduced)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._stage.window.actions_table.action("less_motion").setChecked(theme.reduced_motion)

    def full_screen(self) -> None:
        """Fill the screen, or come back."""
        window = self._stage.window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def about(self) -> None:
        """Version and licences."""
        box = QMessageBox(self._stage.window)
        box.setWindowTitle("About Incident Desk")
        box.setText(
            f"Incident Desk {__version__}\n\nApache-2.0. Qt under LGPL-3.0, Inter and JetBrains Mono under "
            "OFL-1.1, Lucide icons under ISC."
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


@runtime_checkable
class _Searched(Protocol):
    """A page with a field that finds what is on it."""

    def focus_search(self) -> None:
        """Go to the field."""
        ...


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))


def _take_focus(pane: QWidget) -> bool:
    """Give the focus to the pane's list, where the arrow keys work, else to the first thing that takes it."""
    inside = (pane, *pane.findChildren(QWidget))
    for widget in sorted(inside, key=_is_no_list):
        if widget.isVisibleTo(pane.window()) and widget.isEnabled() and widget.focusPolicy().value & 0x1:
            widget.setFocus()
            return True
    return False


def _is_no_list(widget: QWidget) -> bool:
    return not isinstance(widget, QAbstractItemView)
