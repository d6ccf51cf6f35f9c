"""What a record out of a file says of itself, and what becomes of it, in words."""

from dataclasses import dataclass

from incident_desk.domain.counted import counted
from incident_desk.domain.events import RecordKind
from incident_desk.formats.report_text import visible
from incident_desk.formats.times import clock_face
from incident_desk.qt.widgets.state_glyph import GlyphState
from incident_desk.services.acts.words import one_line
from incident_desk.services.record_import import Relation, Standing
from incident_desk.services.record_reading import RecordPreview

_MOST_WRITERS, _LONGEST = 4, 120
"""Names that are told, and letters of a word that anybody may have written."""
_INSTEAD = "Save its timeline there as CSV, and bring that in here (Ctrl+Shift+I)."
KEPT_WHOLE = "It comes in whole or not at all. Nothing is written before you take it in."


@dataclass(frozen=True, slots=True)
class Fact:
    """A heading, its words, and a sign where it is good news or bad."""

    head: str
    words: str
    sign: GlyphState | None = None


def title_of(preview: RecordPreview) -> str:
    """The incident's title, on one line."""
    return short(preview.incident.title, 200)


def key_of(preview: RecordPreview) -> str:
    """Its key where it comes from."""
    return short(preview.file.key or preview.incident.key)


def facts_of(preview: RecordPreview, standing: Standing) -> tuple[Fact, ...]:
    """All that is known before it is taken in."""
    facts = [
        Fact("What it is", _kind(preview)),
        Fact("Made by", _made_by(preview)),
        Fact("Entries", _count(preview)),
        Fact("When", _when(preview)),
        _proof(preview),
    ]
    if preview.file.words_changed:
        changed = (
            "Changed since it was written: the words of the file outside its record. The record was not, and is "
            "what comes in."
        )
        facts.append(Fact("Beside it", changed, GlyphState.SLOW))
    comes_with = _comes_with(preview)
    if comes_with and standing.relation is Relation.NEW:
        facts.append(Fact("Along with it", comes_with))
    facts.append(_here(preview, standing))
    return tuple(facts)


def _kind(preview: RecordPreview) -> str:
    one = preview.incident
    if one.record is RecordKind.PAST:
        return "A past incident, made of a report. Nothing of it runs."
    what = "A drill: it counts in no figure" if one.record is RecordKind.DRILL else "An incident"
    severity = f", {short(one.severity)}" if one.severity else ""
    if one.is_open:
        return f"{what}{severity}, still open ({one.status}). Its clocks run here too."
    return f"{what}{severity}, {one.status}."


def _made_by(preview: RecordPreview) -> str:
    declared = short(preview.incident.declared_by) or "nobody named"
    others = [short(one) for one in preview.writers if one != preview.incident.declared_by]
    named = ", ".join(others[:_MOST_WRITERS])
    more = f" and {len(others) - _MOST_WRITERS} more" if len(others) > _MOST_WRITERS else ""
    wrote = f"; entries by {named}{more} too" if others else ""
    generator = short(preview.file.generator)
    return f"Declared by {declared}{wrote}." + (f" The file says: {generator}." if generator else "")


def _count(preview: RecordPreview) -> str:
    entries = "1 entry" if preview.entries == 1 else f"{preview.entries} entries"
    return f"{entries} of the timeline, {counted(len(preview.file.events), 'event')} in all"


def _when(preview: RecordPreview) -> str:
    if preview.first is None or preview.last is None:
        return "No entry has a known time."
    last = clock_face(preview.last)
    day = "" if preview.first.date() == preview.last.date() else f"{preview.last:%Y-%m-%d} "
    return f"{preview.first:%Y-%m-%d} {clock_face(preview.first)} to {day}{last} UTC"


def _proof(preview: RecordPreview) -> Fact:
    words = (
        f"Holds to {preview.file.head[:12]}…: no event was changed, left out or moved since. It does not prove who "
        "wrote it."
    )
    return Fact("Chain", words, GlyphState.MET)


def _comes_with(preview: RecordPreview) -> str:
    told = []
    if checks := preview.asked_checks:
        told.append(f"{counted(checks, 'check')}, paused: look at each before it is asked from here.")
    if files := preview.evidence:
        told.append(f"{counted(files, 'file')} of evidence by name and hash; the files themselves are not in it.")
    return " ".join(told)


def _here(preview: RecordPreview, standing: Standing) -> Fact:
    if standing.incident is None:
        new = f"Not here yet. It comes in as {short(standing.key)}."
        taken = f"Not here yet. {key_of(preview)} is taken here, so it gets the next free key."
        return Fact("Here", new if standing.key else taken, GlyphState.CURRENT)
    key, number = standing.incident.key, standing.number
    match standing.relation:
        case Relation.EQUAL:
            return Fact("Here", f"In already, as {key}: the same to the last event.", GlyphState.MET)
        case Relation.OLDER:
            newer = f"the file is older, and here it went on by {counted(number, 'event')}."
            return Fact("Here", f"In already, as {key}: {newer}", GlyphState.MET)
        case Relation.NEWER:
            more = f"In already, as {key}, and the file has {counted(number, 'event')} more, written elsewhere."
            return Fact(
                "Here", f"{more} They can't be added: a record goes on in one place. {_INSTEAD}", GlyphState.SLOW
            )
    other = f"In already, as {key}, and another one from event {number} on: it went on in two places."
    return Fact("Here", f"{other} Two pasts can't be put together. {_INSTEAD}", GlyphState.MISSED)


def short(text: str | None, longest: int = _LONGEST) -> str:
    """A word of anybody's on one line, no longer than is read, with nothing in it that acts."""
    line = visible(one_line((text or "")[: 4 * longest]))
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
