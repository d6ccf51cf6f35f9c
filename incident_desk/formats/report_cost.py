"""The cost of the response in a report: the sum with its formula written out, and by which rule time counts."""

from collections.abc import Iterator

from incident_desk.domain.report import ReportModel
from incident_desk.domain.response_cost import CostFact, PersonTime
from incident_desk.formats import report_words as words
from incident_desk.formats.report_document import Block, Paragraph, Subheading, Tone

TITLE = "Response cost"
RULE = (
    "A person's time counts from their first act in the record, by when it was written, or from taking a role, to "
    "their last act, or to the resolution while they have a role. Giving up the last role ends it until their next "
    "act. Struck, undone and imported entries and what the program wrote are nobody's time; who left no trace in "
    "the record is not counted."
)
"""How time counts, as it is printed beside every cost."""
MOST = 12
"""So many people are named with their time."""


def hours(minutes: int) -> str:
    """``20 min``, ``6 h 20 min``, ``1,204 h``: people's time has no days."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return f"{rest} min"
    return f"{whole:,} h {rest:02} min" if rest else f"{whole:,} h"


def cost_line(cost: CostFact) -> str:
    """``4 people · 6 h 20 min in all × 90 € an hour = 570 €``, or why there is none."""
    if cost.cost is None or cost.minutes is None:
        return words.because(cost.why_not)
    about = "about " if cost.about else ""
    people = "1 person" if cost.people == 1 else f"{cost.people} people"
    time = f"{about}{hours(cost.minutes)} in all"
    return f"{people} · {time} × {cost.hourly.text} an hour = {about}{cost.hourly.sum_text(cost.cost)}"


def cost_blocks(report: ReportModel) -> Iterator[Block]:
    """The line and its rule; nothing where nobody gave a rate."""
    cost = report.cost
    if cost is None:
        return
    yield Subheading(TITLE)
    if cost.cost is None:
        yield Paragraph(f"{cost_line(cost)}.", tone=Tone.QUIET)
        return
    yield Paragraph(f"{cost_line(cost)}.")
    yield Paragraph(" ".join(_notes(cost, bool(report.reopenings))), tone=Tone.QUIET)


def _notes(cost: CostFact, was_reopened: bool) -> Iterator[str]:
    if cost.since is not None and cost.until is not None:
        without = ", without the time in which it had ended" if was_reopened else ""
        since, until = words.stamp(cost.since), words.stamp(cost.until)
        yield f"Counted from {since} (declared) to {until} UTC (resolved){without}."
    yield RULE
    if cost.instants:
        yield f"For {cost.instants} of them a single moment is recorded, which counts no time."
    if cost.each:
        told = [f"{words.clip(one.who, 40)} {_own(one)}" for one in cost.each[:MOST]]
        more = f" and {len(cost.each) - MOST} more" if len(cost.each) > MOST else ""
        yield f"By person: {', '.join(told)}{more}."


def _own(one: PersonTime) -> str:
    return hours(one.minutes) if one.seconds else "a single moment"
