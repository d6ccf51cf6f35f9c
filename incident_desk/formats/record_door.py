"""Which files hold a record: the JSON of a report of ours, and the PDF that it is attached to."""

from collections.abc import Callable

from incident_desk.domain.errors import Refused
from incident_desk.formats.record_file import LARGEST, RecordFile, is_report_data, read_record

ATTACHED = "incident.json"
"""The name that it has in our PDF."""
ENDINGS = (".json", ".pdf")
"""Files of these names are looked into."""
_PDF = b"%PDF-"


def may_hold_record(path: str) -> bool:
    """Whether a file is worth a look, by its name."""
    return path.casefold().endswith(ENDINGS)


def is_worth_reading(data: bytes, name: str) -> bool:
    """Whether it may hold a record, by how it begins."""
    return data.startswith(_PDF) or (may_hold_record(name) and is_report_data(data))


def record_in(data: bytes, name: str, tell: Callable[[float], None] | None = None) -> RecordFile | None:
    """The record that a file holds or carries; None where it is another file. ``tell`` hears how far it is.

    Raises:
        Refused: its record can't be taken in, or it is a PDF that can't be looked into: why, and what would help.
    """
    found = _data_in(data, name)
    return None if found is None else read_record(found, name, tell)


def _data_in(data: bytes, name: str) -> bytes | None:
    if not is_worth_reading(data, name):
        return None
    if not data.startswith(_PDF):
        return data
    # No start reads a PDF, and the window knows these files by their names.
    from incident_desk.formats.pdf_reading.attachment import attached_file
    from incident_desk.formats.pdf_reading.objects import Unreadable

    try:
        found = attached_file(data, ATTACHED, LARGEST)
    except Unreadable as error:
        raise Refused(
            f"{name} is a PDF that can't be looked into here: {error}. One of ours that another program saved anew "
            f"may still carry {ATTACHED}: take it out with a reader of PDFs, or with pdfdetach -saveall, and open "
            "that. What is no report of ours can be read once it is saved as Markdown or plain text"
        ) from error
    if found is not None and len(found) > LARGEST:
        raise Refused(f"{name} carries {ATTACHED} of more than {LARGEST // 1024**2} MB: it is too large to be read")
    return found
