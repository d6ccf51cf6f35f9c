"""Describing checks: the editor is made when it is first asked for; a command runs only after the question."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from incident_desk.domain.checks.command import CommandOptions
from incident_desk.domain.health_check import Check, known_check
from incident_desk.domain.incident import Incident
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.health_wishes import HealthWishes
from incident_desk.qt.stage import Stage
from incident_desk.services.standing import is_standing

if TYPE_CHECKING:
    from incident_desk.qt.pages.health.editor.view import CheckEditor


class CheckWishes(QObject):
    """What opens the editor, and what it wishes."""

    def __init__(self, stage: Stage, opener: DialogOpener, health: HealthWishes) -> None:
        super().__init__(stage.window)
        self._stage, self._opener, self._health = stage, opener, health
        self._editor: CheckEditor | None = None
        self._came_from = ""
        stage.feed.webhook.changed.connect(self._on_webhook_changed)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"watch": self.watch}

    def watch(self) -> None:
        """Describe a new check of the incident on the desk; of the standing ones where none is open there."""
        self.begin_new()

    def begin_new(self, pasted: str = "") -> None:
        """Describe a new check, beginning with what was pasted."""
        editor = self._editor
        if editor is None or not editor.model.is_new:
            editor = self._open()
            incident = self._stage.incident
            is_of_it = incident is not None and incident.is_open
            editor.model.begin_new(incident if is_of_it else self._stage.link.standing.record, pasted)
        elif pasted:
            editor.paste(pasted)
        self._show(editor)

    def edit(self, record: str, check: str) -> None:
        """Change a check that is watched, by the ids of its record and itself."""
        incident = self._record(record)
        data = incident.checks.get(check) if incident is not None else None
        found = known_check(data) if data is not None else None
        if incident is None or found is None:
            self._stage.window.say("This check can't be changed here: another version of the program wrote it")
            return
        editor = self._open()
        editor.model.begin(incident, found)
        self._show(editor)

    def look(self, record: str, check: Check) -> None:
        """Show every word of a check's command, and ask whether it may run on this computer."""
        options, office = check.options, self._stage.link.office
        if not isinstance(options, CommandOptions) or office is None or office.asking is None:
            return
        from incident_desk.qt.dialogs.allow_command import AllowDialog, Wanted

        incident, asking = self._record(record), office.asking
        is_named = incident is not None and not is_standing(incident)
        place = f"{incident.key} {incident.title}" if incident is not None and is_named else "the standing checks"
        wanted = Wanted(options.command, check.name, place, str(Path.home()), check.timeout_s)
        dialog = AllowDialog(self._stage.themes, wanted, self._stage.window)

        def told(_nothing: object) -> None:
            self._stage.feed.ask_one(record, check.id)
            self._stage.window.say(f"Allowed on this computer. Asking {check.name}")

        def allow() -> None:
            if self._editor is not None:
                self._editor.model.allow(options.command)
            else:
                self._stage.link.read(lambda _office: asking.consents.allow(options.command), told)

        self._opener.open(dialog, allow)

    def paste(self) -> None:
        """On the Health screen a paste outside of any field begins a new check."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.begin_new(text)
        else:
            self._stage.window.say("Nothing that can be watched was copied")

    def close(self) -> None:
        """The window closes: what was typed is kept, and a test is given up."""
        if self._editor is not None:
            self._came_from = ""
            self._editor.model.leave()

    # -- the editor ------------------------------------------------------------------------------------------

    def _open(self) -> "CheckEditor":
        """The editor on the Health screen; where one stands there already, it is the same."""
        if self._editor is None:
            from incident_desk.qt.pages.health.editor.view import CheckEditor
            from incident_desk.qt.pages.health.editor.view_model import EditorModel

            stage = self._stage
            model = EditorModel(stage.link, stage.window)
            editor = self._editor = CheckEditor(stage.themes, model)
            self._came_from = stage.window.page
            model.left.connect(self._on_left)
            model.saved.connect(self._on_saved)
            model.said.connect(editor.say)
            editor.consent_wished.connect(self._on_consent_wished)
            editor.menu.done.connect(self._on_done)
            editor.import_wished.connect(self._on_import_wished)
            editor.address.hook.copied.connect(self._health.copy)
            editor.address.show_webhook(stage.feed.webhook.state)
        return self._editor

    def _show(self, editor: "CheckEditor") -> None:
        self._opener.close()
        self._health.show()
        if self._health.page.place.editor is None:
            self._health.page.place.hold(editor)
        else:
            editor.take_focus()

    def _on_consent_wished(self, check: Check) -> None:
        record = self._editor.model.record if self._editor is not None else None
        self.look(record.id if record is not None else "", check)

    def _on_saved(self, record: str, check: Check) -> None:
        from incident_desk.qt.pages.health.catalogue import key_of

        is_shown = self._stage.incident is not None and self._stage.incident.id == record
        self._stage.window.say(f"{check.name} is watched", undo=is_shown)
        self._close()
        self._health.page.model.choose(key_of(record, check.id))

    def _on_import_wished(self) -> None:
        """A list takes the place of one check; what was typed of that is there again later."""
        if self._editor is not None:
            self._editor.model.leave()
        self._stage.window.actions_table.trigger("import_checks")

    def _on_done(self, words: str) -> None:
        self._stage.window.say(words)
        self._close()

    def _on_webhook_changed(self) -> None:
        if self._editor is not None:
            self._editor.address.show_webhook(self._stage.feed.webhook.state)

    def _on_left(self) -> None:
        self._close()

    def _close(self) -> None:
        """Let go of the editor, and go back to where it was wished."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        window, page = self._stage.window, self._health.page
        page.place.let_go()
        if window.page == "health":
            page.take_focus()
            if self._came_from in ("home", "desk"):
                window.show_page(self._came_from)
        editor.model.close()
        editor.deleteLater()

    def _record(self, record: str) -> Incident | None:
        standing, shown = self._stage.link.standing.record, self._stage.incident
        known = (*self._stage.rows, *((shown,) if shown else ()), *((standing,) if standing else ()))
        found = [one for one in known if one.id == record]
        return max(found, key=lambda one: one.seq) if found else None
