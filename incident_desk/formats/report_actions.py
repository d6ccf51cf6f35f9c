"""The action items of a report: in one table, or under by when they are to be done."""

from collections.abc import Iterator, Sequence

from incident_desk.domain.incident import ActionItem
from incident_desk.domain.report import ReportModel
from incident_desk.formats.report_around import nothing
from incident_desk.formats.report_document import Block, Cell, Column, Subheading, Table, Tone

NO_HORIZON = "Without a horizon"
DONE_WHEN, RESULT, TICKET = "Done when: ", "Result: ", "Ticket: "


def actions(report: ReportModel) -> Iterator[Block]:
    """Every action item with its owner, its date and its state."""
    if report.actions:
        yield _table(report.actions, 1)
    else:
        yield nothing("No action item is recorded.")


def actions_by_horizon(report: ReportModel) -> Iterator[Block]:
    """The action items under their horizons, in the order in which these were said first."""
    if not report.actions:
        yield nothing("No action item is recorded.")
        return
    number = 1
    for horizon in dict.fromkeys(one.horizon for one in report.actions):
        listed = [one for one in report.actions if one.horizon == horizon]
        yield Subheading(horizon or NO_HORIZON)
        yield _table(listed, number, grouped=True)
        number += len(listed)


def _table(listed: Sequence[ActionItem], first: int, *, grouped: bool = False) -> Table:
    rows = tuple(
        (
            Cell(str(number)),
            Cell(one.text, note=_notes(one)),
            Cell(one.owner or "no owner", tone=Tone.PLAIN if one.owner else Tone.WARN),
            Cell(
                one.due or "no date", note="" if grouped else one.horizon, tone=Tone.PLAIN if one.due else Tone.WARN
            ),
            Cell("done" if one.done else "open", tone=Tone.GOOD if one.done else Tone.PLAIN, strong=True),
        )
        for number, one in enumerate(listed, first)
    )
    return Table((Column("No."), Column("Action", 4), Column("Owner", 1.2), Column("Due"), Column("State")), rows)


def _notes(one: ActionItem) -> str:
    """Its type, how one will see that it is done, what was seen, and its ticket: a line each, so that they are
    told apart when the report is read back (``reading/reports/own_actions``)."""
    told = (("", one.type), (DONE_WHEN, one.end_state), (RESULT, one.result), (TICKET, one.ticket))
    return "\n".join(f"{name}{' '.join(words.split())}" for name, words in told if words.strip())
