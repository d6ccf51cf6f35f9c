"""A picture is read without asking what it is: asking connects signals, on whatever thread that is."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QImage

from incident_desk.qt.png import picture_of

ROOT = Path(__file__).resolve().parents[2]
READ_ELSEWHERE = """
import sys
from PySide6.QtGui import QGuiApplication
from incident_desk.qt.png import picture_of
app = QGuiApplication([])
assert not picture_of(sys.stdin.buffer.read()).isNull()
print("qsvg" in open("/proc/self/maps").read())
"""


def png():
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    return data.data()


def test_it_is_the_picture():
    read = picture_of(png())
    assert (read.width(), read.height(), read.pixelColor(1, 1)) == (3, 2, QColor("red"))
    assert picture_of(b"<svg xmlns='http://www.w3.org/2000/svg'/>").isNull()


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="needs /proc")
def test_nothing_that_reads_svg_is_asked():
    command = [sys.executable, "-c", READ_ELSEWHERE]
    done = subprocess.run(command, input=png(), capture_output=True, cwd=ROOT, timeout=60, check=True)
    assert done.stdout == b"False\n"


def test_no_other_code_lets_qt_find_out_what_a_picture_is():
    sources = (path for path in (ROOT / "incident_desk").rglob("*.py") if path.name != "png.py")
    guessing = re.compile(r"\b(?:QImage\.fromData|QImage\(\s*[\"']|loadFromData|QImageReader\([^,)]*\))")
    assert [path.name for path in sources if guessing.search(path.read_text("utf-8"))] == []
