"""What the responses cost as rows of the right column: none where nobody gave an hourly rate. Pure."""

from collections.abc import Iterator

from incident_desk.domain.cost_over import SetCost
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.formats.metrics_text import left_out_words
from incident_desk.formats.report_cost import TITLE, hours
from incident_desk.qt.pages.metrics.results import NamedLine
from incident_desk.qt.pages.metrics.side import Heading, Note, SideRow


def cost_rows(cost: SetCost) -> Iterator[SideRow]:
    """Median, middle half and total, of how many, and which have no cost and why."""
    rate = cost.rate
    yield Heading(TITLE, f"people × hours × {rate.text} an hour")
    if cost.median is not None and cost.lower is not None and cost.upper is not None:
        about = "about " if cost.median.about else ""
        yield NamedLine("Median", f"{about}{rate.sum_text(cost.median.low_s)}")
        yield NamedLine("Middle half", f"{rate.sum_text(cost.lower.low_s)} to {rate.sum_text(cost.upper.low_s)}")
    else:
        yield from (NamedLine(one.key, rate.sum_text(one.cost)) for one in cost.values)
    if cost.values:
        yield NamedLine("Total", f"{rate.sum_text(cost.total)} for {hours(cost.minutes)}")
    yield NamedLine("Counted", f"{len(cost.values):,} of {cost.of:,}")
    if cost.missing:
        yield Note(f"No cost: {left_out_words(cost.missing)}")


def reading_rows(rate: HourlyRate, left: int, total: int) -> Iterator[SideRow]:
    """How far it is."""
    yield Heading(TITLE, f"people × hours × {rate.text} an hour")
    yield Note(f"Reading {total - left:,} of {total:,} records…")
