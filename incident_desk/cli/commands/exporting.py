"""``report KEY`` in several formats: all from one redacted record, scanned, and saved together or not at all."""

from collections.abc import Mapping, Sequence
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

from incident_desk.cli.session import Session, note
from incident_desk.domain.errors import WrongUse
from incident_desk.formats.redaction.may_be import may_be_words
from incident_desk.formats.redaction.on_pages import OnPages, PaperSize

if TYPE_CHECKING:
    from incident_desk.formats.redaction.handout import Handout
    from incident_desk.services.export_values import Made, Progress, Saved

_NAMED = 12
"""Words that may be names which a warning says one by one."""


def on_pages(session: Session) -> OnPages:
    """What stands on the pages besides the record's words.

    Raises:
        Refused: there is no such time zone.
    """
    from incident_desk.services.zones import zone_named

    words = session.words
    return OnPages(
        version=words.version_word or "",
        paper=PaperSize(words.paper),
        attaches=not words.no_record,
        says_removed=words.say_removed,
        zone=zone_named(words.zone) if words.zone else UTC,
    )


def kept_of(session: Session) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """What stays, and why: ``TERM=REASON``. A term may have that sign itself, so the whole stays as well."""
    kept: dict[str, None] = {}
    reasons: dict[str, str] = {}
    for typed in session.words.keep or ():
        term, _, reason = typed.rpartition("=")
        kept[typed] = None
        if term.strip() and reason.strip():
            kept[term.strip()] = None
            reasons[term.strip()] = reason.strip()
    return tuple(kept), tuple(reasons.items())


def export_several(session: Session, handout: "Handout", formats: Sequence[str]) -> int:
    """Make every format, and save them into a folder once all are ready. Exit code 1 where one is not.

    Raises:
        WrongUse: there is no such folder.
    """
    from incident_desk.leaving import open_exports
    from incident_desk.services.export_values import Saved, State

    folder = Path(session.words.output)
    if session.words.output == "-" or not folder.is_dir():
        raise WrongUse("Several formats go into a folder: say after -o one that is there")
    work = open_exports(session.place.desk, session.place.files, session.now)
    made = [work.make(handout, f".{one}", _quietly) for one in dict.fromkeys(formats)]
    stem, saved = work.default_stem(handout), Saved(())
    if all(one.state is State.READY for one in made):
        saved = work.save(handout, made, folder, stem, session.who)
    if saved.written:
        warn_of_names(session, handout)
    session.answer(_data(handout, made, saved), "\n".join(_lines(made, saved)))
    return 0 if len(saved.written) == len(made) else 1


def warn_of_names(session: Session, handout: "Handout") -> None:
    """What may still name somebody in a copy that is written, beside the answer; the data list it themselves."""
    if handout.may_be and not session.words.json:
        named = may_be_words(handout.may_be, _NAMED)
        note(f"May still name somebody: {named}. To leave them out add --hide TEXT for each")


def _quietly(_: "Progress") -> None:
    """Nobody watches: the answer comes when all is done."""


def _data(handout: "Handout", made: Sequence["Made"], saved: "Saved") -> Mapping[str, Any]:
    return {
        "key": handout.report.header.key,
        "audience": handout.wish.audience.value,
        "files": [str(one) for one in saved.written],
        "refused": {str(to): why for to, why in saved.refused.items()},
        "formats": [_told(one) for one in made],
        "hidden": len(handout.hidden),
        "withheld": len(handout.withheld),
        "may_be_names": [one.text for one in handout.may_be],
    }


def _told(one: "Made") -> Mapping[str, Any]:
    scan = one.scan
    return {
        "format": one.ending.removeprefix("."),
        "state": one.state.value,
        "why": one.why,
        "plain": one.plain,
        "terms": scan.known if scan else 0,
        "scanned": {where.value: cell.seen.value for where, cell in scan.cells.items()} if scan else {},
        "leaks": len(scan.leaks) if scan else 0,
        "cut_lines": _cut(one),
    }


def _lines(made: Sequence["Made"], saved: "Saved") -> list[str]:
    from incident_desk.formats.pdf_reading.page_one import too_long

    lines = [f"Written: {one}" for one in saved.written]
    lines += [f"{to}: {why}" for to, why in saved.refused.items()]
    lines += [_line(one) for one in made if one.why or one.scan is None or one.scan.leaks]
    lines += [f"{one.ending[1:]}: {too_long(cut)}" for one in made if (cut := _cut(one))]
    return lines if saved.written or saved.refused else ["Nothing was written, for not all are ready.", *lines]


def _cut(one: "Made") -> int:
    """How many lines of page 1 found no room."""
    from incident_desk.formats.pdf_reading.page_one import cut_lines

    return cut_lines(one.data) if one.ending == ".pdf" and one.data else 0


def _line(one: "Made") -> str:
    if one.scan is not None and one.scan.leaks:
        leak = one.scan.leaks[0]
        more = f", and {len(one.scan.leaks) - 1} more" if len(one.scan.leaks) > 1 else ""
        return f"{one.ending[1:]}: {leak.sort.noun} in the {leak.where}: …{leak.around}…{more}"
    return f"{one.ending[1:]}: {one.why}"
