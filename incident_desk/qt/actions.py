"""Everything the window can do, as one table: menus, keys, palette and key sheet are made from it.

A key is written in Qt's portable form. ``letter`` keys work only while no field, combo box or spin box has the
focus, and on Home and on a page that is a document only the page's own: what is typed there beside a field does
nothing. Each action is a signal of the ``Actions`` object of the same name; a page connects what it can do.
"""

from dataclasses import dataclass
from enum import StrEnum
from weakref import ref

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


class Menu(StrEnum):
    """The menus, in their order."""

    FILE = "&File"
    INCIDENT = "&Incident"
    TIMELINE = "&Timeline"
    PLAYBOOK = "&Playbook"
    VIEW = "&View"
    HELP = "&Help"


@dataclass(frozen=True, slots=True)
class Spec:
    """One action: its id, words, menu, keys, whether it needs an incident on the desk; a switch is on or off.

    ``needs_run``: it is there while a checklist's run is in front, and may have a key that is an incident's
    elsewhere. ``serves_run``: in front of a run it is meant for the run, and needs no incident. ``pages``: its keys
    work on these pages alone, and are nobody else's there.
    """

    id: str
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    needs_incident: bool = True
    is_switch: bool = False
    needs_run: bool = False
    serves_run: bool = False
    pages: tuple[str, ...] = ()

    def keys_while(self, typing: bool) -> list[str]:
        """The keys that work now: letters and signs belong to the field while somebody types in one."""
        return [key for key in self.keys if not (typing and len(key) == 1)]


