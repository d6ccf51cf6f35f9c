"""What is put into the text of a review: rows of the timeline, files of evidence; and the report as a copy."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from incident_desk.domain.attachments import Attachment, attachments
from incident_desk.domain.timeline import Entry
from incident_desk.formats.times import describe
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.stage import Stage

if TYPE_CHECKING:
    from incident_desk.qt.pages.review.view import ReviewPage
    from incident_desk.services.office import Office

_SIGNS = 12
"""So many signs of a checksum are enough to tell a file by."""


class ReviewInserts(QObject):
    """Asks what, and puts it where the cursor is."""

    def __init__(self, stage: Stage, opener: DialogOpener, page: "ReviewPage") -> None:
        super().__init__(page)
        self._stage, self._opener, self._page = stage, opener, page
        page.writing.head.insert_wished.connect(self._on_insert_wished)
        page.writing.head.evidence_wished.connect(self._on_evidence_wished)
        page.report.copied.connect(self._on_copied)

    def _on_insert_wished(self) -> None:
        scene, field = self._stage.scene, self._page.writing.field
        if scene is None or field is None:
            return
        rows = [dialogs.InsertRow(row_line(one), one.who) for one in scene.entries if not one.undone]
        dialog = dialogs.InsertRowsDialog(self._stage.themes, rows, self._stage.window)
        self._opener.open(dialog, lambda: field.insert_lines([one.words for one in dialog.chosen]))

    def _on_evidence_wished(self) -> None:
        """The files that are attached, and attaching one more."""
        incident = self._stage.incident
        if incident is not None and self._page.writing.field is not None:
            one = incident.id
            self._stage.link.read(lambda office: attachments(office.desk.events(one)), self._on_evidence)

    def _on_evidence(self, files: Sequence[Attachment]) -> None:
        things = [dialogs.Findable(file_line(one), "", "", partial(self.insert, file_line(one))) for one in files]
        attach = self._stage.window.actions_table.action("attach_file").trigger
        things.append(dialogs.Findable("Attach a file…", "then name it here", "Ctrl+Shift+A", attach))
        dialog = dialogs.Finder(self._stage.themes, "Name a file of evidence", things, self._stage.window)
        dialog.name_buttons("Insert")
        self._opener.open(dialog, lambda: dialog.chosen.run() if dialog.chosen else None)

    def insert(self, line: str) -> None:
        """Put a line where the cursor is."""
        field = self._page.writing.field
        if field is not None:
            field.insert_lines([line])

    def _on_copied(self, text: str) -> None:
        """It is the report for insiders: what of it is secret is said as at the other ways out."""
        QGuiApplication.clipboard().setText(text)
        incident, version = self._page.model.incident, self._page.paper.version
        if incident is not None:
            key = incident.key
            self._stage.link.read(lambda office: _secrets(office, key, version), self._on_counted)

    def _on_counted(self, secrets: int) -> None:
        from incident_desk.qt.dialogs.for_readers import secrets_said

        warning = f" {secrets_said(secrets)}." if secrets else ""
        self._stage.window.say(f"Copied: the internal report as Markdown.{warning} Export makes copies for others")


def _secrets(office: "Office", key: str, version: int) -> int:
    """On the desk's thread."""
    from incident_desk.formats.redaction.secrets_counted import secrets_counted

    return secrets_counted(office.report(key, version))


def row_line(entry: Entry) -> str:
    """A row as a line of a text: its time with the zone, and its words on one line."""
    return f"{describe(entry.happened)}: {' '.join(entry.text.split())}"


def file_line(one: Attachment) -> str:
    """A file as a line of a text: its name, and enough of its checksum to tell it by."""
    return f"{one.name} (evidence, SHA-256 {one.sha256[:_SIGNS]}…)"
