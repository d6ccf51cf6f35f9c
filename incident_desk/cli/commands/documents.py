"""Commands on documents: read, import, playbooks."""

from incident_desk.cli.session import Session
from incident_desk.formats.reading.describe import describe
from incident_desk.formats.reading.describe_source import source_words, with_source
from incident_desk.formats.reading.describe_text import describe_text


def read(session: Session) -> int:
    """What is understood of a document; writes nothing."""
    document = session.library.read_file(session.words.file, session.words.plan)
    return session.answer(
        with_source(describe(document.playbook, document.report), document),
        lambda: "\n\n".join(
            filter(None, (describe_text(document.playbook, document.report), source_words(document)))
        ),
    )


def import_(session: Session) -> int:
    """Take documents into the playbook library."""
    words = session.words
    data = [
        {"name": entry.name, "title": document.playbook.title, "kind": document.playbook.kind}
        for entry, document in session.library.take_in_all(words.files, words.plan)
    ]
    return session.answer(
        {"imported": data}, lambda: "\n".join(f"{one['name']:<28} {one['title']} ({one['kind']})" for one in data)
    )


def playbooks(session: Session) -> int:
    """The playbooks that can be used."""
    rows = [
        {
            "name": entry.name,
            "title": document.playbook.title,
            "kind": document.playbook.kind,
            "shipped": entry.shipped,
            "phases": len(document.playbook.phases()),
        }
        for entry, document in session.library.playbooks()
    ]
    return session.answer(
        {"playbooks": rows},
        lambda: "\n".join(
            f"{row['name']:<28} {row['title']}{'  (shipped)' if row['shipped'] else ''}" for row in rows
        ),
    )
