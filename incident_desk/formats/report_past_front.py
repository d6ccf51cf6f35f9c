"""Page 1 of a past incident: what it was by its report, in its words, and what of that can be reckoned.

Of a long text it has the beginning, cut where a sentence ends, and says in which section the rest stands.
"""

from collections.abc import Iterator, Sequence

from incident_desk.domain.past_facts import PastFacts, length_words
from incident_desk.domain.past_report import Passage
from incident_desk.domain.report import ReportModel
from incident_desk.formats import report_words as words
from incident_desk.formats.report_bar import response_bar
from incident_desk.formats.report_cut import beginning, fit
from incident_desk.formats.report_document import (
    Block,
    Card,
    Cards,
    Cell,
    Facts,
    Paragraph,
    Points,
    Section,
    Statement,
    Statements,
    Subheading,
)
from incident_desk.formats.report_numbering import number_of, plain_title
from incident_desk.formats.report_past import past_facts

_PARTING = ".,;:!?…。、，；：！？"
_FEW = 4
_OF_A_LINE = 150
_LETTERS, _SENTENCES = 420, 4
"""Of what the report says of the impact or the cause."""


def past_front(report: ReportModel, past: PastFacts, sections: Sequence[Section]) -> Iterator[Block]:
    """The blocks of page 1; ``sections`` are those of the report with their numbers."""
    yield past_facts(report, past)
    yield Paragraph(" ".join(past_headline(report, past)), lead=True)
    yield _cards(report, past)
    course = response_bar(report)
    if course.points:
        yield course
    said = tuple(_said(past, sections))
    if said:
        yield Statements(said)
    factors = tuple(fit(one.text, _OF_A_LINE) for one in past.report.contributing)
    if factors:
        yield Points("Contributing factors", _first(factors, "contributing factor"))
    still = tuple(words.clip(one.text, _OF_A_LINE) for one in report.actions if not one.done)
    if still:
        yield Points("Still to do", _first(still, "action item"))


def past_copy_front(report: ReportModel, past: PastFacts) -> Iterator[Block]:
    """Page 1 of a copy for readers outside: of what its report states its times and its length, and no course of
    the response, which nobody recorded here."""
    pairs = past_facts(report, past).pairs
    yield Facts(tuple(pair for pair in pairs if pair[0] not in _OURS and not _is_withheld(*pair)))
    yield Paragraph(" ".join((_length_outside(past), _length_by_times(report))), lead=True)
    stated = length_words(past.report.duration) or words.NOT_STATED
    impact = Card(report.impact.name, *_figure(words.duration(report.impact), report.impact.formula))
    yield Cards((Card("Length as stated", stated, "stated, not reckoned from times"), impact))


_OURS = ("Source", "Taken in by")
"""Of the facts under the title: how the report came to us."""


def _is_withheld(name: str, cell: Cell) -> bool:
    """Whether nothing but words was stated of when it was: they do not go outside, and "not stated" is not true."""
    return name in ("Began", "Ended") and cell.text == words.NOT_STATED


def _length_outside(past: PastFacts) -> str:
    """How long it lasted; whether that was corrected as it was taken in is withheld, so nobody is named for it."""
    stated = length_words(past.report.duration)
    return f"It is stated to have lasted {stated}." if stated else "How long it lasted is not stated."


def _said(past: PastFacts, sections: Sequence[Section]) -> Iterator[Statement]:
    """The impact and the cause, in the words of the report or as they were corrected."""
    now, read = past.report, past.as_read
    for label, passage, was in (
        ("Impact", now.impact, read.impact),
        ("Root cause", now.root_cause, read.root_cause),
    ):
        if passage is not None and passage.text.strip():
            yield _statement(
                label if passage == was else f"{label}, as corrected", passage, _where(label, sections)
            )


def _statement(label: str, passage: Passage, where: str) -> Statement:
    cut = beginning(_on_one_line(passage.text), _LETTERS, _SENTENCES)
    return Statement(label, cut.text, "" if cut.is_whole else where)


def _on_one_line(text: str) -> str:
    """Lines one after the other; a mark parts those that end in none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return " ".join([*(line if line[-1] in _PARTING else f"{line};" for line in lines[:-1]), *lines[-1:]])


def _where(label: str, sections: Sequence[Section]) -> str:
    """In which section the whole of it stands, under a subheading of that name."""
    for section in sections:
        if any(isinstance(one, Subheading) and one.text.startswith(label) for one in section.blocks):
            return f"continued in section {number_of(plain_title(section.title), sections)}"
    return "continued in this report"


def past_headline(report: ReportModel, past: PastFacts) -> tuple[str, ...]:
    """How long it lasted by its report, how long by its times, and what was left open."""
    by_report, by_times = _length_told(past), _length_by_times(report)
    open_ = f"{words.count(len(past.doubts), 'doubt')} left open." if past.doubts else ""
    return tuple(filter(None, (by_report, by_times, open_)))


def _length_by_times(report: ReportModel) -> str:
    impact = report.impact
    if impact.seconds is None:
        return f"Its times do not tell how long the impact lasted, because {impact.why_not}."
    return f"By the times that it states the impact lasted {words.lasted(impact.seconds, impact.precision)}."


def _length_told(past: PastFacts) -> str:
    """How long it lasted, and who says so."""
    stated, read = length_words(past.report.duration), length_words(past.as_read.duration)
    if stated != read:
        by_hand = f"It lasted {stated}, corrected by hand" if stated else "How long it lasted was taken out by hand"
        return f"{by_hand}: its report says {read or 'nothing'}."
    return f"Its report says that it lasted {stated}." if stated else "Its report does not say how long it lasted."


def _cards(report: ReportModel, past: PastFacts) -> Cards:
    stated, read = past.report, past.as_read
    impact, detect, mitigate = report.impact, report.duration("Time to detect"), report.duration("Time to mitigate")
    return Cards(
        (
            Card(
                "Length as stated",
                length_words(stated.duration) or words.NOT_STATED,
                "in the report's words" if stated.duration == read.duration else "as corrected",
            ),
            Card(impact.name, *_figure(words.duration(impact), impact.formula)),
            Card(detect.name, *_figure(words.duration(detect), detect.formula)),
            Card(mitigate.name, *_figure(words.duration(mitigate), mitigate.formula)),
        )
    )


def _figure(value: str, note: str) -> tuple[str, str]:
    return ("n/a", f"{note}: {value.removeprefix('n/a, ')}") if value.startswith("n/a, ") else (value, note)


def _first(lines: tuple[str, ...], what: str) -> tuple[str, ...]:
    if len(lines) <= _FEW:
        return lines
    return (*lines[: _FEW - 1], f"and {words.count(len(lines) - _FEW + 1, f'more {what}')}, listed in this report")
