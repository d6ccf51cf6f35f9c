"""The real window on a real data folder, worked by keys alone; what is asserted is the record."""

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu

from incident_desk import bootstrap
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.timeline import timeline
from incident_desk.qt.app import open_window
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.widgets.toast import Toast

MOST_STOPS = 160


class Typist:
    """Presses keys, and looks at what the record says of it. It calls nothing of the window that does anything."""

    def __init__(self, qtbot, folder, size=(1920, 1080)):
        self.qtbot, self.folder = qtbot, folder
        self.window, self.controller = open_window(
            QApplication.instance(), lambda: bootstrap.open_office(folder), "MK"
        )
        qtbot.addWidget(self.window)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        self.link = self.controller.stage.link
        qtbot.waitUntil(lambda: self.link.office is not None, timeout=20_000)
        self.read(lambda office: None)

    def close(self):
        # Without a screen Qt lets go of what the clipboard holds only after Python, and falls over it.
        QApplication.clipboard().clear()
        self.window.close()
        self.controller.close()

    # -- keys -------------------------------------------------------------------------------------------------

    @property
    def here(self):
        """What the keys go to: the menu that stands open, else what has the focus."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup
        top = QApplication.activeModalWidget() or self.window
        if not top.isActiveWindow():
            # Where a dialog went, a window manager gives the keys to what stands under it; here is none.
            top.activateWindow()
            self.wait(top.isActiveWindow)
        focus = QApplication.focusWidget()
        return focus if focus is not None and focus.window() is top else top

    def press(self, keys, times=1):
        """``press("Ctrl+Shift+L")``."""
        code = QKeySequence(keys)[0]
        for _ in range(times):
            QTest.keyClick(self.here, code.key(), code.keyboardModifiers())

    def type(self, text):
        QTest.keyClicks(self.here, text)

    def retype(self, text):
        """In place of what stands in the field."""
        self.press("Ctrl+A")
        self.type(text)

    def run(self, words):
        """What has no key of its own: by its words, from the palette."""
        self.press("Ctrl+K")
        self.dialog("Find or run anything")
        self.type(words)
        self.press("Enter")

    def tab_to(self, widget, back=False):
        """Tab until that one has the focus."""
        for _ in range(MOST_STOPS):
            if QApplication.focusWidget() is widget:
                return
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"Tab never comes to {widget.accessibleName() or widget}")

    def pane_to(self, widget):
        """F6 until the pane has the focus."""
        for _ in range(12):
            self.press("F6")
            focus = QApplication.focusWidget()
            if focus is widget or (focus is not None and widget.isAncestorOf(focus)):
                return
        raise AssertionError(f"F6 never comes to {widget}")

    # -- what stands there ------------------------------------------------------------------------------------

    def wait(self, ready):
        self.qtbot.waitUntil(lambda: bool(ready()), timeout=10_000)

    def dialog(self, title, kind=DialogFrame):
        """The dialog of that title, once it stands and has the keys."""

        def found():
            return [
                one
                for one in QApplication.topLevelWidgets()
                if isinstance(one, kind) and one.isVisible() and title in one.windowTitle()
            ]

        self.wait(lambda: bool(found()))
        dialog = found()[-1]
        self.wait(lambda: QApplication.focusWidget() is not None and QApplication.focusWidget().window() is dialog)
        return dialog

    def file_dialog(self):
        return self.dialog("", QFileDialog)

    def no_dialog(self):
        """Until no dialog and no menu stands."""
        self.wait(
            lambda: (
                not [
                    one
                    for one in QApplication.topLevelWidgets()
                    if isinstance(one, (QDialog, QMenu)) and one.isVisible()
                ]
            )
        )

    @property
    def page(self):
        """The Timeline page."""
        return self.controller.timeline.page

    def in_front(self, page):
        self.wait(lambda: self.window.page == page)

    @property
    def toast(self):
        return next((one.model.message for one in self.window.findChildren(Toast) if one.isVisible()), "")

    # -- the record -------------------------------------------------------------------------------------------

    def read(self, ask):
        told = []
        self.link.read(lambda office: (ask(office),), told.append)
        self.qtbot.waitUntil(lambda: bool(told), timeout=10_000)
        return told[0][0]

    def events(self, incident=None):
        one = incident or self.link.shown
        return self.read(lambda office: office.desk.events(one)) if one else []

    @property
    def incident(self):
        one = self.link.shown
        return self.read(lambda office: office.desk.incident_of(one))

    @property
    def rows(self):
        return timeline(self.events())

    def row(self, words):
        """The row that says so."""
        return next(one for one in self.rows if words in one.text)

    def standing(self):
        """The acts that stand."""
        events = self.events()
        undone = undone_acts(events)
        return [one for one in events if one.act not in undone]

    def writes(self, kind, press, *keys):
        """Press these, and give what it wrote of that kind."""
        before = len(self.events())
        press(*keys)
        found = []

        def written():
            found[:] = [one for one in self.events()[before:] if one.kind == kind]
            return bool(found)

        self.wait(written)
        return found

    # -- what most tests begin with ---------------------------------------------------------------------------

    def declare(self, title):
        """Declare an incident, from wherever one is."""
        before = self.link.shown
        self.press("Ctrl+N")
        self.dialog("Declare incident")
        self.type(title)
        self.press("Enter")
        self.no_dialog()
        self.wait(lambda: self.link.shown not in (None, before))
        self.wait(lambda: getattr(self.controller.stage.incident, "title", "") == title)

    def log(self, text):
        """Log it from the field at the foot; the row."""
        before = len(self.rows)
        self.press("Ctrl+L")
        self.type(text)
        self.press("Enter")
        self.wait(lambda: len(self.rows) > before)
        return max(self.rows, key=lambda one: one.seq)

    def timeline(self):
        """Go to the Timeline page, to its rows."""
        self.press("Ctrl+3")
        self.in_front("timeline")
        self.wait(lambda: self.page.rows.table.rowCount() > 0)
        if not self.page.rows.hasFocus():
            self.pane_to(self.page.rows)

    def choose(self, words):
        """Go to that row with the arrows."""
        entries = self.page.rows.table.entries
        self.wait(lambda: any(words in one.text for one in self.page.rows.table.entries))
        entries = self.page.rows.table.entries
        wanted = next(place for place, one in enumerate(entries) if words in one.text)
        self.press("Home")
        for _ in range(len(entries) + 1):
            chosen = self.page.rows.chosen
            if chosen is not None and words in chosen.text:
                return chosen
            self.press("Down")
        raise AssertionError(f"The arrows never come to row {wanted}: {words}")
