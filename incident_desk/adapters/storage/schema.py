"""The tables of the record. Everything that is particular to SQLite stands in this folder."""

from sqlalchemy import Column, Integer, MetaData, Table, Text, UniqueConstraint

VERSION = 1
APPLICATION = 0x494E4344
"""``INCD``: marks the file as a record of Incident Desk."""

METADATA = MetaData()

EVENT = Table(
    "event",
    METADATA,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("incident", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("act", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at_us", Integer),
    Column("until_us", Integer),
    Column("precision", Text, nullable=False),
    Column("written_us", Integer, nullable=False),
    Column("who", Text, nullable=False),
    Column("body", Text),
    Column("salt", Text),
    Column("body_hash", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("incident", "seq"),
    sqlite_autoincrement=True,
)

REFUSAL = Table(
    "refusal",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("position", Integer, nullable=False),
)
"""Attempts of other programs to change or delete an event: refused, and noted."""

_FINAL = ("position", "id", "incident", "seq", "act", "kind", "version", "at_us", "until_us", "precision",
          "written_us", "who", "body_hash", "previous", "hash")  # fmt: skip
_KEPT = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _FINAL)


def _refuse(what: str) -> str:
    # FAIL, unlike ABORT, keeps what the trigger did before: so the note stays when the writer commits.
    return (
        "BEGIN INSERT INTO refusal(at, what, position) "
        f"VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '{what}', OLD.position);"
        " SELECT RAISE(FAIL, 'The record is append-only: an event is never changed or deleted'); END"
    )


TRIGGERS = {
    "event_is_not_changed": (
        "CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event "
        f"WHEN NOT (OLD.body IS NOT NULL AND NEW.body IS NULL AND NEW.salt IS NULL AND {_KEPT}) {_refuse('change')}"
    ),
    "event_is_not_deleted": f"CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event {_refuse('delete')}",
    "refusal_is_not_changed": (
        "CREATE TRIGGER refusal_is_not_changed BEFORE UPDATE ON refusal "
        "BEGIN SELECT RAISE(ABORT, 'A refusal is never changed'); END"
    ),
    "refusal_is_not_deleted": (
        "CREATE TRIGGER refusal_is_not_deleted BEFORE DELETE ON refusal "
        "BEGIN SELECT RAISE(ABORT, 'A refusal is never deleted'); END"
    ),
}
"""By name. The one change that passes is an erasure: body and salt become NULL and all else stays."""

OPENINGS = "CREATE INDEX event_opens ON event (incident) WHERE seq = 1"
