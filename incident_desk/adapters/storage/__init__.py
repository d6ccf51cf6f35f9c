"""The record on disk: SQLite through SQLAlchemy Core."""
