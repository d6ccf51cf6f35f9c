"""The child that prints a report plainly, where the engine of the PDF is missing: a request in, lines of JSON out.

Started as ``incident-desk _plain``, without a display. The page comes as HTML of a few tags in which all that
people wrote is escaped; nothing that it names is ever loaded. What it makes is neither tagged nor archival, and
says so on every page.

::

    in    {"html": …, "title": …, "paper": "a4" | "us-letter", "label": …, "record": text or null}
    out   {"phase": "setting"}   {"pdf": base64}   {"ok": {"pages": …}}   {"error": {"code", "message", "errno"}}
"""

import json
import os
import sys
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from incident_desk.resource_files import resource

_FONTS = (
    ("fonts", "Inter-Regular.otf"),
    ("fonts", "Inter-SemiBold.otf"),
    ("fonts", "JetBrainsMono-Regular.ttf"),
    ("reports", "fonts", "DejaVuSans.ttf"),
)
_PAPERS = {"a4": QPageSize.PageSizeId.A4, "us-letter": QPageSize.PageSizeId.Letter}
_STYLE = (
    "table { border-collapse: collapse; } th, td { border: 0.5px solid #d3d6da; padding: 3px; }"
    "th { text-align: left; } pre, code { font-family: 'JetBrains Mono'; }"
)
_DOTS = 96
_FOOT = 24.0
"""Room under the text of a page for its last line, in dots."""


def main() -> int:
    """Read the request, answer it; the answer is the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    line = sys.stdin.buffer.readline()
    if not line.strip():
        return 0
    application = QGuiApplication.instance() or QGuiApplication([sys.argv[0]])
    for font in _FONTS:
        QFontDatabase.addApplicationFont(str(resource(*font)))
    try:
        asked = json.loads(line)
        _say({"phase": "setting"})
        pdf, pages = plain_pdf(asked)
    except (ValueError, KeyError, RuntimeError) as error:
        _say({"error": {"code": "layout", "message": str(error), "errno": None}})
        return 1
    _say({"pdf": b64encode(pdf).decode("ascii")})
    _say({"ok": {"pages": pages}})
    del application
    return 0


def _say(message: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class _Page(QTextDocument):
    """A page that loads nothing."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        """Nothing, whatever is named."""
        return None


def plain_pdf(asked: Mapping[str, Any]) -> tuple[bytes, int]:
    """The file and how many pages it has.

    Raises:
        KeyError: the request lacks something.
        RuntimeError: it can't be printed.
    """
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(_PAPERS[asked["paper"]]))
    writer.setPageMargins(QMarginsF(19, 20, 19, 18), QPageLayout.Unit.Millimeter)
    writer.setResolution(_DOTS)
    writer.setTitle(asked["title"])
    writer.setCreator(asked["label"])
    if asked["record"] is not None:
        writer.addFileAttachment("incident.json", QByteArray(asked["record"].encode()), "application/json")
    count = _print(_page(asked, writer), writer, asked["label"])
    buffer.close()
    return bytes(held.data()), count


def _page(asked: Mapping[str, Any], writer: QPdfWriter) -> QTextDocument:
    page = _Page()
    page.setDefaultFont(_font(9))
    page.setDefaultStyleSheet(_STYLE)
    page.documentLayout().setPaintDevice(writer)
    page.setHtml(asked["html"])
    page.setPageSize(QSizeF(writer.width(), writer.height() - _FOOT))
    return page


def _font(size: int) -> QFont:
    """Without alternates by what stands beside a letter: those have no letter in the file."""
    font = QFont(["Inter", "DejaVu Sans"], size)
    for name in ("calt", "liga", "ccmp"):
        font.setFeature(QFont.Tag(name), 0)
    return font


def _print(page: QTextDocument, writer: QPdfWriter, label: str) -> int:
    """Each page with its last line."""
    painter, count = QPainter(), page.pageCount()
    if not painter.begin(writer):
        raise RuntimeError("nothing can be painted on")
    size = page.pageSize()
    for number in range(count):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0, -number * size.height())
        page.drawContents(painter, QRectF(0, number * size.height(), size.width(), size.height()))
        painter.restore()
        foot = QRectF(0, size.height(), size.width(), _FOOT)
        painter.setFont(_font(7))
        painter.drawText(foot, Qt.AlignmentFlag.AlignBottom, f"{label} · page {number + 1} of {count}")
    painter.end()
    return count
