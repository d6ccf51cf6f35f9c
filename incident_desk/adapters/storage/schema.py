"""The tables of a record, and the triggers that let nothing in it be changed.

A refused change leaves a line in ``refusal``: ``RAISE(FAIL)`` stops the statement and keeps what the trigger
wrote, so that ``verify`` can say that somebody tried. Only the emptying of a body passes, once an ``erased`` event
names it.
Whoever drops the triggers is found by ``verify``, and what they change by the chain.
"""

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    text,
)
from sqlalchemy.pool import StaticPool

from incident_desk.domain.chain import START

APPLICATION_ID = 0x496E4465
"""``InDe``: says to ``file`` and to us that a database is a record of Incident Desk."""

SCHEMA_VERSION = 1

METADATA = MetaData()

EVENT = Table(
    "event",
    METADATA,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("incident", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("happened_us", Integer),
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
    # A number is never given twice, so a tail that was cut off leaves a trace in sqlite_sequence.
    sqlite_autoincrement=True,
)
Index("event_act", EVENT.c.act)
Index("event_opening", EVENT.c.position, sqlite_where=EVENT.c.seq == 1)

REFUSAL = Table(
    "refusal",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("position", Integer),
)

_COLUMNS = tuple(column.name for column in EVENT.columns)
_SAME = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _COLUMNS if name not in ("body", "salt"))

_IS_ERASURE = f"""NEW.body IS NULL AND NEW.salt IS NULL AND OLD.seq > 1 AND {_SAME}
  AND EXISTS (SELECT 1 FROM event AS said WHERE said.incident = OLD.incident AND said.kind = 'erased'
              AND instr(said.body, '"' || OLD.id || '"') > 0)"""

_FITS = f"""NEW.position IS (SELECT coalesce(max(position), 0) + 1 FROM event)
  AND NOT EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
  AND NEW.seq IS (SELECT coalesce(max(seq), 0) + 1 FROM event WHERE incident = NEW.incident)
  AND NEW.previous IS coalesce(
        (SELECT hash FROM event WHERE incident = NEW.incident AND seq = NEW.seq - 1), '{START}')
  AND NEW.written_us > coalesce(
        (SELECT written_us FROM event ORDER BY position DESC LIMIT 1), NEW.written_us - 1)"""


def _refuses(what: str, position: str) -> str:
    return f"""BEGIN
  INSERT INTO refusal (at, what, position) VALUES (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), '{what}', {position});
  SELECT RAISE(FAIL, 'the record is append-only');
END"""


_STAYS = "BEGIN\n  SELECT RAISE(FAIL, 'the record is append-only');\nEND"

TRIGGERS = {
    "event_unchanged": "CREATE TRIGGER event_unchanged BEFORE UPDATE ON event\n"
    f"WHEN NOT ({_IS_ERASURE})\n{_refuses('change', 'OLD.position')}",
    "event_kept": f"CREATE TRIGGER event_kept BEFORE DELETE ON event\n{_refuses('delete', 'OLD.position')}",
    # REPLACE deletes without a trigger in a connection of somebody else; this one fires before it does.
    "event_appended": "CREATE TRIGGER event_appended BEFORE INSERT ON event\n"
    f"WHEN NOT ({_FITS})\n{_refuses('insert', 'NEW.position')}",
    "refusal_unchanged": f"CREATE TRIGGER refusal_unchanged BEFORE UPDATE ON refusal\n{_STAYS}",
    "refusal_kept": f"CREATE TRIGGER refusal_kept BEFORE DELETE ON refusal\n{_STAYS}",
}
"""The triggers by name, in the very words that SQLite keeps."""


def create(connection: Connection) -> None:
    """Make the tables and triggers of an empty file, within the caller's transaction."""
    METADATA.create_all(connection)
    for statement in TRIGGERS.values():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def objects(connection: Connection) -> dict[str, str | None]:
    """Everything that the file's schema has, by name, with its SQL; SQLite's own statistics left out."""
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"))
    return {row.name: row.sql for row in rows}


def expected_objects() -> frozenset[str]:
    """The names that a record's schema has, found by making one in memory."""
    engine: Engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            create(connection)
            return frozenset(objects(connection))
    finally:
        engine.dispose()
