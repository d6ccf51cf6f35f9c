"""What the page tells of its state, in words and rows: what goes, how far the files are, what is missing."""

from collections.abc import Iterator

from incident_desk.domain.counted import counted
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.report_cost import cost_line
from incident_desk.qt.pages.export.choices import FORMATS, READERS
from incident_desk.qt.pages.export.goes import GoRow, Heading, rows_of
from incident_desk.qt.pages.export.rate_field import RateTold
from incident_desk.qt.pages.export.scanned import LeakShown, ScanLine, leaks_of, scan_lines
from incident_desk.qt.pages.export.tags import TagModel, tag_of
from incident_desk.qt.pages.export.view_model import ExportModel
from incident_desk.services.export_values import Phase, Scan, State

_FEW_FIELDS = 6


def rows(model: ExportModel) -> tuple[Heading | GoRow, ...]:
    """What goes, under its headings."""
    return rows_of(model.handout, model.choices.reasons) if model.handout is not None else ()


def withheld_words(model: ExportModel) -> str:
    """Which fields the readers are not allowed."""
    if model.handout is None:
        return ""
    fields = model.handout.withheld
    if not fields:
        return "Every field of the record is allowed"
    names = list(dict.fromkeys(_part(one) for one in fields))
    more = f" and {len(names) - _FEW_FIELDS} more" if len(names) > _FEW_FIELDS else ""
    return f"Not allowed for {READERS[model.choices.audience]}: {', '.join(names[:_FEW_FIELDS])}{more}"


def _part(field: str) -> str:
    return field.removeprefix("header.").split(".")[0].replace("_", " ")


def rate_told(model: ExportModel) -> RateTold:
    """What comes of the hourly rate in this copy; nothing where there is none, or while it is reckoned."""
    choices, report, handout = model.choices, model.report, model.handout
    if choices.rate is None:
        return RateTold()
    if choices.audience not in (Audience.INTERNAL, Audience.EXECUTIVE):
        return RateTold("not in this copy", f"What the response cost is never said to {READERS[choices.audience]}")
    if report is None or report.cost is None or handout is None or model.is_asking:
        return RateTold()
    if handout.report.cost is None:
        return RateTold("goes with money", "Where money goes, what the response cost goes too")
    cost = report.cost
    short = f"= {cost.hourly.sum_text(cost.cost)}" if cost.cost is not None else "n/a"
    return RateTold(short, cost_line(cost))


def leaks(model: ExportModel) -> tuple[LeakShown, ...]:
    """What is still said where it should not be."""
    return leaks_of(model.choices.wanted, model.making.made)


def scans(model: ExportModel) -> tuple[Scan, ...]:
    """The scans of the wanted formats."""
    made = (model.making.made.get(ending) for ending, _ in model.choices.wanted)
    return tuple(one.scan for one in made if one is not None and one.scan is not None)


def table(model: ExportModel) -> tuple[ScanLine, ...]:
    """The table of the scan."""
    return scan_lines(model.choices.wanted, model.making.made)


def tag(model: ExportModel, ending: str) -> TagModel:
    """How far a format is."""
    making = model.making.waiting[0] if model.making.waiting else ""
    return tag_of(ending, ending in model.choices.endings, model.making.made, making)


def missing(model: ExportModel) -> tuple[str, ...]:
    """Why nothing can be saved yet, in a few words each; nothing where all can."""
    if model.problem:
        return (model.problem,)
    if not model.choices.wanted:
        return ("no format is chosen",)
    if model.is_asking or model.handout is None:
        return ("the copy is being made",)
    return tuple(_missing(model))


def _missing(model: ExportModel) -> Iterator[str]:
    found = leaks(model)
    if found:
        yield f"{counted(len(found), 'leak')} to clear"
    for ending, name in model.choices.wanted:
        made = model.making.made.get(ending)
        if made is None or made.state is State.MAKING:
            yield f"{name} not ready"
        elif made.state in (State.FAILED, State.CANCELLED):
            yield f"{name} {'failed' if made.state is State.FAILED else 'stopped'}"
        elif not made.scan or not (made.scan.is_clean or made.scan.leaks):
            yield f"{name} not scanned"


def file_names(model: ExportModel) -> str:
    """What the files are called: ``INC-0043-customer.pdf``, or how many there are of that name."""
    if model.handout is None:
        return "The files go into"
    stem, wanted = model.work.default_stem(model.handout), model.choices.wanted
    return f"{stem}{wanted[0][0]}" if len(wanted) == 1 else f"{stem}, {counted(len(wanted), 'file')}"


def progress_words(model: ExportModel) -> tuple[str, str, float | None]:
    """What is made, how far it is, and the share of it from 0 to 1; None where nobody can say."""
    making = model.making
    if not making.waiting:
        return "", "", None
    name = next(name for ending, name, _ in FORMATS if ending == making.waiting[0])
    told = making.progress
    if told is None:
        return f"Making the {name}", "", None
    seconds = f"{told.seconds:.1f} s"
    what = f"{'Scanning' if told.phase is Phase.SCANNING else 'Making'} the {name}"
    if told.page and told.pages:
        return what, f"page {told.page} of {told.pages} · {seconds}", told.page / told.pages
    return what, seconds, None
