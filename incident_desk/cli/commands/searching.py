"""The command search: words in all records and in the playbooks of the library."""

from incident_desk.bootstrap import open_searching
from incident_desk.cli.session import Session
from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import WrongUse
from incident_desk.formats.times import iso
from incident_desk.services.searching import MOST, Hit, PageHit, pages_with


def search(session: Session) -> int:
    """Find words in what was recorded, and in the library."""
    words = " ".join(session.words.words)
    if not any(map(str.isalnum, words)):
        raise WrongUse("Say what to look for: a word, or several that all must stand there")
    limit = max(1, min(session.words.limit or MOST, 1_000))
    hits = open_searching(session.place).find(words, limit)
    pages = pages_with(_documents(session), words, limit)
    return session.answer(
        {"hits": [_hit_data(one) for one in hits], "pages": [_page_data(one) for one in pages]},
        lambda: _text(session, hits, pages) or f"Nothing has {words!r}",
    )


def _documents(session: Session) -> list[ReadDocument]:
    """Every document of the library that can be read."""
    library = session.library
    return [document for _, document in (*library.playbooks(), *library.messages(), *library.reports())]


def _text(session: Session, hits: list[Hit], pages: list[PageHit]) -> str:
    rows = [f"{one.incident.key} {session.local(one.at)[:16]}  {one.text}" for one in hits]
    return "\n".join([*rows, *(f"{one.title}, line {one.line}  {one.text}" for one in pages)])


def _hit_data(one: Hit) -> dict[str, object]:
    return {
        "key": one.incident.key,
        "title": one.incident.title,
        "record": one.incident.record,
        "entry": one.row,
        "at": iso(one.at),
        "text": one.text,
    }


def _page_data(one: PageHit) -> dict[str, object]:
    return {"name": one.name, "title": one.title, "line": one.line, "text": one.text}
