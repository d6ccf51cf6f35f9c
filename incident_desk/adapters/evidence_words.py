"""What the files of evidence say that are texts: their beginnings, for the search."""

from pathlib import Path

from incident_desk.adapters.evidence_files import EvidenceFiles
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Event
from incident_desk.domain.searched import LONGEST_FILE, file_with_words


class EvidenceWords:
    """Reads from the folder of evidence."""

    def __init__(self, folder: Path) -> None:
        self._files = EvidenceFiles(folder)

    def of(self, event: Event) -> str:
        """The beginning of the text that this event attached; nothing where it is none, or is missing."""
        sha256 = file_with_words(event)
        if sha256 is None:
            return ""
        try:
            data = self._files.beginning(sha256, LONGEST_FILE)
        except Refused:
            return ""
        return data.decode("utf-8", "replace")
