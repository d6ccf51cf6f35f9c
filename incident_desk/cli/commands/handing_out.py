"""The command that hands out reports: whole, or as a copy for its readers."""

from pathlib import Path
from typing import TYPE_CHECKING

from incident_desk.cli.approved import approved_version
from incident_desk.cli.commands.exporting import export_several, kept_of, on_pages, warn_of_names
from incident_desk.cli.commands.measuring import rate_of
from incident_desk.cli.commands.reporting_all import ALL, report_all
from incident_desk.cli.endings import ending_for
from incident_desk.cli.report_arguments import KINDS
from incident_desk.cli.session import Session, print_line
from incident_desk.domain.errors import WrongUse
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish
from incident_desk.formats.redaction.preview import preview_text
from incident_desk.formats.redaction.sorts import EVERY, Sort

if TYPE_CHECKING:
    from incident_desk.domain.report import ReportModel
    from incident_desk.formats.redaction.handout import Handout
    from incident_desk.services.handing_out import HandingOut


def report(session: Session) -> int:
    """Write the report, or list what a copy would hide."""
    from incident_desk.leaving import open_handing_out
    from incident_desk.services.handing_out import preview_data

    words = session.words
    if not words.output and not words.preview:
        raise WrongUse("Say where the report goes with -o FILE, or --preview to see what would be replaced")
    wish, is_of_all = _wish(session), words.key.casefold() == ALL
    key = "" if is_of_all else _only(session)
    ending = "" if is_of_all else _ending(session)
    _remember(session)
    copies = open_handing_out(session.place.desk, session.place.files, session.now)
    if is_of_all:
        return report_all(session, wish, copies)
    handout = copies.prepare_from(_report_of(session, key), wish)
    if words.preview:
        return session.answer(preview_data(handout), lambda: preview_text(handout))
    if len(words.format or ()) > 1:
        return export_several(session, handout, words.format)
    return _hand_out(session, copies, handout, ending)


def _ending(session: Session) -> str:
    """The format of the one file; none where several are wished, or none.

    Raises:
        WrongUse: its name promises something else.
    """
    from incident_desk.services.handing_out import ENDINGS

    words = session.words
    stated = words.format or (None,)
    return "" if words.preview or len(stated) > 1 else ending_for(words.output, stated[0], ENDINGS)


def _only(session: Session) -> str:
    """The key of the one incident.

    Raises:
        WrongUse: what was said belongs to the reports of all.
        NotFound: there is no such incident.
    """
    words = session.words
    if words.since:
        raise WrongUse("--since is of the reports of all: report all -o FOLDER")
    return session.incident(words.key).key


def _report_of(session: Session, key: str) -> "ReportModel":
    """The report that is asked for: as it is now, by another template, or as it was approved."""
    from incident_desk.leaving import open_reporting, review_templates

    words = session.words
    reporting = open_reporting(session.place.desk, session.place.files).at_rate(rate_of(session))
    if words.approved is not None:
        if words.template:
            raise WrongUse("What was approved has its own template: say --approved or --template, not both")
        return reporting.approved(key, approved_version(session, session.incident(key)))
    template = review_templates(session.place.files).named(words.template) if words.template else None
    return reporting.report(key, template=template)


def _hand_out(session: Session, copies: "HandingOut", handout: "Handout", ending: str) -> int:
    from incident_desk.formats.pdf_reading.page_one import cut_lines, too_long
    from incident_desk.services.handing_out import PDF
    from incident_desk.services.reporting import PLAIN

    words, to = session.words, Path(session.words.output)
    if words.output == "-":
        if ending == PDF:
            raise WrongUse("A PDF is not printed here. Give a file after -o")
        print_line(copies.text(handout, ending).rstrip("\n"))
        warn_of_names(session, handout)
        return 0
    written = copies.save(handout, to, ending=ending, who=session.who)
    lines = cut_lines(to.read_bytes()) if ending == PDF else 0
    key, audience = handout.report.header.key, handout.wish.audience
    told = {
        "key": key,
        "format": ending.removeprefix("."),
        "file": str(to),
        "audience": audience.value,
        "plain": written.is_plain,
    }
    plain = f"\n{PLAIN}" if written.is_plain else ""
    counts = {"hidden": len(handout.hidden), "withheld": len(handout.withheld)}
    too_much = f"; {too_long(lines)}" if lines else ""
    cut = {"cut_lines": lines} if ending == PDF else {}
    names = {"may_be_names": [one.text for one in handout.may_be]}
    warn_of_names(session, handout)
    said = f"Written: {to}{_counted(counts, audience)}{too_much}{plain}"
    return session.answer(told | counts | names | cut, said)


def _counted(counts: dict[str, int], audience: Audience) -> str:
    if audience is Audience.INTERNAL and not counts["hidden"]:
        return ""
    return f" ({audience} copy: {counts['hidden']} replaced, {counts['withheld']} fields withheld)"


def _wish(session: Session) -> Wish:
    words = session.words
    kept, reasons = kept_of(session)
    return Wish(
        audience=Audience(words.audience),
        sorts=_sorts(words.redact),
        kept=kept,
        also=tuple(words.hide or ()),
        customers=tuple(words.customer or ()),
        words=tuple(words.hide or ()),
        sections=tuple(words.section or ()),
        lists=words.preview,
        removed=tuple(words.remove or ()),
        reasons=reasons,
        on=on_pages(session),
    )


def _sorts(typed: str | None) -> frozenset[Sort] | None:
    """What is replaced; None: as the audience has it.

    Raises:
        WrongUse: there is no such kind.
    """
    if typed is None:
        return None
    named = [one.strip().casefold() for one in typed.split(",") if one.strip()]
    if named == ["all"] or named == ["none"]:
        return EVERY if named == ["all"] else frozenset()
    unknown = [one for one in named if one not in EVERY]
    if unknown or not named:
        raise WrongUse(f"{', '.join(unknown) or typed!r} is no kind. Kinds are {KINDS}; or say all, or none")
    return frozenset(Sort(one) for one in named)


def _remember(session: Session) -> None:
    """Keep and forget customers' names.

    Raises:
        WrongUse: there is nothing to keep, or a name is not kept.
        StoreFailure: they can't be kept.
    """
    from incident_desk.leaving import customer_names

    words = session.words
    if words.remember and not words.customer:
        raise WrongUse("--remember keeps the names after --customer: say one")
    names = customer_names()
    for name in words.forget or ():
        if not names.forget(name):
            raise WrongUse(f"{name!r} is no customer's name that is kept")
    for name in words.customer if words.remember else ():
        names.keep(name)