TABLE: tuple[Spec, ...] = (
    Spec("declare", "Declare incident…", Menu.FILE, ("Ctrl+N",), needs_incident=False),
    Spec("not_now", "Not now: declare nothing for what is offered", Menu.FILE, (), needs_incident=False),
    Spec("cause_identified", "Cause identified", Menu.INCIDENT),
    Spec("take_along", "Add failing standing checks to the open incident", Menu.INCIDENT, (), needs_incident=False),
    Spec("drill", "Start a drill…", Menu.FILE, (), needs_incident=False),
    Spec("import_playbook", "Import playbooks…", Menu.FILE, ("Ctrl+O",), needs_incident=False),
    Spec("import_record", "Take in a record: JSON or PDF of ours…", Menu.FILE, (), needs_incident=False),
    Spec("import_checks", "Import checks…", Menu.FILE, (), needs_incident=False),
    Spec("export", "Export report…", Menu.FILE, ("Ctrl+E",), serves_run=True),
    Spec("export_pdf", "Export report as PDF…", Menu.FILE, serves_run=True),
    Spec("export_markdown", "Export report as Markdown…", Menu.FILE, ("Ctrl+Shift+M",), serves_run=True),
    Spec("export_timeline", "Export the timeline as shown…", Menu.FILE, ("Ctrl+Shift+E",)),
    Spec("print_report", "Print report…", Menu.FILE, ("Ctrl+Shift+P",)),
    Spec("copy_rich", "Copy report as rich text…", Menu.FILE, ("Ctrl+Shift+R",)),
    Spec("mail_draft", "E-mail draft of the report…", Menu.FILE),
    Spec("share", "Share as folder or zip file…", Menu.FILE),
    Spec("export_calendar", "Calendar file for what comes after…", Menu.FILE),
    Spec("outage_history", "Outage history…", Menu.FILE, (), needs_incident=False),
    Spec("copy_outages", "Copy the table of outages", Menu.FILE, ("Ctrl+Shift+C",), False, pages=("metrics",)),
    Spec("copy_outages_markdown", "Copy the table of outages as Markdown", Menu.FILE, (), needs_incident=False),
    Spec("quit", "Quit", Menu.FILE, ("Ctrl+Q",), needs_incident=False),
    Spec("acknowledge", "Acknowledge: response begun", Menu.INCIDENT, ("A",)),
    Spec("escalate", "Escalate…", Menu.INCIDENT, ("E",)),
    Spec("seen", "Seen: silence this alarm", Menu.INCIDENT, ("K",), serves_run=True),
    Spec("severity", "Change severity…", Menu.INCIDENT, ("S",)),
    Spec("pause", "Pause or resume the resolution target…", Menu.INCIDENT, ("P",)),
    Spec("status", "Change status…", Menu.INCIDENT, ("T",)),
    Spec("roles", "Roles and hand over…", Menu.INCIDENT, ("H",)),
    Spec("resolve", "Resolve…", Menu.INCIDENT, ("R",)),
    Spec("reopen", "Reopen…", Menu.INCIDENT, ()),
    Spec("cancel", "Cancel: false alarm or duplicate…", Menu.INCIDENT, ()),
    Spec("merge", "Merge into another incident…", Menu.INCIDENT, ()),
    Spec("split", "Split entries off into a new incident…", Menu.INCIDENT, ()),
    Spec("seen_before", "Seen this before…", Menu.INCIDENT, ("Ctrl+Shift+B",)),
    Spec("send_round", "Send the review round", Menu.INCIDENT),
    Spec("mark_reviewed", "Mark as reviewed…", Menu.INCIDENT),
    Spec("schedule_review", "Schedule the review meeting…", Menu.INCIDENT),
    Spec("report_versions", "Versions of the report…", Menu.INCIDENT),
    Spec("undo", "Undo", Menu.INCIDENT, ("Ctrl+Z",), needs_incident=False),
    Spec("redo", "Redo", Menu.INCIDENT, ("Ctrl+Shift+Z", "Ctrl+Y"), needs_incident=False),
    Spec("log", "Log an entry", Menu.TIMELINE, ("L", "Ctrl+L"), serves_run=True),
    Spec("action_item", "New action item", Menu.TIMELINE, ("I",)),
    Spec("entry_at", "Entry at another time…", Menu.TIMELINE, ("Ctrl+Shift+L",)),
    Spec("overview", "Overview of the timeline", Menu.TIMELINE, ("Ctrl+Shift+O",)),
    Spec("replay", "Replay: what was known then…", Menu.TIMELINE, ("Ctrl+Shift+T",)),
    Spec("replay_entry", "Replay from the chosen row", Menu.TIMELINE),
    Spec("edit_entry", "Edit the chosen entry", Menu.TIMELINE),
    Spec("star_entry", "Star the chosen entry, or take its star off", Menu.TIMELINE),
    Spec("strike_entry", "Strike the chosen entry…", Menu.TIMELINE),
    Spec("doctor", "Timeline doctor", Menu.TIMELINE, ("Ctrl+Shift+D",), needs_incident=False),
    Spec("tag_entry", "Tag the chosen entries…", Menu.TIMELINE),
    Spec("insert_entry", "Entry between the chosen one and the next…", Menu.TIMELINE),
    Spec("bring_in", "Bring entries in: table, chat, log, incident…", Menu.TIMELINE, ("Ctrl+Shift+I",)),
    Spec("pin_entry", "Pin the chosen entries, or let them loose", Menu.TIMELINE),
    Spec("group_entry", "Put the chosen entries under the first, or take them out", Menu.TIMELINE),
    Spec("end_entry", "The chosen entry ends now", Menu.TIMELINE),
    Spec("first_wording", "Restore the first wording of the chosen entry", Menu.TIMELINE),
    Spec("attach_file", "Attach a file…", Menu.TIMELINE, ("Ctrl+Shift+A",)),
    Spec("paste_evidence", "Paste as evidence", Menu.TIMELINE, ("Ctrl+V",), needs_incident=False),
    Spec("view_evidence", "Look at the evidence", Menu.TIMELINE, ("V",)),
    Spec("step_done", "Mark the step done", Menu.PLAYBOOK, ("D",), serves_run=True),
    Spec("copy_command", "Copy the step's command", Menu.PLAYBOOK, ("C",), serves_run=True),
    Spec("bind_step", "Tick the step by a check…", Menu.PLAYBOOK, ("B",)),
    Spec("start_checklist", "Start a checklist…", Menu.PLAYBOOK, (), needs_incident=False),
    Spec("defer_step", "Put the step off…", Menu.PLAYBOOK, ("F",), needs_run=True),
    Spec("keep_going", "Keep going: no roll-back now", Menu.PLAYBOOK, ("K",), needs_run=True),
    Spec("roll_back", "Roll back…", Menu.PLAYBOOK, ("B",), needs_run=True),
    Spec("go_live", "It is live now", Menu.PLAYBOOK, (), needs_run=True),
    Spec("fill_blanks", "Fill the blanks of the commands…", Menu.PLAYBOOK, (), needs_run=True),
    Spec(
        "measure_criterion",
        "Measure a reason to roll back by a check…",
        Menu.PLAYBOOK,
        ("Shift+B",),
        needs_run=True,
    ),
    Spec("run_people", "Who runs it…", Menu.PLAYBOOK, (), needs_run=True),
    Spec("finish_run", "Finish the run…", Menu.PLAYBOOK, ("R",), needs_run=True),
    Spec("stop_run", "Stop the run…", Menu.PLAYBOOK, (), needs_run=True),
    Spec("next_open", "Go to the next open step", Menu.PLAYBOOK, ("G",), serves_run=True),
    Spec("save_playbook", "Save the playbook as a new version…", Menu.PLAYBOOK, ("Ctrl+S",), needs_incident=False),
    Spec("make_playbook", "Make a playbook of this incident", Menu.PLAYBOOK),
    Spec("next_phase", "Next phase", Menu.PLAYBOOK, ("N",)),
    Spec("check_now", "Check health now", Menu.PLAYBOOK, ("F5",), needs_incident=False),
    Spec("update", "Write the next update", Menu.TIMELINE, ("U",)),
    Spec("send_update", "Copy the update and mark it sent", Menu.TIMELINE, ("Ctrl+Shift+C",)),
    Spec("mute", "Mute the chosen check", Menu.INCIDENT, ("M",), needs_incident=False),
    Spec("seen_elsewhere", "Seen from elsewhere…", Menu.TIMELINE, ("O",)),
    Spec("watch", "Add a health check…", Menu.INCIDENT, ("W",), needs_incident=False),
    Spec("assess", "First questions", Menu.PLAYBOOK, ("Q",)),
    Spec("home", "Home", Menu.VIEW, ("Ctrl+1",), needs_incident=False),
    Spec("metrics", "Metrics", Menu.VIEW, ("M",), needs_incident=False, pages=("home", "metrics")),
    Spec("desk", "Desk", Menu.VIEW, ("Ctrl+2",), needs_incident=False),
    Spec("timeline", "Timeline", Menu.VIEW, ("Ctrl+3",), needs_incident=False),
    Spec("health", "Health", Menu.VIEW, ("Ctrl+4",), needs_incident=False),
    Spec("playbooks", "Playbooks", Menu.VIEW, ("Ctrl+5",), needs_incident=False),
    Spec("review", "Review", Menu.VIEW, ("Ctrl+6",), needs_incident=False),
    Spec("wall", "Wall on a second screen", Menu.VIEW, ("Ctrl+7",), needs_incident=False),
    Spec("palette", "Find or run anything…", Menu.VIEW, ("Ctrl+K",), needs_incident=False),
    Spec("find", "Find on this screen", Menu.VIEW, ("Ctrl+F", "/"), needs_incident=False),
    Spec("find_all", "Find in everything…", Menu.VIEW, ("Ctrl+Shift+F",), needs_incident=False),
    Spec("next_pane", "Next pane", Menu.VIEW, ("F6",), needs_incident=False),
    Spec("previous_pane", "Previous pane", Menu.VIEW, ("Shift+F6",), needs_incident=False),
    Spec("theme_dark", "Dark", Menu.VIEW, (), needs_incident=False),
    Spec("theme_light", "Light", Menu.VIEW, (), needs_incident=False),
    Spec("theme_system", "As the system", Menu.VIEW, (), needs_incident=False),
    Spec("sound", "Sound", Menu.VIEW, (), needs_incident=False, is_switch=True),
    Spec("sound_at_night", "Sound at night", Menu.VIEW, (), needs_incident=False, is_switch=True),
    Spec("callouts", "Callouts", Menu.VIEW, (), needs_incident=False, is_switch=True),
    Spec("less_motion", "Less motion", Menu.VIEW, (), needs_incident=False, is_switch=True),
    Spec("full_screen", "Full screen", Menu.VIEW, ("F11",), needs_incident=False),
    Spec("keys", "All keys", Menu.HELP, ("F1", "?"), needs_incident=False),
    Spec("about", "About Incident Desk", Menu.HELP, (), needs_incident=False),
)


