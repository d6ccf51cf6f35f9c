"""The commands search and outages: words in everything, what was like an incident, and what happened before."""

from incident_desk.bootstrap import open_searching
from incident_desk.cli.session import Session
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.likeness import Like
from incident_desk.formats.outage_table import outage_data, outage_lines, outage_markdown
from incident_desk.formats.times import iso
from incident_desk.services.searching import MOST, Hit, PageHit, What, Within, pages_with
from incident_desk.services.shelf_words import holding


def search(session: Session) -> int:
    """Find words in what was recorded, and in the library; or what was like an incident."""
    words = " ".join(session.words.words)
    if session.words.like:
        return _alike(session, words)
    if not any(map(str.isalnum, words)):
        raise WrongUse("Say what to look for: a word, or several that all must stand there")
    limit, within = max(1, min(session.words.limit or MOST, 1_000)), _within(session)
    hits = open_searching(session.place).find(words, limit, within)
    pages = pages_with(holding(session.library, words.split()), words, limit) if within.documents else []
    return session.answer(
        {"hits": [_hit_data(one) for one in hits], "pages": [_page_data(one) for one in pages]},
        lambda: _text(session, hits, pages) or f"Nothing has {words!r}",
    )


def outages(session: Session) -> int:
    """What happened before, as the table of a playbook has it."""
    from incident_desk.services.outages import outages as every

    words, found = session.words, every(session.place.desk, session.any_time(session.words.since))
    table = outage_markdown if words.format == "md" else outage_lines
    told = "No outage is over yet" if not found and words.format != "md" else table(found)
    return session.answer({"outages": [outage_data(one) for one in found]}, told)


def _alike(session: Session, words: str) -> int:
    """The incidents before one that are like it, the likest first, with why."""
    from incident_desk.services.outages import alike

    if words:
        raise WrongUse("Say words to look for, or --like KEY: not both")
    incident = session.incident(session.words.like)
    found = alike(session.place.desk, incident)[: session.words.limit or MOST]
    data = [{"key": one.incident.key, "title": one.incident.title, "why": _reasons(one)} for one in found]
    told = "\n".join(f"{one.incident.key}  {one.incident.title}  ({one.why})" for one in found)
    return session.answer({"key": incident.key, "like": data}, told or f"Nothing before {incident.key} is like it")


def _reasons(one: Like) -> list[dict[str, object]]:
    return [{"why": reason.why.value, "what": list(reason.what)} for reason in one.reasons]


def _within(session: Session) -> Within:
    """Where to look, as it was said."""
    words = session.words
    incident = session.record(words.incident).id if words.incident else ""
    return Within(What(words.what or What.ALL), incident, session.any_time(words.since))


def _text(session: Session, hits: list[Hit], pages: list[PageHit]) -> str:
    rows = [f"{one.incident.key} {session.local(one.at)[:16]}  {_told(one)}" for one in hits]
    return "\n".join([*rows, *(f"{one.title}, line {one.line}  {one.text}" for one in pages)])


def _told(one: Hit) -> str:
    """What is found, after the name of the file that says it, and how it stands today."""
    marks = [one.place] if one.place else []
    marks += ["earlier version"] if one.former else []
    marks += [f"earlier wording; now: {one.now}"] if one.now else []
    marks += [f"struck: {one.struck}"] if one.struck is not None else []
    told = f"{one.file}: {one.text}" if one.file else one.text
    return f"{told}  ({'; '.join(marks)})" if marks else told


def _hit_data(one: Hit) -> dict[str, object]:
    return {
        "key": one.incident.key,
        "title": one.incident.title,
        "record": one.incident.record,
        "entry": one.row,
        "at": iso(one.at),
        "text": one.text,
        "file": one.file or None,
        "now": one.now or None,
        "struck": one.struck,
        "review": one.place or None,
        "former": one.former,
    }


def _page_data(one: PageHit) -> dict[str, object]:
    return {"name": one.name, "title": one.title, "line": one.line, "text": one.text}
