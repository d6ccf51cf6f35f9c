"""What stands on the pages of a copy besides the record's words: version, zone, paper, for whom."""

from dataclasses import dataclass
from datetime import UTC, tzinfo
from enum import StrEnum


class PaperSize(StrEnum):
    """The sizes of paper."""

    A4 = "a4"
    LETTER = "us-letter"


@dataclass(frozen=True, slots=True)
class OnPages:
    """How a copy is set. The same for every format of one export.

    ``version`` is a word in the first line (``Update 1``). ``zone`` is that of the times in words; data keep UTC.
    ``names_audience`` puts the audience's word on every page, the first one too. ``attaches`` puts the redacted
    record into the PDF and the page. ``says_removed`` leaves a word where something was removed.
    """

    version: str = ""
    zone: tzinfo = UTC
    paper: PaperSize = PaperSize.A4
    names_audience: bool = True
    attaches: bool = True
    says_removed: bool = False
