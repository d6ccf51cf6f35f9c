"""The one window: menu bar, rail and pages. It places things and owns the menus; it holds no rules."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from incident_desk.formats.times import clock_face
from incident_desk.qt.actions import TABLE, Actions, Menu
from incident_desk.qt.rail import Rail
from incident_desk.qt.theme import Density, TextKind, Theme, ThemeService, set_surface, set_tone
from incident_desk.qt.widgets.as_text import wrapped
from incident_desk.qt.widgets.banner import Banner, BannerModel
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.toast import STAYS_SECONDS, Toast, ToastModel

TITLE = "Incident Desk"
COMPACT_WIDTH, COMPACT_HEIGHT = 1500, 860
_LEAST = (1100, 640)
_TOAST_GAP = 12
"""Pixels of the design between a toast and what stands in the menu bar beside it."""


class _State(Enum):
    """What the corner says of the record: in full, and where there is little room."""

    OPENING = ("Opening…", "Opening…")
    SAVING = ("Saving…", "Saving…")
    SAVED = ("Saved on this computer", "Saved")
    NOT_SAVED = ("Not saved", "Not saved")
    NOT_OPEN = ("Not open", "Not open")


OFFERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "declare": ("Declare…", ("Ctrl", "N")),
    "cause_identified": ("Record it", ()),
    "take_along": ("Add to the incident", ()),
}
"""What a word in the menu bar may offer: the action with the words and keys of its button."""


class MainWindow(QMainWindow):
    """Shell of the desk: empty and painted first, then filled."""

    undo_wished = Signal()
    """Undo was chosen in a toast."""
    banner_answered = Signal(int)
    """An action of the banner was chosen."""
    files_dropped = Signal(list)
    """Files of this computer were dropped on the window: their paths."""

    def __init__(self, themes: ThemeService) -> None:
        super().__init__()
        self._themes = themes
        self._toast: Toast | None = None
        self._banner: Banner | None = None
        self._state = _State.OPENING
        self.actions_table = Actions(self)
        self.rail = Rail(themes, self)
        self.pages = QStackedWidget(self)
        self._names: dict[str, QWidget] = {}
        self._take_focus: dict[str, Callable[[], None]] = {}
        self.page_makers: dict[str, Callable[[], None]] = {}
        """What adds a page that is not there yet, at the time when it is shown first."""
        self._build_menus()
        self._build_corner()
        self._build_body()
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST)
        self.resize(1600, 960)
        self._fit_fonts()
        themes.theme_changed.connect(self._on_theme_changed)

    # -- pages ----------------------------------------------------------------------------------------------

    def add_page(self, name: str, page: QWidget, take_focus: Callable[[], None] | None = None) -> None:
        """Give the stack a page; ``take_focus`` brings the focus to what is done there most."""
        self._names[name] = page
        self._take_focus[name] = take_focus or page.setFocus
        self.pages.addWidget(page)

    def show_page(self, name: str) -> None:
        """Bring a page to the front. A focus on the rail or on the page that goes is given to it."""
        if name not in self._names:
            self.page_makers[name]()
        page, before, focus = self._names[name], self.pages.currentWidget(), self.focusWidget()
        self.pages.setCurrentWidget(page)
        self.rail.show_page(name)
        self.actions_table.set_page(name)
        is_left = page is not before and before is not None and focus is not None and before.isAncestorOf(focus)
        if focus is None or is_left or self.rail.isAncestorOf(focus):
            self._take_focus[name]()

    @property
    def page(self) -> str:
        """The name of the page in front."""
        return next((name for name, page in self._names.items() if page is self.pages.currentWidget()), "")

    # -- what the window says -------------------------------------------------------------------------------

    def show_time(self, now: datetime) -> None:
        """The time in the corner, UTC."""
        face = clock_face(now)
        self._time.setText(f"{face[:5] if self._themes.current.is_compact else face} UTC")

    def show_saving(self, saving: bool) -> None:
        """Whether everything is on the disk."""
        self._show_state(_State.SAVING if saving else _State.SAVED)

    def show_not_saved(self) -> None:
        """The disk did not take something: until the next write that it takes, nothing here says "Saved"."""
        self._show_state(_State.NOT_SAVED)

    def show_opening(self, *, failed: bool = False) -> None:
        """The record is being opened, or it can't be."""
        self._show_state(_State.NOT_OPEN if failed else _State.OPENING)

    def say(self, message: str, *, undo: bool = False, offer: str = "", seconds: int = STAYS_SECONDS) -> None:
        """A short word in the menu bar for so many seconds, with Undo where it can be taken back.

        ``offer`` is an action that it offers. No word: what stands with a button is withdrawn.
        """
        if not message and (self._toast is None or not self._toast.model.action):
            return
        self._take_toast_away()
        if not message:
            return
        action, keys = ("Undo", ("Ctrl", "Z")) if undo else OFFERS.get(offer, ("", ()))
        toast = Toast(self._themes, ToastModel(message, action, keys, seconds=seconds), self)
        toast.action_requested.connect(self.actions_table.action(offer).trigger if offer else self.undo_wished)
        toast.closed.connect(self._on_toast_closed)
        toast.setToolTip(wrapped(message))
        self._toast = toast
        self._place_toast()
        toast.start()
        # Its own size is that of the whole message, so it is placed once more.
        self._place_toast()
        toast.raise_()

    def show_banner(self, model: BannerModel | None) -> None:
        """A banner above the page, until it is taken away with None. A focus that was on it goes to the page."""
        held = self._banner is not None and self._banner.isAncestorOf(self.focusWidget() or self)
        if self._banner is not None:
            self._body.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if model is not None:
            self._banner = Banner(self._themes, model, self)
            self._banner.action_clicked.connect(self.banner_answered)
            self._body.insertWidget(0, self._banner)
            self._banner.show()
        if held and self.page:
            self._take_focus[self.page]()

    # -- building -------------------------------------------------------------------------------------------

    def _build_menus(self) -> None:
        menus = {menu: QMenu(menu.value, self) for menu in Menu}
        for one in TABLE:
            menus[one.menu].addAction(self.actions_table.action(one.id))
        for menu in menus.values():
            self.menuBar().addMenu(menu)
        # A menu bar puts its words at its top; as tall as the corner, they stand on one line with it.
        self.menuBar().setStyleSheet("QMenuBar::item { padding: 8px 10px; }")

    def _build_corner(self) -> None:
        corner = self._corner = QWidget(self)
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, 16, 0)
        row.setSpacing(16)
        self._saved, self._time = QLabel(corner), QLabel(corner)
        for label, tone in ((self._saved, "text3"), (self._time, "text2")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_tone(label, tone)  # type: ignore[arg-type]
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.find_button = Button(
            self._themes,
            ButtonModel("Find or run anything", Variant.SECONDARY, ("Ctrl", "K"), "search", small=True),
        )
        self.find_button.clicked.connect(self.actions_table.action("palette").trigger)
        for widget in (self._saved, self.find_button, self._time):
            row.addWidget(widget)
        self.menuBar().setCornerWidget(corner, Qt.Corner.TopRightCorner)

    def _build_body(self) -> None:
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        right = QWidget(body)
        set_surface(right, "panel")
        self._body = QVBoxLayout(right)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self.pages, 1)
        # Nothing stands in front before a page is shown.
        self.pages.addWidget(QWidget(self.pages))
        row.addWidget(right, 1)
        self.setCentralWidget(body)

    def _fit_fonts(self) -> None:
        theme = self._themes.current
        self.menuBar().setFont(theme.font(TextKind.SMALL))
        self._saved.setFont(theme.font(TextKind.SMALL))
        self._time.setFont(theme.font(TextKind.SMALL, weight=500, tabular=True))
        face = "00:00 UTC" if theme.is_compact else "00:00:00 UTC"
        self._time.setMinimumWidth(self._time.fontMetrics().horizontalAdvance(face) + theme.px(8))
        self._show_state(self._state)

    def _show_state(self, state: _State) -> None:
        self._state = state
        words: tuple[str, str] = state.value
        self._saved.setText(words[self._themes.current.is_compact])
        set_tone(self._saved, "alarm" if state in (_State.NOT_SAVED, _State.NOT_OPEN) else "text3")
        self._fit_corner()

    def _fit_corner(self) -> None:
        """A menu bar asks its corner for its size once; a longer word needs it to ask again."""
        self._corner.adjustSize()
        self.menuBar().setCornerWidget(self._corner, Qt.Corner.TopRightCorner)
        self._place_toast()

    def _place_toast(self) -> None:
        """Between the menus and the corner nothing can be pressed or has to be read, on no page and at no size."""
        if self._toast is None:
            return
        bar, gap, hint = self.menuBar(), self._themes.current.px(_TOAST_GAP), self._toast.sizeHint()
        left = bar.x() + bar.actionGeometry(bar.actions()[-1]).right() + gap
        room = bar.x() + self._corner.x() - gap - left
        top = bar.y() + (bar.height() - hint.height()) // 2
        self._toast.setGeometry(left, max(0, top), min(hint.width(), room), hint.height())

    def _take_toast_away(self) -> None:
        if self._toast is not None:
            self._toast.hide()
            self._toast.deleteLater()
            self._toast = None

    # -- Qt -------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows and controls stand closer in a small window."""
        super().resizeEvent(event)
        small = self.width() < COMPACT_WIDTH or self.height() < COMPACT_HEIGHT
        self._themes.set_density(Density.COMPACT if small else Density.COMFORTABLE)
        self._place_toast()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer may be dropped; addresses and text may not."""
        if _files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        event.acceptProposedAction()
        self.files_dropped.emit(_files_of(event.mimeData()))

    def _on_toast_closed(self) -> None:
        """A toast that gave way to another one has no say over it."""
        if self.sender() is self._toast:
            self._take_toast_away()

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit_fonts()


def _files_of(data: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
