"""Writes the report of the incident on the desk as the draft of an e-mail; opens it where the person said so."""

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.export_wishes import choose_file
from incident_desk.qt.stage import Stage
from incident_desk.qt.way_out import WayOut

if TYPE_CHECKING:
    from incident_desk.formats.redaction.handout import Handout
    from incident_desk.qt.dialogs.mail_draft import MailDraftDialog  # noqa: F401 - the dialog of the class below
    from incident_desk.services.mailing import DraftWish
    from incident_desk.services.ways_out import Leavable, WaysOut


class MailWishes(WayOut["MailDraftDialog"]):
    """Asks where the draft goes; nothing is sent."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage, opener, "mail draft")
        self._wanted: tuple[Handout, tuple[str, ...], bool, bool] | None = None

    def _make_dialog(self, leavable: "Leavable") -> "MailDraftDialog":
        key = leavable.report.header.key
        return dialogs.MailDraftDialog(self._stage.themes, key, leavable.addressees, self._stage.window)

    def _on_accepted(self) -> None:
        from incident_desk.services.sharing import parcel_name

        dialog = self._dialog
        if dialog is None or dialog.handout is None:
            return
        self._wanted = (dialog.handout, dialog.addressees, dialog.with_pdf, dialog.opens)
        name = f"{parcel_name(dialog.handout)}-mail.eml"
        words = (f"Draft of the report of {dialog.handout.report.header.key}", "E-mail draft (*.eml)", name)
        choose_file(self._stage.window, words, self._on_file_selected)

    def _on_file_selected(self, to: str) -> None:
        from incident_desk.services.mailing import DraftWish

        ways, wanted, who = self._ways, self._wanted, self._stage.link.who
        if ways is None or wanted is None:
            return
        handout, addressees, with_pdf, opens = wanted
        wish = DraftWish(Path(to), addressees, with_pdf, who)
        self._do(lambda: self._written(ways, handout, wish, opens), f"Making {PurePath(to).name}…")

    def _written(self, ways: "WaysOut", handout: "Handout", wish: "DraftWish", opens: bool) -> str:
        """On the thread: write it, then open it."""
        from incident_desk.services.mailing import open_draft

        draft = ways.mailing.write(handout, wish, self._stopped)
        return open_draft(ways.desktop, draft) if opens else draft.words
