"""The report as the draft of an e-mail, opened by the desktop's own program once the person has said so. Nothing is
ever sent from here."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from incident_desk.domain.contact_parts import parts_of
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.playbook import Contact, Playbook
from incident_desk.formats.mail_draft import Attached, Letter, draft_of, link_of, subject_of
from incident_desk.formats.redaction.handout import Handout
from incident_desk.formats.rich_text import RichText, parts_of_handout, rich_text
from incident_desk.services.handing_out import PDF, HandingOut
from incident_desk.services.reporting import Cancel, ReportFiles, told_plain
from incident_desk.services.scanned import HandedOut, refuse_known, refuse_leaks
from incident_desk.services.sharing import report_name

ALL_CONTACTS = "contacts"
"""Everybody whom the playbook names with an address."""


class Desktop(Protocol):
    """Hands things to the desktop. Called from a worker thread: it waits a moment."""

    def open(self, target: str) -> bool:
        """Open a file or a ``mailto:`` link by the program that is meant for it; False: it refuses, or there is
        none."""
        ...


class PaperRoom(Protocol):
    """Room for a PDF on its way to something else."""

    def room(self) -> AbstractContextManager[Path]:
        """An empty folder, closed to others and gone at the end.

        Raises:
            DeskError: the disk refuses.
        """
        ...


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody whom the playbook names with an e-mail address."""

    role: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class DraftWish:
    """Where the draft goes, to whom, whether the PDF goes with it, and by whom."""

    to: Path
    addressees: tuple[str, ...] = ()
    with_pdf: bool = True
    who: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that was written: where, the link for where nothing opens it, whether its PDF is plain."""

    file: Path
    link: str
    is_plain: bool = False

    @property
    def words(self) -> str:
        """As it is told where nothing opens it."""
        return told_plain(f"Written: {self.file}. Nothing was sent", self.is_plain)


class Mailing:
    """Writes drafts of the reports of one store."""

    def __init__(self, copies: HandingOut, room: PaperRoom, files: ReportFiles, handed_out: HandedOut) -> None:
        """``copies`` keeps no journal of its own: the draft is one line of ``handed_out``."""
        self._copies, self._room, self._files, self._handed_out = copies, room, files, handed_out

    def write(self, handout: Handout, wish: DraftWish, cancel: Cancel | None = None) -> Draft:
        """Write the draft, whole or not at all. May be called on any thread: it waits.

        Raises:
            Leaking, ReportCancelled, DeskError: nothing was written, and why.
        """
        body = _scanned(handout, rich_text(parts_of_handout(handout)[0]))
        subject = refuse_known(handout, subject_of(handout.report))
        attached, is_plain = self._paper(handout, cancel) if wish.with_pdf else ((), False)
        letter = Letter(subject, body, handout.report.header.recorded_until, wish.addressees, attached)
        self._files.write(wish.to, draft_of(letter))
        self._handed_out.note(handout, "eml", str(wish.to), wish.who)
        return Draft(wish.to, link_of(subject, _short(handout), wish.addressees), is_plain)

    def _paper(self, handout: Handout, cancel: Cancel | None) -> tuple[tuple[Attached], bool]:
        """The PDF, and whether it is plain."""
        name = report_name(handout, PDF)
        with self._room.room() as room:
            written = self._copies.save(handout, room / name, cancel, ending=PDF)
            return (Attached(name, "application/pdf", (room / name).read_bytes()),), written.is_plain


def open_draft(desktop: Desktop, draft: Draft) -> str:
    """Hand it to the desktop's mail program, as a file or else as a link; what came of it, in words."""
    if desktop.open(str(draft.file)):
        said = f"Opened in the mail program: {draft.file}. Nothing is sent until you send it"
    elif desktop.open(draft.link):
        said = f"No program opens drafts here: a new mail was begun with a short text. Attach {draft.file} yourself"
    else:
        said = f"Written: {draft.file}. Nothing here opens mails: open it in your mail program"
    return told_plain(said, draft.is_plain)


def addressees_of(playbook: Playbook | None) -> tuple[Addressee, ...]:
    """Whom the playbook names with an e-mail address, stakeholders first, each address once."""
    found: dict[str, Addressee] = {}
    for contact in sorted(playbook.contacts if playbook is not None else (), key=_is_no_stakeholder):
        parts = parts_of(contact)
        if parts.email:
            found.setdefault(parts.email.casefold(), Addressee(contact.role, parts.name, parts.email))
    return tuple(found.values())


def addresses_of(named: Sequence[str], known: Sequence[Addressee]) -> tuple[str, ...]:
    """The addresses that are meant by what a person names: an address, or a contact's role or name.

    Raises:
        WrongUse: something is neither an address nor a contact with one.
    """
    found: dict[str, None] = {}
    for one in named:
        wanted = one.strip().casefold()
        matching = [who for who in known if wanted in (ALL_CONTACTS, who.role.casefold(), who.name.casefold())]
        if not matching and not _is_address(one.strip()):
            roles = ", ".join(who.role for who in known) or "none"
            raise WrongUse(f"{one!r} is no address and no contact with one. Contacts with one: {roles}")
        found |= dict.fromkeys([who.email for who in matching] or [one.strip()])
    return tuple(found)


def _is_address(text: str) -> bool:
    name, at, host = text.rpartition("@")
    return bool(name and at and host) and text.isprintable() and not set(text) & set(' ,;<>"')


def _is_no_stakeholder(contact: Contact) -> bool:
    return "stakeholder" not in contact.role.casefold()


def _scanned(handout: Handout, body: RichText) -> RichText:
    refuse_leaks(handout, ".md", body.plain)
    refuse_leaks(handout, ".html", body.html)
    return body


def _short(handout: Handout) -> str:
    """The beginning of the report, without its rules and figures."""
    text = parts_of_handout(handout)[0].markdown
    return _plain(text.partition("\n## ")[0].splitlines())


def _plain(lines: Sequence[str]) -> str:
    return "\n".join(line.lstrip("# ").replace("**", "").replace("\\", "") for line in lines)
