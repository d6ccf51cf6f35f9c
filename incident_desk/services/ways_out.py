"""The ways in which a report leaves the desk beside a file that is saved, as one thing to hand to a window."""

from collections.abc import Callable
from dataclasses import dataclass

from incident_desk.domain.attachments import Attachment, attachments
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.report import ReportModel
from incident_desk.formats.redaction.handout import Handout, Wish
from incident_desk.formats.rich_text import Part, RichText, parts_of_handout, rich_text
from incident_desk.services.desk import Desk
from incident_desk.services.handing_out import HandingOut
from incident_desk.services.mailing import Addressee, Desktop, Mailing, addressees_of
from incident_desk.services.printing import Printing
from incident_desk.services.scanned import HandedOut, refuse_leaks
from incident_desk.services.sharing import Sharing


@dataclass(frozen=True, slots=True)
class Leavable:
    """What can leave of one incident: its report, the files attached to it, and whom its playbook names."""

    report: ReportModel
    evidence: tuple[Attachment, ...]
    addressees: tuple[Addressee, ...]


@dataclass(frozen=True, slots=True)
class WaysOut:
    """Each way out. But for ``leavable``, which reads the record, all may be used on a worker thread."""

    desk: Desk
    report: Callable[[str], ReportModel]
    copies: HandingOut
    sharing: Sharing
    mailing: Mailing
    printing: Printing
    desktop: Desktop
    handed_out: HandedOut
    approved: Callable[[str, int], ReportModel] | None = None
    """The report as that version of it was approved."""

    def leavable(self, key: str, version: int = 0) -> Leavable:
        """What can leave, as the record stands; of an approved version its report.

        Raises:
            NotFound: there is no such incident.
        """
        incident = self.desk.incident(key)
        events = self.desk.events(incident.id)
        files = attachments(events, undone_acts(events))
        told = self.approved(incident.key, version) if version and self.approved else self.report(incident.key)
        return Leavable(told, files, addressees_of(incident.playbook))

    def prepare(self, leavable: Leavable, wish: Wish) -> Handout:
        """The report as its readers get it."""
        return self.copies.prepare_from(leavable.report, wish)

    def parts(self, handout: Handout) -> tuple[Part, ...]:
        """What can be copied of it: all, a section, an update."""
        return parts_of_handout(handout)

    def rich(self, handout: Handout, part: Part, who: str) -> RichText:
        """A part for the clipboard, looked through; that it was taken is a line of the journal.

        Raises:
            Leaking: it would say what is hidden.
        """
        text = rich_text(part)
        refuse_leaks(handout, ".md", text.plain)
        refuse_leaks(handout, ".html", text.html)
        self.handed_out.note(handout, "clipboard", part.name, who)
        return text
