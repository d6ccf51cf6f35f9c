"""The ways in which a report leaves beside a saved file: on paper, by the clipboard, by mail, as a whole."""

from collections.abc import Callable

from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.mail_wishes import MailWishes
from incident_desk.qt.print_wishes import PrintWishes
from incident_desk.qt.rich_copy_wishes import RichCopyWishes
from incident_desk.qt.share_wishes import ShareWishes
from incident_desk.qt.stage import Stage


class SharingWishes:
    """Holds them together."""

    def __init__(self, stage: Stage, opener: DialogOpener, part: Callable[[], str]) -> None:
        """``part`` is the id of the part of the report that is in front; empty where none is."""
        self.printing, self.copying = PrintWishes(stage, opener), RichCopyWishes(stage, opener, part)
        self.mailing, self.sharing = MailWishes(stage, opener), ShareWishes(stage, opener)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {
            "print_report": self.printing.ask,
            "copy_rich": self.copying.ask,
            "mail_draft": self.mailing.ask,
            "share": self.sharing.ask,
        }

    def stop(self) -> None:
        """The window closes: what is being made is given up; waits until it is."""
        for one in (self.printing, self.copying, self.mailing, self.sharing):
            one.stop()
