"""How texts are read in these tests: at noon of 2 March 2026, into an incident of the night before."""

from datetime import UTC, datetime

from incident_desk.formats.bringing.found import HowRead
from incident_desk.formats.bringing.reading import read_entries

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
START = datetime(2026, 3, 1, 2, 50, tzinfo=UTC)


def how(**said):
    """The usual way, but for what is said."""
    return HowRead(NOW, START, **said)


def read(text, name="notes.txt", **said):
    """What is found in a text."""
    return read_entries(text, name, how(**said))


def told(found):
    """Each entry in short: line, time, text."""
    return [
        (one.line, f"{one.happened.at:%d %H:%M:%S}" if one.happened else None, one.text) for one in found.entries
    ]
