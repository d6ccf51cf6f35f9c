"""The history of outages as text: lines for a terminal, and the table of a playbook in Markdown. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from incident_desk.domain.durations import length
from incident_desk.formats.times import iso

NOT_STATED = "not stated"
_MINUTE = 60
HEAD = ("Date", "Duration", "Cause", "Resolution", "Ticket")
"""The columns of a playbook's table, whose last one names the incident as well."""
SHEET_HEAD = ("Date", "Duration", "Cause", "Resolution", "Incident", "Title", "Ticket")


class Row(Protocol):
    """One outage."""

    @property
    def key(self) -> str:
        """The incident's key."""
        ...

    @property
    def title(self) -> str:
        """What it was called."""
        ...

    @property
    def began(self) -> datetime:
        """When it began (UTC)."""
        ...

    @property
    def is_dated(self) -> bool:
        """Whether anything says when it was."""
        ...

    @property
    def seconds(self) -> float | None:
        """How long it lasted."""
        ...

    @property
    def is_about(self) -> bool:
        """Whether that is known to the minute at best."""
        ...

    @property
    def lasted(self) -> str:
        """What is known of that otherwise."""
        ...

    @property
    def cause(self) -> str:
        """Why it was."""
        ...

    @property
    def resolution(self) -> str:
        """What helped."""
        ...

    @property
    def tickets(self) -> Sequence[str]:
        """Where what is to be done about it is followed."""
        ...


def outage_markdown(rows: Sequence[Row]) -> str:
    """The table *Recent outage history* of a playbook, the newest first."""
    lines = [f"| {' | '.join(HEAD)} |", f"|{'|'.join('---' for _ in HEAD)}|"]
    lines += [f"| {' | '.join(map(_cell, cells_of(one)))} |" for one in rows]
    return "\n".join(lines)


def outage_lines(rows: Sequence[Row]) -> str:
    """A paragraph for each."""
    return "\n".join(
        f"{day_of(one)}  {lasted_of(one):12}  {one.key}  {one.title}\n"
        f"            Cause: {one.cause or NOT_STATED}\n"
        f"            Resolution: {one.resolution or NOT_STATED}"
        + (f"\n            Ticket: {', '.join(one.tickets)}" if one.tickets else "")
        for one in rows
    )


def outage_data(one: Row) -> Mapping[str, object]:
    """One outage for programs."""
    return {
        "key": one.key, "title": one.title, "date": iso(one.began) if one.is_dated else None,
        "duration_s": one.seconds, "duration": lasted_of(one), "cause": one.cause or None,
        "resolution": one.resolution or None, "tickets": list(one.tickets),
    }  # fmt: skip


def cells_of(one: Row) -> tuple[str, ...]:
    """The cells of a row, in the order of ``HEAD``."""
    cause, resolution = one.cause or NOT_STATED, one.resolution or NOT_STATED
    return (day_of(one), lasted_of(one), cause, resolution, ", ".join((f"{one.key} {one.title}", *one.tickets)))


def sheet_cells(one: Row) -> tuple[str, ...]:
    """The cells of a row for a sheet, in the order of ``SHEET_HEAD``."""
    return (*cells_of(one)[:-1], one.key, one.title, ", ".join(one.tickets))


def day_of(one: Row) -> str:
    """The day on which it began, in UTC."""
    return f"{one.began:%Y-%m-%d}" if one.is_dated else NOT_STATED


def lasted_of(one: Row) -> str:
    """How long it lasted: in words, as it was stated, or that nobody stated it."""
    if one.seconds is not None:
        if one.is_about and one.seconds >= _MINUTE:
            return f"about {length(timedelta(minutes=one.seconds // _MINUTE)).removesuffix(' 00 s')}"
        return length(timedelta(seconds=one.seconds))
    return one.lasted if one.lasted[:1].isdigit() else NOT_STATED


def _cell(text: str) -> str:
    """As one cell: a table knows no line and no bar within."""
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|")
