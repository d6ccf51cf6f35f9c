"""What stands on the pages of a copy besides the record's words: version, zone, paper, for whom."""

from dataclasses import dataclass, replace
from datetime import UTC, tzinfo
from enum import StrEnum

from incident_desk.formats.redaction.audiences import RULES, Audience
from incident_desk.formats.report_document import Document


class PaperSize(StrEnum):
    """The sizes of paper."""

    A4 = "a4"
    LETTER = "us-letter"


@dataclass(frozen=True, slots=True)
class OnPages:
    """How a copy is set. The same for every format of one export.

    ``version`` is a word in the first line (``Update 1``). ``zone`` is that of the times in words; data keep UTC.
    ``names_audience`` puts the audience's word on every page;
    None: unless it is internal. ``attaches`` puts the redacted
    record into the PDF and the page. ``says_removed`` leaves a word where something was removed.
    """

    version: str = ""
    zone: tzinfo = UTC
    paper: PaperSize = PaperSize.A4
    names_audience: bool | None = None
    attaches: bool = True
    says_removed: bool = False

    def names(self, audience: Audience) -> bool:
        """Whether the audience's word stands on every page."""
        return self.names_audience if self.names_audience is not None else audience is not Audience.INTERNAL

    def on(self, document: Document, audience: Audience) -> Document:
        """The document with what stands on its pages besides."""
        title, names = RULES[audience].title, self.names(audience)
        running = document.running.removesuffix(f" · {title}")
        return replace(
            document,
            kind=f"{document.kind} · {self.version.strip().lower()}" if self.version.strip() else document.kind,
            running=f"{running} · {title}" if names else running,
            stamp=title if names else "",
            paper=self.paper.value,
        )
