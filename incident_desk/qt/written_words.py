"""What is said once a report lies in its file: where, and whether its first page was too small for its words."""

from pathlib import Path


def written_words(words: str, to: Path) -> str:
    """These words, and what of page 1 had no room. Reads the PDF back: called on a worker thread.

    Of a file that is gone again nothing more is said.
    """
    if to.suffix.lower() != ".pdf":
        return words
    from incident_desk.formats.pdf_reading.page_one import cut_lines, too_long  # no start reads a PDF

    try:
        note = too_long(cut_lines(to.read_bytes()))
    except OSError:
        return words
    return f"{words}; {note}" if note else words
