"""Whether all that is meant for page 1 of a finished report has room on it: what has none is cut, and told of."""

from incident_desk.domain.counted import counted
from incident_desk.formats.pdf_reading.letters import Pages
from incident_desk.formats.pdf_reading.objects import PdfFile, Unreadable


def cut_lines(data: bytes) -> int:
    """How many lines of page 1 found no room; 0 where the file is of another make and can't be read here."""
    try:
        first = next(Pages(PdfFile.read(data)).texts(), None)
    except Unreadable:
        return 0
    return first.cut_lines if first is not None else 0


def too_long(lines: int) -> str:
    """The same in words: ``page 1 is too long by 2 lines``; empty where all has room."""
    return f"page 1 is too long by {counted(lines, 'line')}" if lines else ""
