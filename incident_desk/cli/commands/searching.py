"""The command search: words in all records, their files of evidence, and the playbooks of the library."""

from incident_desk.bootstrap import open_searching
from incident_desk.cli.session import Session
from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import WrongUse
from incident_desk.formats.times import iso
from incident_desk.services.searching import MOST, Hit, PageHit, What, Within, pages_with


def search(session: Session) -> int:
    """Find words in what was recorded, and in the library."""
    words = " ".join(session.words.words)
    if not any(map(str.isalnum, words)):
        raise WrongUse("Say what to look for: a word, or several that all must stand there")
    limit, within = max(1, min(session.words.limit or MOST, 1_000)), _within(session)
    hits = open_searching(session.place).find(words, limit, within)
    pages = pages_with(_documents(session), words, limit) if within.documents else []
    return session.answer(
        {"hits": [_hit_data(one) for one in hits], "pages": [_page_data(one) for one in pages]},
        lambda: _text(session, hits, pages) or f"Nothing has {words!r}",
    )


def _within(session: Session) -> Within:
    """Where to look, as it was said."""
    words = session.words
    incident = session.record(words.incident).id if words.incident else ""
    return Within(What(words.what or What.ALL), incident, session.any_time(words.since))


def _documents(session: Session) -> list[ReadDocument]:
    """Every document of the library that can be read."""
    library = session.library
    return [document for _, document in (*library.playbooks(), *library.messages(), *library.reports())]


def _text(session: Session, hits: list[Hit], pages: list[PageHit]) -> str:
    rows = [f"{one.incident.key} {session.local(one.at)[:16]}  {_told(one)}" for one in hits]
    return "\n".join([*rows, *(f"{one.title}, line {one.line}  {one.text}" for one in pages)])


def _told(one: Hit) -> str:
    """What is found, after the name of the file that says it."""
    return f"{one.file}: {one.text}" if one.file else one.text


def _hit_data(one: Hit) -> dict[str, object]:
    return {
        "key": one.incident.key,
        "title": one.incident.title,
        "record": one.incident.record,
        "entry": one.row,
        "at": iso(one.at),
        "text": one.text,
        "file": one.file or None,
    }


def _page_data(one: PageHit) -> dict[str, object]:
    return {"name": one.name, "title": one.title, "line": one.line, "text": one.text}
