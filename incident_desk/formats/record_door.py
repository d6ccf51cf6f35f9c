"""Which files hold a record: the JSON of a report of ours, and the PDF that it is attached to."""

from incident_desk.domain.errors import Refused
from incident_desk.formats.pdf_reading.attachment import attached_file
from incident_desk.formats.pdf_reading.objects import Unreadable
from incident_desk.formats.record_file import LARGEST, is_report_data

ATTACHED = "incident.json"
"""The name that it has in our PDF."""
ENDINGS = (".json", ".pdf")
"""Files of these names are looked into."""
_PDF = b"%PDF-"


def may_hold_record(path: str) -> bool:
    """Whether a file is worth a look, by its name."""
    return path.casefold().endswith(ENDINGS)


def record_data(data: bytes, name: str) -> bytes | None:
    """The JSON of a report that a file is or carries; None where it is another file.

    Raises:
        Refused: it is a PDF that carries it in a way that is not read here; what to do.
    """
    if data.startswith(_PDF):
        return _attached(data, name)
    return data if may_hold_record(name) and is_report_data(data) else None


def _attached(data: bytes, name: str) -> bytes | None:
    try:
        found = attached_file(data, ATTACHED, LARGEST)
    except Unreadable as error:
        if ATTACHED.encode() not in data:
            return None
        raise Refused(
            f"{name} carries {ATTACHED}, but was changed or saved by another program since, and can't be read here "
            f"({error}). Take {ATTACHED} out of it with a reader of PDFs, or with pdfdetach -saveall, and open that"
        ) from error
    if found is not None and len(found) > LARGEST:
        raise Refused(f"{name} carries {ATTACHED} of more than {LARGEST // 1024**2} MB: it is too large to be read")
    return found
