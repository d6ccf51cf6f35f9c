"""The record on disk: SQLite through SQLAlchemy Core.

::

    schema        the tables, and the triggers that let nothing be changed
    engine        connections: how the file is opened and which promises SQLite has to keep
    rows          events to rows and back
    memory        which records there are and where each ends, caught up from the file
    append        what a decision sees, and how its drafts become chained events
    record_store  the store that the services use
    recorder      the flight recorder: where an act goes while the disk refuses the record
    drain         from the flight recorder into the record
    verify        everything that can be wrong with a record
    backup        a verified copy
    failures      what SQLite says, in words

    disposable    a file beside the record that may be thrown away
    view          folded states, so that a long list is quick
    board         lines from one process to the others: the answers of the live checks
"""
