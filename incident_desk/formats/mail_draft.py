"""A report as the draft of an e-mail (RFC 5322): text and HTML, the PDF attached, marked as not sent yet.

It has no sender and sends nothing. The same report gives the same bytes: its date is until when the record was
read, and what parts its pieces follows from what they hold.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote

from incident_desk.domain.report import ReportModel
from incident_desk.formats import report_words as words
from incident_desk.formats.rich_text import RichText

LONGEST_SUBJECT = 160
"""Signs of a subject; a longer title is cut."""
LONGEST_LINK = 1800
"""Signs of a ``mailto:`` link; some programs take no longer one."""
_LETTERS = "quoted-printable"
"""So written it passes through programs that know no letter but those of ASCII, and no long line."""
_PAGE = '<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n</head>\n<body>\n{}\n</body>\n</html>\n'


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with it: its name, and its media type as ``application/pdf``."""

    name: str
    media: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What a draft says, to whom, and the moment that it carries (UTC)."""

    subject: str
    body: RichText
    made: datetime
    to: tuple[str, ...] = ()
    attached: tuple[Attached, ...] = ()


def subject_of(report: ReportModel) -> str:
    """``INC-0047 · P1 · Checkout is down``, on one line."""
    header = report.header
    parts = (header.key, header.severity or "", " ".join(header.title.split()))
    return words.clip(" · ".join(part for part in parts if part), LONGEST_SUBJECT)


def draft_of(letter: Letter) -> bytes:
    """The draft as the bytes of an ``.eml`` file.

    Raises:
        ValueError: a subject or an address of several lines, which no header can hold.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    if letter.to:
        message["To"] = ", ".join(letter.to)
    message["Date"] = format_datetime(letter.made.astimezone(UTC).replace(microsecond=0))
    message["X-Unsent"] = "1"
    message.set_content(letter.body.plain, subtype="plain", charset="utf-8", cte=_LETTERS)
    message.add_alternative(_PAGE.format(letter.body.styled), subtype="html", charset="utf-8", cte=_LETTERS)
    for one in letter.attached:
        kind, _, below = one.media.partition("/")
        message.add_attachment(one.data, maintype=kind, subtype=below, filename=one.name)
    _part(message, letter)
    return message.as_bytes()


def _part(message: EmailMessage, letter: Letter) -> None:
    """Fixed words between the pieces in place of such that are drawn by lot."""
    known = "\0".join((letter.subject, letter.body.plain, letter.body.html, letter.made.isoformat()))
    seed = hashlib.sha256(known.encode("utf-8", "surrogatepass"))
    for one in letter.attached:
        seed.update(one.data)
    for number, piece in enumerate(piece for piece in message.walk() if piece.is_multipart()):
        piece.set_boundary(f"=_{seed.hexdigest()[:32]}_{number}")


def link_of(subject: str, plain: str, to: Sequence[str] = ()) -> str:
    """The same as a ``mailto:`` link with the beginning of the text, for a desktop that opens no draft."""
    whole, room = f"mailto:{','.join(quote(one, safe='@') for one in to)}?subject={quote(subject)}&body=", plain
    while len(whole) + len(quote(room)) > LONGEST_LINK and room:
        room = room[: len(room) * 3 // 4].rstrip()
    return whole + quote(room if room == plain else f"{room}\n…")