_SHARED = ("seen", "keep_going")
"""What has one key in front of a run: an alarm is seen, or else the run keeps going."""


_OF_A_PAGE = {key: one.pages for one in TABLE if one.pages for key in one.keys}
"""The keys that are an action's own on some pages, with these."""
DOCUMENTS = frozenset({"review", "export", "doctor", "metrics", "importing", "playbooks"})
"""Pages to read and write on, which show nothing of the running incident: no letter acts on it there."""
_WITHOUT_LETTERS = DOCUMENTS | {"home"}
"""Home shows every open incident and says of none that it is the one on the desk: no letter acts there either."""
_IN_THE_PAST = ("seen", "log")
"""What acts on the incident while its past is looked at: alarms ring on, and what is logged happens now."""
_NOT_IN_THE_PAST = ("undo", "redo", "take_along", "paste_evidence")
"""What needs no incident and acts on one."""


def spec(action_id: str) -> Spec:
    """The entry of the table with that id.

    Raises:
        KeyError: there is none.
    """
    found = next((one for one in TABLE if one.id == action_id), None)
    if found is None:
        raise KeyError(action_id)
    return found


class Actions(QObject):
    """The table as Qt actions on one window."""

    triggered = Signal(str)
    """An action was asked for, by menu, key or palette: its id."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._typing, self._page = False, ""
        self._has_incident, self._has_run, self._calls, self._in_past = True, False, False, False
        self._actions = {one.id: self._make(one, window) for one in TABLE}
        self._switch()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self.destroyed.connect(_FocusEar(application, self).deleteLater)
            self.hear_focus(application.focusWidget())

    def action(self, action_id: str) -> QAction:
        """The Qt action, for a menu or a button."""
        return self._actions[action_id]

    def trigger(self, action_id: str) -> None:
        """Ask for an action as if its key had been pressed; one that is off does nothing."""
        self._actions[action_id].trigger()

    def set_incident(self, present: bool) -> None:
        """Switch what needs an incident on or off."""
        self._has_incident = present
        self._switch()

    def set_run(self, in_front: bool) -> None:
        """Whether a checklist's run is in front: then no key acts on the incident that nobody sees."""
        self._has_run = in_front
        self._switch()

    def set_past(self, in_front: bool) -> None:
        """Whether the past of the incident is in front: it is read only, and no key acts on what nobody sees."""
        if in_front is not self._in_past:
            self._in_past = in_front
            self._switch()

    def set_page(self, page: str) -> None:
        """Which page is in front: some keys are of one page alone, and on a document no letter is the desk's."""
        if page != self._page:
            self._page = page
            for one in TABLE:
                if any(key in _OF_A_PAGE or _is_letter(key) for key in one.keys):
                    self._set_keys(one)

    def set_calling(self, calls: bool) -> None:
        """Whether something of the run in front is late and unseen, and no decision is due: then K means Seen."""
        if calls is not self._calls:
            self._calls = calls
            self._switch()

    def _switch(self) -> None:
        for one in TABLE:
            self._actions[one.id].setEnabled(self._is_on(one))
            if one.id in _SHARED:
                self._set_keys(one)

    def _is_on(self, one: Spec) -> bool:
        if self._in_past and (one.needs_incident or one.id in _NOT_IN_THE_PAST):
            return one.id in _IN_THE_PAST and self._has_incident
        if self._has_run:
            return one.needs_run or one.serves_run or not one.needs_incident
        return not one.needs_run and (self._has_incident or not one.needs_incident)

    def _make(self, one: Spec, window: QWidget) -> QAction:
        action = QAction(one.text, window)
        action.setObjectName(one.id)
        action.setCheckable(one.is_switch)
        action.setShortcuts([QKeySequence(key) for key in one.keys if not one.pages])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(self._on_triggered)
        window.addAction(action)
        return action

    def _on_triggered(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.triggered.emit(sender.objectName())

    def hear_focus(self, new: QWidget | None) -> None:
        """Letters belong to the field that has the focus; elsewhere they are keys."""
        typing = takes_letters(new)
        if typing is self._typing:
            return
        self._typing = typing
        for one in TABLE:
            if one.keys_while(True) != one.keys_while(False):
                self._set_keys(one)

    def _set_keys(self, one: Spec) -> None:
        """Its keys, as far as they are its own now: of a key that two have in front of a run, one alone has it."""
        is_own = not self._has_run or one.id not in _SHARED or (one.id == "seen") is self._calls
        is_own = is_own and (not one.pages or self._page in one.pages)
        taken = {key for key, pages in _OF_A_PAGE.items() if self._page in pages and not one.pages}
        if self._page in _WITHOUT_LETTERS and not one.pages:
            taken.update(filter(_is_letter, one.keys))
        keys = [key for key in one.keys_while(self._typing) if key not in taken] if is_own else []
        self._actions[one.id].setShortcuts([QKeySequence(key) for key in keys])


def _is_letter(key: str) -> bool:
    """Whether typing makes that key: a letter, small or large. A sign such as / finds, and acts on nothing."""
    letter = key.removeprefix("Shift+")
    return len(letter) == 1 and letter.isalpha()


class _FocusEar(QObject):
    """Hears of the focus for the actions of one window.

    The focus moves once more while a window is being destroyed, and its actions may be half gone by then: a slot of
    theirs would be missed with an error.
    """

    def __init__(self, application: QApplication, actions: Actions) -> None:
        super().__init__(application)
        self._actions = ref(actions)
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        actions = self._actions()
        if actions is not None and shiboken6.isValid(actions):
            actions.hear_focus(new)


KEEPS_LETTERS = "keepsLetters"
"""A property of a form, where letters act on nothing: who misses a field by a click pauses no clock."""


def takes_letters(widget: QWidget | None) -> bool:
    """Whether letters typed now belong to that widget or its form. A text that can only be read takes none."""
    if isinstance(widget, (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)) and not widget.isReadOnly():
        return True
    return isinstance(widget, QComboBox) or _is_in_form(widget)


def _is_in_form(widget: QWidget | None) -> bool:
    while widget is not None:
        if widget.property(KEEPS_LETTERS):
            return True
        widget = widget.parentWidget()
    return False
