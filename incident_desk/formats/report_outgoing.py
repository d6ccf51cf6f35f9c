"""Who was kept informed, in a report: the updates sent and skipped, and the contacts that were called."""

from collections.abc import Iterator

from incident_desk.domain.calls import ContactCall, Outcome
from incident_desk.domain.durations import span
from incident_desk.domain.incident import UpdateSent, UpdateSkipped
from incident_desk.domain.report import ReportModel
from incident_desk.formats import report_words as words
from incident_desk.formats.report_around import nothing
from incident_desk.formats.report_cut import beginning
from incident_desk.formats.report_document import (
    Block,
    Cell,
    Column,
    Message,
    Paragraph,
    Subheading,
    Table,
    Tone,
)

_LETTERS, _LINES = 900, 14
"""Of an update on page 1."""


def updates(report: ReportModel) -> Iterator[Block]:
    """Each update in its words, with what was waived; then those that were left out, and why."""
    every = report.update_every
    if every.seconds is not None:
        yield Paragraph(f"Asked for every {span(every.seconds)}, {words.source(every)}.", tone=Tone.QUIET)
    if not report.updates:
        yield nothing("No update was sent.")
    for number, one in enumerate(report.updates, 1):
        yield Message(_caption(f"Update {number}", one), one.text)
        if one.waived:
            waived = "; ".join(f"{word} in place of {blank}" for blank, word in one.waived)
            yield Paragraph(f"Update {number} went out with {waived}.", tone=Tone.QUIET)
    yield from _skipped(report)


def last_update(report: ReportModel) -> Iterator[Message]:
    """The last update for page 1, of a long one the beginning; none where none was sent."""
    if report.updates:
        sent = report.updates[-1]
        text = _beginning(sent.text)
        goes_on = "" if text == sent.text else ", continued among the updates sent"
        yield Message(f"{_caption('Last update', sent)}{goes_on}", text)


def _beginning(text: str) -> str:
    """The first lines that have room, each as it went out."""
    kept: list[str] = []
    for line in text.split("\n"):
        room = _LETTERS - sum(map(len, kept))
        if len(kept) == _LINES or room <= 0:
            return "\n".join([*kept, "…"])
        if len(line) > room:
            return "\n".join([*kept, beginning(line, room).text + " …"])
        kept.append(line)
    return text


def _caption(name: str, sent: UpdateSent) -> str:
    where = f" to {', '.join(sent.channels)}" if sent.channels else ""
    audience = f" for {sent.audience}" if sent.audience else ""
    since = sent.unchanged_since
    again = f", no change since {words.stamp(since)} UTC" if since else ""
    return f"{name}, {words.stamp(sent.at)} UTC{where}{audience}{again}, by {sent.who}"


def _skipped(report: ReportModel) -> Iterator[Block]:
    if report.skipped:
        yield Subheading("Updates skipped")
        columns = (Column("Time (UTC)"), Column("Due (UTC)"), Column("Why", 3), Column("By", 1))
        yield Table(columns, tuple(_skip(one) for one in report.skipped))


def _skip(skipped: UpdateSkipped) -> tuple[Cell, ...]:
    due = skipped.due
    late = due is not None and skipped.at > due
    return (
        Cell(words.stamp(skipped.at)),
        Cell(words.stamp(due) if due else "not known", note="late" if late else "", tone=Tone.QUIET),
        Cell(skipped.reason),
        Cell(words.person(skipped.who), tone=Tone.QUIET),
    )


def contacts(report: ReportModel) -> Iterator[Block]:
    """Each try to reach a contact of the playbook; nothing where nobody was called."""
    if report.contact_calls:
        yield Subheading("Contacts reached")
        columns = (Column("Time (UTC)"), Column("Contact", 2), Column("Outcome", 1), Column("By", 1))
        calls = sorted(report.contact_calls, key=lambda one: one.at)
        yield Table(columns, tuple(_call(one) for one in calls))


def _call(call: ContactCall) -> tuple[Cell, ...]:
    return (
        Cell(words.stamp(call.at)),
        Cell(call.name, note=call.role or ""),
        Cell(call.outcome.replace("_", " "), strong=call.outcome is Outcome.REACHED),
        Cell(words.person(call.who), tone=Tone.QUIET),
    )
