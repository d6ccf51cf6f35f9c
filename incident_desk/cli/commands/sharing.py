"""The commands by which a report leaves as something else than one file: shared, as a mail's draft, on paper."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from incident_desk.cli.approved import approved_version
from incident_desk.cli.commands.exporting import kept_of
from incident_desk.cli.session import Session, note
from incident_desk.domain.errors import WrongUse
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish

if TYPE_CHECKING:
    from incident_desk.formats.redaction.handout import Handout
    from incident_desk.services.ways_out import Leavable, WaysOut


def share(session: Session) -> int:
    """Make the folder or the zip file."""
    from incident_desk.services.sharing import ShareWish

    words = session.words
    ways, leavable, handout = _prepared(session)
    endings = tuple(f".{one}" for one in words.format or ("pdf",))
    evidence = () if words.without_evidence else leavable.evidence
    done = ways.sharing.share(handout, ShareWish(Path(words.output), endings, evidence, session.who), told=_tell)
    told = {
        "key": leavable.report.header.key,
        "audience": words.audience,
        "file": str(done.to),
        "size": done.size,
        "files": list(done.files),
        "left_out": list(done.left_out),
        "plain": done.is_plain,
    }
    return session.answer(told, "\n".join([done.words, *(f"Not in it: {one}" for one in done.left_out)]))


def mail_draft(session: Session) -> int:
    """Write the draft; open it where that was said."""
    from incident_desk.services.mailing import DraftWish, addresses_of, open_draft

    words, to = session.words, Path(session.words.output)
    if to.suffix.lower() != ".eml":
        raise WrongUse(f"{to.name!r} is no name of a draft. End it in .eml")
    if words.audience is None:
        note("This is the internal copy, with every name and secret in it. For others say --audience")
    ways, leavable, handout = _prepared(session)
    addressees = addresses_of(words.to or (), leavable.addressees)
    draft = ways.mailing.write(handout, DraftWish(to, addressees, not words.without_pdf, session.who))
    told = {
        "key": leavable.report.header.key,
        "audience": words.audience,
        "file": str(to),
        "to": list(addressees),
        "plain": draft.is_plain,
    }
    if not words.open:
        return session.answer(told, draft.words)
    said = open_draft(ways.desktop, draft)
    return session.answer(told | {"opened": said}, said)


def print_(session: Session) -> int:
    """Print, or list the printers."""
    from incident_desk.services.printing import NO_PRINTER, PrintOrder, Sides

    words = session.words
    if words.key is None:
        from incident_desk.leaving import open_ways_out

        place = session.place
        every = open_ways_out(place.desk, place.files, place.evidence, session.now).printing.printers()
        listed = "\n".join(f"{one.name}{'  (usual)' if one.is_usual else ''}" for one in every)
        data = {"printers": [{"name": one.name, "usual": one.is_usual} for one in every]}
        return session.answer(data, listed or NO_PRINTER)
    _refuse_for_file(session)
    order = PrintOrder(
        words.printer or "", words.copies, words.pages, Sides(words.sides or Sides.PRINTER), session.who
    )
    ways, leavable, handout = _prepared(session)
    if words.to_file:
        printed = ways.printing.to_file(handout, Path(words.to_file), session.who)
    else:
        printed = ways.printing.send(handout, order)
    told = {"key": leavable.report.header.key, "audience": words.audience, "printed": printed.words}
    return session.answer(told | {"plain": printed.is_plain}, printed.words)


def _refuse_for_file(session: Session) -> None:
    """What only a printer can be told is refused for a file, and not passed over.

    Raises:
        WrongUse: pages, copies, sides or a printer were said of a file.
    """
    words = session.words
    said = (
        ("pages", words.pages),
        ("sides", words.sides),
        ("printer", words.printer),
        ("copies", words.copies != 1),
    )
    told = [f"--{name}" for name, value in said if value]
    if words.to_file and told:
        raise WrongUse(
            f"A file has all pages, once: {' and '.join(told)} can't be said together with --to-file. "
            "Leave it out, or print to a printer"
        )


def _prepared(session: Session) -> "tuple[WaysOut, Leavable, Handout]":
    from incident_desk.leaving import open_ways_out

    words = session.words
    incident = session.incident(words.key)
    ways = open_ways_out(session.place.desk, session.place.files, session.place.evidence, session.now)
    leavable = ways.leavable(incident.key, approved_version(session, incident))
    words.audience = words.audience or Audience.INTERNAL.value
    kept, reasons = kept_of(session)
    wish = Wish(
        audience=Audience(words.audience),
        kept=kept,
        reasons=reasons,
        also=tuple(words.hide or ()),
        customers=tuple(words.customer or ()),
        words=tuple(words.hide or ()),
        sections=tuple(words.section or ()),
        lists=False,
    )
    return ways, leavable, ways.prepare(leavable, wish)


def _tell(done: int, of: int, name: str) -> None:
    """How far it is, for whoever looks at the terminal."""
    if sys.stderr is not None and sys.stderr.isatty():
        print(f"{done + 1}/{of} {name}", file=sys.stderr, flush=True)
