"""What the dialog of entries from elsewhere says: its rows, its choices, and how they are to be read. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from types import MappingProxyType

from incident_desk.domain.errors import DeskError
from incident_desk.domain.moments import Moment, Precision
from incident_desk.formats.bringing.found import Field, Form, HowRead, Means
from incident_desk.qt.widgets.tick_model import TickRow
from incident_desk.services.bringing import PreviewRow
from incident_desk.services.zones import zone_named

HEADS = ("Time (UTC)", "Who", "What happened", "What speaks against it")
WIDTHS = (176, 120, 0, 262)
FORMS: tuple[tuple[str, Form | None], ...] = (
    ("As it looks", None),
    ("A table", Form.TABLE),
    ("A chat", Form.CHAT),
    ("Lines of a log", Form.LOG),
    ("Line by line", Form.LINES),
)
MEANINGS: tuple[tuple[str, Means | None], ...] = (
    ("As they look", None),
    ("Clock times", Means.CLOCK),
    ("Elapsed since the declaration", Means.ELAPSED),
    ("Seconds since 1970", Means.EPOCH_S),
    ("Milliseconds since 1970", Means.EPOCH_MS),
)
ORDERS: tuple[tuple[str, bool | None], ...] = (
    ("3/4/2026 is left open", None),
    ("3/4 is 3 April", True),
    ("3/4 is March 4", False),
)
FIELD_WORDS = {Field.TIME: "Time", Field.TEXT: "What happened", Field.WHO: "Who", Field.KIND: "Kind"}
NO_COLUMN = "none"
LOCAL = "this computer's"
_LONGEST = 400
_PRECISIONS = {Precision.ABOUT: "about ", Precision.AT_LEAST: "from ", Precision.AT_MOST: "until "}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person said of how the text is to be read; what was left as it is, is found out."""

    form: Form | None = None
    means: Means | None = None
    day_first: bool | None = None
    zone: str = ""
    day: str = ""
    columns: Mapping[Field, str] = field(default_factory=lambda: MappingProxyType({}))

    def how(self, now: datetime, start: datetime, local: tzinfo) -> HowRead:
        """As the reader takes it; times that state no zone are this computer's where none is named.

        Raises:
            DeskError: there is no such zone or day, in words.
        """
        words = self.zone.strip()
        zone = local if not words or words == LOCAL else zone_named(words)
        return HowRead(
            now, start, zone, read_day(self.day), self.form, self.means, self.day_first, dict(self.columns)
        )


def read_day(words: str) -> date | None:
    """A day as 2026-03-01; None for an empty field.

    Raises:
        DeskError: it is no day.
    """
    try:
        return date.fromisoformat(words.strip()) if words.strip() else None
    except ValueError as error:
        raise DeskError(f"“{words.strip()}” is no day. Write it as 2026-03-01") from error


def tick_rows(rows: Sequence[PreviewRow]) -> tuple[TickRow, ...]:
    """The rows of the preview as the table shows them."""
    return tuple(map(_tick_row, rows))


def moment_words(happened: Moment | None) -> str:
    """``2026-03-01 02:58:07``, with the word for its precision."""
    if happened is None or happened.at is None:
        return "not known"
    until = f" to {happened.until:%H:%M}" if happened.until else ""
    return f"{_PRECISIONS.get(happened.precision, '')}{happened.at:%Y-%m-%d %H:%M:%S}{until}"


def _tick_row(row: PreviewRow) -> TickRow:
    entry = row.entry
    text = " ⏎ ".join(entry.text[:_LONGEST].splitlines())
    full = "\n".join(one for one in (f"Line {entry.line}: {entry.text[: 2 * _LONGEST]}", row.words) if one)
    return TickRow((moment_words(entry.happened), entry.who, text, row.words), row.can, full)
