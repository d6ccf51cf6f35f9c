"""Makes the pictures of the report's pages, and the page of text that shows them: each as the PDF has it.

::

    python packaging/report_pictures.py [FOLDER]        FOLDER is docs/pictures/report where it isn't named

They come out of the compiler of the PDF. What they show is written in the tests and always the same, so that a
picture differs only where the report does. 90 dots an inch, 256 colours: large enough to be judged by eye.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from incident_desk.adapters.reports.engine import pages_of  # noqa: E402
from incident_desk.formats.report_data import document_data  # noqa: E402
from tests.report_papers import paper  # noqa: E402

DOTS_AN_INCH = 90.0
SORTS = {
    "review": "review standard",
    "plain": "checkout",
    "drill": "drill",
    "executive": "executive copy",
    "customer": "customer copy",
    "checklist": "run",
    "past": "past",
}
"""The beginning of each picture's name, and which report it shows."""
TITLES = {
    "review": "An incident that was reviewed by the shipped template, approved",
    "plain": "The same before anybody wrote a review",
    "drill": "A drill: its first page",
    "executive": "The executive copy: its first page",
    "customer": "The customers' copy",
    "checklist": "A run of a checklist",
    "past": "A report of elsewhere, taken in",
}
HEAD = """# The report's pages

Each page as the PDF has it, pictured by the compiler of the PDF at 90 dots an inch. Made with `make pictures`, or
alone with `.venv/bin/python packaging/report_pictures.py`; don't edit. What they show is written in
`tests/report_papers.py` and always the same, so that a picture differs only where the report does.
"""
FIRST_ONLY = {"drill": 1, "executive": 1}
"""Of reports that look like others but for their first pages: so many."""


STEP = 15
"""So far are shades apart: 18 of each colour, white and black among them. More can hardly be told apart."""
NEAREST = bytes(round(shade / STEP) * STEP for shade in range(256))


def small(picture: bytes) -> QImage:
    """The same with as few colours as one letter can name."""
    whole = QImage.fromData(picture).convertToFormat(QImage.Format.Format_RGB888)
    shades = bytes(whole.constBits()).translate(NEAREST)
    fewer = QImage(shades, whole.width(), whole.height(), whole.bytesPerLine(), QImage.Format.Format_RGB888)
    plain = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    return fewer.convertToFormat(QImage.Format.Format_Indexed8, plain)


def pictures(name: str) -> list[bytes]:
    """The pages of one sort."""
    one = paper(SORTS[name])
    pages = pages_of(document_data(one.document), one.made, DOTS_AN_INCH)
    return pages[: FIRST_ONLY.get(name, len(pages))]


def main(words: Sequence[str]) -> int:
    """Make every picture; those of pages that are no more are removed. The answer is the exit code."""
    folder = Path(words[0]) if words else ROOT / "docs" / "pictures" / "report"
    folder.mkdir(parents=True, exist_ok=True)
    made, told = set(), [HEAD]
    for name in SORTS:
        told.append(f"\n## {TITLES[name]}\n")
        for number, page in enumerate(pictures(name), 1):
            path = folder / f"{name}-{number:02}.png"
            if not small(page).save(str(path), quality=0):
                print(f"{path} can't be written", file=sys.stderr)
                return 1
            made.add(path)
            told.append(f"![Page {number}]({path.name})")
    for old in set(folder.glob("*.png")) - made:
        old.unlink()
    (folder / "README.md").write_text("\n".join(told) + "\n", "utf-8")
    print(f"{len(made)} pages in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
